"""What taking in work of before needs of the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.domain.contact import Contact
from app.domain.receipt import Receipt
from app.domain.work_item import WorkItem, WorkStep
from app.services.search_ports import SearchUse


@dataclass(frozen=True, slots=True)
class PastWork:
    """What became of a hand-off that one unit did and nobody directed: the item as it is now, and its whole history."""

    item: WorkItem
    steps: tuple[WorkStep, ...]


@dataclass(frozen=True, slots=True)
class PastContact:
    """A finished contact with its receipt and the work on its hand-offs.

    `asked_at` is when the customer was asked for a `mark`; None is not asked, and not answered.
    """

    contact: Contact
    work: tuple[PastWork, ...] = ()
    receipt: Receipt | None = None
    asked_at: datetime | None = None
    mark: int | None = None


class PastStore(Protocol):
    """Much at once that was done before; one by one it would take a minute for each four thousand."""

    def add(self, contacts: Sequence[PastContact], searches: Sequence[SearchUse]) -> None:
        """Store all of it, none of which was stored before, and count everything again."""
