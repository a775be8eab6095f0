"""What an agent typed about an article and did not send yet. This is what the journal keeps of it."""

from dataclasses import dataclass
from uuid import UUID

from knowledgebase.article import SectionKind


@dataclass(frozen=True, slots=True)
class FeedbackText:
    """The fields as they are; `section` is None for all of the article, `quote` the words it is about."""

    article_id: UUID
    section: SectionKind | None = None
    quote: str = ""
    text: str = ""

    @property
    def id(self) -> UUID:
        """The id of the article: about each there is one text at a time."""
        return self.article_id
