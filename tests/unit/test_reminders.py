"""What staff is reminded of, when, and how often."""

from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.clock import LOCAL_ZONE
from app.domain.calendar import ServiceCalendar
from app.domain.contact_number import new_number
from app.domain.ids import new_id
from app.domain.organisation import Line
from app.domain.reminders import (
    OpenWork,
    Reminder,
    ReminderKind,
    address_of,
    due_reminders,
    half_gone_at,
    promise_reminder,
)
from app.domain.work_item import WorkItem, WorkStatus
from tests.builders import AGENT_ID, a_person

CALENDAR = ServiceCalendar()
TUESDAY, FRIDAY, MONDAY = date(2026, 12, 1), date(2026, 12, 4), date(2026, 12, 7)
PERSONS = st.sampled_from([None, AGENT_ID, new_id()])
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(lambda at: at.replace(tzinfo=LOCAL_ZONE))

no_deadline = settings(deadline=None)  # the first one loads the library of holidays


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LOCAL_ZONE)


def work(handed_off_on: date = date(2026, 11, 24), **changes: object) -> OpenWork:
    item = WorkItem(new_id(), new_id(), "parkeren", Line.THIRD, TUESDAY, WorkStatus.IN_PROGRESS)
    return OpenWork(replace(item, **changes), new_number(), handed_off_on)  # type: ignore[arg-type]


WORK = st.builds(
    work,
    DAYS,
    promised_on=DAYS,
    status=st.sampled_from(WorkStatus),
    handler_id=PERSONS,
    director_id=PERSONS,
)


def kinds(each: OpenWork, now: datetime) -> list[ReminderKind]:
    return [reminder.kind for reminder in due_reminders([each], now, CALENDAR)]


@pytest.mark.parametrize(
    ("now", "kind"),
    [
        (at(TUESDAY, 7, 59), None),
        (at(TUESDAY, 8), ReminderKind.DUE_TODAY),
        (at(TUESDAY, 11, 59), ReminderKind.DUE_TODAY),
        (at(TUESDAY, 12), ReminderKind.HALF_DAY_LEFT),
        (at(date(2026, 12, 2), 7, 59), None),
        (at(date(2026, 12, 2), 8), ReminderKind.BROKEN),
    ],
)
def test_a_promise_is_told_of_at_eight_at_noon_and_when_it_is_broken(now: datetime, kind: ReminderKind | None) -> None:
    assert promise_reminder(TUESDAY, now, CALENDAR) is kind


def test_a_promise_of_friday_is_broken_at_the_start_of_monday() -> None:
    assert promise_reminder(FRIDAY, at(date(2026, 12, 5), 12), CALENDAR) is None
    assert promise_reminder(FRIDAY, at(MONDAY, 8), CALENDAR) is ReminderKind.BROKEN


def test_half_of_five_days_is_gone_at_noon_of_the_third_and_of_two_at_the_start_of_the_second() -> None:
    assert half_gone_at(date(2026, 11, 24), TUESDAY, CALENDAR) == datetime(2026, 11, 27, 12)
    assert half_gone_at(date(2026, 11, 27), TUESDAY, CALENDAR) == datetime(2026, 12, 1, 8)


def test_half_of_a_promise_for_the_same_day_is_gone_at_noon() -> None:
    assert half_gone_at(TUESDAY, TUESDAY, CALENDAR) == datetime(2026, 12, 1, 12)


def test_what_nobody_took_is_told_when_half_of_the_days_is_gone() -> None:
    new = work(status=WorkStatus.NEW)
    assert kinds(new, at(date(2026, 11, 27), 11, 59)) == []
    assert kinds(new, at(date(2026, 11, 27), 12)) == [ReminderKind.NOT_TAKEN]
    assert kinds(replace(new, item=replace(new.item, status=WorkStatus.IN_PROGRESS)), at(FRIDAY, 12)) == [
        ReminderKind.BROKEN
    ]


def test_what_nobody_took_is_for_the_director_or_the_unit() -> None:
    now = at(date(2026, 11, 27), 12)
    directed = work(status=WorkStatus.NEW, handler_id=new_id(), director_id=AGENT_ID)
    named = work(status=WorkStatus.NEW, handler_id=new_id())
    assert [r.person_id for r in due_reminders([directed], now, CALENDAR)] == [AGENT_ID]
    assert [r.person_id for r in due_reminders([named], now, CALENDAR)] == [None]


def test_an_answer_waits_for_its_director_and_other_work_for_its_handler() -> None:
    handler, director = new_id(), new_id()
    both = [work(status=s, handler_id=handler, director_id=director) for s in WorkStatus if s is not WorkStatus.NEW]
    told = {r.person_id for r in due_reminders(both[-2:-1], at(TUESDAY, 8), CALENDAR)}
    assert told == {director}
    assert {r.person_id for r in due_reminders(both[:-2], at(TUESDAY, 8), CALENDAR)} == {handler}


@no_deadline
@given(st.lists(WORK, max_size=5), MOMENTS)
def test_a_closed_item_is_never_told_of_and_an_open_one_at_most_twice(items: list[OpenWork], now: datetime) -> None:
    told = [reminder.item_id for reminder in due_reminders(items, now, CALENDAR)]
    closed = {each.item.id for each in items if not each.item.is_open}
    assert not closed & set(told)
    assert all(told.count(item_id) <= 2 for item_id in told)


@no_deadline
@given(WORK, MOMENTS)
def test_over_days_of_looking_every_key_is_of_one_kind_and_day(each: OpenWork, start: datetime) -> None:
    looks = (start + timedelta(minutes=40 * step) for step in range(120))
    told = [reminder for now in looks for reminder in due_reminders([each], now, CALENDAR)]
    assert len({reminder.key for reminder in told}) == len({(r.kind, r.promised_on) for r in told}) <= len(ReminderKind)


@no_deadline
@given(WORK, MOMENTS)
def test_a_renewed_promise_is_told_of_anew(each: OpenWork, now: datetime) -> None:
    renewed = replace(each, item=replace(each.item, promised_on=each.item.promised_on + timedelta(days=1)))
    before = {reminder.key for reminder in due_reminders([each], now, CALENDAR)}
    assert not before & {reminder.key for reminder in due_reminders([renewed], now, CALENDAR)}


@no_deadline
@given(WORK, MOMENTS)
def test_a_reminder_has_number_unit_and_day_and_no_room_for_a_customer(each: OpenWork, now: datetime) -> None:
    for reminder in due_reminders([each], now, CALENDAR):
        told = (reminder.number, reminder.unit_id, reminder.promised_on)
        assert told == (each.number, each.item.unit_id, each.item.promised_on)
        assert {field.name for field in fields(reminder)} == {
            *("item_id", "kind", "number", "unit_id", "promised_on", "person_id"),
        }


def test_a_reminder_is_for_the_one_named_or_for_the_whole_unit() -> None:
    of_unit = a_reminder()
    named = replace(of_unit, person_id=AGENT_ID)
    colleague = (new_id(), ("parkeren",))
    assert of_unit.is_for(*colleague) and not named.is_for(*colleague)
    assert named.is_for(AGENT_ID, ("kcc",)) and not of_unit.is_for(AGENT_ID, ("kcc",))


@pytest.mark.parametrize(
    ("person_id", "email", "address"),
    [
        (AGENT_ID, "bakker@example.nl", "bakker@example.nl"),
        (AGENT_ID, "", "kcc@example.nl"),
        (None, "bakker@example.nl", "parkeren@example.nl"),
        (new_id(), "", "parkeren@example.nl"),
    ],
)
def test_mail_goes_to_the_person_else_to_a_mailbox(person_id: UUID | None, email: str, address: str) -> None:
    people = {AGENT_ID: a_person(email=email)}
    mailboxes = {"kcc": "kcc@example.nl", "parkeren": "parkeren@example.nl"}
    assert address_of(replace(a_reminder(), person_id=person_id), people, mailboxes) == address
    assert address_of(a_reminder(), people, {}) == ""


def a_reminder() -> Reminder:
    return Reminder(new_id(), ReminderKind.BROKEN, new_number(), "parkeren", TUESDAY)
