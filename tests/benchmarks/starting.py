"""How long it takes from starting the program to a window an agent can work in."""

import subprocess
import sys
import time

from tests.benchmarks.data_folders import data_folder
from tests.benchmarks.figures import Figure, figure

RUNS = 11
RATIO, MORE_MS = 1.5, 500
_PROGRAM = (sys.executable, "-m", "tests.benchmarks.windows")


def measure() -> list[Figure]:
    """In turn with an empty window; one run of each before it counts brings everything to the disk's cache."""
    folder = str(data_folder("starting", articles=0))
    empty, ours = [], []
    for _ in range(RUNS + 1):
        empty.append(_until_usable())
        ours.append(_until_usable(folder))
    nothing = figure("start to an empty window", "ms", empty[1:])
    limit = RATIO * nothing.p50 + MORE_MS
    note = f"limit: {RATIO} × the empty window and {MORE_MS} ms"
    return [nothing, figure("start to a usable window", "ms", ours[1:], nothing, limit, "p50", note)]


def _until_usable(*arguments: str) -> float:
    """Milliseconds from making the process to the word "usable"."""
    started = time.perf_counter()
    with subprocess.Popen([*_PROGRAM, *arguments], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        if process.stdout.readline() != "usable\n":
            raise RuntimeError("the window did not become usable")
        return 1000 * (time.perf_counter() - started)
