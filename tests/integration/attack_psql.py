"""Attacking a town with the real psql, as somebody who has nothing but a login."""

import subprocess

from tests.integration.postgresql_server import server_programs
from tests.integration.rights_town import RightsTown


def psql_answers(town: RightsTown, login: str, statements: list[str]) -> list[tuple[str, int]]:
    """One psql for all of them, each within a savepoint."""
    script = ["\\set VERBOSITY sqlstate", "\\o /dev/null", "BEGIN;"]
    for statement in statements:
        script += ["SAVEPOINT attempt;", f"{statement};", "\\echo :SQLSTATE :ROW_COUNT", "ROLLBACK TO attempt;"]
    lines = psql(town, login, "\n".join(script)).splitlines()
    told = [line.split() for line in lines if line[:1].isalnum()]
    assert len(told) == len(statements)
    return [(state, int(rows)) for state, rows in told]


def psql(town: RightsTown, login: str, script: str) -> str:
    """Everything that psql prints."""
    programs = server_programs()
    assert programs is not None
    address = town.admin.url.set(drivername="postgresql", username=login).render_as_string()
    command = [str(programs / "psql"), "-X", "-q", "-A", "-t", "-d", address]
    done = subprocess.run(command, input=script, capture_output=True, text=True, check=False, timeout=120)
    return done.stdout
