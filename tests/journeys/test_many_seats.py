"""Many agents on one server: what an agent was told is stored, is stored, once and in order, whatever breaks."""

import tempfile
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.fault_proxy import fault_proxy, now_and_then
from tests.fault_rounds import Drill, check_books, run
from tests.integration.postgresql_server import needed_programs
from tests.integration.replicated_server import replicated_server
from tests.journeys.programs import environment
from tests.many_seats import make_database, set_up_seats

AGENTS, SAVES = 6, 8


def test_R1_R3_R6_nothing_is_lost_or_doubled_while_lines_break_agents_are_killed_and_a_replica_takes_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    with (
        tempfile.TemporaryDirectory(prefix="baliewijs-pg-") as folder,
        replicated_server(needed_programs(), Path(folder)) as servers,
        fault_proxy(servers.primary_port, now_and_then(0.2)) as proxy,
    ):

        def lose_the_primary() -> None:
            proxy.go_away()
            servers.lose_primary()
            proxy.come_back(servers.replica_port)

        url = make_database(servers.primary_url("postgres"), "many")
        agents = set_up_seats(url, tmp_path / "seats", AGENTS)
        drill = Drill(agents, tmp_path, "many", proxy, SAVES, 2, environment(tmp_path / "home"), mishap_seconds=4)
        findings = run(drill, lose_the_primary)
        check_books(drill, make_url(url).set(port=servers.replica_port).render_as_string(), findings)
    assert findings.wrong == []
    assert findings.saves == AGENTS * SAVES
    assert sum(findings.cuts.values()) > 0
