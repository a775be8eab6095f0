"""How much memory searching takes, each engine in a process that does nothing else."""

from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.processes import in_new_process, memory_mb
from tests.benchmarks.search_engines import OURS, OurEngine, SearchEngine, other_engines


def memory_figures(names: Sequence[str], folder: Path, keystrokes: Sequence[str], corpus: str) -> list[Figure]:
    """What each engine in `folder` takes above an empty process: opened, and after all keystrokes."""
    found: list[Figure] = []
    for name in names:
        opened, used = in_new_process(_taken, name, folder, keystrokes)
        before = figure(f"{name}, memory when opened, {corpus}", "MB", [opened])
        found += [before, figure(f"{name}, memory after searching, {corpus}", "MB", [used], before)]
    return found


def _taken(name: str, folder: Path, keystrokes: Sequence[str]) -> tuple[float, float]:
    engine: SearchEngine = OurEngine(folder / "ours") if name == OURS else other_engines(folder)[name]
    empty = memory_mb("VmRSS")
    engine.open()
    opened = memory_mb("VmRSS")
    for typed in keystrokes:
        engine.ask(typed)
    return opened - empty, memory_mb("VmRSS") - empty
