"""Work items retold from their history alone, and what must always hold of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import UUID

from app.clock import LOCAL_ZONE
from app.domain.organisation import Unit
from app.domain.work_item import StepKind, WorkItem, WorkStatus, WorkStep

TAKES = {StepKind.TAKEN, StepKind.CALLED, StepKind.CONTACT_CENTRE_ASKED, StepKind.WAITED, StepKind.RESUMED}
MOVES = {StepKind.PASSED_ON, StepKind.UNIT_ASKED, StepKind.UNIT_REPLIED, StepKind.RETURNED}


def noon(day: date) -> datetime:
    """The middle of a day in the municipality, in UTC."""
    return datetime.combine(day, time(12), LOCAL_ZONE).astimezone(UTC)


def hold(item: WorkItem, steps: Sequence[WorkStep]) -> None:
    """What must be true after every step."""
    assert [step.number for step in steps] == list(range(1, item.revision + 1))
    assert item.unit_id
    assert isinstance(item.promised_on, date)
    assert item.is_open == (item.closed_at is None)
    assert (item.waiting_since is not None) == (item.status is WorkStatus.WAITING_FOR_CUSTOMER)
    assert bool(item.answer) or item.status is not WorkStatus.ANSWERED
    if not item.is_open:
        assert item.answer or steps[-1].text
        assert not item.asked_by


def retold(begin: WorkItem, steps: Sequence[WorkStep], units: dict[str, Unit]) -> WorkItem:
    """The item as its history tells it, from how it was handed off."""
    item = begin
    for step in steps[1:]:
        item = replace(_after(item, step, units), revision=step.number)
    return item


def _after(item: WorkItem, step: WorkStep, units: dict[str, Unit]) -> WorkItem:
    if step.kind in MOVES:
        return _moved(item, step, units[step.unit_id])
    if step.kind in TAKES:
        item = _taken(item, step.handler_id)
    match step.kind:
        case StepKind.ASSIGNED:
            return _assigned(item, step.handler_id)
        case StepKind.CALLED:
            return replace(item, attempts=0 if step.is_reached else item.attempts + 1)
        case StepKind.CONTACT_CENTRE_ASKED:
            return replace(item, status=WorkStatus.WITH_CONTACT_CENTRE)
        case StepKind.CONTACT_CENTRE_REPLIED:
            return replace(item, status=_status(item.handler_id))
        case StepKind.WAITED:
            since = step.at.astimezone(LOCAL_ZONE).date()
            day = step.promised_on or item.promised_on
            return replace(item, status=WorkStatus.WAITING_FOR_CUSTOMER, waiting_since=since, promised_on=day)
        case StepKind.RESUMED:
            return replace(item, status=WorkStatus.IN_PROGRESS, waiting_since=None)
        case StepKind.PROMISE_RENEWED:
            return replace(item, promised_on=step.promised_on or item.promised_on)
        case StepKind.ANSWERED:
            return _answered(item, step)
        case StepKind.CLOSED:
            return _closed(item, step)
        case StepKind.REOPENED:
            day = step.promised_on or item.promised_on
            return replace(item, status=_status(item.handler_id), promised_on=day, answer="", closed_at=None)
        case StepKind.DIRECTED:
            return replace(item, director_id=step.handler_id)
        case StepKind.CUSTOMER_REMINDED:
            return replace(item, reminders=item.reminders + 1)
    return item


def _status(handler_id: UUID | None) -> WorkStatus:
    return WorkStatus.IN_PROGRESS if handler_id else WorkStatus.NEW


def _taken(item: WorkItem, handler_id: UUID | None) -> WorkItem:
    status = WorkStatus.IN_PROGRESS if item.status is WorkStatus.NEW else item.status
    return replace(item, handler_id=handler_id, status=status)


def _assigned(item: WorkItem, handler_id: UUID | None) -> WorkItem:
    given_back = handler_id is None and item.status is WorkStatus.IN_PROGRESS
    return replace(item, handler_id=handler_id, status=WorkStatus.NEW if given_back else item.status)


def _moved(item: WorkItem, step: WorkStep, unit: Unit) -> WorkItem:
    goes_on = step.kind is StepKind.UNIT_REPLIED or (step.kind is StepKind.RETURNED and item.asked_by)
    asked_by = item.asked_by
    if step.kind is StepKind.UNIT_ASKED:
        asked_by = (*asked_by, item.unit_id)
    elif step.kind is not StepKind.PASSED_ON:
        asked_by = asked_by[:-1]
    return replace(
        item,
        unit_id=unit.id,
        line=unit.line,
        shielded=item.shielded or unit.shielded,
        handler_id=step.handler_id,
        status=WorkStatus.IN_PROGRESS if goes_on else WorkStatus.NEW,
        asked_by=asked_by,
        attempts=0,
        waiting_since=None,
    )


def _answered(item: WorkItem, step: WorkStep) -> WorkItem:
    """The first answer of a director's item is theirs to read, the next is theirs to give."""
    if item.director_id is None or item.status is WorkStatus.ANSWERED:
        return replace(_closed(item, step), answer=step.text, handler_id=step.handler_id or item.handler_id)
    return replace(
        item,
        status=WorkStatus.ANSWERED,
        answer=step.text,
        handler_id=step.handler_id,
        attempts=0,
        waiting_since=None,
    )


def _closed(item: WorkItem, step: WorkStep) -> WorkItem:
    return replace(item, status=WorkStatus.CLOSED, closed_at=step.at, asked_by=(), attempts=0, waiting_since=None)
