#!/bin/sh
# Makes .venv with the locked libraries and the project itself.
set -eu
cd "$(dirname "$0")/.."

if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    python=$(scripts/find_python.sh)
    scripts/system_packages.sh venv "$python"
    "$python" -m venv --clear .venv
fi
pip() {
    .venv/bin/python -m pip --disable-pip-version-check --quiet "$@"
}
echo "Installing the libraries of requirements.lock in .venv"
pip install --require-hashes --requirement requirements.lock
pip install --no-deps --no-build-isolation --editable .
touch .venv/installed
