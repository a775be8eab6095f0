"""What searching needs of index and database, as protocols, and the records that go to and fro."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from app.domain.search_use import SearchUse as SearchUse
from knowledgebase.choices import Choice
from knowledgebase.learned_terms import LearnedTerm
from knowledgebase.search import SearchQuery, SearchResult

TermKey = tuple[str, str]
"""National product name and the words for it; case, accents and spaces around do not matter."""


@dataclass(frozen=True, slots=True)
class SearchLine:
    """A search as the log shows it; `title` is of the article that was opened, or ""."""

    words: str
    total: int
    opened_rank: int | None
    title: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SearchFigures:
    """What became of all searches of a period.

    `average_rank` is of what was opened, None when nothing was. `top_without_result`: words and how often, most first.
    """

    searches: int
    opened: int
    without_result: int
    average_rank: float | None
    top_without_result: tuple[tuple[str, int], ...]

    @property
    def opened_share(self) -> float | None:
        """Share of the searches that led to an article, 0 to 1; None when there were none."""
        return self.opened / self.searches if self.searches else None


@dataclass(frozen=True, slots=True)
class GapLine:
    """Words for which agents said that an article is missing: how often, and when last, UTC."""

    text: str
    count: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """An article that agents chose after searching; `words` are the stems that were searched, sorted."""

    words: tuple[str, ...]
    article_id: UUID
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class LearnedLine:
    """A learned term as editors see it; `count` is over all sources."""

    product: str
    text: str
    count: int
    refused: bool


@dataclass(frozen=True, slots=True)
class LearnCount:
    """What a source taught: terms that nobody had taught before, and terms that were known."""

    new: int
    known: int


class SearchStore(Protocol):
    """How people search, what they miss and choose, and the words that were learned elsewhere."""

    def log(self, use: SearchUse, key: UUID | None = None) -> bool:
        """Keep one search; those kept longer than `KEPT_DAYS` go. False when one with this key is kept already."""

    def log_lines(self, limit: int) -> list[SearchLine]:
        """Searches, newest first."""

    def figures(self, since: datetime) -> SearchFigures:
        """Counts over the searches since then."""

    def words_before(self, article_id: UUID, limit: int) -> list[tuple[str, int]]:
        """What was searched before this article was opened, and how often, most first."""

    def add_gap(self, text: str, at: datetime, key: UUID | None = None) -> bool:
        """An agent found no article for this. False when that is kept already under this key."""

    def gaps(self, limit: int) -> list[GapLine]:
        """Gaps, most often told first, then the newest; case and accents do not matter."""

    def add_choice(self, words: Sequence[str], article_id: UUID, on: date) -> None:
        """An agent chose the article after searching these words; what was chosen long ago goes."""

    def choices(self) -> list[Choice]:
        """Everything that was chosen."""

    def choice_lines(self, limit: int) -> list[ChoiceLine]:
        """What was chosen of current articles, most often first."""

    def reset_choices(self, article_id: UUID | None) -> int:
        """Forget what was chosen of this article, or of all; gives how many lines went."""

    def put_learned(self, source: str, terms: Iterable[LearnedTerm]) -> LearnCount:
        """Keep what this source teaches, in place of what it taught before; what was refused stays refused."""

    def learned(self, with_refused: bool) -> list[LearnedLine]:
        """Learned terms by product, those used most first."""

    def refuse(self, keys: Iterable[TermKey], by: UUID | None, at: datetime) -> None:
        """Never use these terms, also when they are taught again."""

    def allow(self, keys: Iterable[TermKey]) -> None:
        """Use these terms again; one that no source teaches any more goes."""


class Marks(Protocol):
    """Where the words of one query stand."""

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Places in `text`, (start, end) pairs, in order."""

    def best_of(self, texts: Sequence[str]) -> int | None:
        """Which of the texts matches best; None when none does."""


class KnowledgeSearch(Protocol):
    """The seat's index."""

    def search(self, query: SearchQuery) -> SearchResult:
        """Find articles. Raises WorldError `index-away` while no index is ready."""

    def words_of(self, text: str) -> tuple[str, ...]:
        """The knowledge base's own words in `text`, as sorted stems; names are never among them.

        There are none while no index is ready.
        """

    def marks_for(self, query: str) -> Marks:
        """Finds in texts where the words of `query` stand."""

    def close(self) -> None:
        """Let go of the files."""
