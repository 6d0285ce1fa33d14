#!/bin/sh
# SPDX-License-Identifier: MIT
# Puts exactly the locked packages and this program (editable) into .venv.
#
# The list is requirements-dev.txt, exported from uv.lock with the hash of every file. uv reads it within seconds: the
# one on the PATH, or the locked one, brought by pip. Where uv cannot (an index that only pip knows of), pip reads it.
# Which package index is asked is the user's own setting of uv or pip; nothing here names one.
set -eu
cd "$(dirname "$0")/.."

LIST=requirements-dev.txt
UV_ALONE=.work/requirements-uv.txt
VENV_PYTHON=.venv/bin/python

# The system's certificates count for uv as they do for pip: a company's own authority is among them.
export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-1}"

is_recent() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for candidate in ${PYTHON:-} python3 python3.11 python3.12 python3.13 python3.14; do
        if is_recent "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    echo "GoLive Desktop needs Python 3.11 or newer. On Debian 12: sudo apt-get install python3" >&2
    exit 1
}

make_venv() {
    if command -v uv >/dev/null; then
        build/system.sh base
        uv venv --quiet --clear --python "$python" .venv
    else
        add_pip
    fi
}

add_pip() {
    build/system.sh venv "$python"
    "$python" -m venv .venv
}

has_pip() {
    "$VENV_PYTHON" -m pip --version >/dev/null 2>&1
}

find_uv() {
    if command -v uv >/dev/null; then
        echo uv
    elif [ -x .venv/bin/uv ] || bring_uv >&2; then
        echo .venv/bin/uv
    fi
}

bring_uv() {
    # note: one entry of the list, from its name to the first line that does not go on: the one truth about the version
    sed -n '/^uv==/,/[^\\]$/p' "$LIST" >"$UV_ALONE"
    has_pip || add_pip
    "$VENV_PYTHON" -m pip install --quiet --require-hashes --requirement "$UV_ALONE"
}

install_with_uv() {
    # note: not `uv sync`: it fetches from the addresses in uv.lock, past the index that a company prescribes
    "$1" pip sync --quiet --python "$VENV_PYTHON" --compile-bytecode --require-hashes "$LIST" &&
        "$1" pip install --quiet --python "$VENV_PYTHON" --no-deps --no-build-isolation --editable .
}

install_with_pip() {
    has_pip || add_pip
    "$VENV_PYTHON" -m pip install --quiet --require-hashes --requirement "$LIST" &&
        "$VENV_PYTHON" -m pip install --quiet --no-deps --no-build-isolation --editable .
}

mkdir -p .work
python=$(find_python)
is_recent "$VENV_PYTHON" || { rm -rf .venv && make_venv; }
uv=$(find_uv)
echo "Installing the locked packages into .venv with ${uv:-pip}"
{ [ -n "$uv" ] && install_with_uv "$uv"; } || install_with_pip
# Byte code is written here, as pip does for libraries: where Python may not write it (PYTHONDONTWRITEBYTECODE, a venv
# of somebody else) every start would compile everything anew and take a second instead of a quarter.
"$VENV_PYTHON" -m compileall -q golive_desktop || true
