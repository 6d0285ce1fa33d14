#!/bin/sh
# SPDX-License-Identifier: MIT
# Puts the frozen program into dist/golive-desktop_VERSION_amd64.deb and dist/golive-desktop-VERSION-linux-x86_64.tar.gz.
#
#   packaging/debian/build.sh [VERSION]     another version is for the test of an upgrade
set -eu
cd "$(dirname "$0")/../.."

FROZEN=dist/golive-desktop
TREE=.work/installer/deb
HERE=packaging/debian
LINUX=packaging/linux
version=${1:-$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' golive_desktop/__init__.py)}
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH

put() {
    install -D -m 644 "$1" "$TREE/$2"
}

put_packed() {
    install -d "$(dirname "$TREE/$2")"
    gzip -9n <"$1" >"$TREE/$2.gz"
}

put_manual() {
    mkdir -p .work/installer "$TREE/usr/share/man/man1"
    .venv/bin/python build/manual.py "$LINUX/$1.1" | gzip -9n >"$TREE/usr/share/man/man1/$1.1.gz"
}

lay_out() {
    rm -rf "$TREE"
    mkdir -p "$TREE/usr/lib" "$TREE/usr/bin"
    cp -a "$FROZEN" "$TREE/usr/lib/golive-desktop"
    for name in golive golive-desktop; do
        ln -s "../lib/golive-desktop/$name" "$TREE/usr/bin/$name"
        put_manual "$name"
    done
    put "$LINUX/golive-desktop.desktop" usr/share/applications/golive-desktop.desktop
    put "$LINUX/org.golive.Desktop.metainfo.xml" usr/share/metainfo/org.golive.Desktop.metainfo.xml
    put "$LINUX/golive-desktop.xml" usr/share/mime/packages/golive-desktop.xml
    put "$HERE/copyright" usr/share/doc/golive-desktop/copyright
    put_packed CHANGELOG.md usr/share/doc/golive-desktop/changelog
    put "$HERE/lintian-overrides" usr/share/lintian/overrides/golive-desktop
    for picture in overview overview-dark signoffs-de; do
        put "docs/pictures/$picture.png" "usr/share/golive-desktop/pictures/$picture.png"
    done
    for size in 16 22 24 32 48 64 128 256 512; do
        icons=usr/share/icons/hicolor/${size}x$size
        put "dist/icons/golive-$size.png" "$icons/apps/golive-desktop.png"
        put "dist/icons/golive-$size.png" "$icons/mimetypes/application-vnd.golive.request+pdf.png"
    done
    put resources/ui/golive.svg usr/share/icons/hicolor/scalable/apps/golive-desktop.svg
}

pack_debian() {
    install -d "$TREE/DEBIAN"
    size=$(du -sk --apparent-size "$TREE/usr" | cut -f1)
    sed -e "s/@VERSION@/$version/" -e "s/@SIZE@/$size/" "$HERE/control.in" >"$TREE/DEBIAN/control"
    (cd "$TREE" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum >DEBIAN/md5sums)
    find "$TREE" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
    chmod -R u=rwX,go=rX "$TREE"
    dpkg-deb --build --root-owner-group -Zxz -z9 "$TREE" "dist/golive-desktop_${version}_amd64.deb" >/dev/null
}

pack_tarball() {
    name=golive-desktop-$version-linux-x86_64
    place=.work/installer/$name
    rm -rf "$place"
    mkdir -p "$place"
    cp -a "$TREE/usr/lib" "$TREE/usr/share" "$place/"
    install -m 755 "$LINUX/install.sh" "$place/install.sh"
    find "$place" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
    tar --sort=name --owner=0 --group=0 --numeric-owner -C .work/installer -c "$name" | gzip -9n >"dist/$name.tar.gz"
    rm -rf "$place"
}

[ -x "$FROZEN/golive" ] || { echo "freeze first: make installer" >&2 && exit 1; }
lay_out
pack_debian
[ -n "${1:-}" ] || pack_tarball
(cd dist && sha256sum golive-desktop[_-]"$version"* >"golive-desktop-$version.sha256" && cat "golive-desktop-$version.sha256")
