"""What a search asks and what it gives back; every surface speaks these types."""

from dataclasses import dataclass
from uuid import UUID

from knowledgebase.article import ArticleKind, FirstLine

Marked = tuple[tuple[str, bool], ...]
"""Text in pieces; True marks a piece that matches the query."""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """`text` as typed; `kind` and `theme` narrow the hits, never the facet counts; `limit` caps the hits."""

    text: str
    kind: ArticleKind | None = None
    theme: str = ""
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """One found article, with what a result row shows."""

    article_id: UUID
    version: int
    title: Marked
    snippet: Marked
    kind: ArticleKind
    first_line: FirstLine
    owner: str
    theme: str
    score: float

    @property
    def plain_title(self) -> str:
        """The title without marks."""
        return "".join(piece for piece, _ in self.title)


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hits best first; `total` counts all that match; facets count all kinds and themes whatever was chosen.

    `suggestion` is a better spelling of the query, or "". `took_ms` is the time in the engine.
    """

    query: SearchQuery
    hits: tuple[Hit, ...] = ()
    total: int = 0
    kinds: tuple[tuple[ArticleKind, int], ...] = ()
    themes: tuple[tuple[str, int], ...] = ()
    suggestion: str = ""
    took_ms: float = 0.0
