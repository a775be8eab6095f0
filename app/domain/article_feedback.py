"""What agents tell the editors about an article."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from knowledgebase.article import SectionKind


@dataclass(frozen=True, slots=True)
class ArticleFeedback:
    """An agent says that something is wrong or missing in a version of an article.

    `section` is None for the article as a whole, `quote` the text it is about, or "". `is_seen` tells whether the agent
    saw the answer.
    """

    id: UUID
    article_id: UUID
    version: int
    section: SectionKind | None
    quote: str
    text: str
    person_id: UUID
    given_at: datetime
    answer: str = ""
    answered_by: UUID | None = None
    answered_at: datetime | None = None
    is_seen: bool = False
