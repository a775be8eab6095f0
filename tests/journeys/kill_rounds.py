"""Kills the program while an agent types, starts it again, and compares what came back with what was typed."""

import json
import random
import re
import shutil
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.bootstrap import open_store
from tests.journeys.programs import begin, environment
from tests.stored_counts import stored_counts

PROMISE = 1.0  # seconds of typing that a kill may cost
SOONEST, LATEST = 0.4, 1.5  # seconds of typing before a kill
LANES = 2

Texts = dict[str, Any]


@dataclass(slots=True)
class Findings:
    """What many rounds showed. `wrong` are broken promises in words; `losses` are seconds of typing, one per kill."""

    rounds: int = 0
    letters: int = 0
    wrong: list[str] = field(default_factory=list)
    losses: list[float] = field(default_factory=list)
    confirmed: set[str] = field(default_factory=set)
    came_back: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """What stood on the screen of a contact at a time, and what the key of that time changes: at once, or soon."""

    at: float
    texts: Texts
    then: Texts = field(default_factory=dict)
    soon: Texts = field(default_factory=dict)

    def leads_to(self, texts: Texts) -> bool:
        """Whether nothing of this moment is lacking."""
        return texts in (self.texts | self.then, self.texts | self.then | self.soon)


class Rounds:
    """Rounds on one data folder, one after another."""

    def __init__(self, data: Path, diaries: Path, env: dict[str, str], seed: int) -> None:
        self.findings = Findings()
        self._data, self._diaries, self._env = data, diaries, env
        self._random = random.Random(seed)
        self._typed: dict[str, list[Moment]] = {}
        self._fronts: list[tuple[float, str]] = []
        self._finishing: set[str] = set()
        self._once_safe: set[str] = set()
        self._killed_at = 0.0

    def run(self, count: int) -> Findings:
        """Kill `count` times; then look once more, and count what is stored."""
        for number in range(count):
            self._one_round(number)
        report, program = self._start(count)
        _kill(program)
        self._compare(report)
        self._compare_stored(set(report["drafts"]))
        return self.findings

    def _one_round(self, number: int) -> None:
        report, program = self._start(number)
        self._compare(report)
        with suppress(subprocess.TimeoutExpired):
            program.wait(self._random.uniform(SOONEST, LATEST))
            self.findings.wrong.append(f"round {number}: the program ended by itself")
        self._killed_at = time.monotonic()
        _kill(program)
        self.findings.rounds += 1
        self._read_diary(report, self._diary(number))

    def _diary(self, number: int) -> Path:
        return self._diaries / f"{number}.jsonl"

    def _start(self, number: int) -> "tuple[dict[str, Any], subprocess.Popen[str]]":
        seed = self._random.randrange(1_000_000)
        program = begin("tests.journeys.typist", str(self._data), str(self._diary(number)), str(seed), env=self._env)
        assert program.stdout is not None
        report = program.stdout.readline()
        assert report, f"round {number}: the program did not start"
        return json.loads(report), program

    # what was typed

    def _read_diary(self, report: dict[str, Any], diary: Path) -> None:
        """Only what came back and what was typed since then counts for the next round."""
        self._typed = {number: [Moment(0.0, texts)] for number, texts in report["drafts"].items()}
        self._fronts, self._finishing = [(0.0, report["front"])], set()
        for line in map(json.loads, diary.read_text("utf-8").splitlines()):
            if "contact" in line:
                moment = Moment(line["at"], line["texts"], line["then"], line["soon"])
                self._typed.setdefault(line["contact"], []).append(moment)
                self._fronts.append((line["at"], line["contact"]))
                self.findings.letters += len(moment.then) > 0
            elif "confirmed" in line:
                self.findings.confirmed.add(line["confirmed"])
            else:
                self._finishing.add(line["finishing"])
        self._once_safe |= self._finishing

    # what came back

    def _compare(self, report: dict[str, Any]) -> None:
        drafts = report["drafts"]
        self._once_safe |= set(drafts)
        self.findings.came_back += len(drafts)
        losses = [self._loss(number, moments, drafts.get(number)) for number, moments in self._typed.items()]
        if self._typed:
            self.findings.losses.append(max(losses))
        for number in drafts.keys() - self._typed.keys():
            self._wrong(number, "came back from nowhere")
        if drafts:
            self._compare_screen(report)

    def _loss(self, number: str, moments: list[Moment], texts: Texts | None) -> float:
        """Seconds of typing in a contact that did not come back."""
        if texts is None:
            return 0.0 if number in self._finishing else self._too_much(number, moments[0].at, "did not come back")
        for moment, later in zip(reversed(moments), [None, *reversed(moments)], strict=False):
            if moment.leads_to(texts):
                return 0.0 if later is None else self._too_much(number, later.at, "lacks text")
            if texts == moment.texts:
                return self._too_much(number, moment.at, "lacks text")
        self._wrong(number, f"came back as it never was: {texts}")
        return 0.0

    def _too_much(self, number: str, lost_from: float, words: str) -> float:
        loss = self._killed_at - lost_from
        if loss > PROMISE:
            self._wrong(number, f"{words} of {loss:.2f} s")
        return loss

    def _compare_screen(self, report: dict[str, Any]) -> None:
        front, drafts = report["front"], report["drafts"]
        due = self._killed_at - PROMISE
        before = [number for at, number in self._fronts if at <= due][-1:]
        fronts = {*before, *(number for at, number in self._fronts if at > due)}
        if self._typed and front not in fronts and not fronts & self._finishing:
            self._wrong(front, f"is in front instead of one of {fronts}")
        if report["screen"] != drafts.get(front):
            self._wrong(front, f"is shown as {report['screen']} instead of {drafts.get(front)}")
        if not re.search(r"\d\.\d\d uur", report["banner"]):
            self._wrong(front, f"came back with the message {report['banner']!r}")

    def _compare_stored(self, running: set[str]) -> None:
        """Every contact that was safe once is stored or runs, never both, and nothing else is stored."""
        with closing(open_store(self._data)) as database, database.read() as tx:
            stored = {number for number in self._once_safe if tx.contacts.by_number(number) is not None}
            count = stored_counts(tx).contacts
            self.findings.wrong += database.check()
        broken = {
            "is lost": self._once_safe - stored - running,
            "is stored and came back too": stored & running,
            "was confirmed and is not stored": self.findings.confirmed - stored,
        }
        for words, numbers in broken.items():
            for number in numbers:
                self._wrong(number, words)
        if count != len(stored):
            self.findings.wrong.append(f"{count} contacts are stored instead of {len(stored)}")

    def _wrong(self, number: str, words: str) -> None:
        self.findings.wrong.append(f"round {self.findings.rounds}: contact {number} {words}")


def _kill(program: "subprocess.Popen[str]") -> None:
    with program:
        program.kill()


def run_rounds(template: Path, folder: Path, rounds: int, seed: int) -> list[Findings]:
    """Share the rounds out over as many data folders as two cores keep busy."""

    def on_one_folder(lane: int) -> Findings:
        place = folder / str(lane)
        place.mkdir()
        data = Path(shutil.copytree(template, place / "data"))
        env = environment(place / "home")
        return Rounds(data, place, env, seed + lane).run(rounds // LANES)

    with ThreadPoolExecutor(LANES) as pool:
        return list(pool.map(on_one_folder, range(LANES)))
