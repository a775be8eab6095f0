"""Twenty thousand saves of forty agents while lines break, agents are killed and the server goes away.

A long loop: the test in tests/journeys/test_many_seats.py is the short one. Every broken promise is told in words.
"""

import os
import tempfile
from pathlib import Path

from sqlalchemy import make_url

from tests.benchmarks.figures import Figure, figure
from tests.fault_proxy import fault_proxy, now_and_then
from tests.fault_rounds import Drill, check_books, run
from tests.integration.postgresql_server import server_programs
from tests.integration.replicated_server import replicated_server
from tests.journeys.programs import environment
from tests.many_seats import make_database, set_up_seats

AGENTS, SAVES, PROCESSES = 40, int(os.environ.get("BALIEWIJS_BENCH_SAVES", "500")), 4
FAULTS, MISHAP_SECONDS = 0.05, 15.0


def measure() -> list[Figure]:
    """One run, with a fail-over to a replica in it; limits are 0."""
    programs = server_programs()
    if programs is None:
        print("skipped: there are no server programs of PostgreSQL")
        return []
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        tempfile.TemporaryDirectory(dir="/tmp") as server_folder,  # where the account of the server may come
        replicated_server(programs, Path(server_folder)) as servers,
        fault_proxy(servers.primary_port, now_and_then(FAULTS)) as proxy,
    ):

        def lose_the_primary() -> None:
            proxy.go_away()
            servers.lose_primary()
            proxy.come_back(servers.replica_port)

        place = Path(folder)
        url = make_database(servers.primary_url("postgres"), "many")
        agents = set_up_seats(url, place / "seats", AGENTS)
        env = environment(place / "home")
        drill = Drill(agents, place, "many", proxy, SAVES, PROCESSES, env, MISHAP_SECONDS)
        found = run(drill, *[_nothing] * 5, lose_the_primary)
        check_books(drill, make_url(url).set(port=servers.replica_port).render_as_string(), found)
    for line in found.wrong:
        print(f"WRONG: {line}")
    broken = ", ".join(f"{what}: {count}" for what, count in found.cuts.items())
    return [
        figure("saves that agents were told of", "", [found.saves], note=f"in {found.seconds:.0f} s, {AGENTS} agents"),
        figure("promises broken: lost, doubled, half, out of order", "", [len(found.wrong)], limit=0.0, note=broken),
        figure("agents' programs killed (kill -9)", "", [found.kills]),
        figure("times the server was away", "", [found.absences], note="and once replaced by its replica"),
    ]


def _nothing() -> None:
    """So long it goes well."""
