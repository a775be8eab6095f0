"""Receipts and their numbers."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.domain.receipt import Receipt, ReceiptForm
from app.persistence.inserting import insert_unless_there
from app.persistence.records import record_of, values_of
from app.persistence.tables.contacts import ContactRow
from app.persistence.tables.receipts import ReceiptCounterRow, ReceiptIssueRow, ReceiptRow


class SqlReceiptStore:
    """The ReceiptStore of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def next_sequence(self, seat_id: UUID, year: int, beyond: int = 0) -> int:
        """Take the next number of this seat and year, from 1 and after `beyond`.

        It comes back when the transaction does not commit. The counter's row stays locked until then, so that nobody
        takes a number past one that may come back.
        """
        counter = self._counter(seat_id, year)
        counter.last = max(counter.last, beyond) + 1
        self._session.flush()
        return counter.last

    def last_sequence(self, seat_id: UUID, year: int) -> int:
        """The last number that was taken, 0 for none."""
        counter = self._session.get(ReceiptCounterRow, (seat_id, year))
        return counter.last if counter else 0

    def add(self, receipt: Receipt) -> None:
        """Store a receipt."""
        self._session.add(ReceiptRow(**values_of(receipt)))
        self._session.flush()

    def add_unless_taken(self, receipt: Receipt) -> bool:
        """Store a receipt that got its number elsewhere; False when that number is taken."""
        counter = self._counter(receipt.seat_id, receipt.year)
        try:
            with self._session.begin_nested():
                self.add(receipt)
        except IntegrityError:  # also of a receipt that this person may not see
            return False
        counter.last = max(counter.last, receipt.sequence)
        self._session.flush()
        return True

    def by_contact(self, contact_id: UUID) -> Receipt | None:
        """The receipt of a contact; None when the contact was erased."""
        row = self._session.scalar(_readable().where(ReceiptRow.contact_id == contact_id))
        return record_of(Receipt, row) if row else None

    def by_number(self, seat_id: UUID, year: int, sequence: int) -> Receipt | None:
        """The receipt with this number; None when its contact was erased."""
        number = (ReceiptRow.seat_id == seat_id, ReceiptRow.year == year, ReceiptRow.sequence == sequence)
        row = self._session.scalar(_readable().where(*number))
        return record_of(Receipt, row) if row else None

    def record_issue(self, receipt_id: UUID, form: ReceiptForm, at: datetime) -> int:
        """Note that the receipt was issued; gives the copy number, 0 for the original."""
        row = self._session.get_one(ReceiptRow, receipt_id, with_for_update=True)
        row.copies = row.copies + 1 if row.is_issued else 0
        row.is_issued = True
        self._session.add(ReceiptIssueRow(receipt_id=receipt_id, copy=row.copies, form=form, issued_at=at))
        self._session.flush()
        return row.copies

    def is_issued(self, receipt_id: UUID, form: ReceiptForm, at: datetime) -> bool:
        """Whether it is noted that the receipt was issued in this form at this moment."""
        issue = select(ReceiptIssueRow.copy).filter_by(receipt_id=receipt_id, form=form, issued_at=at)
        return self._session.scalars(issue).first() is not None

    def _counter(self, seat_id: UUID, year: int) -> ReceiptCounterRow:
        counter = self._locked_counter(seat_id, year)
        if counter is None:
            insert_unless_there(self._session, ReceiptCounterRow(seat_id=seat_id, year=year, last=0))
            counter = self._locked_counter(seat_id, year)
        assert counter is not None
        return counter

    def _locked_counter(self, seat_id: UUID, year: int) -> ReceiptCounterRow | None:
        return self._session.get(ReceiptCounterRow, (seat_id, year), with_for_update=True)


def _readable() -> Select[ReceiptRow]:
    """Of an erased contact only the number of the receipt is left."""
    return select(ReceiptRow).join(ContactRow).where(ContactRow.erased_at.is_(None))
