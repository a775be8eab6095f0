"""Receipts: numbers without gaps, content for ever, copies counted."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.receipt import Receipt, ReceiptForm
from app.persistence.database import SqlDatabase
from tests.builders import SEAT_ID, a_contact, a_receipt, a_seat

NOW = datetime(2026, 11, 24, 9, 50, tzinfo=UTC)


def issue(database: SqlDatabase, year: int = 2026) -> Receipt:
    """Store a new contact with its receipt, as one transaction."""
    contact = a_contact()
    with database.write() as tx:
        tx.contacts.add(contact)
        sequence = tx.receipts.next_sequence(SEAT_ID, year)
        receipt = a_receipt(contact_id=contact.id, year=year, sequence=sequence)
        tx.receipts.add(receipt)
    return receipt


def test_a_receipt_comes_back_with_all_it_shows(database: SqlDatabase) -> None:
    receipt = issue(database)
    with database.read() as tx:
        assert tx.receipts.by_contact(receipt.contact_id) == receipt
        assert tx.receipts.by_contact(new_id()) is None


def test_numbers_run_from_one_per_seat_and_year(database: SqlDatabase) -> None:
    other = a_seat(id=new_id(), code="BAL4")
    with database.write() as tx:
        tx.organisation.put_seat(other)
        taken = [tx.receipts.next_sequence(SEAT_ID, year) for year in (2026, 2026, 2027, 2026)]
        assert taken == [1, 2, 1, 3]
        assert tx.receipts.next_sequence(other.id, 2026) == 1


def test_a_number_comes_back_when_the_transaction_fails(database: SqlDatabase) -> None:
    issue(database)
    with pytest.raises(DomainError), database.write() as tx:
        tx.receipts.next_sequence(SEAT_ID, 2026)
        raise DomainError("printer-off")
    assert issue(database).sequence == 2


def test_the_first_issue_is_the_original_and_later_ones_are_numbered_copies(database: SqlDatabase) -> None:
    receipt = issue(database)
    with database.write() as tx:
        copies = [
            tx.receipts.record_issue(receipt.id, form, NOW)
            for form in (ReceiptForm.A5, ReceiptForm.A5, ReceiptForm.TEXT)
        ]
    assert copies == [0, 1, 2]
    with database.read() as tx:
        assert tx.receipts.by_contact(receipt.contact_id) == replace(receipt, copies=2, is_issued=True)


def test_two_threads_give_no_number_twice_and_leave_no_gap(database: SqlDatabase) -> None:
    with ThreadPoolExecutor(2) as threads:
        receipts = list(threads.map(lambda _: issue(database), range(30)))
    assert sorted(receipt.sequence for receipt in receipts) == list(range(1, 31))
    assert database.check() == []
