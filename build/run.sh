#!/bin/sh
# SPDX-License-Identifier: MIT
# Opens the app; without a window to open (none built in yet, or no display) it runs the demo and says where it lies.
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

if [ -d golive_desktop/ui ] && has_display; then
    exec .venv/bin/golive-desktop
fi

folder=$(fresh_folder)
echo "No window here, so the demo runs: the whole go-live of the handbook's release, in files."
.venv/bin/golive demo --out "$folder"
echo "The dossier lies in $folder/dossier.pdf"
echo "Check it with: .venv/bin/golive verify $folder/dossier.pdf --roster $folder/roster.pdf"
