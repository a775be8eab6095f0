"""Reminders to staff: which are due now, for whom, and where they go. They name no customer and no subject."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice, takewhile
from uuid import UUID

from app.domain.calendar import ServiceCalendar
from app.domain.organisation import Person
from app.domain.work_item import WorkItem, WorkStatus

START_OF_DAY = time(8)
HALF_WAY = time(12)  # half a working day is left
_LEGAL_DAYS = 5  # working days before the end of a legal term


class ReminderKind(StrEnum):
    """Why somebody is reminded."""

    DUE_TODAY = "due_today"
    HALF_DAY_LEFT = "half_day_left"
    BROKEN = "broken"
    NOT_TAKEN = "not_taken"
    LEGAL_FIVE_DAYS = "legal_five_days"
    LEGAL_ONE_DAY = "legal_one_day"
    LEGAL_TODAY = "legal_today"

    @property
    def is_legal(self) -> bool:
        """Whether it is about a legal term and not about a promise."""
        return self in _LEGAL


_LEGAL = frozenset({ReminderKind.LEGAL_FIVE_DAYS, ReminderKind.LEGAL_ONE_DAY, ReminderKind.LEGAL_TODAY})


@dataclass(frozen=True, slots=True)
class OpenWork:
    """An open work item, the number of its contact, and the local day on which it was handed off.

    `agent_id` made the contact.
    """

    item: WorkItem
    number: str
    handed_off_on: date
    agent_id: UUID


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something that one person, or with `person_id` None a whole unit, must not forget.

    `unit_id` is whose turn it is; `ends_on` the promised day, or the last day of the legal term.
    """

    item_id: UUID
    kind: ReminderKind
    number: str
    unit_id: str
    ends_on: date
    person_id: UUID | None = None

    @property
    def key(self) -> str:
        """What is told only once; a renewed promise has keys of its own, and so has each unit that does not take it."""
        key = f"{self.item_id}:{self.ends_on}:{self.kind}"
        return f"{key}:{self.unit_id}" if self.kind is ReminderKind.NOT_TAKEN else key

    def is_for(self, person_id: UUID, unit_ids: Collection[str]) -> bool:
        """Whether the person is the one who is named, or one of these units is when nobody is."""
        return self.person_id == person_id if self.person_id else self.unit_id in unit_ids


def due_reminders(
    work: Iterable[OpenWork], now: datetime, calendar: ServiceCalendar, desk_id: str
) -> tuple[Reminder, ...]:
    """What must be told at `now`, a moment on the municipality's own clock; what ends first comes first.

    `desk_id` is the contact centre.
    """
    due = [
        _reminder(each, kind, desk_id)
        for each in work
        if each.item.is_open
        for kind in (
            promise_reminder(each.item.promised_on, now, calendar),
            _taking_reminder(each, now, calendar),
            legal_reminder(each.item.legal_on, now, calendar),
        )
        if kind is not None
    ]
    return tuple(sorted(due, key=lambda reminder: (reminder.ends_on, reminder.number, reminder.key)))


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


def legal_reminder(legal_on: date | None, now: datetime, calendar: ServiceCalendar) -> ReminderKind | None:
    """What is told of a legal term at `now`: five working days and one before its last day, and on that day.

    Each from the start of its day until the next one, so that nobody who was away misses it.
    """
    begun = (now.replace(tzinfo=None) - timedelta(hours=START_OF_DAY.hour)).date()
    if legal_on is None or now.date() > legal_on:
        return None
    if begun == legal_on:
        return ReminderKind.LEGAL_TODAY
    following = takewhile(lambda day: day < legal_on, _working_days_after(begun, calendar))
    left = 1 + len(tuple(islice(following, _LEGAL_DAYS)))  # with the working day that it is now, or that it last was
    if left > _LEGAL_DAYS:
        return None
    return ReminderKind.LEGAL_FIVE_DAYS if left > 1 else ReminderKind.LEGAL_ONE_DAY


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


def _reminder(work: OpenWork, kind: ReminderKind, desk_id: str) -> Reminder:
    item = work.item
    unit_id, person_id = _turn(work, kind, desk_id)
    ends_on = item.legal_on if kind.is_legal and item.legal_on else item.promised_on
    return Reminder(item.id, kind, work.number, unit_id, ends_on, person_id)


def _turn(work: OpenWork, kind: ReminderKind, desk_id: str) -> tuple[str, UUID | None]:
    """The unit and the person who must do something now.

    Whether what is shielded has a legal term, only its unit and its handler know.
    """
    item = work.item
    if kind.is_legal and item.shielded:
        return item.unit_id, item.handler_id
    if item.status is WorkStatus.WITH_CONTACT_CENTRE:
        return desk_id, work.agent_id
    if item.status is WorkStatus.ANSWERED:
        return desk_id, item.director_id
    return item.unit_id, item.director_id if kind is ReminderKind.NOT_TAKEN else item.handler_id


def address_of(reminder: Reminder, people: Mapping[UUID, Person], mailboxes: Mapping[str, str]) -> str:
    """The e-mail address of who is named, else the mailbox of that person's unit, else of the unit whose turn it is.

    "" when there is none.
    """
    person = people.get(reminder.person_id) if reminder.person_id else None
    own = (person.email or mailboxes.get(person.unit_id, "")) if person else ""
    return own or mailboxes.get(reminder.unit_id, "")
