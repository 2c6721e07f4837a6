#!/usr/bin/env bash
# Signs SimDesk for macOS and has it notarised. It was written without a Mac and has never run on
# one; the tests only see in which order it calls the tools.
#
#   sign.sh app   SimDesk.app     before the disk image is made: signs everything, inside out
#   sign.sh image SimDesk.dmg     after: signs the image, sends it to Apple, staples the answer
#
# The owner gives, once, in the environment:
#   SIMDESK_SIGN_IDENTITY    "Developer ID Application: Name (TEAM)", a certificate in the keychain
#   SIMDESK_NOTARY_PROFILE   what `xcrun notarytool store-credentials` was given as its name
#
# Bash 3.2 is what macOS has, so nothing newer is used.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"

stop() {
    printf 'sign.sh: %s\n' "$1" >&2
    exit 2
}

sign() {
    codesign --force --timestamp --options runtime --sign "$SIMDESK_SIGN_IDENTITY" "$@"
}

sign_app() {
    local app="$1" path
    # A signature seals what lies inside: first libraries, then frameworks, the inner ones before the
    # outer, and the program last.
    find "$app/Contents" -type f -print0 | while IFS= read -r -d '' path; do
        [ "$path" != "$app/Contents/MacOS/simdesk" ] || continue # signed with the whole
        case "$(file -b "$path")" in *Mach-O*) sign "$path" ;; esac
    done
    find "$app/Contents" -depth -type d -name '*.framework' -print0 |
        while IFS= read -r -d '' path; do sign "$path"; done
    # The rights go to the program alone; libraries take theirs from it.
    sign --entitlements "$here/entitlements.plist" "$app"
    codesign --verify --deep --strict --verbose=2 "$app"
}

sign_image() {
    local image="$1"
    sign "$image"
    xcrun notarytool submit "$image" --keychain-profile "$SIMDESK_NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
    spctl --assess --type open --context context:primary-signature --verbose=2 "$image"
}

[ $# -eq 2 ] || stop "usage: sign.sh app SimDesk.app | sign.sh image SimDesk.dmg"
[ -e "$2" ] || stop "there is no $2"
[ -n "${SIMDESK_SIGN_IDENTITY:-}" ] ||
    stop "SIMDESK_SIGN_IDENTITY is not set: the name of your certificate; nothing was signed"

case "$1" in
app)
    [ -d "$2/Contents" ] || stop "$2 is not a program of macOS"
    sign_app "${2%/}"
    ;;
image)
    [ -n "${SIMDESK_NOTARY_PROFILE:-}" ] ||
        stop "SIMDESK_NOTARY_PROFILE is not set: the name given to notarytool; nothing was signed"
    sign_image "$2"
    ;;
*) stop "there is no step '$1'; there are app and image" ;;
esac
