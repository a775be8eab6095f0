"""Receipts and their numbers."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.receipt import Receipt, ReceiptForm
from app.persistence.inserting import insert_unless_there
from app.persistence.records import record_of, values_of
from app.persistence.tables.receipts import ReceiptCounterRow, ReceiptIssueRow, ReceiptRow


class SqlReceiptStore:
    """The ReceiptStore of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def next_sequence(self, seat_id: UUID, year: int) -> int:
        """Take the next number of this seat and year, from 1; it comes back when the transaction does not commit.

        The counter's row stays locked until then, so that nobody takes a number past one that may come back.
        """
        counter = self._locked_counter(seat_id, year)
        if counter is None:
            insert_unless_there(self._session, ReceiptCounterRow(seat_id=seat_id, year=year, last=0))
            counter = self._locked_counter(seat_id, year)
        assert counter is not None
        counter.last += 1
        self._session.flush()
        return counter.last

    def add(self, receipt: Receipt) -> None:
        """Store a receipt."""
        self._session.add(ReceiptRow(**values_of(receipt)))
        self._session.flush()

    def by_contact(self, contact_id: UUID) -> Receipt | None:
        """The receipt of a contact."""
        row = self._session.scalar(select(ReceiptRow).where(ReceiptRow.contact_id == contact_id))
        return record_of(Receipt, row) if row else None

    def by_number(self, seat_id: UUID, year: int, sequence: int) -> Receipt | None:
        """The receipt with this number."""
        number = {"seat_id": seat_id, "year": year, "sequence": sequence}
        row = self._session.scalar(select(ReceiptRow).filter_by(**number))
        return record_of(Receipt, row) if row else None

    def record_issue(self, receipt_id: UUID, form: ReceiptForm, at: datetime) -> int:
        """Note that the receipt was issued; gives the copy number, 0 for the original."""
        row = self._session.get_one(ReceiptRow, receipt_id, with_for_update=True)
        row.copies = row.copies + 1 if row.is_issued else 0
        row.is_issued = True
        self._session.add(ReceiptIssueRow(receipt_id=receipt_id, copy=row.copies, form=form, issued_at=at))
        self._session.flush()
        return row.copies

    def _locked_counter(self, seat_id: UUID, year: int) -> ReceiptCounterRow | None:
        return self._session.get(ReceiptCounterRow, (seat_id, year), with_for_update=True)
