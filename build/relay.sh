#!/bin/sh
# SPDX-License-Identifier: MIT
# Puts a mail relay into a folder, for the tests, and nowhere else.
#
#   build/relay.sh FOLDER           afterwards FOLDER/exim4 is there
#
# Only the program is taken out of its package: installing a mail server would replace the one that a computer has,
# and start one that listens. build/system.sh relays brings the libraries that it needs. Without apt-get, as outside
# of Debian and its kin, nothing happens.
set -eu

folder=$1
[ ! -x "$folder/exim4" ] || exit 0
command -v apt-get >/dev/null || exit 0

unpacked=$(mktemp -d)
trap 'rm -rf "$unpacked"' EXIT
cd "$unpacked"
apt-get -qq -o APT::Sandbox::User=root download exim4-daemon-light
dpkg-deb -x exim4-daemon-light_*.deb .
cd "$OLDPWD"
mkdir -p "$folder"
# note: without its set-user-id bit the program runs as whoever starts it, and the tests can tell it who that is
install -m 755 "$unpacked/usr/sbin/exim4" "$folder/exim4"
