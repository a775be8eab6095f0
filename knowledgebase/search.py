"""What a search asks and what it gives back; every surface speaks these types."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from knowledgebase.article import ArticleKind, FirstLine

Marked = tuple[tuple[str, bool], ...]
"""Text in pieces; True marks a piece that matches the query."""


class Facet(StrEnum):
    """By what the hits can be narrowed; an article has one value of each, and of AUDIENCE any number."""

    KIND = "kind"
    GROUP = "group"
    OWNER = "owner"
    FIRST_LINE = "first_line"
    AUDIENCE = "audience"


FacetCounts = Mapping[Facet, tuple[tuple[str, int], ...]]
"""Values with the number of articles that match: kinds and lines in their own order, others most first; none is 0."""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """`text` as typed; `chosen` narrows the hits to these values; `limit` caps the hits, never the counts.

    A phrase in quotes must be there as it stands; a word or phrase after a minus sign must not be there.
    """

    text: str
    chosen: Mapping[Facet, str] = field(default_factory=dict)
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """One found article, with what a result row shows.

    `chosen` tells how often it was chosen at just these words; `learned` the words by which other municipalities
    call it, when those led here, or "".
    """

    article_id: UUID
    version: int
    title: Marked
    snippet: Marked
    kind: ArticleKind
    first_line: FirstLine
    owner: str
    theme: str
    score: float
    chosen: int = 0
    learned: str = ""

    @property
    def plain_title(self) -> str:
        """The title without marks."""
        return "".join(piece for piece, _ in self.title)


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hits best first; `total` counts all that match.

    The counts of a facet follow what is chosen of the other facets, never what is chosen of itself. `suggestion` is a
    better spelling of the query that finds more, or "". `is_near`: nothing matches, and the hits are only the nearest;
    `total` is 0 then. `took_ms` is the time in the engine.
    """

    query: SearchQuery
    hits: tuple[Hit, ...] = ()
    total: int = 0
    facets: FacetCounts = field(default_factory=dict)
    suggestion: str = ""
    is_near: bool = False
    took_ms: float = 0.0
