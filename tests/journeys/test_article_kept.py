"""Promise R2 on the editors' page: what is typed in an article is there again, whatever happened to the window."""

import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.kill_rounds import LATEST, PROMISE, SOONEST
from tests.journeys.programs import begin, environment
from tests.journeys.writer import open_article
from ui.driver import WindowDriver

KILLS = 2


@dataclass(frozen=True, slots=True)
class Typing:
    """What an editor did until the kill: what stood there first, each text with its letter, and the end."""

    first: str
    letters: list[tuple[float, str]]
    killed_at: float

    def loss(self, came_back: str) -> float:
        """Seconds of typing that did not come back; a text that never stood there is no loss but a fault."""
        texts = [self.first, *(text for _at, text in self.letters)]
        assert came_back in texts
        lost = self.letters[texts.index(came_back) :]
        return self.killed_at - lost[0][0] if lost else 0.0


def type_until_killed(data: Path, folder: Path) -> Typing:
    """One editor in a process of its own, for as long as chance has it."""
    diary = folder / "diary.jsonl"
    program = begin("tests.journeys.writer", str(data), str(diary), env=environment(folder / "home"))
    with program:
        assert program.stdout is not None
        first = json.loads(program.stdout.readline())
        time.sleep(random.uniform(SOONEST, LATEST))
        killed_at = time.monotonic()
        program.kill()
    letters = [tuple(json.loads(line)) for line in diary.read_text("utf-8").splitlines()]
    return Typing(first, letters, killed_at)


def test_R2_a_kill_costs_an_editor_at_most_a_second_of_typing(
    open_window: Callable[[], WindowDriver], data: Path, tmp_path: Path
) -> None:
    rounds = [type_until_killed(data, tmp_path) for _round in range(KILLS)]
    driver = open_window()
    field = open_article(driver)
    came_back = [*(later.first for later in rounds[1:]), field.markdown()]
    losses = [typing.loss(text) for typing, text in zip(rounds, came_back, strict=True)]
    print(f"{KILLS} kills, {sum(len(typing.letters) for typing in rounds)} letters, at most {max(losses):.2f} s lost")
    assert max(losses) <= PROMISE
    assert len(field.markdown()) > len(rounds[0].first)
    driver.press("Ctrl+S")
    assert driver.shell.services.journal.article_texts() == []
