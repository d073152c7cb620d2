#!/usr/bin/env bash
# Brings LibreOffice, the second reader of our Word and Excel files, where apt can bring it.
# Without it the tests that need it say so and are left out; everything else is tested.
set -euo pipefail

command -v soffice >/dev/null && exit 0
packages="libreoffice-writer-nogui libreoffice-calc-nogui"
as_root=
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null && as_root="sudo -n" || as_root=none
fi
if [ "$as_root" = none ] || ! command -v apt-get >/dev/null; then
    echo "setup: LibreOffice is missing; the tests that read our files with it are left out"
    exit 0
fi
echo "setup: installing system packages for the tests: $packages"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@" >>"$log" 2>&1; }
# shellcheck disable=SC2086
apt install --no-install-recommends $packages \
    || { apt update && apt install --no-install-recommends $packages; } \
    || { tail -n 5 "$log" >&2; echo "setup: LibreOffice could not be installed; its tests are left out"; }
