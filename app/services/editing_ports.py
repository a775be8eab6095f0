"""What editing articles needs of the database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Protocol
from uuid import UUID

from app.domain.article_draft import ArticleDraft, ArticleStep, DraftState
from app.domain.article_feedback import ArticleFeedback
from app.domain.editor_tasks import TaskMark


@dataclass(frozen=True, slots=True)
class Publication:
    """Who made and read a version, and what changed; an import has no author."""

    author_id: UUID | None = None
    reviewer_id: UUID | None = None
    note: str = ""


BY_NOBODY: Final = Publication()
"""Of a version that the programme took in by itself."""


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A published version as a list shows it; `published_at` is UTC."""

    version: int
    published_at: datetime
    publication: Publication


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why agents see an article no more; `replaced_by` is the article to use instead, `title` its title, or ""."""

    at: datetime
    reason: str
    replaced_by: UUID | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft as a list shows it; fields as in `ArticleDraft` and its article."""

    id: UUID
    title: str
    owner: str
    state: DraftState
    base_version: int
    authors: tuple[UUID, ...]
    reviewer_id: UUID | None
    publish_on: date | None
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class FeedbackLine:
    """Feedback with the title and the owner of its article as it is now."""

    feedback: ArticleFeedback
    title: str
    owner: str


@dataclass(frozen=True, slots=True)
class ArticleUse:
    """How an article was used in a period: opened after a search, a subject, and those answered directly or handed off.

    `opened_on` and `subject_on` are the last days on which it happened, None when it did not.
    """

    shown: int = 0
    subjects: int = 0
    direct: int = 0
    handed_off: int = 0
    opened_on: date | None = None
    subject_on: date | None = None


NEVER_USED: Final = ArticleUse()
"""Of an article that nobody opened or answered with."""


@dataclass(frozen=True, slots=True)
class LinkCheck:
    """What a web address answered when it was tried last; `status` is that of HTTP, 0 when nothing answered."""

    address: str
    checked_at: datetime
    status: int


class DraftStore(Protocol):
    """Drafts of articles, one for each, and the history of what was done."""

    def get(self, article_id: UUID) -> ArticleDraft | None:
        """The draft of an article."""

    def lines(self) -> list[DraftLine]:
        """All drafts, changed last first."""

    def due(self, day: date) -> list[ArticleDraft]:
        """Scheduled drafts whose day has come, the earliest first."""

    def publish_due(self) -> list[UUID]:
        """Let the server publish those whose day has come by its own clock, for who may not do so; which these were."""

    def save(self, draft: ArticleDraft, step: ArticleStep) -> None:
        """Store a draft after a step: `draft.revision` must be one more than what is stored.

        Raises:
            DomainError: `draft-changed` when somebody else was first; nothing is stored.
        """

    def remove(self, article_id: UUID, revision: int, step: ArticleStep) -> None:
        """The draft was published or thrown away; its steps stay.

        Raises:
            DomainError: `draft-changed` when `revision` is not the stored one.
        """

    def note(self, step: ArticleStep) -> None:
        """Something was done with the article that leaves its draft alone."""

    def steps(self, article_id: UUID) -> list[ArticleStep]:
        """What was done with an article, newest first."""

    def touch(self, article_id: UUID, person_id: UUID, at: datetime) -> None:
        """The person has it open now."""

    def leave(self, article_id: UUID, person_id: UUID) -> None:
        """The person closed it."""

    def present(self, article_id: UUID, since: datetime) -> tuple[UUID, ...]:
        """Who had it open since then."""


class FeedbackStore(Protocol):
    """What agents told about articles."""

    def add(self, feedback: ArticleFeedback) -> None:
        """Store; the same id again changes nothing."""

    def get(self, feedback_id: UUID) -> ArticleFeedback | None:
        """One by its id."""

    def open_lines(self) -> list[FeedbackLine]:
        """What has no answer yet, oldest first."""

    def of_article(self, article_id: UUID) -> list[ArticleFeedback]:
        """All of an article, newest first."""

    def answer(self, feedback_id: UUID, text: str, person_id: UUID, at: datetime) -> None:
        """Raises DomainError `feedback-answered` when somebody else was first."""

    def answers_for(self, person_id: UUID) -> list[FeedbackLine]:
        """Answers that the person who told did not see yet, oldest first."""

    def mark_seen(self, ids: Iterable[UUID]) -> None:
        """The person saw these answers."""


class EditorTaskStore(Protocol):
    """What is remembered of tasks that are found by looking."""

    def mark(self, key: str) -> TaskMark | None:
        """That of one task."""

    def marks(self) -> dict[str, TaskMark]:
        """All of them, by key."""

    def put(self, marks: Iterable[TaskMark]) -> None:
        """Store or replace by key."""


class ArticleUseStore(Protocol):
    """How articles are used, told from searches and contacts."""

    def of(self, article_id: UUID, since: datetime) -> ArticleUse:
        """Of one article, since then."""

    def of_all(self, counted_since: datetime, seen_since: datetime) -> dict[UUID, ArticleUse]:
        """Of every article that was used since `seen_since`; counts are since `counted_since`, which is later."""


class AttachmentStore(Protocol):
    """Files that belong to articles."""

    def put(self, content: bytes) -> str:
        """Store once; gives the digest by which it is found."""

    def get(self, digest: str) -> bytes | None:
        """The bytes of a file."""

    def known(self, digests: Sequence[str]) -> set[str]:
        """Which of these are stored."""


class LinkStore(Protocol):
    """What web addresses in articles answered."""

    def checks(self) -> dict[str, LinkCheck]:
        """All of them, by address."""

    def put(self, checks: Iterable[LinkCheck]) -> None:
        """Store or replace by address."""
