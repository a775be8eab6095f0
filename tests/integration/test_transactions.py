"""Transactions: all or nothing, one writer, a steady view, and clear words when the world fails."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import func, select, text

from app.domain.errors import DomainError, WorldError
from app.persistence.all_tables import METADATA
from app.persistence.database import SqlDatabase, open_database
from tests.builders import SEAT_ID, a_contact, a_customer, a_hand_off, a_receipt, a_seat, a_subject, an_article

BREAK_CONNECTIONS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


def rows_of(database: SqlDatabase) -> dict[str, int]:
    """How many rows each table has."""
    with database._engines.reader.connect() as connection:
        counts = {name: select(func.count()).select_from(table) for name, table in METADATA.tables.items()}
        return {name: connection.scalars(count).one() for name, count in counts.items()}


def test_an_error_midway_leaves_nothing(database: SqlDatabase) -> None:
    before = rows_of(database)
    contact = a_contact(customer=a_customer(), subjects=(a_subject(hand_off=a_hand_off()),))
    with pytest.raises(DomainError), database.write() as tx:
        tx.articles.put(an_article())
        tx.contacts.add(contact)
        tx.receipts.add(a_receipt(contact_id=contact.id, sequence=tx.receipts.next_sequence(SEAT_ID, 2026)))
        raise DomainError("question-missing")
    assert rows_of(database) == before


def test_nothing_may_be_changed_while_reading(database: SqlDatabase) -> None:
    before = rows_of(database)
    with pytest.raises(WorldError, match="database-read-only"), database.read() as tx:
        tx.contacts.add(a_contact())
    assert rows_of(database) == before


def test_a_reader_keeps_its_view_while_another_writes(database: SqlDatabase) -> None:
    with database.read() as view:
        assert view.organisation.seats() == [a_seat()]
        with database.write() as tx:
            tx.organisation.put_seat(a_seat(name="Balie 4"))
        assert view.organisation.seats() == [a_seat()]
    with database.read() as later:
        assert later.organisation.seats() == [a_seat(name="Balie 4")]


def test_the_same_contact_from_two_threads_at_once_is_stored_once(database: SqlDatabase) -> None:
    contacts = [a_contact(customer=a_customer(), subjects=(a_subject(hand_off=a_hand_off()),)) for _ in range(10)]
    barrier = Barrier(2, timeout=30)

    def save_all(_: int) -> None:
        for contact in contacts:
            barrier.wait()
            with database.write() as tx:
                tx.contacts.add(contact)

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(save_all, range(2)))
    assert rows_of(database)["contact"] == rows_of(database)["hand_off"] == rows_of(database)["customer"] == 10


def test_a_full_disk_is_said_and_nothing_is_stored(database: SqlDatabase) -> None:
    if database._engines.writer.dialect.name != "sqlite":
        pytest.skip("only SQLite can be given a full disk from here")
    with database._engines.writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1")
    before = rows_of(database)
    with pytest.raises(WorldError, match="database-full"), database.write() as tx:
        for _ in range(200):
            tx.contacts.add(a_contact(note="x" * 1000))
    assert rows_of(database) == before


@pytest.fixture
def impatient(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[SqlDatabase]:
    """A second program that waits one second at most."""
    monkeypatch.setattr("app.persistence.engines._WAIT_SECONDS", 1)
    database = open_database(database_url)
    yield database
    database.close()


def test_a_writer_that_waits_too_long_is_told(database: SqlDatabase, impatient: SqlDatabase) -> None:
    with database.write() as first:
        first.organisation.put_seat(a_seat(name="Balie 4"))
        with pytest.raises(WorldError, match="database-away"), impatient.write() as second:
            second.organisation.put_seat(a_seat(name="Balie 5"))
    with impatient.read() as tx:
        assert tx.organisation.seats() == [a_seat(name="Balie 4")]


def test_a_connection_that_breaks_midway_leaves_nothing_and_the_next_one_works(database: SqlDatabase) -> None:
    if database._engines.writer.dialect.name == "sqlite":
        pytest.skip("SQLite has no connection to break")
    contact = a_contact()
    with pytest.raises(WorldError, match="database-away"), database.write() as tx:
        tx.contacts.add(contact)
        with database._engines.migrator.connect() as other:
            other.execute(text(BREAK_CONNECTIONS))
        tx.contacts.add(a_contact())
    with database.write() as tx:
        assert tx.contacts.get(contact.id) is None
        tx.contacts.add(contact)
