"""What a found word is worth: field weights and the score. The one place to tune the order of the hits."""

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import mul
from typing import Protocol

from knowledgebase.fields import Field
from knowledgebase.query import Option, Wanted

WEIGHTS = {Field.TITLE: 5.0, Field.NAMES: 4.0, Field.THEME: 1.0, Field.BODY: 1.0}
LENGTH_EFFECT = {Field.TITLE: 0.5, Field.NAMES: 0.2, Field.THEME: 0.0, Field.BODY: 0.7}
SATURATION = 3.0  # k1 of BM25: how soon a repeated word adds nothing
COVERAGE_POWER = 0.5  # how much an article gains by having more of the asked words
LEAST_COVERAGE = 0.25  # of what the best article covers; below it an article does not match
CACHED_TERMS, CACHED_WORDS = 4000, 1000
HEADINGS = (Field.TITLE, Field.NAMES)
FIELDS = (Field.BODY, Field.TITLE, Field.NAMES, Field.THEME)  # the longest lists first

Postings = tuple[Sequence[int], Sequence[float]]
"""Document numbers, rising, and how often the term is there."""


class Corpus(Protocol):
    """The indexed articles, numbered from 0."""

    @property
    def size(self) -> int:
        """How many numbers there are, those of articles that were taken out included."""

    def postings(self, field: Field, term: str) -> Postings:
        """Where a term stands."""

    def lengths(self, field: Field) -> Sequence[int]:
        """Words in the field, by document number."""


@dataclass(frozen=True, slots=True)
class Impacts:
    """What a word adds to the score of each document that has it, and how rare it is."""

    documents: Sequence[int]
    scores: Sequence[float]
    rarity: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """Documents that match, in order of their number, and the score of each."""

    matches: Sequence[int]
    scores: Mapping[int, float]

    def best(self, count: int) -> list[int]:
        """The highest scores first; among equals the lowest number."""
        scores = list(map(self.scores.__getitem__, self.matches))
        least = min(sorted(scores, reverse=True)[:count], default=0.0)
        high = [document for document, score in zip(self.matches, scores, strict=True) if score >= least]
        return sorted(high, key=lambda document: (-self.scores[document], document))[:count]


class Ranker:
    """Scores the documents of one state of the index: BM25F, times the share of the question that is covered."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._factors = {field: _length_factors(corpus.lengths(field), field) for field in Field}
        self._counts = lru_cache(CACHED_TERMS)(self._counts_of)
        self._impacts = lru_cache(CACHED_WORDS)(self._impacts_of)

    def rank(self, wanted: Sequence[Wanted], hidden: Iterable[int] = ()) -> Ranking:
        """Score every document that is not hidden and has enough of the wanted words; words nobody has do not count."""
        found = [self._impacts(each.options) for each in wanted]
        scores = [0.0] * self._corpus.size
        covered = [0.0] * self._corpus.size
        for impacts in found:
            rarity = impacts.rarity
            for document, score in zip(impacts.documents, impacts.scores, strict=True):
                scores[document] += score
                covered[document] += rarity
        for document in hidden:
            covered[document] = 0.0
        total = sum(impacts.rarity for impacts in found)
        bonus = {part: (part / total) ** COVERAGE_POWER for part in set(covered) if part}
        least = LEAST_COVERAGE * max(covered, default=0.0)
        matches = [document for document, part in enumerate(covered) if part and part >= least]
        return Ranking(matches, {document: scores[document] * bonus[covered[document]] for document in matches})

    def _impacts_of(self, options: Sequence[Option]) -> Impacts:
        """The options count as one word: in each document the best of them, and as rare as they are together."""
        counts: dict[int, float] = {}
        for option in options:
            weight = option.weight
            for document, count in zip(*self._counts(option.term, option.headings_only), strict=True):
                if counts.get(document, 0.0) < count * weight:
                    counts[document] = count * weight
        rarity = self._rarity(len(counts)) if counts else 0.0
        top = rarity * (SATURATION + 1)
        scores = [top * count / (SATURATION + count) for count in counts.values()]
        return Impacts(array("I", counts), array("f", scores), rarity)

    def _counts_of(self, term: str, headings_only: bool) -> Postings:
        """How often a term stands in each document, weighted by field and length."""
        counts: dict[int, float] = {}
        for field in HEADINGS if headings_only else FIELDS:
            documents, frequencies = self._corpus.postings(field, term)
            weighted = map(mul, frequencies, map(self._factors[field].__getitem__, documents))
            if not counts:
                counts = dict(zip(documents, weighted, strict=True))
                continue
            for document, count in zip(documents, weighted, strict=True):
                counts[document] = counts.get(document, 0.0) + count
        return array("I", counts), array("f", counts.values())

    def _rarity(self, document_count: int) -> float:
        """The idf of BM25, never below zero."""
        return math.log(1 + (self._corpus.size - document_count + 0.5) / (document_count + 0.5))


def _length_factors(lengths: Sequence[int], field: Field) -> list[float]:
    """What one word counts for in each document: the weight of the field, less in a longer text."""
    average = sum(lengths) / len(lengths) if lengths else 0.0
    effect, weight = LENGTH_EFFECT[field] if average else 0.0, WEIGHTS[field]
    known = {length: weight / (1 - effect + effect * length / (average or 1)) for length in set(lengths)}
    return [known[length] for length in lengths]
