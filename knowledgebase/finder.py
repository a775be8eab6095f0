"""From a query to a result: understand, rank, count, show. Works on any corpus, so it needs no index library."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from time import perf_counter
from typing import Protocol
from uuid import UUID

from knowledgebase.article import ArticleKind, FirstLine
from knowledgebase.highlighting import Highlighter
from knowledgebase.query import Understanding
from knowledgebase.ranking import Corpus, Ranker, Ranking
from knowledgebase.search import Hit, SearchQuery, SearchResult
from knowledgebase.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Row:
    """What is kept of an article to show it as a hit; `body` is clean plain text, `folded` the same folded."""

    article_id: UUID
    version: int
    title: str
    body: str
    folded: str
    kind: ArticleKind
    first_line: FirstLine
    owner: str
    theme: str


class FindableCorpus(Corpus, Protocol):
    """A corpus that can also be counted and shown."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The words as they are written."""

    @property
    def kinds(self) -> Sequence[ArticleKind]:
        """Kind by document number."""

    @property
    def themes(self) -> Sequence[str]:
        """Theme by document number."""

    def has_term(self, term: str) -> bool:
        """Whether any field of any document has the term."""

    def hidden(self, day: date) -> Iterable[int]:
        """Documents that were taken out, or may not be used on `day`."""

    def row(self, document: int) -> Row:
        """What a hit shows."""


class Finder:
    """Answers queries on one state of the index."""

    def __init__(self, corpus: FindableCorpus) -> None:
        self._corpus = corpus
        self._understanding = Understanding(corpus.vocabulary, corpus.has_term)
        self._ranker = Ranker(corpus)

    def find(self, query: SearchQuery, today: date) -> SearchResult:
        """The result for `query` among the articles that are valid `today`."""
        started = perf_counter()
        question = self._understanding.read(query.text)
        ranking = self._ranker.rank(question.wanted, self._corpus.hidden(today))
        chosen = self._narrowed(ranking, query)
        highlighter = Highlighter(question.wanted)
        return SearchResult(
            query,
            hits=tuple(self._hit(document, score, highlighter) for document, score in chosen.best(query.limit)),
            total=len(chosen.matches),
            kinds=self._kind_counts(ranking.matches),
            themes=self._theme_counts(ranking.matches),
            suggestion=question.suggestion,
            took_ms=(perf_counter() - started) * 1000,
        )

    def highlighter(self, text: str) -> Highlighter:
        """What marks the words of a query in any text."""
        return Highlighter(self._understanding.read(text).wanted)

    def _narrowed(self, ranking: Ranking, query: SearchQuery) -> Ranking:
        kinds, themes = self._corpus.kinds, self._corpus.themes
        matches = ranking.matches
        if query.kind is not None:
            matches = [document for document in matches if kinds[document] is query.kind]
        if query.theme:
            matches = [document for document in matches if themes[document] == query.theme]
        return ranking.among(matches)

    def _hit(self, document: int, score: float, highlighter: Highlighter) -> Hit:
        row = self._corpus.row(document)
        return Hit(
            article_id=row.article_id,
            version=row.version,
            title=highlighter.title(row.title),
            snippet=highlighter.snippet(row.body, row.folded),
            kind=row.kind,
            first_line=row.first_line,
            owner=row.owner,
            theme=row.theme,
            score=score,
        )

    def _kind_counts(self, matches: Iterable[int]) -> tuple[tuple[ArticleKind, int], ...]:
        """In the order of the kinds; those without matches are left out."""
        counts = Counter(map(self._corpus.kinds.__getitem__, matches))
        return tuple((kind, counts[kind]) for kind in ArticleKind if counts[kind])

    def _theme_counts(self, matches: Iterable[int]) -> tuple[tuple[str, int], ...]:
        """Most matches first, then by name."""
        counts = Counter(map(self._corpus.themes.__getitem__, matches))
        named = [(name, count) for name, count in counts.items() if name]
        return tuple(sorted(named, key=lambda item: (-item[1], item[0])))
