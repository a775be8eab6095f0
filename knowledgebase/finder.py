"""Answers a query from one state of the index: understand, rank, count, show."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from time import perf_counter
from typing import Protocol
from uuid import UUID

from knowledgebase.analysis import content_words, stem
from knowledgebase.article import ArticleKind, FirstLine
from knowledgebase.choices import Lift
from knowledgebase.experience import NOTHING_LEARNED, Experience
from knowledgebase.facets import Faceting
from knowledgebase.fields import Field
from knowledgebase.highlighting import Highlighter
from knowledgebase.query import Understanding
from knowledgebase.question import Question
from knowledgebase.ranking import Corpus, Ranker, Ranking
from knowledgebase.search import Hit, SearchQuery, SearchResult
from knowledgebase.tuning import TUNING, Tuning
from knowledgebase.typed import neighbours, words_between
from knowledgebase.vocabulary import Vocabulary

ALMOST = 0.999  # likeness; the same words as a learned title, but for rounding
_READ = [place for place, field in enumerate(Field) if field is not Field.ABOUT]
LOOKED_AT = 30  # of the best hits: whether the title is exact, and whether the words stand together


@dataclass(frozen=True, slots=True)
class Row:
    """What is kept of an article to show it as a hit; `body` is clean plain text, `folded` the same folded.

    `title_words` are the folded words of the title that say something.
    """

    article_id: UUID
    version: int
    title: str
    body: str
    folded: str
    folded_title: str
    title_words: list[str]
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
    def faceting(self) -> Faceting:
        """By what the documents can be narrowed."""

    def has_term(self, term: str) -> bool:
        """Whether any field of any document has the term."""

    def hidden(self, day: date) -> Sequence[int]:
        """Documents that were taken out, or may not be used on `day`."""

    def with_product(self, product: str) -> Sequence[int]:
        """Documents about the product of this name."""

    def document_of(self, article_id: UUID) -> int | None:
        """The document of an article, if it is there."""

    def row(self, document: int) -> Row:
        """What a hit shows."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What is known about the documents besides their words."""

    learned: Mapping[int, str]
    lifts: Mapping[int, Lift]


class Finder:
    """Answers queries on one state of the index."""

    def __init__(
        self, corpus: FindableCorpus, experience: Experience = NOTHING_LEARNED, tuning: Tuning = TUNING
    ) -> None:
        self._corpus, self._tuning = corpus, tuning
        self.experience = experience
        self._understanding = Understanding(corpus.vocabulary, corpus.has_term, tuning)
        self._ranker = Ranker(corpus, tuning)

    def prepare(self) -> None:
        """Do now what the first search would wait for."""
        self._understanding.prepare()

    def find(self, query: SearchQuery, today: date) -> SearchResult:
        """The result for `query` among the articles that are valid `today`."""
        started = perf_counter()
        question = self._understanding.read(query.text)
        ranking, found = self._ranked(query.text, question, today)
        narrowed = self._corpus.faceting.narrowed(ranking.matches, query.chosen)
        chosen = ranking.among(narrowed) if query.chosen else ranking
        is_near = not found.learned and not any(wanted.is_sure for wanted in question.wanted)
        highlighter = Highlighter(question.wanted)
        best = self._best(query, question, chosen)
        return SearchResult(
            query,
            hits=tuple(self._hit(document, score, highlighter, found) for document, score in best),
            total=0 if is_near else len(chosen.matches),
            facets={} if is_near else self._corpus.faceting.counts(ranking.matches, query.chosen),
            suggestion=self._better(question, ranking, today),
            is_near=is_near and bool(best),
            took_ms=(perf_counter() - started) * 1000,
        )

    def highlighter(self, text: str) -> Highlighter:
        """What marks the words of a query in any text."""
        return Highlighter(self._understanding.read(text).wanted)

    def words_of(self, text: str) -> tuple[str, ...]:
        """The sorted stems of the words that the knowledge base knows."""
        return self._understanding.read(text).stems

    def _ranked(self, text: str, question: Question, today: date) -> tuple[Ranking, _Found]:
        shares, learned = self._learned(text)
        lifts = self._lifts(question, today)
        factors = {document: lift.factor for document, lift in lifts.items()}
        hidden = [*self._corpus.hidden(today), *self._with_unwanted(question)]
        ranking = self._ranker.rank(question.wanted, hidden, shares, factors)
        if question.phrases or question.unwanted:
            ranking = ranking.among([each for each in ranking.matches.tolist() if self._has_phrases(each, question)])
        return ranking, _Found(learned, lifts)

    def _learned(self, text: str) -> tuple[dict[int, float], dict[int, str]]:
        """What titles of other municipalities add by document, and which title that is."""
        shares: dict[int, float] = {}
        titles: dict[int, str] = {}
        for product, (likeness, title) in self.experience.learned.alike(text).items():
            for document in self._corpus.with_product(product):
                if likeness > shares.get(document, 0.0):
                    shares[document], titles[document] = likeness, title
        worth = self._tuning.learned, self._tuning.learned_exactly
        return {document: share * worth[share > ALMOST] for document, share in shares.items()}, titles

    def _lifts(self, question: Question, today: date) -> dict[int, Lift]:
        lifts = self.experience.choices.lifts(frozenset(question.stems), today)
        placed = ((self._corpus.document_of(article_id), lift) for article_id, lift in lifts.items())
        return {document: lift for document, lift in placed if document is not None}

    def _with_unwanted(self, question: Question) -> Iterator[int]:
        """Documents that have an unwanted word in any form, where people can read it."""
        for word in question.unwanted:
            if " " not in word:
                documents, counts = self._corpus.postings(stem(word))
                yield from documents[counts[:, _READ].any(axis=1)].tolist()

    def _has_phrases(self, document: int, question: Question) -> bool:
        row = self._corpus.row(document)
        text = f" {' '.join((*words_between(row.folded_title, 0), *words_between(row.folded, 0)))} "
        has_all = all(f" {phrase} " in text for phrase in question.phrases)
        return has_all and not any(f" {phrase} " in text for phrase in question.unwanted)

    def _best(self, query: SearchQuery, question: Question, ranking: Ranking) -> list[tuple[int, float]]:
        """The best, an article with exactly the asked words as title before all others."""
        pairs = neighbours(query.text)
        found = ranking.best(max(query.limit, LOOKED_AT))
        best = [(document, score * self._nearness(document, pairs)) for document, score in found[:LOOKED_AT]]
        highest = max((score for _, score in best), default=0.0)
        asked = content_words(query.text)
        exact = {document for document, _ in best if self._corpus.row(document).title_words == asked}
        best = [(document, score + highest * (document in exact)) for document, score in best]
        best.sort(key=lambda each: (-each[1], each[0]))
        return [*best, *found[LOOKED_AT:]][: query.limit]

    def _nearness(self, document: int, pairs: Sequence[str]) -> float:
        """More than 1 when words stand in the article one after the other, as they were typed."""
        if not pairs:
            return 1.0
        row = self._corpus.row(document)
        together = sum(pair in row.folded_title or pair in row.folded for pair in pairs)
        return 1 + self._tuning.neighbours * together / len(pairs)

    def _better(self, question: Question, ranking: Ranking, today: date) -> str:
        """The suggestion, when it finds more."""
        if not question.suggestion:
            return ""
        typed = [wanted for wanted in question.wanted if not wanted.is_corrected]
        as_typed = self._ranker.rank(typed, self._corpus.hidden(today))
        return question.suggestion if len(ranking.matches) > len(as_typed.matches) else ""

    def _hit(self, document: int, score: float, highlighter: Highlighter, found: _Found) -> Hit:
        row = self._corpus.row(document)
        lift = found.lifts.get(document)
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
            chosen=lift.count if lift else 0,
            learned=found.learned.get(document, ""),
        )
