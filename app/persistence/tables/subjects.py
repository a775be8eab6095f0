"""Tables of the subjects of contacts, and of the hand-offs they led to."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.contact import MAX_QUESTION, MAX_TITLE, MessageKind, Outcome, ReplyWay
from app.domain.not_direct_reason import NotDirectReason
from app.domain.organisation import Line
from app.persistence.tables import articles, organisation  # noqa: F401 - foreign keys name their tables
from app.persistence.tables.base import Base
from app.persistence.types import Reference, one_of
from knowledgebase.article import QuestionKind


class HandOffAnswerRow(Base):
    """The answer to one hand-off question."""

    __tablename__ = "hand_off_answer"
    __table_args__ = (UniqueConstraint("hand_off_id", "key"),)

    hand_off_id: Mapped[UUID] = mapped_column(ForeignKey("hand_off.id"), primary_key=True, init=False)
    position: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    label: Mapped[str]
    kind: Mapped[QuestionKind] = mapped_column(one_of(QuestionKind, "kind"))
    value: Mapped[str]


class HandOffUnitRow(Base):
    """A further unit that a hand-off touches."""

    __tablename__ = "hand_off_unit"
    __table_args__ = (UniqueConstraint("hand_off_id", "unit_id"),)

    hand_off_id: Mapped[UUID] = mapped_column(ForeignKey("hand_off.id"), primary_key=True, init=False)
    position: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"))


class HandOffRow(Base):
    """A question given to a unit, with its promise.

    `answered_at` is when nothing of it was open any more for the first time, `legal_on` the last day of its legal term.
    """

    __tablename__ = "hand_off"
    __table_args__ = (
        Index(None, "promised_on"),
        CheckConstraint("line BETWEEN 1 AND 3", name="line"),
        CheckConstraint("days >= 0", name="days"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    subject_id: Mapped[UUID] = mapped_column(ForeignKey("subject.id"), unique=True, init=False)
    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"))
    line: Mapped[Line]
    question: Mapped[str]
    reply_way: Mapped[ReplyWay] = mapped_column(one_of(ReplyWay, "reply_way"))
    reply_to: Mapped[str]
    reply_window: Mapped[str]
    promised_on: Mapped[date]
    days: Mapped[int]
    first_day: Mapped[date]
    handler_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    director_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    shielded: Mapped[bool]
    is_sensitive: Mapped[bool] = mapped_column(server_default=false())
    answers: Mapped[list[HandOffAnswerRow]] = relationship(lazy="selectin", order_by=HandOffAnswerRow.position)
    other_units: Mapped[list[HandOffUnitRow]] = relationship(lazy="selectin", order_by=HandOffUnitRow.position)
    legal_on: Mapped[date | None] = mapped_column(default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    was_reopened: Mapped[bool] = mapped_column(server_default=false(), default=False)
    was_returned: Mapped[bool] = mapped_column(server_default=false(), default=False)


class SubjectRow(Base):
    """One thing a contact was about.

    What figures need stays when personal data goes: `product` is the national product name, else the slug of the
    article; `came_back` says that the customer came back about it soon.
    """

    __tablename__ = "subject"
    __table_args__ = (
        UniqueConstraint("contact_id", "position"),
        ForeignKeyConstraint(
            ["article_id", "article_version"], ["article_version.article_id", "article_version.version"]
        ),
        Index(None, "article_id", "contact_id", "outcome"),
        CheckConstraint("(article_id IS NULL) = (article_version IS NULL)", name="article"),
        CheckConstraint(f"length(title) <= {MAX_TITLE}", name="title"),
        CheckConstraint(f"length(own_question) <= {MAX_QUESTION}", name="own_question"),
        CheckConstraint("line BETWEEN 1 AND 3", name="line"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), init=False)
    position: Mapped[int]
    title: Mapped[str]
    outcome: Mapped[Outcome] = mapped_column(one_of(Outcome, "outcome"))
    line: Mapped[Line]
    kind: Mapped[MessageKind] = mapped_column(one_of(MessageKind, "kind"))
    article_id: Mapped[UUID | None]
    article_version: Mapped[int | None]
    own_question: Mapped[str]
    unit_id: Mapped[str] = mapped_column(Reference, ForeignKey("unit.id"), nullable=True)
    detail: Mapped[str]
    shielded: Mapped[bool]
    sender_told: Mapped[bool] = mapped_column(server_default=false())
    reason: Mapped[NotDirectReason | None] = mapped_column(one_of(NotDirectReason, "reason"))
    hand_off: Mapped[HandOffRow | None] = relationship(lazy="selectin")
    product: Mapped[str] = mapped_column(server_default="", default="")
    came_back: Mapped[bool] = mapped_column(server_default=false(), default=False)


from app.persistence.tables import contacts  # noqa: E402, F401 - last: contacts are made of subjects, which name them
