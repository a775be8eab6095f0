"""What can be done with a work item, and what a person filled in for it. Knows no Qt."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from app.domain.work_item import WorkItem, WorkStatus
from app.domain.work_parts import may_direct, may_give_direction
from app.services.work_letters import address_of
from app.services.work_ports import WorkDetails


class WorkAction(StrEnum):
    """A step that a person can take."""

    TAKE = "take"
    ANSWER = "answer"
    REPLY = "reply"
    CLOSE = "close"
    CALL = "call"
    NOTE = "note"
    RETURN = "return"
    PASS_ON = "pass_on"
    ASSIGN = "assign"
    ASK_UNIT = "ask_unit"
    ASK_CONTACT_CENTRE = "ask_contact_centre"
    WAIT = "wait"
    RESUME = "resume"
    RENEW_PROMISE = "renew_promise"
    REMIND = "remind"
    REOPEN = "reopen"
    DIRECT = "direct"


ANSWERING = (WorkAction.ANSWER, WorkAction.REPLY)  # their text stands in the answer box
ASKS_NOTHING = (WorkAction.TAKE, WorkAction.RESUME, WorkAction.REMIND)


@dataclass(frozen=True, slots=True)
class StepInput:
    """What was filled in for a step; what the step does not need stays empty."""

    text: str = ""
    unit_id: str = ""
    handler_id: UUID | None = None
    promised_on: date | None = None
    is_reached: bool = False
    by_mail: bool = False


_A = WorkAction
_ALWAYS = (_A.NOTE, _A.RENEW_PROMISE, _A.REMIND)
_BEING_DONE = (_A.CALL, _A.RETURN, _A.PASS_ON, _A.ASSIGN, _A.ASK_UNIT)
_WITH_UNIT = (*_BEING_DONE, _A.ASK_CONTACT_CENTRE, _A.WAIT, *_ALWAYS)
_OF_STATUS = {
    WorkStatus.NEW: (_A.ANSWER, *_WITH_UNIT),
    WorkStatus.IN_PROGRESS: (_A.ANSWER, *_WITH_UNIT),
    WorkStatus.WAITING_FOR_CUSTOMER: (_A.ANSWER, _A.RESUME, *_BEING_DONE, *_ALWAYS),
    WorkStatus.WITH_CONTACT_CENTRE: (*_BEING_DONE, *_ALWAYS),
    WorkStatus.ANSWERED: (_A.REOPEN, *_ALWAYS),
    WorkStatus.CLOSED: (_A.REOPEN,),
}


def actions_of(details: WorkDetails, person_id: UUID, of_contact_centre: bool) -> tuple[WorkAction, ...]:
    """What this person may try, what takes the answer box first.

    What is shielded for this person can at most be closed or get another director.
    """
    item = details.row.item
    direct = _A.DIRECT if may_give_direction(item, person_id, of_contact_centre) else None
    if not details.row.may_see:
        close = _A.CLOSE if item.is_open and item.director_id == person_id else None
        return tuple(action for action in (direct, close) if action)
    first = (_main(item, person_id), _A.TAKE if _can_take(item, person_id) else None)
    others = (action for action in _OF_STATUS[item.status] if action not in ANSWERING and _may_ask(item, action))
    last = _A.CLOSE if _can_close(item, person_id) else None
    return tuple(action for action in (*first, *others, direct, last) if action)


def _main(item: WorkItem, person_id: UUID) -> WorkAction | None:
    """The contact centre replies to a question; its handler, or the director in the end, answers."""
    if item.status is WorkStatus.WITH_CONTACT_CENTRE:
        return _A.ANSWER if item.handler_id == person_id else _A.REPLY
    return _A.ANSWER if _A.ANSWER in _OF_STATUS[item.status] or may_direct(item, person_id) else None


def _can_take(item: WorkItem, person_id: UUID) -> bool:
    if item.status in (WorkStatus.ANSWERED, WorkStatus.CLOSED):
        return False
    return item.handler_id != person_id or item.status is WorkStatus.NEW


def _may_ask(item: WorkItem, action: WorkAction) -> bool:
    """The contact centre sees nothing of what is shielded, so nobody there could reply."""
    return not (item.shielded and action is _A.ASK_CONTACT_CENTRE)


def _can_close(item: WorkItem, person_id: UUID) -> bool:
    if not item.is_open:
        return False
    return item.director_id == person_id if item.director_id else not item.asked_by


def main_action(actions: tuple[WorkAction, ...]) -> WorkAction | None:
    """What F8 does: it takes the text of the answer box."""
    return next((action for action in actions if action in ANSWERING), None)


def mail_address(details: WorkDetails, person_id: UUID) -> str:
    """Where this person's answer can be mailed; "" without consent (Awb 2:8), or when it is not for the customer."""
    item = details.row.item
    is_for_customer = not item.asked_by and (item.director_id is None or may_direct(item, person_id))
    return address_of(details.customer, details.hand_off) if is_for_customer and details.row.may_see else ""
