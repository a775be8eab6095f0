"""What is stored of contacts, hand-offs and searches, read anew without anything that is kept for the figures.

The product of a subject comes from the text of its article, whether the customer came back from their other contacts,
when a hand-off was first answered from the history of its work, and the hour from the rule of summer time.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

_WEEK = timedelta(days=7)
_FOUR_HOURS = 4 * 3600
_LEFT_CONTENT = ("answered_directly", "answered_after_consulting", "appointment_made")


@dataclass(slots=True)
class SlowSubject:
    """One subject of a contact."""

    product: str
    unit: str
    outcome: str
    line: int
    kind: str
    reason: str | None
    article: UUID | None
    came_back: bool = False

    @property
    def is_direct(self) -> bool:
        """Whether the customer left with what they came for."""
        return self.outcome in _LEFT_CONTENT


@dataclass(slots=True)
class SlowContact:
    """One contact; times in whole seconds."""

    started: datetime
    channel: str
    seat: UUID
    agent: UUID
    customer: UUID | None
    talk: int
    held: int
    wrap: int
    subjects: list[SlowSubject] = field(default_factory=list)
    asked: bool = False
    mark: int | None = None
    day: date = date.min
    hour: int = 0


@dataclass(slots=True)
class SlowPart:
    """What is still open of a hand-off, where it is now."""

    is_first: bool
    unit: str
    promised: date
    is_free: bool


@dataclass(slots=True)
class SlowHandOff:
    """One hand-off: the days by which it was promised or must be there, and the day on which it was first answered."""

    contact: SlowContact
    subject: SlowSubject
    unit: str
    line: int
    promised: date
    legal: date | None
    answered: date | None
    reopened: bool
    returned: bool
    handed_off: datetime
    open_parts: list["SlowPart"]


@dataclass(slots=True)
class SlowSearch:
    """One search."""

    day: date
    total: int
    rank: int | None
    article: UUID | None


@dataclass(slots=True)
class Town:
    """All that was stored, contacts by the local day on which they began."""

    contacts: dict[date, list[SlowContact]]
    hand_offs: list[SlowHandOff]
    searches: list[SlowSearch]
    articles: set[UUID]

    def contacts_between(self, first: date, last: date) -> Iterator[SlowContact]:
        """Those of some days."""
        for number in range((last - first).days + 1):
            yield from self.contacts.get(first + timedelta(days=number), [])


def local(moment: datetime) -> datetime:
    """What a clock in the Netherlands shows: summer time is from 01:00 UTC on the last Sunday of March to October's."""
    begin, end = (_last_sunday(moment.year, month) for month in (3, 10))
    return (moment + timedelta(hours=2 if begin <= moment < end else 1)).replace(tzinfo=None)


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)


# reading


def read_town(connection: Connection) -> Town:
    """What is stored, as it was registered."""
    contacts = {_id(row.id): _contact(row) for row in _rows(connection, "contact")}
    for row in _rows(connection, "survey"):
        contact = contacts[_id(row.contact_id)]
        contact.asked, contact.mark = True, row.mark
    subjects = _read_subjects(connection, contacts)
    _mark_repeats(list(contacts.values()))
    searches = [
        SlowSearch(local(_moment(row.searched_at)).date(), row.total, row.opened_rank, _id_or_none(row.article_id))
        for row in _rows(connection, "search_log")
    ]
    articles = {_id(row.id) for row in _rows(connection, "article") if row.withdrawn_at is None}
    days: dict[date, list[SlowContact]] = {}
    for contact in contacts.values():
        days.setdefault(contact.day, []).append(contact)
    return Town(days, _read_hand_offs(connection, subjects), searches, articles)


def _contact(row: Any) -> SlowContact:
    started, ended = _moment(row.started_at), _moment(row.ended_at)
    whole = (ended - started) // timedelta(seconds=1)
    clock = local(started)
    return SlowContact(
        started=started,
        channel=row.channel,
        seat=_id(row.seat_id),
        agent=_id(row.agent_id),
        customer=_id_or_none(row.customer_id),
        talk=min(max(0, whole - row.held_seconds - row.wrap_seconds), _FOUR_HOURS),
        held=min(row.held_seconds, _FOUR_HOURS),
        wrap=min(row.wrap_seconds, _FOUR_HOURS),
        day=clock.date(),
        hour=clock.hour,
    )


Ended = dict[UUID, tuple[SlowContact, SlowSubject]]


def _read_subjects(connection: Connection, contacts: dict[UUID, SlowContact]) -> Ended:
    slugs = {_id(row.id): row.slug for row in _rows(connection, "article")}
    products = {}
    for row in _rows(connection, "article_version"):
        content = json.loads(row.content) if isinstance(row.content, str) else row.content
        written = _id(row.article_id)
        products[written, row.version] = content.get("product") or slugs[written]
    subjects = {}
    for row in _rows(connection, "subject"):
        article = _id_or_none(row.article_id)
        product = products[article, row.article_version] if article else ""
        subject = SlowSubject(product, row.unit_id or "", row.outcome, row.line, row.kind, row.reason, article)
        contact = contacts[_id(row.contact_id)]
        contact.subjects.append(subject)
        subjects[_id(row.id)] = (contact, subject)
    return subjects


def _mark_repeats(contacts: list[SlowContact]) -> None:
    """A subject whose customer came later, but not more than a week later, about the same product."""
    visits: dict[UUID, list[SlowContact]] = {}
    for contact in contacts:
        if contact.customer:
            visits.setdefault(contact.customer, []).append(contact)
    for of_customer in visits.values():
        for contact in of_customer:
            soon = [each for each in of_customer if contact.started < each.started <= contact.started + _WEEK]
            again = {subject.product for each in soon for subject in each.subjects}
            for subject in contact.subjects:
                subject.came_back = bool(subject.product) and subject.product in again


def _read_hand_offs(connection: Connection, subjects: Ended) -> list[SlowHandOff]:
    steps: dict[UUID, list[Any]] = {}
    for row in connection.execute(text("SELECT * FROM work_step ORDER BY item_id, number")):
        steps.setdefault(_id(row.item_id), []).append(row)
    parts: dict[UUID, list[Any]] = {}
    for row in _rows(connection, "work_item"):
        parts.setdefault(_id(row.hand_off_id), []).append(row)
    ended = {_id(row.id): _moment(row.ended_at) for row in _rows(connection, "contact")}
    told = connection.execute(
        text("SELECT hand_off.*, subject.contact_id FROM hand_off JOIN subject ON subject.id = hand_off.subject_id")
    )
    return [_hand_off(row, parts[_id(row.id)], steps, subjects, ended[_id(row.contact_id)]) for row in told]


def _hand_off(
    row: Any, parts: list[Any], steps: dict[UUID, list[Any]], subjects: Ended, ended: datetime
) -> SlowHandOff:
    first = next(part for part in parts if _id(part.id) == _id(row.id))
    history = [step for part in parts for step in steps[_id(part.id)]]
    contact, subject = subjects[_id(row.subject_id)]
    answered = _first_answer(history, len(parts), row.director_id is not None)
    return SlowHandOff(
        contact,
        subject,
        unit=row.unit_id,
        line=row.line,
        promised=_day(steps[_id(first.id)][0].promised_on),
        legal=None if first.legal_on is None else _day(first.legal_on),
        answered=local(answered).date() if answered else None,
        reopened=any(step.kind == "reopened" for step in history),
        returned=any(step.kind == "returned" for step in history),
        handed_off=ended,
        open_parts=[_open_part(part, part is first) for part in parts if part.closed_at is None],
    )


def _open_part(part: Any, is_first: bool) -> SlowPart:
    is_free = part.handler_id is None and part.status in ("new", "in_progress")
    return SlowPart(is_first, part.unit_id, _day(part.promised_on), is_free)


def _first_answer(history: list[Any], count: int, is_directed: bool) -> datetime | None:
    """When no part was open any more for the first time; with a director an answer first goes to them."""
    states: dict[UUID, str] = {}
    for step in sorted(history, key=lambda step: (_moment(step.at), step.number)):
        part = _id(step.item_id)
        if step.kind == "closed":
            states[part] = "over"
        elif step.kind == "answered":
            states[part] = "with director" if is_directed and states.get(part) != "with director" else "over"
        elif step.kind == "reopened":
            states[part] = "open"
        if sum(state == "over" for state in states.values()) == count:
            return _moment(step.at)
    return None


def _rows(connection: Connection, table: str) -> Iterable[Any]:
    return connection.execute(text(f"SELECT * FROM {table}"))


def _id(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(value)


def _id_or_none(value: Any) -> UUID | None:
    return None if value is None else _id(value)


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _day(value: Any) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
