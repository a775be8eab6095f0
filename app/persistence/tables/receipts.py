"""Tables of receipts and their numbers."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.receipt import ReceiptContent, ReceiptForm
from app.persistence.tables import contacts  # noqa: F401 - foreign keys name its tables
from app.persistence.tables.base import Base
from app.persistence.types import JsonOf, one_of


class ReceiptCounterRow(Base):
    """The last receipt number of a seat in a year."""

    __tablename__ = "receipt_counter"
    __table_args__ = (CheckConstraint("last >= 0", name="last"),)

    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]


class ReceiptRow(Base):
    """A receipt, as it was drawn."""

    __tablename__ = "receipt"
    __table_args__ = (
        UniqueConstraint("seat_id", "year", "sequence"),
        CheckConstraint("sequence >= 1", name="sequence"),
        CheckConstraint("copies >= 0", name="copies"),
        CheckConstraint("is_issued OR copies = 0", name="issued"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), unique=True)
    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"))
    year: Mapped[int]
    sequence: Mapped[int]
    content: Mapped[ReceiptContent] = mapped_column(JsonOf(ReceiptContent))
    copies: Mapped[int]
    is_issued: Mapped[bool]


class ReceiptIssueRow(Base):
    """One time that a receipt was given out; copy 0 is the original."""

    __tablename__ = "receipt_issue"
    __table_args__ = (CheckConstraint("copy >= 0", name="copy"),)

    receipt_id: Mapped[UUID] = mapped_column(ForeignKey("receipt.id"), primary_key=True)
    copy: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    form: Mapped[ReceiptForm] = mapped_column(one_of(ReceiptForm, "form"))
    issued_at: Mapped[datetime]
