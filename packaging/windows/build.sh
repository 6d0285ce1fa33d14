#!/bin/sh
# SPDX-License-Identifier: MIT
# Compiles the Windows installer from dist/golive-desktop; on Windows with the frozen program in it, elsewhere to see
# that the script compiles.
#
#   packaging/windows/build.sh [FOLDER]     the frozen program, dist/golive-desktop by default
set -eu
cd "$(dirname "$0")/../.."

version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' golive_desktop/__init__.py)
source=${1:-dist/golive-desktop}
icons=dist/icons
[ -e "$source" ] || { echo "freeze first" >&2 && exit 1; }
out=dist/GoLive-Desktop-$version.exe
makensis -V2 -WX -DVERSION="$version" -DSOURCE="$PWD/$source" -DICONS="$PWD/$icons" -DOUT="$PWD/$out" \
    packaging/windows/golive.nsi
ls -l "$out"
