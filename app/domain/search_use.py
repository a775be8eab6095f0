"""A search as it is kept, to learn what people look for."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class SearchUse:
    """One search and what came of it; nobody's name goes with it.

    `words` are without personal data. `opened_rank`, from 1, and `article_id` tell what was opened: both or neither.
    """

    words: str
    total: int
    opened_rank: int | None
    article_id: UUID | None
    at: datetime
