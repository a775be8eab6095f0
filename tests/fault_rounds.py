"""Many agents at work on one server while lines break, programs are killed and the server goes away; then the books."""

import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from sqlalchemy.orm import Session

from app.domain.log_proof import prove
from app.persistence.database import open_database
from app.persistence.figures import rebuilding
from app.persistence.log import SqlLogStore
from tests.agents_at_work import DIARY
from tests.fault_proxy import FaultProxy
from tests.journeys.programs import ROOT
from tests.many_seats import AgentAtSeat, plain_address, write_plan

_SUBJECTS = {"direct": 1, "three": 3}


@dataclass(slots=True)
class Findings:
    """What was done, what broke, and in `wrong` every broken promise in words."""

    saves: int = 0
    kills: int = 0
    absences: int = 0
    seconds: float = 0.0
    cuts: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Drill:
    """Who works, through which line, and how often something breaks: seconds between two mishaps, 0 for none."""

    agents: Sequence[AgentAtSeat]
    folder: Path
    database: str
    proxy: FaultProxy
    saves_each: int
    processes: int
    env: dict[str, str]
    mishap_seconds: float = 0.0
    seed: int = 1


def run(drill: Drill, *mishaps: Callable[[], None]) -> Findings:
    """Let everybody work until all is sent. Each of `mishaps` happens once, besides kills and short absences."""
    began, dice = time.monotonic(), random.Random(drill.seed)
    findings, to_come = Findings(), list(mishaps)
    plans = _plans(drill)
    running = {plan: _start(drill, plan) for plan in plans}
    while running:
        _wait_some(running, dice.uniform(0.5, 1.5) * drill.mishap_seconds if drill.mishap_seconds else 3600.0)
        for plan, program in tuple(running.items()):
            status = program.poll()
            if status is not None:
                del running[plan]
                if status:
                    findings.wrong.append(f"agents stopped with status {status}")
        if running and drill.mishap_seconds:
            if to_come:
                to_come.pop(0)()
            elif dice.random() < 0.6:
                plan = dice.choice(tuple(running))
                _kill(running[plan])
                running[plan] = _start(drill, plan)
                findings.kills += 1
            else:
                drill.proxy.go_away()
                time.sleep(dice.uniform(0.2, 1.5))
                drill.proxy.come_back()
                findings.absences += 1
    findings.seconds = time.monotonic() - began
    findings.cuts = {fault.value: count for fault, count in drill.proxy.cuts.items() if count}
    return findings


def check_books(drill: Drill, url: str, findings: Findings) -> None:
    """Compare what agents were told with what the server has."""
    begun: dict[UUID, str] = {}
    done: dict[str, list[UUID]] = {}
    for agent in drill.agents:
        done[agent.login] = _read(agent.folder / DIARY, begun, findings.wrong)
    confirmed = [contact_id for ids in done.values() for contact_id in ids]
    findings.saves = len(confirmed)
    with psycopg.connect(_plain(url)) as server:
        _compare(server, begun, confirmed, findings.wrong)
        _compare_order(server, drill.agents, done, findings.wrong)
    with closing(open_database(url)) as database, database.session(writing=False) as session:
        _compare_figures_and_log(session, findings.wrong)


def _read(diary: Path, begun: dict[UUID, str], wrong: list[str]) -> list[UUID]:
    done = []
    for line in diary.read_text("utf-8").splitlines():
        match line.split():
            case ["begun", contact_id, kind]:
                begun[UUID(contact_id)] = kind
            case ["done", contact_id]:
                done.append(UUID(contact_id))
            case _:
                wrong.append(f"{diary.parent.name}: {line}")
    return done


def _compare(server: "psycopg.Connection[Any]", begun: dict[UUID, str], done: list[UUID], wrong: list[str]) -> None:
    stored = {row[0] for row in server.execute("SELECT id FROM contact")}
    wrong += [f"lost: {each}" for each in set(done) - stored]
    wrong += [f"never begun: {each}" for each in stored - set(begun)]
    subjects = Counter(row[0] for row in server.execute("SELECT contact_id FROM subject"))
    wrong += [f"not whole: {each}" for each in stored & set(begun) if subjects[each] != _SUBJECTS[begun[each]]]
    of_kind = Counter(begun[each] for each in stored & set(begun))
    for table, wanted in (("receipt", len(stored)), ("hand_off", of_kind["three"]), ("work_item", of_kind["three"])):
        found = server.execute(f"SELECT count(*) FROM {table}").fetchone()
        if found is None or found[0] != wanted:
            wrong.append(f"{table}: {found} stored instead of {wanted}")


def _compare_order(
    server: "psycopg.Connection[Any]", agents: Sequence[AgentAtSeat], done: dict[str, list[UUID]], wrong: list[str]
) -> None:
    """Receipt numbers of a seat go up in the order of finishing, without a hole; so does the log of its agent."""
    for agent in agents:
        numbers = server.execute(
            "SELECT r.sequence FROM receipt r JOIN contact c ON c.id = r.contact_id"
            " WHERE r.seat_id = %s ORDER BY c.ended_at",
            (agent.seat_id,),
        ).fetchall()
        if [row[0] for row in numbers] != list(range(1, len(numbers) + 1)):
            wrong.append(f"{agent.login}: receipts are not numbered in order")
        logged = server.execute(
            "SELECT c.id FROM log_entry e JOIN log_personal p USING (number) JOIN contact c ON c.number = p.object_id"
            " WHERE e.action = 'added' AND e.object = 'contact' AND p.actor_id = %s ORDER BY e.number",
            (agent.person_id,),
        ).fetchall()
        told = done[agent.login]
        if [row[0] for row in logged if row[0] in set(told)] != told:
            wrong.append(f"{agent.login}: not sent in order")


def _compare_figures_and_log(session: Session, wrong: list[str]) -> None:
    counted = rebuilding.differences(session, lambda _percent: None)
    if counted.different:
        wrong.append(f"{counted.different} totals count something twice or not at all")
    proof = prove(SqlLogStore(session).chain())
    wrong += [f"log: {fault}" for fault in proof.faults]


def _plans(drill: Drill) -> list[Path]:
    plans = []
    for number in range(drill.processes):
        plan = drill.folder / f"plan{number}.json"
        address = plain_address(f"postgresql+psycopg://127.0.0.1:{drill.proxy.port}/{drill.database}")
        write_plan(plan, address, list(drill.agents[number :: drill.processes]), drill.saves_each)
        plans.append(plan)
    return plans


def _start(drill: Drill, plan: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.agents_at_work", str(plan)]
    return subprocess.Popen(command, cwd=ROOT, env=drill.env)


def _kill(program: "subprocess.Popen[bytes]") -> None:
    program.kill()
    program.wait()


def _wait_some(running: "dict[Path, subprocess.Popen[bytes]]", seconds: float) -> None:
    """Until the time is over, or one of them ends."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and all(program.poll() is None for program in running.values()):
        time.sleep(0.05)


def _plain(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://")
