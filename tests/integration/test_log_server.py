"""R5 on a server: many who log at once make one chain, and the server says who it was and when."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from app.bootstrap import open_services
from app.domain.errors import WorldError
from app.domain.log import LogAction, LogEvent, LogObject
from app.domain.log_proof import prove
from app.persistence.database import SqlDatabase, open_database
from app.services.log_ports import LogQuery
from app.settings import Settings
from tests.builders import a_customer, a_municipality, a_person, a_seat

THREADS, LINES = 8, 50
EVENT = LogEvent(LogAction.SEEN, LogObject.CONTACT, "M4TD91CZ7K", actor="Iemand Anders", origin="BAL3")


@pytest.fixture
def server(postgresql_admin: Engine) -> Iterator[SqlDatabase]:
    """A database of its own."""
    with postgresql_admin.connect() as admin:
        admin.execute(text("CREATE DATABASE log_server"))
    database = open_database(postgresql_admin.url.set(database="log_server").render_as_string())
    with database.write() as tx:
        tx.organisation.put_municipality(a_municipality())
    yield database
    database.close()
    with postgresql_admin.connect() as admin:
        admin.execute(text("DROP DATABASE log_server WITH (FORCE)"))


def test_R5_eight_who_log_fifty_times_at_once_make_one_chain_without_gaps(server: SqlDatabase) -> None:
    def log_many(worker: int) -> None:
        for line in range(LINES):
            with server.write() as tx:
                tx.log.append(replace(EVENT, object_id=f"{worker}-{line}"))

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(log_many, range(THREADS)))
    with server.read() as tx:
        lines = list(tx.log.chain())
    assert [line.number for line in lines] == list(range(1, THREADS * LINES + 1))
    assert len({line.personal.object_id for line in lines if line.personal}) == THREADS * LINES
    assert prove(lines).faults == ()


def test_who_signed_in_stands_in_the_line_whatever_the_client_says(server: SqlDatabase) -> None:
    person = a_person(login="postgres")
    with server.write() as tx:
        tx.organisation.put_person(person)
        tx.log.append(EVENT)
    with server.read() as tx:
        part = tx.log.entries(LogQuery(), 1)[0].personal
    assert part
    assert (part.actor_id, part.actor) == (person.id, person.name)


def test_the_time_of_a_line_is_that_of_the_server(server: SqlDatabase) -> None:
    log(server)
    with server.read() as tx:
        [line] = tx.log.entries(LogQuery(), 2)
    assert abs(line.at - datetime.now(UTC)) < timedelta(minutes=5)


def test_on_a_server_nothing_is_shown_that_cannot_be_logged(
    server: SqlDatabase, postgresql_admin: Engine, tmp_path: Path
) -> None:
    customer = a_customer()
    with server.write() as tx:
        tx.organisation.put_seat(a_seat())
        tx.organisation.put_person(a_person())
        tx.customers.put(customer)
    desk = open_services(server, tmp_path, Settings()).services
    assert desk.history(customer.id) == []
    engine = create_engine(postgresql_admin.url.set(database="log_server"))
    with engine.begin() as connection:
        connection.execute(text(_FULL))
        connection.execute(text("CREATE TRIGGER disk_full BEFORE INSERT ON log_entry EXECUTE FUNCTION disk_is_full()"))
    engine.dispose()
    with pytest.raises(WorldError, match="database-full"):
        desk.history(customer.id)


_FULL = """
CREATE FUNCTION disk_is_full() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = '53100'; END $$
"""


def log(database: SqlDatabase) -> None:
    with database.write() as tx:
        tx.log.append(EVENT)
