"""Tables of the customer register."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.persistence.search_keys import KeyKind
from app.persistence.tables.base import Base
from app.persistence.types import one_of


class CustomerRow(Base):
    """A person or company; columns as in `Customer`."""

    __tablename__ = "customer"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    salutation: Mapped[str]
    initials: Mapped[str]
    prefix: Mapped[str]
    last_name: Mapped[str]
    company: Mapped[str]
    kvk_number: Mapped[str]
    postcode: Mapped[str]
    house_number: Mapped[str]
    street: Mapped[str]
    place: Mapped[str]
    phone: Mapped[str]
    phone_e164: Mapped[str]
    email: Mapped[str]
    email_consent: Mapped[bool]


class CustomerKeyRow(Base):
    """A folded word or number by which a customer is found."""

    __tablename__ = "customer_key"
    __table_args__ = (Index(None, "kind", "value", "customer_id"), {"sqlite_with_rowid": False})

    customer_id: Mapped[UUID] = mapped_column(ForeignKey("customer.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[KeyKind] = mapped_column(one_of(KeyKind, "kind"), primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)
