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
    legal_reminder,
    promise_reminder,
)
from app.domain.work_item import WorkItem, WorkStatus
from tests.builders import AGENT_ID, a_person

CALENDAR, DESK = ServiceCalendar(), "kcc"
TUESDAY, FRIDAY, MONDAY = date(2026, 12, 1), date(2026, 12, 4), date(2026, 12, 7)
MAKER = new_id()
BOARD = a_person(id=new_id(), unit_id="stadhuis")  # a unit without a mailbox
PERSONS = st.sampled_from([None, AGENT_ID, new_id()])
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(lambda at: at.replace(tzinfo=LOCAL_ZONE))

no_deadline = settings(deadline=None)  # the first one loads the library of holidays


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LOCAL_ZONE)


def work(handed_off_on: date = date(2026, 11, 24), **changes: object) -> OpenWork:
    item = WorkItem(new_id(), new_id(), "parkeren", Line.THIRD, TUESDAY, WorkStatus.IN_PROGRESS)
    return OpenWork(replace(item, **changes), new_number(), handed_off_on, MAKER)  # type: ignore[arg-type]


WORK = st.builds(
    work,
    DAYS,
    promised_on=DAYS,
    status=st.sampled_from(WorkStatus),
    handler_id=PERSONS,
    director_id=PERSONS,
    legal_on=st.none() | DAYS,
)


def kinds(each: OpenWork, now: datetime) -> list[ReminderKind]:
    return [reminder.kind for reminder in due_reminders([each], now, CALENDAR, DESK)]


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


@pytest.mark.parametrize(
    ("now", "kind"),
    [
        (at(date(2026, 12, 18), 7, 59), None),
        (at(date(2026, 12, 18), 8), ReminderKind.LEGAL_FIVE_DAYS),
        (at(date(2026, 12, 24), 7, 59), ReminderKind.LEGAL_FIVE_DAYS),
        (at(date(2026, 12, 24), 8), ReminderKind.LEGAL_ONE_DAY),
        (at(date(2026, 12, 27), 12), ReminderKind.LEGAL_ONE_DAY),
        (at(date(2026, 12, 28), 7, 59), ReminderKind.LEGAL_ONE_DAY),
        (at(date(2026, 12, 28), 8), ReminderKind.LEGAL_TODAY),
        (at(date(2026, 12, 28), 23, 59), ReminderKind.LEGAL_TODAY),
        (at(date(2026, 12, 29), 0), None),
    ],
)
def test_a_legal_term_is_told_of_five_working_days_and_one_before_and_on_its_last_day(
    now: datetime, kind: ReminderKind | None
) -> None:
    """Monday 28 December, with Christmas and a weekend before it."""
    assert legal_reminder(date(2026, 12, 28), now, CALENDAR) is kind
    assert legal_reminder(None, now, CALENDAR) is None


@no_deadline
@given(DAYS, st.sets(st.integers(-20, 0)))
def test_one_working_day_before_a_legal_term_ends_everybody_knows(last: date, closed: set[int]) -> None:
    calendar = ServiceCalendar(closing_days=frozenset(last + timedelta(days) for days in closed))
    before = last - timedelta(1)
    while not calendar.is_working_day(before):
        before -= timedelta(1)
    assert legal_reminder(last, at(before, 8), calendar) is ReminderKind.LEGAL_ONE_DAY
    assert legal_reminder(last, at(before, 7), calendar) is not ReminderKind.LEGAL_ONE_DAY


def test_a_legal_term_is_told_of_beside_the_promise() -> None:
    both = work(legal_on=FRIDAY, handler_id=AGENT_ID)
    told = due_reminders([both], at(TUESDAY, 8), CALENDAR, DESK)
    assert [(reminder.kind, reminder.ends_on) for reminder in told] == [
        (ReminderKind.DUE_TODAY, TUESDAY),
        (ReminderKind.LEGAL_FIVE_DAYS, FRIDAY),
    ]
    assert {reminder.person_id for reminder in told} == {AGENT_ID}


@pytest.mark.parametrize("status", [WorkStatus.WITH_CONTACT_CENTRE, WorkStatus.ANSWERED])
def test_of_what_is_shielded_only_unit_or_handler_is_told_of_a_legal_term(status: WorkStatus) -> None:
    shielded = work(status=status, legal_on=FRIDAY, shielded=True, director_id=AGENT_ID)
    promise, term = due_reminders([shielded], at(TUESDAY, 8), CALENDAR, DESK)
    assert promise.person_id in (AGENT_ID, MAKER)
    assert (term.unit_id, term.person_id) == ("parkeren", None)


def test_each_unit_that_does_not_take_it_is_told() -> None:
    here = work(status=WorkStatus.NEW)
    there = replace(here, item=replace(here.item, unit_id="wijken"))
    (one,), (other,) = (due_reminders([each], at(date(2026, 11, 27), 12), CALENDAR, DESK) for each in (here, there))
    assert one.kind is other.kind is ReminderKind.NOT_TAKEN
    assert one.key != other.key


def test_what_nobody_took_is_for_the_director_or_the_unit() -> None:
    now = at(date(2026, 11, 27), 12)
    directed = work(status=WorkStatus.NEW, handler_id=new_id(), director_id=AGENT_ID)
    named = work(status=WorkStatus.NEW, handler_id=new_id())
    assert [r.person_id for r in due_reminders([directed], now, CALENDAR, DESK)] == [AGENT_ID]
    assert [r.person_id for r in due_reminders([named], now, CALENDAR, DESK)] == [None]


def test_an_answer_waits_for_its_director_a_question_for_who_made_the_contact_and_the_rest_for_its_handler() -> None:
    handler, director = new_id(), new_id()
    both = [work(status=s, handler_id=handler, director_id=director) for s in WorkStatus if s is not WorkStatus.NEW]
    told = {each.item.status: due_reminders([each], at(TUESDAY, 8), CALENDAR, DESK) for each in both}
    turns = {status: (due[0].unit_id, due[0].person_id) for status, due in told.items() if due}
    assert turns == {
        WorkStatus.IN_PROGRESS: ("parkeren", handler),
        WorkStatus.WAITING_FOR_CUSTOMER: ("parkeren", handler),
        WorkStatus.WITH_CONTACT_CENTRE: (DESK, MAKER),
        WorkStatus.ANSWERED: (DESK, director),
    }


@no_deadline
@given(st.lists(WORK, max_size=5), MOMENTS)
def test_a_closed_item_is_never_told_of_and_an_open_one_at_most_three_times(
    items: list[OpenWork], now: datetime
) -> None:
    told = [reminder.item_id for reminder in due_reminders(items, now, CALENDAR, DESK)]
    closed = {each.item.id for each in items if not each.item.is_open}
    assert not closed & set(told)
    assert all(told.count(item_id) <= 3 for item_id in told)


@no_deadline
@given(WORK, MOMENTS)
def test_over_days_of_looking_every_key_is_of_one_kind_and_day(each: OpenWork, start: datetime) -> None:
    looks = (start + timedelta(minutes=40 * step) for step in range(120))
    told = [reminder for now in looks for reminder in due_reminders([each], now, CALENDAR, DESK)]
    assert len({reminder.key for reminder in told}) == len({(r.kind, r.ends_on) for r in told}) <= len(ReminderKind)


@no_deadline
@given(WORK, MOMENTS)
def test_a_renewed_promise_is_told_of_anew(each: OpenWork, now: datetime) -> None:
    renewed = replace(each, item=replace(each.item, promised_on=each.item.promised_on + timedelta(days=1)))
    before, after = (due_reminders([work], now, CALENDAR, DESK) for work in (each, renewed))
    told = {reminder.key for reminder in before if not reminder.kind.is_legal}
    assert not told & {reminder.key for reminder in after}


@no_deadline
@given(WORK, MOMENTS)
def test_a_reminder_has_number_unit_and_day_and_no_room_for_a_customer(each: OpenWork, now: datetime) -> None:
    for reminder in due_reminders([each], now, CALENDAR, DESK):
        day = each.item.legal_on if reminder.kind.is_legal else each.item.promised_on
        assert (reminder.number, reminder.ends_on) == (each.number, day)
        assert reminder.unit_id in (each.item.unit_id, DESK)
        assert {field.name for field in fields(reminder)} == {
            *("item_id", "kind", "number", "unit_id", "ends_on", "person_id"),
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
        (BOARD.id, "", "parkeren@example.nl"),
    ],
)
def test_mail_goes_to_the_person_else_to_a_mailbox(person_id: UUID | None, email: str, address: str) -> None:
    people = {AGENT_ID: a_person(email=email), BOARD.id: BOARD}
    mailboxes = {"kcc": "kcc@example.nl", "parkeren": "parkeren@example.nl"}
    assert address_of(replace(a_reminder(), person_id=person_id), people, mailboxes) == address
    assert address_of(a_reminder(), people, {}) == ""


def a_reminder() -> Reminder:
    return Reminder(new_id(), ReminderKind.BROKEN, new_number(), "parkeren", TUESDAY)
