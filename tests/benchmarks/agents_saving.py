"""Agents who finish one contact after another for some seconds: `python -m tests.benchmarks.agents_saving PLAN`.

Prints `ready` when all have signed in, and begins at the next line of input. At the end it prints as JSON how long each
contact took: what the agent waited, how long the server took to have it, and how many still waited at the end.
"""

import json
import random
import sys
import threading
import time
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

from app.bootstrap import open_services
from app.persistence.database import open_server
from app.persistence.seat.opening import open_seat_database
from app.services.registry import Services
from app.settings import Settings
from tests.benchmarks.drafts import direct_answer, three_subjects
from tests.benchmarks.figures import milliseconds


@dataclass(slots=True)
class Times:
    """Milliseconds of each contact."""

    waited: list[float] = field(default_factory=list)
    sent: list[float] = field(default_factory=list)
    left: list[float] = field(default_factory=list)  # what still waited when all were done; 0 is good


def main(plan: str) -> None:
    """Every agent of the plan works in a thread; they sign in one after another, and then begin together."""
    told = json.loads(Path(plan).read_text("utf-8"))
    times = [Times() for _agent in told["agents"]]
    with ExitStack() as seats:
        services = [_signed_in(told["address"], agent, seats) for agent in told["agents"]]
        print("ready", flush=True)
        sys.stdin.readline()
        threads = [
            threading.Thread(target=_work, args=(each, kept, told["seconds"], told["pace"]))
            for each, kept in zip(services, times, strict=True)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    print(json.dumps({name: [each for kept in times for each in getattr(kept, name)] for name in told["names"]}))


def _signed_in(address: str, agent: dict[str, str], seats: ExitStack) -> Services:
    folder = Path(agent["folder"])
    database = open_seat_database(open_server(address, agent["login"]), folder)
    seats.enter_context(closing(database))
    settings = Settings(language="nl", seat_id=UUID(agent["seat"]), person_id=UUID(agent["person"]))
    services = open_services(database, folder, settings).services
    services.send_saves()  # learns the last receipt number
    return services


def _work(services: Services, times: Times, seconds: float, pace: float) -> None:
    time.sleep(pace * random.random())  # agents at work do not begin at the same moment
    until, number = time.monotonic() + seconds, 0
    while time.monotonic() < until:
        began = time.monotonic()
        draft = (three_subjects if number % 3 == 0 else direct_answer)(services)
        ended = replace(draft, ended_at=services.clock.now())
        times.waited.append(milliseconds(lambda ended=ended: services.finish(ended)))
        times.sent.append(milliseconds(services.send_saves))
        number += 1
        time.sleep(max(0.0, pace - (time.monotonic() - began)))
    times.left.append(float(len(services.waiting_saves())))


if __name__ == "__main__":
    main(sys.argv[1])
