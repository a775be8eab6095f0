"""How long it takes from starting the program to a window an agent can work in: one that shows what was looked for.

The programs run as installed ones do, from compiled code, also where a developer told Python not to keep any.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.data_folders import data_folder
from tests.benchmarks.figures import Figure, figure

RUNS = 11
RATIO, MORE_MS = 1.5, 500
_PROGRAM = (sys.executable, "-m", "tests.benchmarks.windows")


def measure() -> list[Figure]:
    """In turn with an empty window; one run of each before it counts compiles the code and warms the disk's cache."""
    folder = str(data_folder("starting", articles=0))
    empty, ours = [], []
    for _ in range(RUNS + 1):
        empty.append(_until_usable())
        ours.append(_until_usable(folder))
    nothing = figure("start to an empty window", "ms", empty[1:])
    limit = RATIO * nothing.p50 + MORE_MS
    note = f"limit: {RATIO} × the empty window and {MORE_MS} ms"
    return [nothing, figure("start to a usable window", "ms", ours[1:], nothing, limit, "p50", note)]


def _as_installed() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir(), "compiled"))}


def _until_usable(*arguments: str) -> float:
    """Milliseconds from making the process to the word "usable"."""
    started = time.perf_counter()
    with subprocess.Popen([*_PROGRAM, *arguments], stdout=subprocess.PIPE, text=True, env=_as_installed()) as process:
        assert process.stdout is not None
        if process.stdout.readline() != "usable\n":
            raise RuntimeError("the window did not become usable")
        return 1000 * (time.perf_counter() - started)
