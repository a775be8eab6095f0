"""Tables of the work queue, and of the reminders that were sent about it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.organisation import Line
from app.domain.work_item import StepKind, WorkStatus
from app.persistence.tables import subjects  # noqa: F401 - foreign keys name its tables
from app.persistence.tables.base import Base
from app.persistence.types import Lines, Reference, one_of


class WorkItemRow(Base):
    """A work item. `words` is what a search looks through: subject and answers, without case and accents.

    The queue is the partial index: however many items were closed, it holds the open ones in their order.
    """

    __tablename__ = "work_item"
    __table_args__ = (
        Index(None, "hand_off_id"),
        Index(None, "status", "promised_on", "id"),
        CheckConstraint("line BETWEEN 1 AND 3", name="line"),
        CheckConstraint("attempts >= 0", name="attempts"),
        CheckConstraint("reminders >= 0", name="reminders"),
        CheckConstraint("revision >= 1", name="revision"),
        CheckConstraint("(status = 'closed') = (closed_at IS NOT NULL)", name="closed"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    hand_off_id: Mapped[UUID] = mapped_column(ForeignKey("hand_off.id"))
    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"))
    line: Mapped[Line]
    promised_on: Mapped[date]
    status: Mapped[WorkStatus] = mapped_column(one_of(WorkStatus, "status"))
    handler_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    director_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    asked_by: Mapped[tuple[str, ...]] = mapped_column(Lines)
    legal_on: Mapped[date | None]
    attempts: Mapped[int]
    reminders: Mapped[int]
    waiting_since: Mapped[date | None]
    answer: Mapped[str]
    closed_at: Mapped[datetime | None]
    shielded: Mapped[bool]
    revision: Mapped[int]
    words: Mapped[str]


class WorkStepRow(Base):
    """A line of the history of a work item."""

    __tablename__ = "work_step"
    __table_args__ = (CheckConstraint("number >= 1", name="number"),)

    item_id: Mapped[UUID] = mapped_column(ForeignKey("work_item.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[StepKind] = mapped_column(one_of(StepKind, "kind"))
    at: Mapped[datetime]
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    text: Mapped[str]
    unit_id: Mapped[str] = mapped_column(Reference, ForeignKey("unit.id"), nullable=True)
    handler_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    promised_on: Mapped[date | None]
    is_reached: Mapped[bool | None]


class WorkPresenceRow(Base):
    """When a person last had a work item open."""

    __tablename__ = "work_presence"

    item_id: Mapped[UUID] = mapped_column(ForeignKey("work_item.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    seen_at: Mapped[datetime]


class ReminderSentRow(Base):
    """A reminder that was sent, by what it was about."""

    __tablename__ = "reminder_sent"

    key: Mapped[str] = mapped_column(primary_key=True)
    sent_at: Mapped[datetime]
