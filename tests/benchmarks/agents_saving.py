"""Agents who finish one contact after another for some seconds: `python -m tests.benchmarks.agents_saving PLAN`.

Prints as JSON how long each contact took: what the agent waited, and how long the server took to have it.
"""

import json
import sys
import threading
import time
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

from app.bootstrap import open_services
from app.persistence.database import open_server
from app.persistence.seat.opening import open_seat_database
from app.settings import Settings
from tests.benchmarks.drafts import direct_answer, three_subjects
from tests.benchmarks.figures import milliseconds


@dataclass(slots=True)
class Times:
    """Milliseconds of each contact."""

    waited: list[float] = field(default_factory=list)
    sent: list[float] = field(default_factory=list)


def main(plan: str) -> None:
    """Every agent of the plan works in a thread; the clock runs once all of them are ready."""
    told = json.loads(Path(plan).read_text("utf-8"))
    times = [Times() for _agent in told["agents"]]
    ready = threading.Barrier(len(times) + 1)
    threads = [
        threading.Thread(target=_work, args=(told, agent, kept, ready))
        for agent, kept in zip(told["agents"], times, strict=True)
    ]
    for thread in threads:
        thread.start()
    ready.wait()
    for thread in threads:
        thread.join()
    waited = [each for kept in times for each in kept.waited]
    print(json.dumps({"waited": waited, "sent": [each for kept in times for each in kept.sent]}))


def _work(told: dict[str, float], agent: dict[str, str], times: Times, ready: threading.Barrier) -> None:
    folder = Path(agent["folder"])
    server = open_server(str(told["address"]), agent["login"])
    with closing(open_seat_database(server, folder)) as database:
        settings = Settings(language="nl", seat_id=UUID(agent["seat"]), person_id=UUID(agent["person"]))
        services = open_services(database, folder, settings).services
        services.send_saves()  # learns the last receipt number
        ready.wait()
        until, number = time.monotonic() + told["seconds"], 0
        while time.monotonic() < until:
            began = time.monotonic()
            draft = (three_subjects if number % 3 == 0 else direct_answer)(services)
            ended = replace(draft, ended_at=services.clock.now())
            times.waited.append(milliseconds(lambda ended=ended: services.finish(ended)))
            times.sent.append(milliseconds(services.send_saves))
            number += 1
            time.sleep(max(0.0, told["pace"] - (time.monotonic() - began)))


if __name__ == "__main__":
    main(sys.argv[1])
