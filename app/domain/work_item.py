"""A hand-off, or a part of one, as it is worked on: the open ones are the work queue."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from app.domain.organisation import Line


class WorkStatus(StrEnum):
    """How far the work is."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    WAITING_FOR_CUSTOMER = "waiting_for_customer"
    WITH_CONTACT_CENTRE = "with_contact_centre"
    ANSWERED = "answered"
    CLOSED = "closed"


class StepKind(StrEnum):
    """What was done with a work item."""

    HANDED_OFF = "handed_off"
    TAKEN = "taken"
    ASSIGNED = "assigned"
    CALLED = "called"
    NOTED = "noted"
    CONTACT_CENTRE_ASKED = "contact_centre_asked"
    CONTACT_CENTRE_REPLIED = "contact_centre_replied"
    RETURNED = "returned"
    PASSED_ON = "passed_on"
    UNIT_ASKED = "unit_asked"
    UNIT_REPLIED = "unit_replied"
    WAITED = "waited"
    RESUMED = "resumed"
    PROMISE_RENEWED = "promise_renewed"
    ANSWERED = "answered"
    CLOSED = "closed"
    REOPENED = "reopened"
    CUSTOMER_REMINDED = "customer_reminded"
    DIRECTED = "directed"


@dataclass(frozen=True, slots=True)
class WorkItem:
    """What one unit must do for a hand-off.

    The first part has the id of its hand-off; a further unit that the question touches has a part of its own.
    `revision` rises with every step. `asked_by` are the units that wait for this one's answer, the last one asks now.
    `director_id` keeps the overview: with one, an answer is for them, and they close. `legal_on` is the last day of a
    legal term, if any. `attempts` counts calls that reached nobody since the last that did. `answer` is there once it
    was given; `waiting_since` while the customer must do something. Times are UTC.
    """

    id: UUID
    hand_off_id: UUID
    unit_id: str
    line: Line
    promised_on: date
    status: WorkStatus = WorkStatus.NEW
    handler_id: UUID | None = None
    director_id: UUID | None = None
    asked_by: tuple[str, ...] = ()
    legal_on: date | None = None
    attempts: int = 0
    reminders: int = 0
    waiting_since: date | None = None
    answer: str = ""
    closed_at: datetime | None = None
    shielded: bool = False
    revision: int = 1

    @property
    def is_open(self) -> bool:
        """Whether somebody must still do something."""
        return self.status is not WorkStatus.CLOSED


@dataclass(frozen=True, slots=True)
class WorkStep:
    """One line of the history of a work item; `number` is the revision it led to.

    `text` is the note, reason, question or answer. `unit_id` and `handler_id` say where it went, or who directs it from
    now on; `promised_on` is the new promise, `is_reached` whether a call reached the customer.
    """

    item_id: UUID
    number: int
    kind: StepKind
    at: datetime
    person_id: UUID | None
    text: str = ""
    unit_id: str = ""
    handler_id: UUID | None = None
    promised_on: date | None = None
    is_reached: bool | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """A work item after a step, and the step."""

    item: WorkItem
    step: WorkStep
