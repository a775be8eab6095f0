"""Agents of many seats in one process: `python -m tests.agents_at_work PLAN`. May be killed at any moment.

Each agent finishes contacts while a courier of the seat sends them. What an agent was told is written down:
`begun <id> <kind>` before finishing, `done <id>` after it. The process ends when every save is done and sent.
"""

import json
import os
import sys
import threading
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from app.bootstrap import open_services
from app.persistence.database import open_server
from app.persistence.seat.opening import open_seat_database
from app.services.outbox_saving import SaveState
from app.services.registry import Services
from app.settings import Settings
from tests.benchmarks.drafts import direct_answer, three_subjects

DIARY = "diary.txt"
KINDS = {"direct": direct_answer, "three": three_subjects}
_PAUSE_SECONDS = 0.05
_BEHIND = 10  # saves that wait; an agent makes them much faster here than anybody at a counter


class Agent:
    """One seat: somebody who finishes contacts, and the courier beside."""

    def __init__(self, address: str, told: dict[str, str], saves: int) -> None:
        self._folder, self._saves = Path(told["folder"]), saves
        self._services = _services(address, told)
        self._is_finished = threading.Event()

    def begin(self) -> list[threading.Thread]:
        """Start working; the threads end when everything is sent."""
        threads = [threading.Thread(target=self._work), threading.Thread(target=self._carry)]
        for thread in threads:
            thread.start()
        return threads

    def _work(self) -> None:
        with (self._folder / DIARY).open("a", encoding="utf-8", buffering=1) as diary:
            for number in range(_count_done(self._folder), self._saves):
                self._save(diary, "three" if number % 3 == 0 else "direct")
        self._is_finished.set()

    def _save(self, diary: Any, kind: str) -> None:
        while len(self._services.waiting_saves()) >= _BEHIND:
            time.sleep(_PAUSE_SECONDS)
        draft = KINDS[kind](self._services)
        _note(diary, f"begun {draft.id} {kind}")
        self._services.finish(replace(draft, ended_at=self._services.clock.now()))
        _note(diary, f"done {draft.id}")

    def _carry(self) -> None:
        while True:
            was_finished = self._is_finished.is_set()
            self._services.send_saves()
            states = {line.state: line.reason for line in self._services.waiting_saves()}
            if was_finished and SaveState.WAITING not in states:
                self._tell(states)
                return
            time.sleep(_PAUSE_SECONDS)

    def _tell(self, states: dict[SaveState, str]) -> None:
        """What is still there was refused, or got another receipt number: nothing of that should happen."""
        with (self._folder / DIARY).open("a", encoding="utf-8") as diary:
            for state, reason in states.items():
                _note(diary, f"{state} {reason}")


def _services(address: str, told: dict[str, str]) -> Services:
    opener = partial(_open, address, told["login"])
    database = open_seat_database(opener, Path(told["folder"]))
    settings = Settings(language="nl", seat_id=UUID(told["seat"]), person_id=UUID(told["person"]))
    return open_services(database, Path(told["folder"]), settings).services


def _open(address: str, login: str) -> Any:
    return open_server(address, login)


def _note(diary: Any, line: str) -> None:
    diary.write(line + "\n")
    diary.flush()
    os.fsync(diary.fileno())


def _count_done(folder: Path) -> int:
    file = folder / DIARY
    return sum(line.startswith("done ") for line in file.read_text("utf-8").splitlines()) if file.exists() else 0


def main(plan: str) -> None:
    """Work until all is done and sent."""
    told = json.loads(Path(plan).read_text("utf-8"))
    agents = [Agent(told["address"], each, told["saves"]) for each in told["agents"]]
    threads = [thread for agent in agents for thread in agent.begin()]
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main(sys.argv[1])
