#!/bin/sh
# SPDX-License-Identifier: MIT
# Opens the app; without a display to open it on, it runs the demo and says where the dossier lies.
set -eu
cd "$(dirname "$0")/.."

has_display() {
    [ "$(uname)" = Darwin ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]
}

fresh_folder() {
    number=1
    while [ -e ".work/demo-$number" ]; do number=$((number + 1)); done
    echo ".work/demo-$number"
}

if has_display; then
    build/system.sh window
    exec .venv/bin/golive-desktop
fi

folder=$(fresh_folder)
echo "No display here, so the demo runs: the whole go-live of the handbook's release, in files."
.venv/bin/golive demo --out "$folder"
echo "The dossier lies in $folder/dossier.pdf"
echo "Check it with: .venv/bin/golive verify $folder/dossier.pdf --roster $folder/roster.pdf"
