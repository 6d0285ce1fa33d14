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
# note: where the project is published; whoever publishes it says so, as the release workflow does
homepage=${GOLIVE_HOMEPAGE:-https://golive-desktop.example}

put() {
    install -D -m 644 "$1" "$TREE/$2"
}

put_filled() {
    install -d "$(dirname "$TREE/$2")"
    sed -e "s|@VERSION@|$version|g" -e "s|@HOMEPAGE@|$homepage|g" -e "s|@SIZE@|${size:-0}|g" \
        -e "s|@DATE@|$(date --utc --date="@$SOURCE_DATE_EPOCH" +%Y-%m-%d)|g" "$1" >"$TREE/$2"
}

# The changelog in the form that Debian's tools read; what changed is in CHANGELOG.md beside it.
put_changelog() {
    {
        echo "golive-desktop ($version) stable; urgency=medium"
        echo
        echo "  * What changed is in CHANGELOG.md."
        echo
        echo " -- $(sed -n 's/^Maintainer: //p' "$HERE/control.in")  $(date --utc -R --date="@$SOURCE_DATE_EPOCH")"
    } | gzip -9n >"$TREE/usr/share/doc/golive-desktop/changelog.gz"
    gzip -9n <CHANGELOG.md >"$TREE/usr/share/doc/golive-desktop/CHANGELOG.md.gz"
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
    put_filled "$LINUX/org.golive.Desktop.metainfo.xml" usr/share/metainfo/org.golive.Desktop.metainfo.xml
    put "$LINUX/golive-desktop.xml" usr/share/mime/packages/golive-desktop.xml
    put "$HERE/copyright" usr/share/doc/golive-desktop/copyright
    put_changelog
    put "$HERE/lintian-overrides" usr/share/lintian/overrides/golive-desktop
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
    put_filled "$HERE/control.in" DEBIAN/control
    (cd "$TREE" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum >DEBIAN/md5sums)
    find "$TREE" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
    chmod -R u=rwX,go=rX "$TREE"
    dpkg-deb --build --root-owner-group -Zxz "-z${COMPRESSION:-9}" "$TREE" "dist/golive-desktop_${version}_amd64.deb" >/dev/null
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

# What is inside, for auditors (CycloneDX).
list_parts() {
    .work/installer/venv/bin/cyclonedx-py requirements requirements.txt --pyproject pyproject.toml \
        --output-reproducible --of JSON -o "dist/golive-desktop-$version.cdx.json"
}

[ -x "$FROZEN/golive" ] || { echo "freeze first: make installer" >&2 && exit 1; }
lay_out
pack_debian
if [ -z "${1:-}" ]; then
    pack_tarball
    list_parts
fi
(cd dist && sha256sum golive-desktop[_-]"$version"*[bzn] >"golive-desktop-$version.sha256" && cat "golive-desktop-$version.sha256")
