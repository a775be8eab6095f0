"""Tables of keeping and erasing: terms, and disposals with the contacts on their lists."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.contact import MessageKind
from app.domain.disposal import DisposalKind, DisposalState, ItemState
from app.persistence.tables import contacts  # noqa: F401 - foreign keys name its tables
from app.persistence.tables.base import Base
from app.persistence.types import one_of


class RetentionRuleRow(Base):
    """How many months a kind of message is kept; "" is every product group."""

    __tablename__ = "retention_rule"
    __table_args__ = (CheckConstraint("months >= 1", name="months"),)

    kind: Mapped[MessageKind] = mapped_column(one_of(MessageKind, "kind"), primary_key=True)
    product_group: Mapped[str] = mapped_column(primary_key=True)
    months: Mapped[int]


class DisposalRow(Base):
    """A disposal, and its proof once it is done; columns as in `Disposal`."""

    __tablename__ = "disposal"
    __table_args__ = (
        CheckConstraint("(state = 'done') = (done_at IS NOT NULL)", name="done"),
        CheckConstraint("contacts >= 0", name="contacts"),
        CheckConstraint("customers >= 0", name="customers"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[DisposalKind] = mapped_column(one_of(DisposalKind, "kind"))
    state: Mapped[DisposalState] = mapped_column(one_of(DisposalState, "state"))
    proposed_at: Mapped[datetime]
    proposed_by: Mapped[str]
    rules: Mapped[str]
    approved_at: Mapped[datetime | None]
    approved_by: Mapped[str]
    reason: Mapped[str]
    done_at: Mapped[datetime | None]
    contacts: Mapped[int]
    customers: Mapped[int]
    digest: Mapped[str]


class DisposalContactRow(Base):
    """A contact on the list of a disposal; `because` is why it was taken out."""

    __tablename__ = "disposal_contact"
    __table_args__ = (Index(None, "contact_id"), Index(None, "disposal_id", "state", "contact_id"))

    disposal_id: Mapped[UUID] = mapped_column(ForeignKey("disposal.id"), primary_key=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), primary_key=True)
    state: Mapped[ItemState] = mapped_column(one_of(ItemState, "state"))
    because: Mapped[str]
