"""Promises R1 and R2: the program is killed while an agent types; at most a second of typing is lost."""

import secrets
from pathlib import Path

from tests.journeys.kill_rounds import PROMISE, run_rounds

KILLS = 4  # the long loops: `python -m tests.benchmarks killing` and `python -m tests.benchmarks.kill_loop`


def test_R1_R2_a_kill_costs_at_most_a_second_of_typing_and_no_contact(demo_data: Path, tmp_path: Path) -> None:
    seed = secrets.randbelow(1_000_000)
    lanes = run_rounds(demo_data, tmp_path, KILLS, seed)
    losses = [loss for findings in lanes for loss in findings.losses]
    confirmed = sum(len(findings.confirmed) for findings in lanes)
    letters = sum(findings.letters for findings in lanes)
    print(f"seed {seed}: {len(losses)} kills, {letters} letters, at most {max(losses):.2f} s lost, {confirmed} stored")
    assert [wrong for findings in lanes for wrong in findings.wrong] == [], f"seed {seed}"
    assert len(losses) == KILLS
    assert max(losses) <= PROMISE
