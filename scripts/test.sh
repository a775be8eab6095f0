#!/bin/sh
# Runs all tests: the journeys on a real X server where there is one, everything else without a display.
set -eu
cd "$(dirname "$0")/.."

scripts/system_packages.sh tests
if scripts/system_packages.sh display; then
    .venv/bin/python -m pytest --ignore=tests/journeys
    QT_QPA_PLATFORM=xcb exec xvfb-run --auto-servernum --server-args="-screen 0 1280x800x24" \
        .venv/bin/python -m pytest tests/journeys
fi
exec .venv/bin/python -m pytest
