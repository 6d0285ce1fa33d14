#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes sure that the system has what Python packages cannot bring.
#
#   build/system.sh base            certificates, to reach a package index
#   build/system.sh venv PYTHON     the same, and PYTHON can make virtual environments with pip in them
#   build/system.sh window          the libraries that Qt needs for a window
#   build/system.sh readers         the PDF programs that the tests use as second opinion
#   build/system.sh screen          a screen, a window manager, keys and a reader of the accessibility tree, for tests
#   build/system.sh relays          what a mail relay needs that tests start; build/relay.sh brings the relay itself
#   build/system.sh keyrings        a keyring that tests start
#   build/system.sh installer       what freezing and packing need
#   build/system.sh installer-test  what makes a bare Debian and judges the package
#
# What is missing is installed with apt-get when the user may (root, or sudo without a password);
# else it is named with the exact command, and the exit code is 1.
set -eu

missing=""

need_certificates() {
    if [ ! -e "${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}" ] && command -v apt-get >/dev/null; then
        missing="$missing ca-certificates"
    fi
}

need_ensurepip() {
    # note: Debian takes ensurepip out of its Python; the package that brings it is named after the Python version
    "$1" -c 'import ensurepip' 2>/dev/null ||
        missing="$missing $("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
}

need_program() {
    command -v "$1" >/dev/null || missing="$missing $2"
}

need_library() {
    case "$libraries" in *"$1"*) ;; *) missing="$missing $2" ;; esac
}

need_readers() {
    need_program pdfsig poppler-utils
    need_program qpdf qpdf
    need_program mutool mupdf-tools
    command -v apt-get >/dev/null || return 0
    libraries=$(/sbin/ldconfig -p)
    need_library libical.so.3 libical3
}

need_window() {
    # note: other systems and other Linuxes bring these with their desktop, and name their packages otherwise
    command -v apt-get >/dev/null || return 0
    libraries=$(/sbin/ldconfig -p)
    need_library libglib-2.0.so.0 libglib2.0-0
    need_library libGL.so.1 libgl1
    need_library libEGL.so.1 libegl1
    need_library libxkbcommon.so.0 libxkbcommon0
    need_library libfontconfig.so.1 libfontconfig1
    need_library libdbus-1.so.3 libdbus-1-3
    need_library libgssapi_krb5.so.2 libgssapi-krb5-2
    need_library libxcb-cursor.so.0 libxcb-cursor0
    need_library libxcb-icccm.so.4 libxcb-icccm4
    need_library libxcb-keysyms.so.1 libxcb-keysyms1
    need_library libxcb-image.so.0 libxcb-image0
    need_library libxcb-render-util.so.0 libxcb-render-util0
    need_library libxcb-shape.so.0 libxcb-shape0
    need_library libxcb-xkb.so.1 libxcb-xkb1
    need_library libxkbcommon-x11.so.0 libxkbcommon-x11-0
    need_library libX11-xcb.so.1 libx11-xcb1
}

need_screen() {
    need_program Xvfb xvfb
    need_program openbox openbox
    need_program xdotool xdotool
    need_program import imagemagick
    need_program dbus-daemon dbus-daemon
    [ -x /usr/libexec/at-spi-bus-launcher ] || missing="$missing at-spi2-core"
    /usr/bin/python3 -c 'import pyatspi' 2>/dev/null || missing="$missing python3-pyatspi"
}

need_relay() {
    command -v apt-get >/dev/null || return 0
    libraries=$(/sbin/ldconfig -p)
    need_library libdb-5.3.so libdb5.3
    need_library libgnutls-dane.so.0 libgnutls-dane0
    need_library libidn.so.12 libidn12
    need_library libnsl.so.2 libnsl2
    need_library libpcre2-8.so.0 libpcre2-8-0
    # note: a library that is only ever preloaded stands in no list
    ls /usr/lib/*/libnss_wrapper.so >/dev/null 2>&1 || missing="$missing libnss-wrapper"
}

need_keyring() {
    need_program gnome-keyring-daemon gnome-keyring
    need_program dbus-run-session dbus-daemon
}

need_installer() {
    need_program git git
    need_program objdump binutils
    need_program dpkg-deb dpkg
    # note: Debian's python3 is linked whole, and a frozen program takes Python as a shared library
    /sbin/ldconfig -p | grep -q 'libpython3\.[0-9]*\.so\.1' ||
        missing="$missing libpython$(/usr/bin/python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
}

need_installer_test() {
    need_program debootstrap debootstrap
    need_program lintian lintian
    need_program makensis nsis
}

may_install() {
    command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

install_missing() {
    echo "Installing Debian packages:$missing"
    # note: a broken list of some other vendor must not stop us; what counts is whether the install works
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update || true
    # shellcheck disable=SC2086 # one word for each package
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends \
        -o DPkg::Lock::Timeout=300 install $missing >/dev/null
}

case "$1" in
base) need_certificates ;;
venv) need_certificates && need_ensurepip "$2" ;;
readers) need_readers ;;
window) need_window ;;
screen) need_screen ;;
installer) need_installer ;;
installer-test) need_installer_test ;;
relays) need_relay ;;
keyrings) need_keyring ;;
*) echo "usage: build/system.sh base | venv PYTHON | window | readers | screen | relays | keyrings | installer | installer-test" >&2 && exit 2 ;;
esac

[ -n "$missing" ] || exit 0
if may_install && install_missing; then
    exit 0
fi
{
    echo "GoLive Desktop needs these packages of your system:$missing"
    echo "Please install them, then start again. On Debian:"
    echo "    sudo apt-get install --no-install-recommends$missing"
} >&2
exit 1
