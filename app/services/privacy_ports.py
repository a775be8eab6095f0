"""What keeping and erasing need of the database."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from app.domain.contact import MessageKind
from app.domain.disposal import Disposal, DisposalLine, Holds, ItemState
from app.domain.retention import RetentionRule, RetentionTerms

Fields = dict[str, object]
"""A row as plain values, by the name of its column."""


@dataclass(frozen=True, slots=True)
class PersonSection:
    """Everything of one table that is about a person."""

    name: str
    rows: tuple[Fields, ...]


class PrivacyStore(Protocol):
    """Terms of keeping, disposals, and everything about one person."""

    # terms

    def terms(self) -> RetentionTerms:
        """What the municipality chose, filled up with what is usual."""

    def put_rule(self, rule: RetentionRule) -> None:
        """Store, or replace the one of this kind and group."""

    def remove_rule(self, kind: MessageKind, group: str) -> None:
        """What is usual holds again; one that is not there changes nothing."""

    def kept_until(self, contact_ids: Collection[UUID]) -> dict[UUID, date]:
        """The last day on which each is kept, as far as its work is closed; erased ones are left out."""

    # disposals

    def list_overdue(self, disposal: Disposal, today: date) -> int:
        """Store a disposal with the oldest contacts whose term is over and that nothing holds; gives how many."""

    def list_of_person(self, disposal: Disposal, customer_id: UUID) -> int:
        """Store a disposal with every contact of this customer; gives how many."""

    def disposals(self, limit: int) -> list[Disposal]:
        """The newest first."""

    def disposal(self, disposal_id: UUID) -> Disposal | None:
        """One of them."""

    def locked_disposal(self, disposal_id: UUID) -> Disposal | None:
        """One of them, which nobody else changes until the end of the transaction."""

    def save_disposal(self, disposal: Disposal) -> None:
        """Store what became of it."""

    def item_counts(self, disposal_id: UUID) -> dict[ItemState, int]:
        """How many contacts of the list are in each state."""

    def lines(self, disposal_id: UUID, limit: int, offset: int = 0) -> list[DisposalLine]:
        """Contacts of the list, the oldest first."""

    def mark_items(self, disposal_id: UUID, contact_ids: Collection[UUID], state: ItemState, because: str = "") -> None:
        """What became of these contacts of the list."""

    # carrying out

    def next_items(self, disposal_id: UUID, limit: int) -> list[UUID]:
        """Contacts of the list that are still to be done."""

    def overdue_among(self, contact_ids: Collection[UUID], today: date) -> set[UUID]:
        """Those whose term is over and that nothing holds."""

    def holds(self, contact_ids: Collection[UUID], today: date) -> dict[UUID, tuple[Holds, ...]]:
        """What keeps these contacts from being erased; those that nothing holds are left out."""

    def erase(self, contact_ids: Collection[UUID], neutral_title: str, at: datetime) -> list[UUID]:
        """Take everything personal from these contacts; what figures are made of stays.

        Customers without another contact go too: gives who they were. One statement for each table.
        """

    def erase_customer(self, customer_id: UUID) -> bool:
        """Take a customer without contacts from the register; whether there was one."""

    def erased_items(self, disposal_id: UUID) -> Iterator[UUID]:
        """Contacts that this disposal erased, smallest id first."""

    # one person

    def contacts_of(self, customer_id: UUID) -> Sequence[UUID]:
        """Contacts of a customer, the newest first."""

    def person_sections(self, customer_id: UUID) -> tuple[PersonSection, ...]:
        """Everything that is stored about a customer but the log, table by table, the oldest first."""
