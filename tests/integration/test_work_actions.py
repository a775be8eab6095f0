"""Doing the work of the queue, with the real database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app.domain.calendar import ServiceCalendar
from app.domain.contact import HandOff, Outcome, ReplyWay
from app.domain.customer import Customer
from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.mail import MailKind, MailMessage
from app.domain.organisation import Person
from app.domain.work_item import StepKind, WorkStatus
from app.persistence.database import SqlDatabase
from app.services.contacts import finish_contact
from app.services.index_keeping import IndexKeeper
from app.services.index_port import IndexPort
from app.services.work_actions import WorkActions
from app.services.work_ports import QueueQuery, QueueView, WorkDetails
from knowledgebase.index import KnowledgeIndex
from tests.builders import a_contact, a_customer, a_hand_off, a_municipality, a_person, a_seat, a_subject

YILMAZ = a_person(id=new_id(), name="R. Yilmaz", unit_id="parkeren")
VISSER = a_person(id=new_id(), name="L. Visser", unit_id="werk-inkomen")
DEVOS = a_person(id=new_id(), name="D. de Vos", unit_id="parkeren")
UNITS = tuple(
    replace(unit, opening_weekdays=(0, 5)) if unit.id == "kcc" else unit for unit in a_municipality().units
)  # the contact centre keeps other days
ANSWER = "De boete vervalt."


class StillClock:
    """Always the same moment."""

    def now(self) -> datetime:
        """Morning."""
        return datetime(2026, 11, 25, 9, 0, tzinfo=UTC)

    def today(self) -> date:
        """Its day."""
        return date(2026, 11, 25)


@dataclass
class House:
    """The municipality at work: everybody with their own services on one database."""

    database: SqlDatabase
    folder: Path

    def of(self, person: Person) -> WorkActions:
        """What this person can do."""
        index = KnowledgeIndex(self.folder / "index", StillClock().today)
        keeper = IndexKeeper(self.database, index)
        town = a_municipality(units=UNITS)
        tools = (IndexPort(index), keeper, StillClock(), ServiceCalendar(), town, "en")
        return WorkActions(self.database, a_seat(), person, *tools)

    def hand_off(self, customer: Customer | None = None, **changes: Any) -> HandOff:
        """A finished contact with one question for another unit."""
        hand_off = a_hand_off(**changes)
        subject = a_subject(outcome=Outcome.HANDED_OFF, hand_off=hand_off, shielded=hand_off.shielded)
        contact = a_contact(customer=customer, subjects=(subject,))
        for _ in range(2):  # done again it changes nothing
            finish_contact(self.database, contact, a_municipality(), a_seat(), a_person(), "en")
        return hand_off

    def mail(self, hand_off: HandOff) -> list[MailMessage]:
        """What the customer is told by e-mail."""
        with self.database.read() as tx:
            return [mail.message for mail in tx.mail.of_hand_off(hand_off.id)]


@pytest.fixture
def house(database: SqlDatabase, tmp_path: Path) -> House:
    """With people at the contact centre, at parking and at income."""
    with database.write() as tx:
        for person in (YILMAZ, VISSER, DEVOS):
            tx.organisation.put_person(person)
    return House(database, tmp_path)


def refused(step: Callable[[], object]) -> str:
    """The key of the error."""
    with pytest.raises(DomainError) as caught:
        step()
    return caught.value.key


def kinds(details: WorkDetails) -> list[StepKind]:
    """The history in short."""
    return [step.kind for step in details.steps]


# from the desk to the queue


def test_a_finished_contact_puts_each_unit_to_work_once(house: House) -> None:
    hand_off = house.hand_off(other_unit_ids=("werk-inkomen",), director_id=a_person().id)
    details = house.of(YILMAZ).work_details(hand_off.id)
    assert (details.row.item.unit_id, details.row.item.promised_on) == ("parkeren", hand_off.promise.promised_on)
    assert [part.item.unit_id for part in details.parts] == ["werk-inkomen"]
    assert kinds(details) == [StepKind.HANDED_OFF]
    assert details.row.agent_id == a_person().id


def test_the_promise_is_confirmed_by_mail_with_consent_once(house: House) -> None:
    hand_off = house.hand_off(a_customer())
    (message,) = house.mail(hand_off)
    assert (message.kind, message.to) == (MailKind.ACKNOWLEDGEMENT, "a.devries@example.nl")
    assert "1 December 2026" in message.body


@pytest.mark.parametrize("changes", [{"email_consent": False}, {"email": ""}])
def test_without_consent_or_address_nothing_is_mailed(house: House, changes: dict[str, Any]) -> None:
    assert house.mail(house.hand_off(a_customer(**changes))) == []
    assert house.mail(house.hand_off()) == []


def test_the_answer_goes_to_the_address_that_was_given_for_it(house: House) -> None:
    hand_off = house.hand_off(a_customer(), reply_way=ReplyWay.EMAIL, reply_to="werk@example.nl")
    assert [message.to for message in house.mail(hand_off)] == ["werk@example.nl"]


# taking and handling


def test_the_next_one_is_the_earliest_promise_that_nobody_took(house: House) -> None:
    later = a_hand_off().promise
    house.hand_off(promise=replace(later, promised_on=date(2026, 12, 8)))
    urgent = house.hand_off(promise=later)
    first = house.of(YILMAZ).take_next()
    second = house.of(DEVOS).take_next()
    assert first and second
    assert first.row.item.id == urgent.id != second.row.item.id
    assert house.of(YILMAZ).take_next() is None


def test_two_people_who_take_the_next_at_once_never_get_the_same(house: House) -> None:
    waiting = {house.hand_off().id for _ in range(6)}

    def three(person: Person) -> list[WorkDetails | None]:
        return [house.of(person).take_next() for _ in range(3)]

    with ThreadPoolExecutor(2) as pool:
        taken = [details for each in pool.map(three, (YILMAZ, DEVOS)) for details in each if details]
    assert len(taken) == 6
    assert {details.row.item.id for details in taken} == waiting


def test_who_has_no_unit_works_for_the_contact_centre(house: House) -> None:
    hand_off = house.hand_off(unit_id="kcc")
    newcomer = a_person(id=new_id(), unit_id="")
    with house.database.write() as tx:
        tx.organisation.put_person(newcomer)
    taken = house.of(newcomer).take_next()
    assert taken and taken.row.item.id == hand_off.id


def test_the_whole_way_from_queue_to_answer_is_in_the_history(house: House) -> None:
    hand_off = house.hand_off(a_customer())
    mine = house.of(YILMAZ)
    mine.take(hand_off.id, 1)
    mine.note_call(hand_off.id, 2, False, "")
    mine.note(hand_off.id, 3, "Voicemail ingesproken")
    mine.ask_contact_centre(hand_off.id, 4, "Welk kenteken?")
    house.of(a_person()).reply(hand_off.id, 5, "AB-123-C")
    mine.wait_for_customer(hand_off.id, 6, "Stuurt het bewijs", None)
    mine.resume(hand_off.id, 7)
    details = mine.answer(hand_off.id, 8, ANSWER, tell_by_mail=True)
    assert kinds(details) == [
        StepKind.HANDED_OFF,
        StepKind.TAKEN,
        StepKind.CALLED,
        StepKind.NOTED,
        StepKind.CONTACT_CENTRE_ASKED,
        StepKind.CONTACT_CENTRE_REPLIED,
        StepKind.WAITED,
        StepKind.RESUMED,
        StepKind.ANSWERED,
    ]
    assert (details.row.item.status, details.row.item.answer) == (WorkStatus.CLOSED, ANSWER)
    assert [message.kind for message in house.mail(hand_off)] == [MailKind.ACKNOWLEDGEMENT, MailKind.ANSWER]


def test_a_stale_step_stores_nothing(house: House) -> None:
    hand_off = house.hand_off(a_customer())
    house.of(DEVOS).note(hand_off.id, 1, "Was eerder")
    mine = house.of(YILMAZ)
    assert refused(lambda: mine.answer(hand_off.id, 1, ANSWER, tell_by_mail=True)) == "work-item-changed"
    details = mine.work_details(hand_off.id)
    assert (details.row.item.revision, details.row.item.status) == (2, WorkStatus.NEW)
    assert MailKind.ANSWER not in [message.kind for message in house.mail(hand_off)]


def test_others_see_who_has_it_open_until_they_leave(house: House) -> None:
    hand_off = house.hand_off()
    house.of(DEVOS).work_details(hand_off.id)
    assert house.of(YILMAZ).work_details(hand_off.id).present == (DEVOS.id,)
    house.of(DEVOS).leave_work(hand_off.id)
    assert house.of(YILMAZ).work_details(hand_off.id).present == ()


def test_what_is_not_in_the_queue_is_said_so(house: House) -> None:
    mine = house.of(YILMAZ)
    assert refused(lambda: mine.work_details(new_id())) == "work-item-unknown"
    assert refused(lambda: mine.take(new_id(), 1)) == "work-item-unknown"
    assert refused(lambda: mine.remind(new_id())) == "work-item-unknown"


# to other units and back


def test_the_answer_of_an_asked_unit_comes_back_to_who_asked(house: House) -> None:
    hand_off = house.hand_off()
    house.of(YILMAZ).ask_unit(hand_off.id, 1, "kcc", "Wat zei de klant?")
    details = house.of(a_person()).answer(hand_off.id, 2, "Dat hij betaald had", tell_by_mail=True)
    item = details.row.item
    assert (item.unit_id, item.handler_id, item.status) == ("parkeren", YILMAZ.id, WorkStatus.IN_PROGRESS)
    assert (item.asked_by, item.answer) == ((), "")
    assert house.mail(hand_off) == []


def test_returned_work_is_for_the_agent_who_handed_it_off(house: House) -> None:
    hand_off = house.hand_off()
    item = house.of(YILMAZ).return_work(hand_off.id, 1, "Het kenteken ontbreekt").row.item
    assert (item.unit_id, item.handler_id, item.status) == ("kcc", a_person().id, WorkStatus.NEW)


def test_what_an_asked_unit_returns_is_for_who_asked(house: House) -> None:
    hand_off = house.hand_off()
    house.of(YILMAZ).ask_unit(hand_off.id, 1, "kcc", "Wat zei de klant?")
    item = house.of(a_person()).return_work(hand_off.id, 2, "Niet van ons").row.item
    assert (item.unit_id, item.handler_id) == ("parkeren", YILMAZ.id)


def test_no_work_goes_where_nobody_reads_it(house: House) -> None:
    hand_off = house.hand_off()
    mine = house.of(YILMAZ)
    assert refused(lambda: mine.pass_on(hand_off.id, 1, "wijken", None, "")) == "work-unit-unreachable"
    assert refused(lambda: mine.ask_unit(hand_off.id, 1, "opgeheven", "Weet u?")) == "work-unit-unreachable"
    assert mine.pass_on(hand_off.id, 1, "kcc", a_person().id, "").row.item.line == 1


def test_a_team_gives_work_to_one_of_its_people(house: House) -> None:
    hand_off = house.hand_off()
    house.of(YILMAZ).assign(hand_off.id, 1, DEVOS.id)
    page = house.of(DEVOS).work_queue(QueueQuery(QueueView.MINE))
    assert [row.item.id for row in page.rows] == [hand_off.id]


def test_work_is_given_to_people_of_the_unit_only(house: House) -> None:
    hand_off, newcomer = house.hand_off(), a_person(id=new_id(), unit_id="")
    with house.database.write() as tx:
        tx.organisation.put_person(newcomer)
    mine = house.of(YILMAZ)
    for stranger in (new_id(), VISSER.id, newcomer.id):
        assert refused(partial(mine.assign, hand_off.id, 1, stranger)) == "work-not-allowed"
    for stranger in (new_id(), DEVOS.id):
        assert refused(partial(mine.pass_on, hand_off.id, 1, "kcc", stranger, "")) == "work-not-allowed"
    assert mine.pass_on(hand_off.id, 1, "kcc", newcomer.id, "").row.item.handler_id == newcomer.id


# promises


def test_a_later_promise_is_told_by_mail_with_its_reason(house: House) -> None:
    hand_off = house.hand_off(a_customer())
    house.of(YILMAZ).renew_promise(hand_off.id, 1, date(2026, 12, 8), "De kaart is er nog niet")
    message = house.mail(hand_off)[-1]
    assert message.kind is MailKind.EXTENSION
    assert "8 December 2026" in message.body
    assert "De kaart is er nog niet" in message.body


def test_a_unit_with_days_of_its_own_promises_on_those(house: House) -> None:
    hand_off, desk = house.hand_off(unit_id="kcc"), house.of(a_person())
    assert refused(lambda: desk.renew_promise(hand_off.id, 1, date(2026, 12, 8), "Druk")) == "work-promise-wrong"
    assert desk.renew_promise(hand_off.id, 1, date(2026, 12, 5), "Druk").row.item.promised_on == date(2026, 12, 5)
    desk.close(hand_off.id, 2, "Klaar")
    assert desk.reopen(hand_off.id, 3, "Toch niet").row.item.promised_on == date(2026, 12, 12)


def test_an_earlier_promise_is_not_told_as_a_delay(house: House) -> None:
    hand_off = house.hand_off(a_customer())
    details = house.of(YILMAZ).renew_promise(hand_off.id, 1, date(2026, 11, 26), "Het is er al")
    assert details.row.item.promised_on == date(2026, 11, 26)
    assert len(house.mail(hand_off)) == 1


def test_what_is_reopened_is_promised_anew_and_the_next_answer_says_it_changes_the_first(house: House) -> None:
    hand_off = house.hand_off(a_customer())
    mine = house.of(YILMAZ)
    mine.answer(hand_off.id, 1, ANSWER, tell_by_mail=True)
    item = mine.reopen(hand_off.id, 2, "Klant belt weer").row.item
    assert (item.status, item.promised_on) == (WorkStatus.IN_PROGRESS, date(2026, 12, 2))
    told = house.mail(hand_off)[-1]
    assert told.kind is MailKind.EXTENSION and "2 December 2026" in told.body and "Klant belt weer" in told.body
    mine.answer(hand_off.id, 3, "De boete vervalt toch niet.", tell_by_mail=True)
    assert house.mail(hand_off)[-1].subject.startswith("Change to our answer")


def test_without_consent_the_new_promise_of_what_is_reopened_is_not_mailed(house: House) -> None:
    hand_off = house.hand_off(a_customer(email_consent=False))
    house.of(YILMAZ).close(hand_off.id, 1, "Dubbel")
    item = house.of(YILMAZ).reopen(hand_off.id, 2, "Toch niet dubbel").row.item
    assert (item.promised_on, house.mail(hand_off)) == (date(2026, 12, 2), [])


def test_without_consent_an_answer_is_not_mailed_and_nothing_is_stored(house: House) -> None:
    hand_off = house.hand_off(a_customer(email_consent=False))
    mine = house.of(YILMAZ)
    assert refused(lambda: mine.answer(hand_off.id, 1, ANSWER, tell_by_mail=True)) == "work-mail-not-allowed"
    assert mine.answer(hand_off.id, 1, ANSWER, tell_by_mail=False).row.item.answer == ANSWER


# under direction


def test_the_director_answers_the_customer_when_every_part_was_answered(house: House) -> None:
    director = house.of(a_person())
    hand_off = house.hand_off(a_customer(), other_unit_ids=("kcc",), director_id=a_person().id)
    other = house.of(YILMAZ).work_details(hand_off.id).parts[0].item
    house.of(YILMAZ).answer(hand_off.id, 1, ANSWER, tell_by_mail=True)
    assert refused(lambda: director.close(hand_off.id, 2, "Klaar")) == "work-parts-open"
    director.answer(other.id, 1, "Klant betaalde op tijd", tell_by_mail=False)
    assert len(house.mail(hand_off)) == 1
    details = director.answer(hand_off.id, 2, "Uw boete vervalt.", tell_by_mail=True)
    assert {details.row.item.status, details.parts[0].item.status} == {WorkStatus.CLOSED}
    assert "Uw boete vervalt." in house.mail(hand_off)[-1].body


def test_nobody_else_closes_what_is_directed(house: House) -> None:
    hand_off = house.hand_off(other_unit_ids=("kcc",), director_id=a_person().id)
    assert refused(lambda: house.of(YILMAZ).close(hand_off.id, 1, "Klaar")) == "work-not-allowed"


def test_the_contact_centre_gives_the_direction_to_who_is_there_and_that_person_closes(house: House) -> None:
    hand_off = house.hand_off(other_unit_ids=("kcc",), director_id=YILMAZ.id)
    desk = house.of(a_person())
    details = desk.direct(hand_off.id, 1, a_person().id)
    assert [row.item.director_id for row in (details.row, *details.parts)] == [a_person().id] * 2
    assert kinds(details) == [StepKind.HANDED_OFF, StepKind.DIRECTED]
    assert desk.work_queue(QueueQuery(QueueView.DIRECTED)).total == 2
    desk.answer(hand_off.id, 2, ANSWER, tell_by_mail=False)
    desk.answer(details.parts[0].item.id, 2, ANSWER, tell_by_mail=False)
    assert desk.close(hand_off.id, 3, "Klaar").row.item.status is WorkStatus.CLOSED


def test_nobody_of_another_unit_gives_the_direction_of_a_colleague(house: House) -> None:
    hand_off = house.hand_off(director_id=a_person().id)
    assert refused(lambda: house.of(YILMAZ).direct(hand_off.id, 1, YILMAZ.id)) == "work-not-allowed"
    assert refused(lambda: house.of(a_person()).direct(hand_off.id, 2, YILMAZ.id)) == "work-item-changed"


def test_the_direction_of_what_is_shielded_goes_over_without_showing_it(house: House) -> None:
    hand_off = house.hand_off(a_customer(), unit_id="werk-inkomen", shielded=True, director_id=VISSER.id)
    masked = house.of(a_person()).direct(hand_off.id, 1, a_person().id)
    assert (masked.row.may_see, masked.row.title, masked.customer) == (False, "", None)
    assert refused(lambda: house.of(YILMAZ).direct(hand_off.id, 2, YILMAZ.id)) == "work-not-yours"
    assert house.of(a_person()).work_queue(QueueQuery(QueueView.DIRECTED)).total == 1


# the customer calls again, and what is shielded


def test_a_reminder_of_the_customer_is_added_whatever_the_revision(house: House) -> None:
    customer = a_customer()
    hand_off = house.hand_off(customer)
    desk = house.of(a_person())
    house.of(YILMAZ).take(hand_off.id, 1)
    assert desk.remind(hand_off.id).row.item.reminders == 1
    assert [row.item.id for row in desk.open_work_of(customer.id)] == [hand_off.id]
    house.of(YILMAZ).close(hand_off.id, 3, "Klant trekt in")
    assert refused(lambda: desk.remind(hand_off.id)) == "work-item-closed"
    assert desk.open_work_of(customer.id) == []


def test_shielded_work_is_only_for_its_own_unit_but_the_customer_may_ask_again(house: House) -> None:
    hand_off = house.hand_off(a_customer(), unit_id="werk-inkomen", shielded=True)
    desk = house.of(a_person())
    assert refused(lambda: desk.note(hand_off.id, 1, "Mag niet")) == "work-not-yours"
    masked = desk.remind(hand_off.id)
    assert (masked.row.may_see, masked.row.title, masked.row.item.reminders) == (False, "", 1)
    assert house.of(VISSER).answer(hand_off.id, 2, ANSWER, tell_by_mail=False).row.item.answer == ANSWER


def test_a_director_closes_also_what_is_shielded_for_them(house: House) -> None:
    hand_off = house.hand_off(unit_id="werk-inkomen", shielded=True, director_id=a_person().id)
    house.of(VISSER).answer(hand_off.id, 1, ANSWER, tell_by_mail=False)
    assert refused(lambda: house.of(a_person()).note(hand_off.id, 2, "Mag niet")) == "work-not-yours"
    assert house.of(a_person()).close(hand_off.id, 2, "Klaar").row.item.status is WorkStatus.CLOSED
