#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs GoLive Desktop for this user, without administrator rights; `./install.sh --remove` takes it away again.
# Your data (~/.local/share/golive-desktop) is not touched by either.
set -eu
cd "$(dirname "$0")"

LIBRARY=$HOME/.local/lib/golive-desktop
SHARE=${XDG_DATA_HOME:-$HOME/.local/share}
BIN=$HOME/.local/bin

shared_files() {
    (cd share && find applications metainfo mime icons man -type f)
}

refresh() {
    if command -v update-mime-database >/dev/null; then update-mime-database "$SHARE/mime"; fi
    if command -v update-desktop-database >/dev/null; then update-desktop-database "$SHARE/applications"; fi
}

remove() {
    rm -rf "$LIBRARY"
    rm -f "$BIN/golive" "$BIN/golive-desktop"
    shared_files | while read -r name; do rm -f "$SHARE/$name"; done
    refresh
}

add() {
    mkdir -p "$(dirname "$LIBRARY")" "$BIN"
    rm -rf "$LIBRARY.new"
    cp -a lib/golive-desktop "$LIBRARY.new"
    rm -rf "$LIBRARY"
    mv "$LIBRARY.new" "$LIBRARY"
    ln -sf "$LIBRARY/golive" "$BIN/golive"
    ln -sf "$LIBRARY/golive-desktop" "$BIN/golive-desktop"
    shared_files | while read -r name; do install -D -m 644 "share/$name" "$SHARE/$name"; done
    sed -i "s|^Exec=golive-desktop|Exec=$BIN/golive-desktop|" "$SHARE/applications/golive-desktop.desktop"
    refresh
}

case "${1:-}" in
--remove) remove && echo "GoLive Desktop is removed. Your data stays in $SHARE/golive-desktop." ;;
"") add && "$BIN/golive" self-test ;;
*) echo "usage: ./install.sh [--remove]" >&2 && exit 2 ;;
esac
