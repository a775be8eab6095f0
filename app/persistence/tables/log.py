"""Tables of the log of who did and saw what."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.persistence.tables.base import Base


class LogEntryRow(Base):
    """A line of the log; `hash` seals it together with the line before, `personal_digest` its personal part.

    `erased` are the numbers of lines whose personal part it erased.
    """

    __tablename__ = "log_entry"
    __table_args__ = (
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("length(personal_digest) = 64", name="personal_digest"),
        CheckConstraint("length(hash) = 64", name="hash"),
    )

    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    action: Mapped[str]
    object: Mapped[str]
    result: Mapped[str]
    origin: Mapped[str]
    erased: Mapped[str]
    personal_digest: Mapped[str]
    hash: Mapped[str]


class LogPersonalRow(Base):
    """The personal part of a line, until it is erased: who did it, with what, and whose data it is."""

    __tablename__ = "log_personal"

    number: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("log_entry.number"), primary_key=True, autoincrement=False
    )
    salt: Mapped[bytes]
    actor_id: Mapped[UUID | None]
    actor: Mapped[str]
    object_id: Mapped[str]
    customer_id: Mapped[UUID | None] = mapped_column(index=True)
