#!/bin/sh
# Opens the client with the demonstration municipality; without a display it makes the pictures of it.
set -eu
cd "$(dirname "$0")/.."

if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "There is no display here, so the demonstration is written to build/demo instead of shown."
    exec .venv/bin/baliewijs demo --out build/demo
fi
scripts/system_packages.sh window
exec .venv/bin/baliewijs --demo
