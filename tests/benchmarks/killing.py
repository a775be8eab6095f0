"""How much typing is lost when the program is killed; `kill_loop` does the same as often as asked."""

import tempfile
from pathlib import Path

from tests.benchmarks.figures import Figure, figure
from tests.journeys.demo_data import make_demo_data
from tests.journeys.kill_rounds import PROMISE, run_rounds

ROUNDS = 20
_SEED = 1


def measure() -> list[Figure]:
    """Seconds of typing that did not come back, for each kill; what else was wrong is told in the note."""
    with tempfile.TemporaryDirectory() as folder:
        make_demo_data(Path(folder, "demo"))
        lanes = run_rounds(Path(folder, "demo"), Path(folder), ROUNDS, _SEED)
    losses = [loss for findings in lanes for loss in findings.losses]
    wrong = "; ".join(words for findings in lanes for words in findings.wrong)
    return [figure("typing lost by a kill", "s", losses, limit=PROMISE, limited="most", note=wrong)]
