#!/bin/sh
# Runs all tests; offscreen, but for the one journey that starts a display of its own.
set -eu
cd "$(dirname "$0")/.."

scripts/system_packages.sh tests
processors=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
# one more than there are processors: some tests wait for a program or a server
exec .venv/bin/python -m pytest -n "$((processors < 4 ? processors + 1 : 4))"
