#!/bin/sh
# Prints the name of a Python that is new enough.
set -eu

for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        echo "$name"
        exit
    fi
done
echo "Baliewijs needs Python 3.11 or newer; install it and run make again." >&2
exit 1
