#!/usr/bin/env bash
# Makes .venv with the program in it, on a Debian (or Ubuntu) that has nothing but python3.
# Says one line for each thing it does; silent and quick when there is nothing to do.
set -euo pipefail
cd "$(dirname "$0")/.."

stamp=.venv/.setup-stamp
wanted=$(cat requirements.lock pyproject.toml installer/setup_linux.sh | sha256sum)
# The interpreter is run as well: a folder moved or a Python removed makes a dead environment.
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted $PWD" ] && .venv/bin/python -c '' 2>/dev/null; then
    exit 0
fi

say() { printf 'setup: %s\n' "$*"; }
fail() { printf 'setup: %s\n' "$*" >&2; exit 1; }

python=
for name in python3 python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
        python=$name
        break
    fi
done
[ -n "$python" ] || fail "Python 3.11, 3.12 or 3.13 is needed; found: $(python3 --version 2>&1 || true)"
version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')

# What the Qt wheels open at run time and Debian may lack: library, then its package.
libraries="
libEGL.so.1             libegl1
libGL.so.1              libgl1
libX11-xcb.so.1         libx11-xcb1
libdbus-1.so.3          libdbus-1-3
libfontconfig.so.1      libfontconfig1
libglib-2.0.so.0        libglib2.0-0
libgthread-2.0.so.0     libglib2.0-0
libwayland-client.so.0  libwayland-client0
libwayland-cursor.so.0  libwayland-cursor0
libxcb-cursor.so.0      libxcb-cursor0
libxcb-glx.so.0         libxcb-glx0
libxcb-icccm.so.4       libxcb-icccm4
libxcb-image.so.0       libxcb-image0
libxcb-keysyms.so.1     libxcb-keysyms1
libxcb-randr.so.0       libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-render.so.0      libxcb-render0
libxcb-shape.so.0       libxcb-shape0
libxcb-shm.so.0         libxcb-shm0
libxcb-sync.so.1        libxcb-sync1
libxcb-xfixes.so.0      libxcb-xfixes0
libxcb-xkb.so.1         libxcb-xkb1
libxkbcommon-x11.so.0   libxkbcommon-x11-0
libxkbcommon.so.0       libxkbcommon0
"
known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)
packages=
while read -r library package; do
    [ -n "$library" ] || continue
    case "$known" in *"$library "*) ;; *) packages="$packages $package" ;; esac
done <<<"$libraries"
"$python" -c 'import ensurepip, venv' 2>/dev/null || packages="$packages python$version-venv"
packages=$(printf '%s\n' $packages | sort -u | tr '\n' ' ')

if [ -n "${packages// /}" ]; then
    command -v apt-get >/dev/null || fail "these are missing, and there is no apt-get to bring them: $packages"
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "as root, run: apt-get install $packages"
        as_root=sudo
    fi
    say "installing system packages: $packages"
    log=$(mktemp)
    trap 'rm -f "$log"' EXIT
    apt() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@" >>"$log" 2>&1; }
    # An old package list may name files that are gone, so a failure asks for a new list once.
    # shellcheck disable=SC2086
    apt install --no-install-recommends $packages \
        || { apt update && apt install --no-install-recommends $packages; } \
        || { tail -n 20 "$log" >&2; fail "the system packages could not be installed"; }
fi

if ! .venv/bin/python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null \
    || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    say "making .venv with $python ($version)"
    "$python" -m venv --clear .venv
fi
say "installing the pinned packages of requirements.lock"
pip() { .venv/bin/python -m pip --quiet --disable-pip-version-check "$@"; }
pip install --require-hashes --only-binary :all: -r requirements.lock
pip install --no-deps --no-build-isolation --editable .
printf '%s' "$wanted $PWD" >"$stamp"
say "ready: .venv/bin/kuaiwei"
