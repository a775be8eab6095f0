"""Tables of editing: drafts and what was done with articles, feedback, tasks, tried links and attachments."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.article_draft import ArticleStepKind, DraftState
from app.persistence.tables import articles, organisation  # noqa: F401 - foreign keys name their tables
from app.persistence.tables.base import Base
from app.persistence.types import Ids, JsonOf, one_of
from knowledgebase.article import Article, SectionKind


class ArticleDraftRow(Base):
    """The draft of an article, under its id; a new article is not in `article` before it is published."""

    __tablename__ = "article_draft"
    __table_args__ = (
        CheckConstraint("base_version >= 0", name="base_version"),
        CheckConstraint("revision >= 1", name="revision"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    article: Mapped[Article] = mapped_column(JsonOf(Article))
    state: Mapped[DraftState] = mapped_column(one_of(DraftState, "state"))
    base_version: Mapped[int]
    authors: Mapped[tuple[UUID, ...]] = mapped_column(Ids)
    reviewer_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    approved_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    publish_on: Mapped[date | None]
    note: Mapped[str]
    revision: Mapped[int]
    changed_at: Mapped[datetime]


class ArticleStepRow(Base):
    """Something that was done with an article or its draft; `number` only rises."""

    __tablename__ = "article_step"
    __table_args__ = (
        Index(None, "article_id"),
        CheckConstraint("version >= 0", name="version"),
        {"sqlite_autoincrement": True},
    )

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True, init=False)
    article_id: Mapped[UUID]
    kind: Mapped[ArticleStepKind] = mapped_column(one_of(ArticleStepKind, "kind"))
    at: Mapped[datetime]
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    text: Mapped[str]
    version: Mapped[int]


class ArticlePresenceRow(Base):
    """When an editor last had an article open."""

    __tablename__ = "article_presence"

    article_id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    seen_at: Mapped[datetime]


class ArticleFeedbackRow(Base):
    """What an agent told about a version of an article, and the answer; the partial index holds what has none."""

    __tablename__ = "article_feedback"
    __table_args__ = (
        ForeignKeyConstraint(["article_id", "version"], ["article_version.article_id", "article_version.version"]),
        Index(None, "article_id", "given_at"),
        Index(None, "person_id"),
        CheckConstraint("(answered_at IS NULL) = (answered_by IS NULL)", name="answered"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    article_id: Mapped[UUID]
    version: Mapped[int]
    section: Mapped[SectionKind | None] = mapped_column(one_of(SectionKind, "section"))
    quote: Mapped[str]
    text: Mapped[str]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    given_at: Mapped[datetime]
    answer: Mapped[str]
    answered_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    answered_at: Mapped[datetime | None]
    is_seen: Mapped[bool]


class EditorTaskRow(Base):
    """What is remembered of a task that is found by looking."""

    __tablename__ = "editor_task"

    key: Mapped[str] = mapped_column(primary_key=True)
    found_on: Mapped[date]
    handler_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    put_aside_because: Mapped[str]


class LinkCheckRow(Base):
    """What a web address answered when it was tried last; `status` is that of HTTP, 0 when nothing answered."""

    __tablename__ = "link_check"
    __table_args__ = (CheckConstraint("status >= 0", name="status"),)

    address: Mapped[str] = mapped_column(primary_key=True)
    checked_at: Mapped[datetime]
    status: Mapped[int]


class AttachmentRow(Base):
    """A file, stored once however many articles have it; `digest` is its SHA-256."""

    __tablename__ = "attachment"
    __table_args__ = (CheckConstraint("length(digest) = 64", name="digest"),)

    digest: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes]
