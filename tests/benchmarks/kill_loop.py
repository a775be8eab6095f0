"""How much typing a kill costs: `python -m tests.benchmarks.kill_loop [--rounds 100] [--seed N]`.

The same rounds as the test of the journeys, only many more. The exit status is 1 when a promise was broken.
"""

import argparse
import secrets
import sys
import tempfile
import time
from pathlib import Path
from statistics import quantiles

from tests.journeys.demo_data import make_demo_data
from tests.journeys.kill_rounds import PROMISE, run_rounds


def main(rounds: int, seed: int) -> int:
    """Kill `rounds` times and print what that cost."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="baliewijs-kill-") as folder:
        make_demo_data(Path(folder, "demo"))
        lanes = run_rounds(Path(folder, "demo"), Path(folder), rounds, seed)
    losses = [loss for findings in lanes for loss in findings.losses]
    hundredths = quantiles(losses, n=100)
    wrong = [words for findings in lanes for words in findings.wrong]
    print(f"seed {seed}: {len(losses)} kills in {time.monotonic() - started:.0f} s")
    print(f"letters typed {sum(findings.letters for findings in lanes)}")
    print(f"contacts brought back {sum(findings.came_back for findings in lanes)}")
    print(f"contacts confirmed as stored {sum(len(findings.confirmed) for findings in lanes)}")
    print(f"typing lost: p50 {hundredths[49]:.2f} s, p95 {hundredths[94]:.2f} s, most {max(losses):.2f} s")
    print("\n".join(wrong) or f"at most {PROMISE:.0f} s lost, and every confirmed contact stored once: kept")
    return 1 if wrong else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Kill the program again and again while an agent types.")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    given = parser.parse_args()
    sys.exit(main(given.rounds, given.seed))
