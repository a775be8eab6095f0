"""Reminders to staff: which are due now, for whom, and where they go. They name no customer and no subject."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from itertools import takewhile
from uuid import UUID

from app.domain.calendar import ServiceCalendar
from app.domain.organisation import Person
from app.domain.work_item import WorkItem, WorkStatus

START_OF_DAY = time(8)
HALF_WAY = time(12)  # half a working day is left


class ReminderKind(StrEnum):
    """Why somebody is reminded."""

    DUE_TODAY = "due_today"
    HALF_DAY_LEFT = "half_day_left"
    BROKEN = "broken"
    NOT_TAKEN = "not_taken"


@dataclass(frozen=True, slots=True)
class OpenWork:
    """An open work item, the number of its contact, and the local day on which it was handed off."""

    item: WorkItem
    number: str
    handed_off_on: date


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something that one person, or with `person_id` None a whole unit, must not forget."""

    item_id: UUID
    kind: ReminderKind
    number: str
    unit_id: str
    promised_on: date
    person_id: UUID | None = None

    @property
    def key(self) -> str:
        """What is told only once; a renewed promise has keys of its own."""
        return f"{self.item_id}:{self.promised_on}:{self.kind}"

    def is_for(self, person_id: UUID, unit_ids: Collection[str]) -> bool:
        """Whether the person is the one who is named, or one of these units is when nobody is."""
        return self.person_id == person_id if self.person_id else self.unit_id in unit_ids


def due_reminders(work: Iterable[OpenWork], now: datetime, calendar: ServiceCalendar) -> tuple[Reminder, ...]:
    """What must be told at `now`, a moment on the municipality's own clock; the earliest promise first."""
    due = [
        _reminder(each, kind)
        for each in work
        if each.item.is_open
        for kind in (promise_reminder(each.item.promised_on, now, calendar), _taking_reminder(each, now, calendar))
        if kind is not None
    ]
    return tuple(sorted(due, key=lambda reminder: (reminder.promised_on, reminder.number, reminder.key)))


def promise_reminder(promised_on: date, now: datetime, calendar: ServiceCalendar) -> ReminderKind | None:
    """What is told of a promise at `now`.

    At the start of its day that it is today, at noon that half a day is left, and when it is broken from the start of
    the next working day on.
    """
    if now >= _at(calendar.working_day_after(promised_on), START_OF_DAY, now):
        return ReminderKind.BROKEN
    if now.date() != promised_on or now.time() < START_OF_DAY:
        return None
    return ReminderKind.DUE_TODAY if now.time() < HALF_WAY else ReminderKind.HALF_DAY_LEFT


def _taking_reminder(work: OpenWork, now: datetime, calendar: ServiceCalendar) -> ReminderKind | None:
    if work.item.status is not WorkStatus.NEW:
        return None
    half_gone = half_gone_at(work.handed_off_on, work.item.promised_on, calendar)
    return ReminderKind.NOT_TAKEN if now.replace(tzinfo=None) >= half_gone else None


def half_gone_at(handed_off_on: date, promised_on: date, calendar: ServiceCalendar) -> datetime:
    """The local moment, without a zone, at which half of the working days of a promise is gone.

    Of a promise without a working day, such as one for the same day: noon.
    """
    days = tuple(takewhile(lambda day: day <= promised_on, _working_days_after(handed_off_on, calendar)))
    if not days:
        return datetime.combine(promised_on, HALF_WAY)
    return datetime.combine(days[len(days) // 2], HALF_WAY if len(days) % 2 else START_OF_DAY)


def _working_days_after(day: date, calendar: ServiceCalendar) -> Iterable[date]:
    while True:
        day = calendar.working_day_after(day)
        yield day


def _at(day: date, moment: time, like: datetime) -> datetime:
    return datetime.combine(day, moment, like.tzinfo)


def _reminder(work: OpenWork, kind: ReminderKind) -> Reminder:
    item = work.item
    directs = kind is ReminderKind.NOT_TAKEN or item.status is WorkStatus.ANSWERED
    person_id = item.director_id if directs else item.handler_id
    return Reminder(item.id, kind, work.number, item.unit_id, item.promised_on, person_id)


def address_of(reminder: Reminder, people: Mapping[UUID, Person], mailboxes: Mapping[str, str]) -> str:
    """The e-mail address of who is named; without one the mailbox of that person's unit; "" when there is none.

    When nobody is named, the mailbox of the unit that has the work.
    """
    person = people.get(reminder.person_id) if reminder.person_id else None
    if person is None:
        return mailboxes.get(reminder.unit_id, "")
    return person.email or mailboxes.get(person.unit_id, "")
