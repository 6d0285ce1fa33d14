#!/bin/sh
# SPDX-License-Identifier: MIT
# Signs, notarises and packs "dist/GoLive Desktop.app" as a disk image. Runs on macOS.
#
#   packaging/macos/build.sh
#
#   GOLIVE_SIGN_AS         name of the "Developer ID Application" certificate; without it the bundle is signed ad hoc
#   GOLIVE_NOTARY_PROFILE  profile that `xcrun notarytool store-credentials` made; without it nothing is notarised
set -eu
cd "$(dirname "$0")/../.."

APP="dist/GoLive Desktop.app"
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' golive_desktop/__init__.py)
image=dist/GoLive-Desktop-$version.dmg

sign() {
    # note: from the inside out, as codesign asks for; --deep would sign the parts with the bundle's entitlements
    find "$APP/Contents" -type f \( -name '*.so' -o -name '*.dylib' \) -exec \
        codesign --force --timestamp --options runtime --sign "$1" {} +
    codesign --force --timestamp --options runtime --entitlements packaging/macos/entitlements.plist --sign "$1" "$APP"
    codesign --verify --strict --verbose=2 "$APP"
}

[ -d "$APP" ] || { echo "freeze first: pyinstaller build/golive.spec" >&2 && exit 1; }
if [ -n "${GOLIVE_SIGN_AS:-}" ]; then
    sign "$GOLIVE_SIGN_AS"
else
    codesign --force --deep --sign - "$APP"
fi
rm -f "$image"
hdiutil create -volname "GoLive Desktop" -srcfolder "$APP" -ov -format UDZO "$image"
if [ -n "${GOLIVE_NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$GOLIVE_NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
fi
shasum -a 256 "$image"
