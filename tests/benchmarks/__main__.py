"""Measures speed and memory: `python -m tests.benchmarks [name …]`; also written to build/bench.

What takes many minutes runs only by name: `python -m tests.benchmarks searching_large`.
"""

import os
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.figures import figure, milliseconds, to_json, to_markdown
from tests.benchmarks.processes import in_new_process, measure

BENCHMARKS = (
    "searching",
    "searching_on_screen",
    "finding_changes",
    "learning_from_use",
    "saving",
    "saving_by_agents",
    "rows_guarded",
    "work_queue",
    "live_updates",
    "figures_growth",
    "starting",
    "stalls",
    "memory",
    "drawing_receipts",
    "keeping_drafts",
    "importing",
    "fuzzing",
    "killing",
)
LONG = (
    "saves_through_faults",
    "every_button",
    "searching_large",
    "importing_bulk",
    "figures_agree",
    "figures_growth_large",
)
_OUT = Path(__file__).resolve().parents[2] / "build" / "bench"


def main(names: list[str]) -> None:
    """Run each benchmark in a process of its own; a broken limit is told, not punished: it may be the machine."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"  # never touch the tester's own key store
    _OUT.mkdir(parents=True, exist_ok=True)
    counting = [milliseconds(_count) for _ in range(5)]
    figures = [figure("this machine counts to a million", "ms", counting, note="a quiet desktop does in 30 to 50 ms")]
    print(to_markdown(figures))
    loads: list[float] = []
    with tempfile.TemporaryDirectory(dir=_OUT, ignore_cleanup_errors=True) as folder:  # a disk, which /tmp may not be
        os.environ["TMPDIR"] = tempfile.tempdir = folder
        for name in names or BENCHMARKS:
            print(f"\n{name} …", flush=True)
            loads.append(os.getloadavg()[0])
            found = in_new_process(measure, name)
            print(to_markdown(found), flush=True)
            figures += found
    figures.append(figure("load of this machine before each benchmark", "", loads, note="processes that want to run"))
    (_OUT / "results.md").write_text(to_markdown(figures), "utf-8")
    (_OUT / "results.json").write_text(to_json(figures), "utf-8")
    print(to_markdown(figures[-1:]))
    print(f"all figures: {_OUT / 'results.md'}")
    if not names:
        print(f"left out, as they take many minutes: {', '.join(LONG)}; python -m tests.benchmarks {LONG[0]} runs one")


def _count() -> None:
    number = 0
    while number < 1_000_000:
        number += 1


if __name__ == "__main__":
    main(sys.argv[1:])
