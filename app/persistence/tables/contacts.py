"""Tables of finished contacts."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.contact import MAX_NOTE, Channel, Payment
from app.persistence.tables.base import Base
from app.persistence.tables.customers import CustomerRow
from app.persistence.tables.subjects import SubjectRow
from app.persistence.types import one_of


class ReceivedDocumentRow(Base):
    """A paper handed in."""

    __tablename__ = "received_document"
    __table_args__ = (CheckConstraint("count >= 1", name="count"),)

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), primary_key=True, init=False)
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    count: Mapped[int]


class FeeLineRow(Base):
    """A fee charged in a contact, with the price of that day; cents each."""

    __tablename__ = "fee_line"
    __table_args__ = (
        CheckConstraint("cents >= 0", name="cents"),
        CheckConstraint("quantity >= 1", name="quantity"),
    )

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), primary_key=True, init=False)
    position: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    name: Mapped[str]
    cents: Mapped[int]
    quantity: Mapped[int]


class ContactRow(Base):
    """A contact. `fingerprint` is a hash of all its content, to know the same contact when it comes again.

    It is shielded when one of its subjects or hand-offs is. `erased_at` is when personal data went from it; then it has
    no customer, and what stays is what figures are made of.
    """

    __tablename__ = "contact"
    __table_args__ = (
        Index(None, "customer_id", "started_at"),
        Index(None, "started_at"),
        CheckConstraint("length(number) = 10", name="number"),
        CheckConstraint(f"length(note) <= {MAX_NOTE}", name="note"),
        CheckConstraint("held_seconds >= 0", name="held_seconds"),
        CheckConstraint("wrap_seconds >= 0", name="wrap_seconds"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    channel: Mapped[Channel] = mapped_column(one_of(Channel, "channel"))
    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"))
    agent_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime]
    held_seconds: Mapped[int]
    customer_id: Mapped[UUID | None] = mapped_column(ForeignKey("customer.id"))
    note: Mapped[str]
    payment: Mapped[Payment] = mapped_column(one_of(Payment, "payment"))
    wrap_seconds: Mapped[int] = mapped_column(server_default=text("0"))
    fingerprint: Mapped[str]
    shielded: Mapped[bool] = mapped_column(server_default=false())
    customer: Mapped[CustomerRow | None] = relationship(lazy="selectin", viewonly=True, init=False)
    subjects: Mapped[list[SubjectRow]] = relationship(lazy="selectin", order_by=SubjectRow.position)
    documents: Mapped[list[ReceivedDocumentRow]] = relationship(lazy="selectin", order_by=ReceivedDocumentRow.position)
    fees: Mapped[list[FeeLineRow]] = relationship(lazy="selectin", order_by=FeeLineRow.position)
    erased_at: Mapped[datetime | None] = mapped_column(default=None)
