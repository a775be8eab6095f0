"""Terms of keeping, disposals, and everything about one person."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.domain.contact import MessageKind
from app.domain.disposal import Disposal, DisposalLine, Holds, ItemState
from app.domain.retention import RetentionRule, RetentionTerms, terms_of
from app.persistence import privacy_erasing, privacy_lists, privacy_person, privacy_terms
from app.persistence.inserting import put_row
from app.persistence.tables.privacy import RetentionRuleRow
from app.services.privacy_ports import PersonSection

LONGEST_LIST: Final = 5000  # contacts: more nobody looks through, and others wait a moment only


class SqlPrivacyStore:
    """The PrivacyStore of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # terms

    def terms(self) -> RetentionTerms:
        """What the municipality chose, filled up with what is usual."""
        rows = self._session.scalars(select(RetentionRuleRow))
        return terms_of(RetentionRule(row.kind, row.months, row.product_group) for row in rows)

    def put_rule(self, rule: RetentionRule) -> None:
        """Store, or replace the one of this kind and group."""
        put_row(self._session, RetentionRuleRow(kind=rule.kind, product_group=rule.group, months=rule.months))

    def remove_rule(self, kind: MessageKind, group: str) -> None:
        """What is usual holds again; one that is not there changes nothing."""
        row = RetentionRuleRow
        self._session.execute(delete(row).where(row.kind == kind, row.product_group == group))

    def kept_until(self, contact_ids: Collection[UUID]) -> dict[UUID, date]:
        """The last day on which each is kept, as far as its work is closed; erased ones are left out."""
        return privacy_terms.kept_days(self._session, contact_ids, self.terms())

    # disposals

    def list_overdue(self, disposal: Disposal, today: date) -> int:
        """Store a disposal with the oldest contacts whose term is over and that nothing holds; gives how many."""
        overdue = privacy_terms.overdue(self.terms(), today).limit(LONGEST_LIST)
        return privacy_lists.add_disposal(self._session, disposal, overdue)

    def list_of_person(self, disposal: Disposal, customer_id: UUID) -> int:
        """Store a disposal with every contact of this customer; gives how many."""
        return privacy_lists.add_disposal(self._session, disposal, privacy_person.contacts_of(customer_id))

    def disposals(self, limit: int) -> list[Disposal]:
        """The newest first."""
        return privacy_lists.disposals(self._session, limit)

    def disposal(self, disposal_id: UUID) -> Disposal | None:
        """One of them."""
        return privacy_lists.disposal(self._session, disposal_id)

    def locked_disposal(self, disposal_id: UUID) -> Disposal | None:
        """One of them, which nobody else changes until the end of the transaction."""
        return privacy_lists.locked_disposal(self._session, disposal_id)

    def save_disposal(self, disposal: Disposal) -> None:
        """Store what became of it."""
        privacy_lists.save_disposal(self._session, disposal)

    def item_counts(self, disposal_id: UUID) -> dict[ItemState, int]:
        """How many contacts of the list are in each state."""
        return privacy_lists.item_counts(self._session, disposal_id)

    def lines(self, disposal_id: UUID, limit: int, offset: int = 0) -> list[DisposalLine]:
        """Contacts of the list, the oldest first."""
        return privacy_lists.lines(self._session, disposal_id, limit, offset)

    def mark_items(self, disposal_id: UUID, contact_ids: Collection[UUID], state: ItemState, because: str = "") -> None:
        """What became of these contacts of the list."""
        privacy_lists.mark_items(self._session, disposal_id, contact_ids, state, because)

    # carrying out

    def next_items(self, disposal_id: UUID, limit: int) -> list[UUID]:
        """Contacts of the list that are still to be done."""
        return privacy_lists.next_items(self._session, disposal_id, limit)

    def overdue_among(self, contact_ids: Collection[UUID], today: date) -> set[UUID]:
        """Those whose term is over and that nothing holds."""
        return set(self._session.scalars(privacy_terms.overdue(self.terms(), today, contact_ids)))

    def holds(self, contact_ids: Collection[UUID], today: date) -> dict[UUID, tuple[Holds, ...]]:
        """What keeps these contacts from being erased; those that nothing holds are left out."""
        return privacy_terms.holds(self._session, contact_ids, today)

    def erase(self, contact_ids: Collection[UUID], neutral_title: str, at: datetime) -> list[UUID]:
        """Take everything personal from these contacts; what figures are made of stays.

        Customers without another contact go too: gives who they were. One statement for each table.
        """
        return privacy_erasing.erase(self._session, contact_ids, neutral_title, at)

    def erase_customer(self, customer_id: UUID) -> bool:
        """Take a customer without contacts from the register; whether there was one."""
        return bool(privacy_erasing.remove_customers(self._session, [customer_id]))

    def erased_items(self, disposal_id: UUID) -> Iterator[UUID]:
        """Contacts that this disposal erased, smallest id first."""
        return privacy_lists.erased_items(self._session, disposal_id)

    # one person

    def contacts_of(self, customer_id: UUID) -> Sequence[UUID]:
        """Contacts of a customer, the newest first."""
        return self._session.scalars(privacy_person.contacts_of(customer_id)).all()

    def person_sections(self, customer_id: UUID) -> tuple[PersonSection, ...]:
        """Everything that is stored about a customer but the log, table by table, the oldest first."""
        return privacy_person.sections(self._session, customer_id)
