"""The parts of a hand-off: which items it begins with, who directs them, and when they may be closed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from app.domain.contact import HandOff
from app.domain.errors import DomainError
from app.domain.organisation import Line
from app.domain.work_item import Moved, StepKind, WorkItem, WorkStatus, WorkStep
from app.domain.work_steps import Act, answer_as_director, close, direct

_FINISHED = frozenset({WorkStatus.ANSWERED, WorkStatus.CLOSED})
_BACK = frozenset({StepKind.UNIT_REPLIED, StepKind.RETURNED})
_ENDS = frozenset({StepKind.ANSWERED, StepKind.CLOSED})

LineOf = Callable[[str], Line]


@dataclass(frozen=True, slots=True)
class HandedOff:
    """How a hand-off began: by whom, when (UTC), and the last day of its legal term, if any."""

    person_id: UUID
    at: datetime
    legal_on: date | None


def hand_off_items(
    hand_off: HandOff, begun: HandedOff, line_of: LineOf, new_id: Callable[[], UUID]
) -> tuple[Moved, ...]:
    """One item for each unit the hand-off touches, the first part first, each with its first step."""
    first = WorkItem(
        id=hand_off.id,
        hand_off_id=hand_off.id,
        unit_id=hand_off.unit_id,
        line=hand_off.line,
        promised_on=hand_off.promise.promised_on,
        handler_id=hand_off.handler_id,
        director_id=hand_off.director_id,
        legal_on=begun.legal_on,
        shielded=hand_off.shielded,
    )
    others = (
        WorkItem(
            id=new_id(),
            hand_off_id=hand_off.id,
            unit_id=unit_id,
            line=line_of(unit_id),
            promised_on=first.promised_on,
            director_id=first.director_id,
            legal_on=first.legal_on,
            shielded=first.shielded,
        )
        for unit_id in hand_off.other_unit_ids
    )
    return tuple(Moved(item, _first_step(item, begun)) for item in (first, *others))


def _first_step(item: WorkItem, begun: HandedOff) -> WorkStep:
    return WorkStep(
        item_id=item.id,
        number=item.revision,
        kind=StepKind.HANDED_OFF,
        at=begun.at,
        person_id=begun.person_id,
        unit_id=item.unit_id,
        handler_id=item.handler_id,
        promised_on=item.promised_on,
    )


def is_first_part(item: WorkItem) -> bool:
    """Whether it stands for the whole hand-off."""
    return item.id == item.hand_off_id


def tells_customer(item: WorkItem) -> bool:
    """Whether what is promised here was promised to the customer: a further part of a director's is not."""
    return item.director_id is None or is_first_part(item)


def asker(steps: Sequence[WorkStep]) -> UUID | None:
    """Who asked the unit that has it now, by the history of the item: the person of the unit that waits."""
    asking: list[UUID | None] = []
    for step in steps:
        if step.kind is StepKind.UNIT_ASKED:
            asking.append(step.person_id)
        elif step.kind in _BACK and asking:
            asking.pop()
        elif step.kind in _ENDS:
            asking.clear()
    return asking[-1] if asking else None


def may_direct(item: WorkItem, person_id: UUID) -> bool:
    """Whether this person may give the customer the answer that the handler gave them."""
    is_theirs = item.director_id is not None and item.director_id == person_id
    return is_theirs and is_first_part(item) and item.status is WorkStatus.ANSWERED


def may_give_direction(item: WorkItem, person_id: UUID, of_contact_centre: bool) -> bool:
    """Whether this person may say who directs it: its director, and when that one is away the contact centre."""
    return item.is_open and item.director_id is not None and (of_contact_centre or item.director_id == person_id)


def direct_parts(
    item: WorkItem, parts: Sequence[WorkItem], act: Act, director_id: UUID, of_contact_centre: bool
) -> tuple[Moved, ...]:
    """Another director for the item and all that is still open of its hand-off.

    `parts` are the items of the hand-off, `of_contact_centre` is about who says so.

    Raises:
        DomainError: `work-not-allowed` also when nobody directs it, or that person does already.
    """
    if item.is_open and not may_give_direction(item, act.person_id, of_contact_centre):
        raise DomainError("work-not-allowed")
    moved = direct(item, act, director_id)
    others = (part for part in parts if part.id != item.id and part.is_open and part.director_id != director_id)
    return (moved, *(direct(part, act, director_id) for part in others))


def close_parts(item: WorkItem, parts: Sequence[WorkItem], act: Act, text: str) -> tuple[Moved, ...]:
    """Closing an item, and with the first part of a director's hand-off all that is still open of it.

    `parts` are the items of the hand-off. A further part the director may only close when it was answered. Without
    a director a unit that was asked by another one cannot close what is not its own.

    Raises:
        DomainError: `work-parts-open` when another part was not answered yet; else as a step.
    """
    _check_closing(item, act)
    moved = close(item, act, text)
    return (moved, *_close_others(item, parts, act, text))


def answer_parts(item: WorkItem, parts: Sequence[WorkItem], act: Act, text: str) -> tuple[Moved, ...]:
    """The director's answer to the customer, which closes every part; `may_direct` must hold.

    Raises:
        DomainError: as `close_parts`.
    """
    _check_closing(item, act)
    moved = answer_as_director(item, act, text)
    return (moved, *_close_others(item, parts, act, text))


def _check_closing(item: WorkItem, act: Act) -> None:
    if not item.is_open:
        raise DomainError("work-item-closed")
    if item.director_id is None:
        allowed = not item.asked_by
    else:
        allowed = item.director_id == act.person_id and (is_first_part(item) or item.status is WorkStatus.ANSWERED)
    if not allowed:
        raise DomainError("work-not-allowed")


def _close_others(item: WorkItem, parts: Sequence[WorkItem], act: Act, text: str) -> tuple[Moved, ...]:
    if item.director_id is None or not is_first_part(item):
        return ()
    others = [part for part in parts if part.id != item.id]
    if any(part.status not in _FINISHED for part in others):
        raise DomainError("work-parts-open")
    return tuple(close(part, act, text) for part in others if part.is_open)
