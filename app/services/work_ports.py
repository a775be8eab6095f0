"""What the work queue needs of the database."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from app.domain.contact import HandOff, MessageKind
from app.domain.customer import Customer
from app.domain.work_item import WorkItem, WorkStatus, WorkStep


class QueueView(StrEnum):
    """Whose work is shown."""

    MINE = "mine"
    TEAMS = "teams"
    DIRECTED = "directed"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: what is shielded is shown to people of its unit only, `unit_ids`.

    At the contact centre's own desk, `is_at_desk`, people without a unit are colleagues too.
    """

    person_id: UUID
    unit_ids: tuple[str, ...]
    is_at_desk: bool = False


@dataclass(frozen=True, slots=True)
class QueueQuery:
    """What of the queue to show; `text` is a contact number, or words of the customer's name or the subject.

    Without `statuses` everything that is open; closed items are shown only when CLOSED is among them.
    """

    view: QueueView = QueueView.MINE
    text: str = ""
    unit_id: str = ""
    statuses: tuple[WorkStatus, ...] = ()
    limit: int = 200


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A work item in a list. Of a shielded one that the viewer may not see, `title` and `customer` are "".

    `may_see` is False then. `agent_id` made the contact; names of people are looked up by the screen.
    """

    item: WorkItem
    title: str
    customer: str
    contact_number: str
    channel: str
    handed_off_at: datetime
    agent_id: UUID
    may_see: bool = True


@dataclass(frozen=True, slots=True)
class QueuePage:
    """The rows, earliest promise first, then longest there; `counts` are of all open items in each view."""

    rows: tuple[WorkRow, ...]
    total: int
    counts: dict[QueueView, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WorkDetails:
    """One item with everything that its handler needs. Without the right to see it, only `row` says anything.

    `parts` are the other items of the same hand-off, and with a director all others that person directs in this
    contact. `present` are the people who have it open now, without the viewer.
    """

    row: WorkRow
    hand_off: HandOff
    kind: MessageKind
    customer: Customer | None
    steps: tuple[WorkStep, ...]
    parts: tuple[WorkRow, ...] = ()
    present: tuple[UUID, ...] = ()


class WorkStore(Protocol):
    """Work items and their history."""

    def add(self, items: Sequence[WorkItem], steps: Sequence[WorkStep]) -> None:
        """Store new items with their first steps; items that are there already stay as they are."""

    def get(self, item_id: UUID) -> WorkItem | None:
        """An item by its id."""

    def save(self, item: WorkItem, step: WorkStep) -> None:
        """Store the item after a step: `item.revision` must be one more than what is stored.

        Raises:
            DomainError: `work-item-changed` when somebody else was first; nothing is stored.
        """

    def queue(self, query: QueueQuery, viewer: Viewer) -> QueuePage:
        """What the viewer works on."""

    def next_of_team(self, unit_ids: Sequence[str]) -> WorkItem | None:
        """The open item of these units that nobody took, with the earliest promise."""

    def details(self, item_id: UUID, viewer: Viewer, present_since: datetime) -> WorkDetails | None:
        """One item; `present_since` is how recently somebody must have looked to be present."""

    def of_customer(self, customer_id: UUID, viewer: Viewer) -> list[WorkRow]:
        """Open items of a customer, earliest promise first; of a directed hand-off only what the customer hears."""

    def open_until(self, day: date) -> list[WorkRow]:
        """All open items whose promise or legal term ends on `day` or before, unmasked, for reminders."""

    def parts_of(self, hand_off_id: UUID) -> list[WorkItem]:
        """All items of a hand-off, the first part first."""

    def touch(self, item_id: UUID, person_id: UUID, at: datetime) -> None:
        """The person has it open now."""

    def has_open(self, item_id: UUID, person_id: UUID, since: datetime) -> bool:
        """Whether the person has had it open after that moment and did not close it."""

    def leave(self, item_id: UUID, person_id: UUID) -> None:
        """The person closed it."""
