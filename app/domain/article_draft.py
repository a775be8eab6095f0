"""An article as its editors are changing it, before agents see it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from knowledgebase.article import Article


class DraftState(StrEnum):
    """How far a draft is on its way to the agents."""

    WRITING = "writing"
    IN_REVIEW = "in_review"
    SCHEDULED = "scheduled"


class ArticleStepKind(StrEnum):
    """What was done with an article."""

    BEGUN = "begun"
    WRITTEN = "written"
    REVIEW_ASKED = "review_asked"
    SENT_BACK = "sent_back"
    APPROVED = "approved"
    TAKEN_BACK = "taken_back"
    PUBLISHED = "published"
    DISCARDED = "discarded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """The one draft of an article; its id is that of the article.

    `base_version` is the version it began from, 0 for a new article; `authors` are all who wrote in it, the last one
    last; `reviewer_id` is who was asked to read it, None for anybody but the authors; `publish_on` is None for at once.
    `note` tells agents in a few words what changed. `revision` rises by one with each save; 0 is not stored yet.
    """

    article: Article
    state: DraftState = DraftState.WRITING
    base_version: int = 0
    authors: tuple[UUID, ...] = ()
    reviewer_id: UUID | None = None
    approved_by: UUID | None = None
    publish_on: date | None = None
    note: str = ""
    revision: int = 0
    changed_at: datetime | None = None

    @property
    def id(self) -> UUID:
        """The id of the article."""
        return self.article.id


@dataclass(frozen=True, slots=True)
class ArticleStep:
    """What a person, or with None the programme, did with an article; `text` says why.

    `version` is that of the article once published, 0 before.
    """

    article_id: UUID
    kind: ArticleStepKind
    at: datetime
    person_id: UUID | None = None
    text: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class ChangedDraft:
    """A draft after a step, and the step."""

    draft: ArticleDraft
    step: ArticleStep


@dataclass(frozen=True, slots=True)
class ArticleText:
    """What an editor typed and did not save yet. This is what the journal keeps of the editor's page.

    `id` is that of the article, `revision` that of the draft while it was typed.
    """

    id: UUID
    revision: int
    base_version: int
    article: Article
    note: str = ""
