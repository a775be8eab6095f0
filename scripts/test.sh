#!/bin/sh
# Runs all tests; offscreen, but for the one journey that starts a display of its own.
set -eu
cd "$(dirname "$0")/.."

scripts/system_packages.sh tests
exec .venv/bin/python -m pytest -n auto --maxprocesses 4
