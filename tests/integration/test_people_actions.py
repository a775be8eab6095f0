"""Who works here and where units get their mail, on the real database."""

import pytest

from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.organisation import Person
from app.domain.routing import receivable_units
from app.persistence.database import SqlDatabase, open_database
from app.services.people_actions import PeopleActions
from tests.builders import a_contact, a_municipality, a_person, a_seat


@pytest.fixture
def actions(database: SqlDatabase) -> PeopleActions:
    """In Testdam, where one agent works."""
    return PeopleActions(database, a_seat(), a_person())


def test_a_new_person_is_stored_with_a_tidy_name_and_address(actions: PeopleActions) -> None:
    typed = Person(new_id(), "  R.   Yilmaz ", "parkeren", " r.yilmaz@Testdam.EXAMPLE ")
    told = actions.put_person(typed)
    stored = Person(typed.id, "R. Yilmaz", "parkeren", "r.yilmaz@testdam.example")
    assert told == actions.organisation()
    assert told.people == (stored, a_person())


def test_who_changes_stays_the_same_person_for_earlier_contacts(actions: PeopleActions) -> None:
    with actions.database.write() as tx:
        tx.contacts.add(contact := a_contact())
    changed = a_person(name="S. de Boer", unit_id="parkeren")
    assert actions.put_person(changed).people == (changed,)
    with actions.database.read() as tx:
        assert tx.contacts.get(contact.id) == contact


def test_a_person_may_have_no_unit_and_no_address(actions: PeopleActions) -> None:
    assert actions.put_person(a_person(unit_id="", email="")).people == (a_person(unit_id="", email=""),)


@pytest.mark.parametrize(
    ("wrong", "key", "field"),
    [
        ({"name": " "}, "person-name-missing", "name"),
        ({"email": "s.bakker"}, "email-wrong", "email"),
        ({"unit_id": "atlantis"}, "unit-unknown", "unit"),
    ],
)
def test_what_is_wrong_with_a_person_is_told_and_nothing_is_stored(
    actions: PeopleActions, wrong: dict[str, str], key: str, field: str
) -> None:
    with pytest.raises(DomainError) as caught:
        actions.put_person(a_person(**wrong))
    assert (caught.value.key, caught.value.field) == (key, field)
    assert actions.organisation().people == (a_person(),)


def test_a_mailbox_changes_one_unit_and_nothing_else(actions: PeopleActions) -> None:
    told = actions.put_mailbox("parkeren", " parkeren@Testdam.example ").municipality
    assert told.unit("parkeren").mailbox == "parkeren@testdam.example"
    assert actions.put_mailbox("parkeren", "").municipality == a_municipality()


def test_a_unit_can_be_reached_as_soon_as_it_has_a_mailbox_or_somebody(actions: PeopleActions) -> None:
    actions.put_mailbox("parkeren", "parkeren@testdam.example")
    told = actions.put_person(Person(new_id(), "L. Visser", "werk-inkomen"))
    reachable = receivable_units(told.municipality, told.people)
    assert [unit.id for unit in reachable] == ["kcc", "parkeren", "werk-inkomen"]


@pytest.mark.parametrize(
    ("unit_id", "mailbox", "key"),
    [("parkeren", "parkeren@", "email-wrong"), ("atlantis", "a@testdam.example", "unit-unknown")],
)
def test_a_wrong_mailbox_is_told_and_nothing_is_stored(
    actions: PeopleActions, unit_id: str, mailbox: str, key: str
) -> None:
    with pytest.raises(DomainError, match=key):
        actions.put_mailbox(unit_id, mailbox)
    assert actions.organisation().municipality == a_municipality()


def test_before_the_first_run_nobody_can_be_added(database_url: str) -> None:
    store = open_database(database_url)
    with pytest.raises(DomainError, match="not-set-up"):
        PeopleActions(store, a_seat(), a_person()).put_person(a_person())
    store.close()
