"""How many contacts a second one server takes, and how long a save takes, as more agents work.

Agents and server share this machine, and an agent makes each contact as the program does: what is measured is bounded
by the processor of both together. Once as fast as the agents can, once at a pace six times that of a busy day.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import make_url

from tests.benchmarks.figures import Figure, figure
from tests.integration.postgresql_server import running_server, server_programs
from tests.journeys.programs import ROOT
from tests.many_seats import AgentAtSeat, make_database, plain_address, set_up_seats

SIZES = (1, 10, 40, 100, 200)
SECONDS = 10.0
PACE_SECONDS = 30.0  # an agent has a contact in about three minutes
NAMES = ("waited", "sent", "left")
_PROCESSES = 4


def measure() -> list[Figure]:
    """Each number of agents on one server that waits for its disk."""
    programs = server_programs()
    if programs is None:
        print("skipped: there are no server programs of PostgreSQL")
        return []
    figures: list[Figure] = []
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        tempfile.TemporaryDirectory(dir="/tmp") as server_folder,  # where the account of the server may come
        running_server(programs, Path(server_folder), connections=3 * SIZES[-1], durable=True) as admin,
    ):
        url = make_database(admin, "agents")
        agents = set_up_seats(url, Path(folder), SIZES[-1])
        first: Figure | None = None
        for size in SIZES:
            fast = _times(url, Path(folder), agents[:size], 0.0)
            figures += _told(f"{size} agents, as fast as they can", fast, first)
            first = first or figures[-1]
        paced = _times(url, Path(folder), agents, PACE_SECONDS)
        figures += _told(f"{SIZES[-1]} agents, a contact in {PACE_SECONDS:.0f} s each", paced, first)
    return figures


def _times(url: str, folder: Path, agents: Sequence[AgentAtSeat], pace: float) -> dict[str, list[float]]:
    seconds = max(SECONDS, 1.5 * pace)
    processes = [_begin(url, folder, number, agents[number::_PROCESSES], seconds, pace) for number in range(_PROCESSES)]
    working = [process for process in processes if process]
    for process in working:
        _wait_until_signed_in(process)
    for process in working:
        print("begin", file=process.stdin, flush=True)
    told = [json.loads(process.communicate()[0]) for process in working]
    times = {name: [each for one in told for each in one[name]] for name in NAMES}
    times["a second"] = [len(times["sent"]) / seconds]
    return times


def _begin(
    url: str, folder: Path, number: int, agents: Sequence[AgentAtSeat], seconds: float, pace: float
) -> "subprocess.Popen[str] | None":
    if not agents:
        return None
    plan = folder / f"plan{number}.json"
    address = plain_address(make_url(url).set(username=None).render_as_string())
    told = [
        {"login": a.login, "person": str(a.person_id), "seat": str(a.seat_id), "folder": str(a.folder)} for a in agents
    ]
    plan.write_text(
        json.dumps({"address": address, "agents": told, "seconds": seconds, "pace": pace, "names": NAMES}), "utf-8"
    )
    command = [sys.executable, "-m", "tests.benchmarks.agents_saving", str(plan)]
    return subprocess.Popen(
        command, cwd=ROOT, env=dict(os.environ), text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def _wait_until_signed_in(process: "subprocess.Popen[str]") -> None:
    if process.stdout is None or process.stdout.readline() != "ready\n":
        raise RuntimeError("an agent could not sign in")


def _told(label: str, times: dict[str, list[float]], first: Figure | None) -> list[Figure]:
    return [
        figure(f"{label}: contacts a second", "", times["a second"]),
        figure(f"{label}: the agent waits", "ms", times["waited"], limit=50.0),
        figure(f"{label}: saves that still waited at the end", "", [sum(times["left"])], limit=0.0, limited="most"),
        figure(f"{label}: the server has it", "ms", times["sent"], first),
    ]
