"""How every reader of files stands up to broken files: runs, crashes, and the slowest input.

Atheris steers by which code a change reaches, where it is installed (Linux); elsewhere changes are made blindly.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.figures import Figure, figure
from tests.fuzz_seeds import targets

SECONDS = 15
RUNS = 20_000


def measure() -> list[Figure]:
    """A figure for each reader, of how long one file takes; the note has the crashes, which are kept in build/bench."""
    return [_fuzzed(number, name) for number, name in enumerate(targets())]


def _fuzzed(number: int, name: str) -> Figure:
    folder = Path(tempfile.mkdtemp())
    command = (sys.executable, "-m", "tests.benchmarks.fuzzing_one", name, str(folder), str(SECONDS), str(RUNS))
    subprocess.run(command, check=True, capture_output=True, timeout=10 * SECONDS)
    told = json.loads((folder / "told.json").read_text("utf-8"))
    _keep(folder, number)
    note = f"{told['engine']}, {told['seconds']:.0f} s, {told['crashes']} crashes {' '.join(told['kinds'])}".rstrip()
    return figure(f"a broken file: {name}", "ms", told["milliseconds"], note=note)


def _keep(folder: Path, number: int) -> None:
    """Copy inputs that crashed a reader to where the figures are written."""
    kept = Path(__file__).resolve().parents[2] / "build" / "bench"
    for crash in folder.glob("crash-*"):
        (kept / f"fuzzing-{number}-{crash.name}").write_bytes(crash.read_bytes())
