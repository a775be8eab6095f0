"""The steps of a work item: each gives the item as it is then and the line for its history, or refuses."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from app.domain.calendar import ServiceCalendar
from app.domain.errors import DomainError
from app.domain.organisation import Unit
from app.domain.work_item import Moved, StepKind, WorkItem, WorkStatus, WorkStep

_BEING_DONE = frozenset(
    {WorkStatus.NEW, WorkStatus.IN_PROGRESS, WorkStatus.WAITING_FOR_CUSTOMER, WorkStatus.WITH_CONTACT_CENTRE}
)
_WITH_UNIT = frozenset({WorkStatus.NEW, WorkStatus.IN_PROGRESS})
_OPEN = _BEING_DONE | {WorkStatus.ANSWERED}
_DONE = frozenset({WorkStatus.ANSWERED, WorkStatus.CLOSED})


@dataclass(frozen=True, slots=True)
class Act:
    """Who does a step, and when: `at` in UTC, `today` is that day in the municipality."""

    person_id: UUID
    at: datetime
    today: date


@dataclass(frozen=True, slots=True)
class Place:
    """Where work goes: a unit, and perhaps one person there."""

    unit: Unit
    handler_id: UUID | None = None


def take(item: WorkItem, act: Act) -> Moved:
    """The person does it from now on; work that waits keeps waiting."""
    _require(item, _BEING_DONE)
    if item.handler_id == act.person_id and item.status is not WorkStatus.NEW:
        raise DomainError("work-not-allowed")
    status = WorkStatus.IN_PROGRESS if item.status is WorkStatus.NEW else item.status
    return _moved(_with_handler(item, act.person_id, status), act, StepKind.TAKEN, handler_id=act.person_id)


def assign(item: WorkItem, act: Act, handler_id: UUID | None) -> Moved:
    """It is for this person, or with None for anybody of the unit. Who it is for must still take new work."""
    _require(item, _BEING_DONE)
    if item.handler_id == handler_id:
        raise DomainError("work-not-allowed")
    is_given_back = handler_id is None and item.status is WorkStatus.IN_PROGRESS
    status = WorkStatus.NEW if is_given_back else item.status
    return _moved(_with_handler(item, handler_id, status), act, StepKind.ASSIGNED, handler_id=handler_id)


def call(item: WorkItem, act: Act, is_reached: bool, text: str) -> Moved:
    """The customer was called; calls in vain count until one reaches somebody."""
    _require(item, _BEING_DONE)
    begun = replace(_begun(item, act), attempts=0 if is_reached else item.attempts + 1)
    return _moved(begun, act, StepKind.CALLED, text, handler_id=begun.handler_id, is_reached=is_reached)


def note(item: WorkItem, act: Act, text: str) -> Moved:
    """Something to remember."""
    _require(item, _OPEN)
    return _moved(item, act, StepKind.NOTED, _present(text))


def ask_contact_centre(item: WorkItem, act: Act, text: str) -> Moved:
    """The contact centre must find something out; the work stays with its unit. What is shielded nobody there sees."""
    _require(item, _WITH_UNIT)
    if item.shielded:
        raise DomainError("work-not-allowed")
    asked = replace(_begun(item, act), status=WorkStatus.WITH_CONTACT_CENTRE)
    return _moved(asked, act, StepKind.CONTACT_CENTRE_ASKED, _present(text), handler_id=asked.handler_id)


def reply(item: WorkItem, act: Act, text: str) -> Moved:
    """What the contact centre found out."""
    _require(item, {WorkStatus.WITH_CONTACT_CENTRE})
    status = WorkStatus.IN_PROGRESS if item.handler_id else WorkStatus.NEW
    return _moved(replace(item, status=status), act, StepKind.CONTACT_CENTRE_REPLIED, _present(text))


def return_work(item: WorkItem, act: Act, place: Place, text: str) -> Moved:
    """Back to who gave it: the unit that asked this one, else the contact centre; the reason is required."""
    _require(item, _BEING_DONE)
    if not item.asked_by and (item.unit_id, item.handler_id) == (place.unit.id, place.handler_id):
        raise DomainError("work-not-allowed")
    returned = replace(_given_back(item, place), asked_by=item.asked_by[:-1])
    return _moved_to(returned, act, StepKind.RETURNED, place, text=_present(text))


def pass_on(item: WorkItem, act: Act, place: Place, text: str) -> Moved:
    """Another unit or person does it from now on, and answers to whoever this one would have answered."""
    _require(item, _BEING_DONE)
    is_same = (item.unit_id, item.handler_id) == (place.unit.id, place.handler_id)
    if is_same or place.unit.id in item.asked_by:
        raise DomainError("work-not-allowed")
    return _moved_to(_placed(item, place, WorkStatus.NEW), act, StepKind.PASSED_ON, place, text=text.strip())


def ask_unit(item: WorkItem, act: Act, unit: Unit, text: str) -> Moved:
    """Another unit must answer this one, such as line 3 asked by line 2."""
    _require(item, _BEING_DONE)
    if unit.id in (item.unit_id, *item.asked_by):
        raise DomainError("work-not-allowed")
    place = Place(unit)
    asked = replace(_placed(item, place, WorkStatus.NEW), asked_by=(*item.asked_by, item.unit_id))
    return _moved_to(asked, act, StepKind.UNIT_ASKED, place, text=_present(text))


def answer_unit(item: WorkItem, act: Act, place: Place, text: str) -> Moved:
    """The answer for the unit that asked; it goes on from there, which is `place`."""
    _require(item, _BEING_DONE)
    if not item.asked_by:
        raise DomainError("work-not-allowed")
    replied = replace(_given_back(item, place), asked_by=item.asked_by[:-1])
    return _moved_to(replied, act, StepKind.UNIT_REPLIED, place, text=_present(text))


def wait(item: WorkItem, act: Act, text: str, promised_on: date | None, calendar: ServiceCalendar) -> Moved:
    """The customer must do something first, `text`; None keeps the promise.

    Raises:
        DomainError: also `work-promise-wrong`.
    """
    _require(item, _WITH_UNIT)
    day = item.promised_on if promised_on is None else _promise(promised_on, act.today, calendar)
    waiting = replace(
        _begun(item, act), status=WorkStatus.WAITING_FOR_CUSTOMER, waiting_since=act.today, promised_on=day
    )
    told = None if day == item.promised_on else day
    return _moved(waiting, act, StepKind.WAITED, _present(text), handler_id=waiting.handler_id, promised_on=told)


def resume(item: WorkItem, act: Act) -> Moved:
    """The customer did what was asked."""
    _require(item, {WorkStatus.WAITING_FOR_CUSTOMER})
    begun = replace(_begun(item, act), status=WorkStatus.IN_PROGRESS, waiting_since=None)
    return _moved(begun, act, StepKind.RESUMED, handler_id=begun.handler_id)


def renew_promise(item: WorkItem, act: Act, promised_on: date, text: str, calendar: ServiceCalendar) -> Moved:
    """The customer hears on another day; the reason is required.

    Raises:
        DomainError: also `work-promise-wrong`: in the past, on a closed day, or the day it was.
    """
    _require(item, _OPEN)
    day = _promise(promised_on, act.today, calendar)
    if day == item.promised_on:
        raise DomainError("work-promise-wrong", field="promise")
    return _moved(replace(item, promised_on=day), act, StepKind.PROMISE_RENEWED, _present(text), promised_on=day)


def answer(item: WorkItem, act: Act, text: str) -> Moved:
    """The answer: for the director when there is one, else for the customer, and then it is closed."""
    _require(item, _BEING_DONE)
    if item.asked_by:
        raise DomainError("work-not-allowed")
    said = _present(text)
    handler_id = item.handler_id or act.person_id
    answered = replace(item, answer=said, handler_id=handler_id, attempts=0, waiting_since=None)
    if item.director_id is None:
        answered = replace(answered, status=WorkStatus.CLOSED, closed_at=act.at)
    else:
        answered = replace(answered, status=WorkStatus.ANSWERED)
    return _moved(answered, act, StepKind.ANSWERED, said, handler_id=handler_id)


def close(item: WorkItem, act: Act, text: str) -> Moved:
    """Nothing more is done; the reason is required. Whether it may be closed is for `work_parts`."""
    _require(item, _OPEN)
    return _moved(_closed(item, act), act, StepKind.CLOSED, _present(text))


def answer_as_director(item: WorkItem, act: Act, text: str) -> Moved:
    """The answer that the director gives the customer closes it."""
    _require(item, _OPEN)
    said = _present(text)
    return _moved(replace(_closed(item, act), answer=said), act, StepKind.ANSWERED, said)


def reopen(item: WorkItem, act: Act, text: str, promised_on: date) -> Moved:
    """It was not done after all: there is a new promise, and the same person goes on. The reason is required."""
    _require(item, _DONE)
    status = WorkStatus.IN_PROGRESS if item.handler_id else WorkStatus.NEW
    again = replace(item, status=status, promised_on=promised_on, answer="", closed_at=None)
    return _moved(again, act, StepKind.REOPENED, _present(text), promised_on=promised_on)


def remind(item: WorkItem, act: Act) -> Moved:
    """The customer asked again."""
    _require(item, _OPEN)
    return _moved(replace(item, reminders=item.reminders + 1), act, StepKind.CUSTOMER_REMINDED)


def direct(item: WorkItem, act: Act, director_id: UUID) -> Moved:
    """Another person keeps the overview from now on. Who may say so is for `work_parts`."""
    _require(item, _OPEN)
    if item.director_id in (None, director_id):
        raise DomainError("work-not-allowed")
    return _moved(replace(item, director_id=director_id), act, StepKind.DIRECTED, handler_id=director_id)


def _require(item: WorkItem, statuses: frozenset[WorkStatus] | set[WorkStatus]) -> None:
    if item.status not in statuses:
        raise DomainError("work-not-allowed" if item.is_open else "work-item-closed")


def _present(text: str) -> str:
    if not text.strip():
        raise DomainError("work-text-missing", field="text")
    return text.strip()


def _promise(day: date, today: date, calendar: ServiceCalendar) -> date:
    if day < today or not calendar.is_working_day(day):
        raise DomainError("work-promise-wrong", field="promise")
    return day


def _begun(item: WorkItem, act: Act) -> WorkItem:
    """Who works on what nobody took has taken it."""
    status = WorkStatus.IN_PROGRESS if item.status is WorkStatus.NEW else item.status
    return _with_handler(item, item.handler_id or act.person_id, status)


def _with_handler(item: WorkItem, handler_id: UUID | None, status: WorkStatus) -> WorkItem:
    return replace(item, handler_id=handler_id, status=status)


def _placed(item: WorkItem, place: Place, status: WorkStatus) -> WorkItem:
    """With another unit it begins anew; what was shielded once stays so."""
    return replace(
        item,
        unit_id=place.unit.id,
        line=place.unit.line,
        handler_id=place.handler_id,
        status=status,
        attempts=0,
        waiting_since=None,
        shielded=item.shielded or place.unit.shielded,
    )


def _given_back(item: WorkItem, place: Place) -> WorkItem:
    """A unit that asked was busy with it and goes on; the contact centre must take it anew."""
    return _placed(item, place, WorkStatus.IN_PROGRESS if item.asked_by else WorkStatus.NEW)


def _closed(item: WorkItem, act: Act) -> WorkItem:
    return replace(item, status=WorkStatus.CLOSED, closed_at=act.at, asked_by=(), attempts=0, waiting_since=None)


def _moved_to(item: WorkItem, act: Act, kind: StepKind, place: Place, text: str) -> Moved:
    return _moved(item, act, kind, text, unit_id=place.unit.id, handler_id=place.handler_id)


def _moved(
    item: WorkItem,
    act: Act,
    kind: StepKind,
    text: str = "",
    *,
    unit_id: str = "",
    handler_id: UUID | None = None,
    promised_on: date | None = None,
    is_reached: bool | None = None,
) -> Moved:
    number = item.revision + 1
    step = WorkStep(
        item.id, number, kind, act.at, act.person_id, text.strip(), unit_id, handler_id, promised_on, is_reached
    )
    return Moved(replace(item, revision=number), step)
