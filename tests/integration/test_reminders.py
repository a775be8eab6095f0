"""Reminders with the real store: one message for each address, each told once, and about nobody."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest

from app.domain.calendar import ServiceCalendar
from app.domain.contact import HandOff
from app.domain.ids import new_id
from app.domain.mail import MailKind, MailMessage
from app.domain.organisation import Municipality, Person
from app.domain.reminders import Reminder, ReminderKind
from app.domain.work_item import WorkItem, WorkStatus
from app.formatting import long_date
from app.persistence.database import SqlDatabase
from app.services.reminders import reminders_due, reminders_for, send_reminders
from app.services.work_ports import Viewer
from tests.builders import AGENT_ID, a_hand_off, a_municipality, a_person
from tests.integration.work_rows import a_step, an_item, stored

MORNING, NOON = datetime(2026, 12, 1, 7, 5, tzinfo=UTC), datetime(2026, 12, 1, 11, 5, tzinfo=UTC)
HANDLER = Person(new_id(), "R. Yilmaz", "parkeren", "yilmaz@example.nl")
QUESTION = "Waarom kreeg mevrouw De Vries een boete?"
CALENDAR = ServiceCalendar()


@dataclass
class MovedClock:
    """Tells the moment that a test chose."""

    at: datetime = MORNING

    def now(self) -> datetime:
        """That moment."""
        return self.at

    def today(self) -> date:
        """Its day."""
        return self.at.date()


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def database(database: SqlDatabase) -> SqlDatabase:
    with database.write() as tx:
        tx.organisation.put_person(HANDLER)
    return database


def a_town() -> Municipality:
    """Only Parkeren and the contact centre have a mailbox."""
    town, manned = a_municipality(), ("parkeren", "kcc")
    units = (replace(unit, mailbox=f"{unit.id}@example.nl") if unit.id in manned else unit for unit in town.units)
    return replace(town, units=tuple(units))


def handled(hand_off: HandOff, **changes: object) -> WorkItem:
    return an_item(hand_off, **{"handler_id": HANDLER.id, "status": WorkStatus.IN_PROGRESS} | changes)


def some_work(database: SqlDatabase, *items: dict[str, object]) -> None:
    hand_offs = [a_hand_off(question=QUESTION) for _changes in items]
    made = (handled(hand_off, **changes) for hand_off, changes in zip(hand_offs, items, strict=True))
    stored(database, *hand_offs, items=tuple(made))


def send(database: SqlDatabase, clock: MovedClock, town: Municipality | None = None) -> int:
    town = town or a_town()
    return send_reminders(database, clock, reminders_due(database, clock, CALENDAR, town), town, "nl")


def seen_by(database: SqlDatabase, clock: MovedClock, viewer: Viewer) -> list[Reminder]:
    return reminders_for(reminders_due(database, clock, CALENDAR, a_town()), viewer)


def mail(database: SqlDatabase, clock: MovedClock) -> list[MailMessage]:
    with database.read() as tx:
        return tx.mail.waiting(clock.now())


def test_a_person_gets_one_message_with_all_that_is_due(database: SqlDatabase, clock: MovedClock) -> None:
    some_work(database, {}, {}, {"promised_on": date(2026, 12, 9)})
    assert send(database, clock) == 1
    (message,) = mail(database, clock)
    assert (message.kind, message.to) == (MailKind.REMINDER, HANDLER.email)
    assert message.body.count(long_date(date(2026, 12, 1), "nl")) == 2


def test_a_message_is_about_nobody(database: SqlDatabase, clock: MovedClock) -> None:
    some_work(database, {})
    send(database, clock)
    (message,) = mail(database, clock)
    assert not any(word in message.body + message.subject for word in (QUESTION, "Vries", "06-12345678", HANDLER.name))


def test_what_nobody_has_goes_to_the_mailbox_of_its_unit(database: SqlDatabase, clock: MovedClock) -> None:
    some_work(database, {"handler_id": None, "status": WorkStatus.NEW})
    assert send(database, clock) == 1
    assert [message.to for message in mail(database, clock)] == ["parkeren@example.nl"]


def test_each_reminder_is_sent_once_and_the_next_one_comes(database: SqlDatabase, clock: MovedClock) -> None:
    some_work(database, {})
    assert [send(database, clock), send(database, clock)] == [1, 0]
    clock.at = NOON
    assert [send(database, clock), send(database, clock)] == [1, 0]
    assert len(mail(database, clock)) == 2


def test_a_renewed_promise_is_reminded_of_again(database: SqlDatabase, clock: MovedClock) -> None:
    hand_off = a_hand_off()
    before = handled(hand_off)
    stored(database, hand_off, items=(before,))
    send(database, clock)
    renewed = replace(before, promised_on=date(2026, 12, 2), revision=2)
    with database.write() as tx:
        tx.work.save(renewed, a_step(renewed))
    assert send(database, clock) == 0
    clock.at = datetime(2026, 12, 2, 7, 5, tzinfo=UTC)
    assert send(database, clock) == 1


@pytest.mark.parametrize("email", ["bakker@example.nl", ""])
def test_what_the_contact_centre_was_asked_is_for_who_made_the_contact_else_for_its_mailbox(
    database: SqlDatabase, clock: MovedClock, email: str
) -> None:
    with database.write() as tx:
        tx.organisation.put_person(a_person(email=email))
    some_work(database, {"status": WorkStatus.WITH_CONTACT_CENTRE})
    assert send(database, clock) == 1
    assert [message.to for message in mail(database, clock)] == [email or "kcc@example.nl"]
    (seen,) = seen_by(database, clock, Viewer(AGENT_ID, ("kcc",)))
    assert (seen.unit_id, seen.person_id) == ("kcc", AGENT_ID)
    assert seen_by(database, clock, Viewer(HANDLER.id, ("parkeren",))) == []


def test_a_legal_term_is_named_on_a_line_of_its_own_each_time_once(database: SqlDatabase, clock: MovedClock) -> None:
    some_work(database, {"legal_on": date(2026, 12, 8)})
    assert [send(database, clock), send(database, clock)] == [1, 0]
    body = mail(database, clock)[-1].body
    assert long_date(date(2026, 12, 8), "nl") in body
    assert body.count("Parkeren") == 2
    clock.at = datetime(2026, 12, 7, 7, 5, tzinfo=UTC)
    assert send(database, clock) == 1


def test_the_next_unit_that_does_not_take_it_is_told_too(database: SqlDatabase, clock: MovedClock) -> None:
    hand_off = a_hand_off()
    here = an_item(hand_off, promised_on=date(2026, 12, 2))
    stored(database, hand_off, items=(here,))
    send(database, clock)
    passed = replace(here, unit_id="kcc", revision=2)
    with database.write() as tx:
        tx.work.save(passed, a_step(passed))
    assert [send(database, clock), send(database, clock)] == [1, 0]
    assert [message.to for message in mail(database, clock)] == ["parkeren@example.nl", "kcc@example.nl"]


def test_what_has_no_address_is_sent_as_soon_as_there_is_one(database: SqlDatabase, clock: MovedClock) -> None:
    some_work(database, {"handler_id": None})
    assert send(database, clock, a_municipality()) == 0
    assert send(database, clock) == 1


def test_a_closed_item_is_not_reminded_of(database: SqlDatabase, clock: MovedClock) -> None:
    some_work(database, {"status": WorkStatus.CLOSED, "closed_at": MORNING})
    assert send(database, clock) == 0


def test_in_the_program_everybody_sees_their_own_and_what_their_unit_has(
    database: SqlDatabase, clock: MovedClock
) -> None:
    some_work(database, {}, {"handler_id": None})
    seen = seen_by(database, clock, Viewer(HANDLER.id, ("parkeren",)))
    assert [(reminder.kind, reminder.unit_id) for reminder in seen] == [(ReminderKind.DUE_TODAY, "parkeren")] * 2
    colleague = seen_by(database, clock, Viewer(new_id(), ("parkeren",)))
    assert [reminder.person_id for reminder in colleague] == [None]
    assert seen_by(database, clock, Viewer(new_id(), ("kcc",))) == []


def test_looking_sends_nothing_and_sending_hides_nothing(database: SqlDatabase, clock: MovedClock) -> None:
    some_work(database, {})
    viewer = Viewer(HANDLER.id, ("parkeren",))
    assert len(seen_by(database, clock, viewer)) == 1
    assert mail(database, clock) == []
    send(database, clock)
    assert len(seen_by(database, clock, viewer)) == 1
