#!/bin/sh
# SPDX-License-Identifier: MIT
# Freezes the committed program into dist/golive-desktop: one folder that needs no Python.
#
# What is not committed does not get in, and the same commit gives the same bytes: the files come from git, the
# libraries from requirements-installer.txt with their hashes, every time stamp from the commit.
set -eu
cd "$(dirname "$0")/.."

ROOM=$PWD/.work/installer
SOURCE=$ROOM/source
VENV=$ROOM/venv

# note: the distribution's own Python; one from elsewhere leaves the path of its build in the libraries it brings
PYTHON=${PYTHON:-/usr/bin/python3}

export_sources() {
    rm -rf "$SOURCE"
    mkdir -p "$SOURCE"
    git archive HEAD | tar -x -C "$SOURCE"
}

make_environment() {
    stamp=$VENV/.made-of
    if ! cmp -s requirements-installer.txt "$stamp"; then
        rm -rf "$VENV"
        "$BIN/uv" venv --quiet --python "$PYTHON" "$VENV"
        "$BIN/uv" pip sync --quiet --python "$VENV/bin/python" --require-hashes requirements-installer.txt
        cp requirements-installer.txt "$stamp"
    fi
}

BIN=$PWD/.venv/bin
command -v git >/dev/null || { echo "freezing needs git" >&2 && exit 1; }
export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-1}" UV_LINK_MODE=copy
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1 QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8

echo "Freezing $(git describe --always) with $("$PYTHON" --version)"
make_environment
export_sources
cd "$SOURCE"
"$BIN/python" build/hatch_catalogues.py
"$VENV/bin/python" build/licences.py .work/installer/licences >/dev/null
"$VENV/bin/python" build/icons.py .work/installer/icons
"$VENV/bin/pyinstaller" --noconfirm --clean --log-level ERROR --distpath dist --workpath "$ROOM/work" build/golive.spec
cd ../../..
mkdir -p dist
rm -rf dist/golive-desktop
mv "$SOURCE/dist/golive-desktop" dist/
ln -s golive-desktop dist/golive-desktop/golive
rm -rf dist/icons
mv "$SOURCE/.work/installer/icons" dist/icons
find dist/golive-desktop -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
chmod -R u=rwX,go=rX dist/golive-desktop
# note: shared libraries are no programs; wheels mark some of them as such
find dist/golive-desktop -name '*.so*' -type f -exec chmod a-x {} +
du -sh dist/golive-desktop
