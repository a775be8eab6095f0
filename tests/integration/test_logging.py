"""Who did and who saw what is logged: what it was, whose data it is, by whom and where."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from app.bootstrap import open_services
from app.domain.contact import Contact, HandOff, Outcome
from app.domain.customer import Customer
from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.receipt import ReceiptForm
from app.domain.rights import Role
from app.persistence.database import SqlDatabase
from app.services.contacts import finish_contact
from app.services.log_ports import LogQuery
from app.services.people_actions import PeopleActions
from app.services.registry import Services
from app.settings import Settings
from tests.builders import a_contact, a_customer, a_hand_off, a_municipality, a_person, a_seat, a_subject

Line = tuple[str, str, str]


@pytest.fixture
def desk(database: SqlDatabase, tmp_path: Path) -> Services:
    services = open_services(database, tmp_path, Settings()).services
    return replace(services, agent=replace(services.agent, roles=(Role.AGENT,)))


@pytest.fixture
def customer() -> Customer:
    return a_customer()


@pytest.fixture
def hand_off() -> HandOff:
    return a_hand_off()


@pytest.fixture
def contact(desk: Services, customer: Customer, hand_off: HandOff) -> Contact:
    """A stored one with a question for another unit."""
    subject = a_subject(outcome=Outcome.HANDED_OFF, hand_off=hand_off)
    contact = a_contact(customer=customer, subjects=(subject,))
    finish_contact(desk.database, contact, a_municipality(), a_seat(), a_person(), "en")
    return contact


def logged(desk: Services, customer: Customer | None = None) -> list[Line]:
    """Action, object and which one, newest first; of one customer when asked."""
    with desk.database.read() as tx:
        entries = tx.log.entries(LogQuery(customer_id=customer.id if customer else None), 50)
    assert {(each.origin, each.personal.actor) for each in entries if each.personal} <= {("BAL3", a_person().name)}
    return [(each.action, each.object, each.personal.object_id) for each in entries if each.personal]


def test_saving_a_contact_is_logged_with_its_customer_and_its_work(
    desk: Services, contact: Contact, customer: Customer, hand_off: HandOff
) -> None:
    assert sorted(logged(desk, customer)) == [
        ("added", "contact", contact.number),
        ("added", "customer", str(customer.id)),
        ("added", "work_item", str(hand_off.id)),
    ]


def test_who_opens_a_customer_or_types_a_number_is_logged(desk: Services, contact: Contact, customer: Customer) -> None:
    desk.history(customer.id)
    desk.find_by_number(contact.number)
    assert logged(desk, customer)[:2] == [("seen", "contact", contact.number), ("seen", "customer", str(customer.id))]


def test_a_new_customer_of_whom_nothing_is_known_is_not_seen(desk: Services) -> None:
    desk.history(new_id())
    assert desk.find_by_number("paspoort") is None
    assert logged(desk) == []


def test_looking_for_articles_is_not_logged(desk: Services, contact: Contact) -> None:
    before = logged(desk)
    desk.find_customers("jansen")
    desk.articles()
    assert logged(desk) == before


def test_a_receipt_on_the_screen_and_on_paper_is_logged(desk: Services, contact: Contact, customer: Customer) -> None:
    desk.stored_receipt(contact.number, ReceiptForm.TEXT)
    desk.issue_receipt(contact.number, ReceiptForm.TEXT)
    assert logged(desk, customer)[:2] == [("printed", "receipt", contact.number), ("seen", "receipt", contact.number)]


def test_work_is_seen_once_as_long_as_it_stays_open(desk: Services, contact: Contact, hand_off: HandOff) -> None:
    seen = ("seen", "work_item", str(hand_off.id))
    for _ in range(3):
        desk.work_details(hand_off.id)
    assert logged(desk).count(seen) == 1
    desk.leave_work(hand_off.id)
    desk.work_details(hand_off.id)
    assert logged(desk).count(seen) == 2


def test_a_step_of_work_is_logged_with_the_customer(
    desk: Services, contact: Contact, customer: Customer, hand_off: HandOff
) -> None:
    desk.remind(hand_off.id)
    assert logged(desk, customer)[0] == ("changed", "work_item", str(hand_off.id))


def test_a_step_that_is_refused_is_logged_as_refused(desk: Services) -> None:
    hidden = a_hand_off(shielded=True)
    subject = a_subject(outcome=Outcome.HANDED_OFF, hand_off=hidden, shielded=True)
    other = a_person(id=new_id(), name="A. Ander")
    with desk.database.write() as tx:
        tx.organisation.put_person(other)
    contact = a_contact(agent_id=other.id, subjects=(subject,))
    finish_contact(desk.database, contact, a_municipality(), a_seat(), a_person(), "en")
    with pytest.raises(DomainError, match="work-not-yours"):
        desk.note(hidden.id, 1, "Wat is dit?")
    with desk.database.read() as tx:
        [line] = tx.log.entries(LogQuery(), 1)
    assert (line.action, line.object, line.result) == ("changed", "work_item", "refused")


def test_changes_of_people_and_units_are_logged(desk: Services) -> None:
    colleague, people = a_person(id=new_id(), name="A. Nieuw"), PeopleActions(desk.database, desk.seat, desk.agent)
    people.put_person(colleague)
    people.put_person(colleague)
    people.put_mailbox("parkeren", "parkeren@testdam.nl")
    person = ("person", str(colleague.id))
    assert logged(desk) == [("changed", "organisation", "parkeren"), ("changed", *person), ("added", *person)]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_seat_of_its_own_goes_on_reading_when_nothing_can_be_logged(
    desk: Services, contact: Contact, customer: Customer, database_url: str
) -> None:
    """On a server it does not: `test_log_server`."""
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE log_personal"))
    engine.dispose()
    assert desk.history(customer.id)
