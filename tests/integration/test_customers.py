"""The customer register: stored, replaced and found."""

from dataclasses import replace

import pytest

from app.domain.customer import Customer
from app.domain.ids import new_id
from app.persistence.database import SqlDatabase
from tests.builders import a_customer

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
