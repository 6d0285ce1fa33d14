#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes sure that the system has what Python packages cannot bring.
#
#   build/system.sh base            certificates, to reach a package index
#   build/system.sh venv PYTHON     the same, and PYTHON can make virtual environments with pip in them
#   build/system.sh readers         the PDF programs that the tests use as second opinion
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
readers)
    need_program pdfsig poppler-utils
    need_program qpdf qpdf
    need_program mutool mupdf-tools
    ;;
*) echo "usage: build/system.sh base | venv PYTHON | readers" >&2 && exit 2 ;;
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
