"""Finished contacts: stored whole, once, and found again."""

from dataclasses import replace
from datetime import datetime

import pytest

from app.domain.contact import Contact
from app.domain.errors import DomainError
from app.persistence.database import SqlDatabase
from app.persistence.errors import RowRefusedError
from tests.builders import a_contact, a_customer, a_hand_off, a_subject
from tests.stored_counts import stored_counts


def store(database: SqlDatabase, *contacts: Contact) -> None:
    with database.write() as tx:
        for contact in contacts:
            tx.contacts.add(contact)


def test_a_contact_comes_back_as_it_was_stored(database: SqlDatabase) -> None:
    contact = a_contact(customer=a_customer(), subjects=(a_subject(), a_subject(hand_off=a_hand_off())))
    store(database, contact)
    with database.read() as tx:
        assert tx.contacts.get(contact.id) == contact


def test_a_contact_comes_back_in_the_transaction_that_stored_it(database: SqlDatabase) -> None:
    contact = a_contact(customer=a_customer(), subjects=(a_subject(hand_off=a_hand_off()),))
    with database.write() as tx:
        tx.contacts.add(contact)
        assert tx.contacts.get(contact.id) == contact


def test_a_contact_is_found_by_the_customers_number(database: SqlDatabase) -> None:
    contact = a_contact()
    store(database, contact, a_contact())
    with database.read() as tx:
        assert tx.contacts.by_number(contact.number) == contact


def test_an_unknown_contact_is_none(database: SqlDatabase) -> None:
    with database.read() as tx:
        assert tx.contacts.get(a_contact().id) is None
        assert tx.contacts.by_number("M4TD91CZ7K") is None


def test_the_same_contact_again_changes_nothing(database: SqlDatabase) -> None:
    contact = a_contact(customer=a_customer(), subjects=(a_subject(hand_off=a_hand_off()),))
    store(database, contact)
    store(database, contact)
    with database.read() as tx:
        assert stored_counts(tx).contacts == 1


def test_the_same_contact_again_leaves_a_newer_customer_alone(database: SqlDatabase) -> None:
    contact = a_contact(customer=a_customer(place="Deventer"))
    moved = replace(contact.customer or a_customer(), place="Zutphen")
    store(database, contact)
    with database.write() as tx:
        tx.customers.put(moved)
        tx.contacts.add(contact)
    with database.read() as tx:
        assert tx.customers.get(moved.id) == moved


def test_other_content_under_the_same_id_is_refused(database: SqlDatabase) -> None:
    contact = a_contact(note="eerst")
    store(database, contact)
    with pytest.raises(DomainError, match="contact-stored-differently"):
        store(database, replace(contact, note="later"))
    with database.read() as tx:
        assert tx.contacts.get(contact.id) == contact


def test_a_number_is_given_out_once_and_the_refusal_shows_no_content(database: SqlDatabase) -> None:
    contact = a_contact()
    store(database, contact)
    with pytest.raises(RowRefusedError) as refused:
        store(database, a_contact(number=contact.number, note="Mevrouw De Vries belde"))
    assert "number" in str(refused.value)
    assert "Vries" not in str(refused.value)


def test_a_moment_without_a_time_zone_is_refused(database: SqlDatabase) -> None:
    with pytest.raises(Exception, match="without a time zone"):
        store(database, a_contact(started_at=datetime(2026, 11, 24, 9, 42)))
