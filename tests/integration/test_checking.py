"""The check finds what is wrong and says it plainly."""

import pytest
from sqlalchemy import text

from app.persistence.database import SqlDatabase, open_database
from tests.builders import SEAT_ID, a_contact, a_receipt


def spoil(database: SqlDatabase, *statements: str) -> None:
    with database._engines.migrator.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def issue_two(database: SqlDatabase) -> None:
    for _ in range(2):
        contact = a_contact()
        with database.write() as tx:
            tx.contacts.add(contact)
            sequence = tx.receipts.next_sequence(SEAT_ID, 2026)
            tx.receipts.add(a_receipt(contact_id=contact.id, sequence=sequence))


def test_a_healthy_database_gives_no_findings(database: SqlDatabase) -> None:
    issue_two(database)
    assert database.check() == []


def test_a_missing_receipt_is_found(database: SqlDatabase) -> None:
    issue_two(database)
    spoil(database, "DELETE FROM receipt WHERE sequence = 1")
    assert database.check() == ["Receipts of seat BAL3 in 2026: 1 are stored, but the last number is 2."]


def test_a_number_taken_without_a_receipt_is_found(database: SqlDatabase) -> None:
    with database.write() as tx:
        tx.receipts.next_sequence(SEAT_ID, 2026)
    assert database.check() == ["Receipts of seat BAL3 in 2026: 0 are stored, but the last number is 1."]


def test_a_table_that_was_changed_by_hand_is_found(new_url: str) -> None:
    database = open_database(new_url)
    spoil(database, "DROP INDEX ix_hand_off_promised_on", "ALTER TABLE seat ADD COLUMN colour TEXT")
    added, removed = sorted(database.check())
    database.close()
    assert "ix_hand_off_promised_on" in added
    assert "colour" in removed


def test_a_row_that_refers_to_nothing_is_found(database: SqlDatabase) -> None:
    if database._engines.writer.dialect.name != "sqlite":
        pytest.skip("PostgreSQL does not let such a row exist")
    issue_two(database)
    spoil(database, "DELETE FROM contact")
    assert "Table receipt refers 2 times to rows of table contact that are not there." in database.check()
