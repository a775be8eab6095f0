"""A contact found by a number typed in the search bar."""

import pytest

from app.domain.contact import Contact
from app.domain.contact_number import format_number, new_number
from app.persistence.database import SqlDatabase
from app.services.number_search import NumberFound, contact_with_number, find_customers, number_found
from resources.translations import _
from tests.builders import SEAT_ID, a_contact, a_customer, a_hand_off, a_receipt, a_seat, a_subject


@pytest.fixture
def contact(database: SqlDatabase) -> Contact:
    """Stored with the first receipt of 2026 of seat BAL3."""
    private = a_subject(title="Bijstand", hand_off=a_hand_off(shielded=True))
    contact = a_contact(customer=a_customer(), subjects=(a_subject(), private, a_subject(title="Grofvuil")))
    with database.write() as tx:
        tx.contacts.add(contact)
        tx.receipts.add(a_receipt(contact_id=contact.id))
    return contact


def find_by_number(database: SqlDatabase, typed: str) -> NumberFound | None:
    found = contact_with_number(database, typed)
    return number_found(found) if found else None


def test_a_contact_number_is_found_in_any_spelling(database: SqlDatabase, contact: Contact) -> None:
    for typed in (contact.number, format_number(contact.number).lower(), f" {contact.number[:5]} {contact.number[5:]}"):
        found = find_by_number(database, typed)
        assert found == NumberFound(contact.number, contact.started_at, found.summary if found else "")


@pytest.mark.parametrize("typed", ["BAL3-2026-000001", "bal3 2026 1", "bal32026000001"])
def test_a_receipt_number_is_found_in_any_spelling(database: SqlDatabase, contact: Contact, typed: str) -> None:
    found = find_by_number(database, typed)
    assert found is not None
    assert found.number == contact.number


def test_the_summary_names_subjects_but_no_customer_and_nothing_shielded(
    database: SqlDatabase, contact: Contact
) -> None:
    found = find_by_number(database, contact.number)
    assert found is not None
    assert found.summary == f"Parkeervergunning · {_('shielded')} · Grofvuil"


@pytest.mark.parametrize("typed", ["", "paspoort", "BAL3-2026-000002", "BAL4-2026-1", "BAL3-2025-1", "x" * 10_000])
def test_anything_else_finds_no_contact(database: SqlDatabase, contact: Contact, typed: str) -> None:
    assert find_by_number(database, typed) is None
    assert find_by_number(database, new_number()) is None


def test_a_seat_whose_code_has_a_dash_is_found(database: SqlDatabase, contact: Contact) -> None:
    with database.write() as tx:
        tx.organisation.put_seat(a_seat(id=SEAT_ID, code="KCC-12"))
    found = find_by_number(database, "kcc12-2026-1")
    assert found is not None


def test_the_customer_of_a_number_is_found_first(database: SqlDatabase, contact: Contact) -> None:
    for typed in (format_number(contact.number).lower(), "BAL3-2026-1"):
        assert find_customers(database, typed) == [contact.customer]
    assert find_customers(database, "vries") == [contact.customer]
    assert find_customers(database, new_number()) == []
