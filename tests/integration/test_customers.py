"""The customer register: stored, replaced and found."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine, event

from app.domain.customer import Customer
from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.persistence.database import SqlDatabase
from app.services.contacts import finish_contact
from tests.builders import a_contact, a_customer, a_municipality, a_person, a_seat

VRIES = a_customer()
MUELLER = a_customer(
    salutation="Dhr.",
    initials="J.C.",
    prefix="",
    last_name="Müller-Żółć",
    postcode="7411 BZ",
    phone="",
    phone_e164="",
    email="jc@example.nl",
)
BAKERY = Customer(
    id=new_id(),
    company="Bakkerij Vries & Zn. B.V.",
    kvk_number="01234567",
    postcode="7412 AA",
    house_number="120",
)


@pytest.fixture
def register(database: SqlDatabase) -> SqlDatabase:
    with database.write() as tx:
        for customer in (VRIES, MUELLER, BAKERY):
            tx.customers.put(customer)
    return database


def found(database: SqlDatabase, text: str, limit: int = 20) -> list[Customer]:
    with database.read() as tx:
        return tx.customers.find(text, limit)


def find_each(database: SqlDatabase, texts: list[str]) -> dict[str, tuple[Customer, ...]]:
    return {text: tuple(found(database, text)) for text in texts}


@contextmanager
def readings_of_customers() -> Iterator[list[str]]:
    """Every statement meanwhile that reads whole customers."""
    read: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith("SELECT customer.id, customer.salutation"):
            read.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield read
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_a_customer_comes_back_as_stored(register: SqlDatabase) -> None:
    with register.read() as tx:
        assert tx.customers.get(MUELLER.id) == MUELLER
        assert tx.customers.get(a_customer().id) is None


def test_a_name_is_found_without_case_and_accents_in_any_order(register: SqlDatabase) -> None:
    texts = ["muller", "MÜLLER", "zolc", "J.C. Müller", "müller jc", "Dhr. mull", "JC", "mw. MULLER-zolc"]
    assert find_each(register, texts) == dict.fromkeys(texts, (MUELLER,))


def test_a_company_is_found_by_name_number_and_address(register: SqlDatabase) -> None:
    texts = ["bakkerij", "zn", "Bakkerij Vr", "B.V. vries", "01234567", "0123", "7412AA120", "7412"]
    assert find_each(register, texts) == dict.fromkeys(texts, (BAKERY,))


def test_a_person_is_found_by_name_and_address(register: SqlDatabase) -> None:
    texts = ["de Vries", "Mw. A. de Vries", "7411 br 12", "7411BR12", "7411 BR"]
    assert find_each(register, texts) == dict.fromkeys(texts, (VRIES,))


def test_a_person_is_found_by_phone_in_any_spelling_and_by_email(register: SqlDatabase) -> None:
    texts = ["0612345678", "06-12345678", "+31612345678", "+31 6 1234", "06 12", "a.dev", "A.deVries@example.nl"]
    assert find_each(register, texts) == dict.fromkeys(texts, (VRIES,))


def test_nobody_is_found_when_nothing_matches(register: SqlDatabase) -> None:
    texts = ["", "?", "xyz", "vries xyz", "0699", "7411BR13", "%", "_____", "x@example.nl", "mw"]
    assert find_each(register, texts) == dict.fromkeys(texts, ())


def test_whole_words_come_before_beginnings(register: SqlDatabase) -> None:
    longer = a_customer(last_name="Vriesman")
    with register.write() as tx:
        tx.customers.put(longer)
    names = found(register, "vries")
    assert set(names[:2]) == {VRIES, BAKERY}
    assert names[2] == longer
    assert found(register, "vries", limit=1) == names[:1]


def test_a_replaced_customer_is_found_by_the_new_values_only(register: SqlDatabase) -> None:
    married = replace(VRIES, last_name="Jansen", prefix="", email="", phone="", phone_e164="")
    with register.write() as tx:
        tx.customers.put(married)
    assert found(register, "jansen") == [married]
    assert VRIES.id not in {customer.id for customer in found(register, "vries") + found(register, "0612345678")}


def test_saving_reads_a_customer_once_whoever_it_is(database: SqlDatabase) -> None:
    known = replace(VRIES, id=new_id())
    for customer in (known, known, replace(known, email="vries@example.nl")):
        with readings_of_customers() as readings:
            finish_contact(database, a_contact(customer=customer), a_municipality(), a_seat(), a_person(), "en")
        assert len(readings) == 1
    assert found(database, "vries@example.nl") == [replace(known, email="vries@example.nl")]


def test_a_customer_who_was_erased_meanwhile_is_stored_again(register: SqlDatabase) -> None:
    changed = replace(VRIES, last_name="Vriesman")
    with register.write() as tx:
        assert tx.customers.get(VRIES.id) == VRIES
        assert tx.privacy.erase_customer(VRIES.id)
        tx.customers.put(changed)
    assert found(register, "vriesman") == [changed]


def test_what_is_undone_is_read_anew(register: SqlDatabase) -> None:
    changed = replace(VRIES, last_name="Vriesman")
    with register.write() as tx, pytest.raises(DomainError):
        contact = a_contact(customer=changed)
        tx.contacts.add(contact)
        tx.contacts.add(replace(contact, note="Anders"))
    for _ in range(2):
        with register.write() as tx:
            tx.customers.put(VRIES)
            tx.customers.put(changed)
            assert tx.customers.get(VRIES.id) == changed
    assert found(register, "vriesman") == [changed]
