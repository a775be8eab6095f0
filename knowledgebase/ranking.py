"""What a found word is worth: field weights and the score. The one place to tune the order of the hits."""

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import heappush, heappushpop
from itertools import repeat
from operator import add, attrgetter, mul
from typing import Protocol

from knowledgebase.fields import Field
from knowledgebase.query import Option, Wanted

WEIGHTS = {Field.TITLE: 5.0, Field.NAMES: 4.0, Field.THEME: 1.0, Field.BODY: 1.0}
LENGTH_EFFECT = {Field.TITLE: 0.5, Field.NAMES: 0.2, Field.THEME: 0.0, Field.BODY: 0.7}
SATURATION = 3.0  # k1 of BM25: how soon a repeated word adds nothing
COVERAGE_POWER = 0.5  # how much an article gains by having more of the asked words
TELLING = 0.35  # of the rarity of the rarest word; an article with only more common words does not match
CACHED_TERMS, CACHED_WORDS = 4000, 1000

Postings = tuple[Sequence[int], Sequence[float]]
"""Document numbers, rising, and how often the term is there."""


class Corpus(Protocol):
    """The indexed articles, numbered from 0."""

    @property
    def count(self) -> int:
        """How many articles there are; there may be more numbers, for those that were taken out keep theirs."""

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


class Ranking:
    """Documents that match a question, in order of their number."""

    def __init__(self, matches: Sequence[int], words: Sequence[tuple[Mapping[int, float], float]]) -> None:
        self.matches = matches
        self._words = words
        self._total = sum(rarity for _, rarity in words)

    def score(self, document: int) -> float:
        """The sum over the words it has, times what it covers of the question."""
        found = [(scores[document], rarity) for scores, rarity in self._words if document in scores]
        covered = sum(rarity for _, rarity in found) / self._total
        return sum(score for score, _ in found) * float(covered**COVERAGE_POWER)

    def among(self, matches: Sequence[int]) -> "Ranking":
        """The same with fewer documents."""
        return Ranking(matches, self._words)

    def best(self, count: int) -> list[tuple[int, float]]:
        """Documents and scores, the highest first; among equals the lowest number."""
        sums: list[float] = [0.0] * len(self.matches)
        for scores, _ in self._words:
            sums = list(map(add, sums, map(scores.get, self.matches, repeat(0.0))))
        best: list[tuple[float, int]] = []
        for place in sorted(range(len(sums)), key=sums.__getitem__, reverse=True):
            if len(best) == count and (not best or sums[place] < best[0][0] or len(self._words) == 1):
                break  # no score is higher than its sum, so nobody further down comes in
            entry = (self.score(self.matches[place]), -self.matches[place])
            if len(best) < count:
                heappush(best, entry)
            else:
                heappushpop(best, entry)
        return [(-document, score) for score, document in sorted(best, reverse=True)]


class Ranker:
    """Scores the documents of one state of the index: BM25F, times the share of the question that is covered.

    What is done for every posting is done by C functions over whole lists: there may be a hundred thousand.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._factors = {field: _length_factors(corpus.lengths(field), field) for field in Field}
        self._everywhere = lru_cache(CACHED_TERMS)(self._counts_everywhere)
        self._in_headings = lru_cache(CACHED_TERMS)(self._counts_in_headings)
        self._impacts = lru_cache(CACHED_WORDS)(self._impacts_of)

    def rank(self, wanted: Sequence[Wanted], hidden: Iterable[int] = ()) -> Ranking:
        """The documents that have a telling word and are not hidden; words that nobody has do not count."""
        found = [impacts for impacts in (self._impacts(each.options) for each in wanted) if impacts.documents]
        least = TELLING * max((impacts.rarity for impacts in found), default=0.0)
        matches: set[int] = set()
        matches.update(*(impacts.documents for impacts in found if impacts.rarity >= least))
        matches.difference_update(hidden)
        words = [(dict(zip(impacts.documents, impacts.scores, strict=True)), impacts.rarity) for impacts in found]
        return Ranking(sorted(matches), words)

    def _impacts_of(self, options: Sequence[Option]) -> Impacts:
        """The options count as one word: in each document the best of them, and as rare as they are together.

        In the text the surest option stands for all; among titles and names the best is sought.
        """
        counts: dict[int, float] = {}
        for option in sorted(options, key=attrgetter("weight")):
            if not option.headings_only:
                documents, found = self._everywhere(option.term)
                counts.update(zip(documents, map(mul, found, repeat(option.weight)), strict=True))
        for option in options:
            for document, count in zip(*self._in_headings(option.term), strict=True):
                counts[document] = max(count * option.weight, counts.get(document, 0.0))
        rarity = self._rarity(len(counts)) if counts else 0.0
        top = rarity * (SATURATION + 1)
        scores = [top * count / (SATURATION + count) for count in counts.values()]
        return Impacts(array("I", counts), array("f", scores), rarity)

    def _counts_everywhere(self, term: str) -> Postings:
        """How often a term stands in each document, weighted by field and length."""
        counts = dict(zip(*self._weighted(Field.BODY, term), strict=True))
        for more in (self._in_headings(term), self._weighted(Field.THEME, term)):
            for document, count in zip(*more, strict=True):
                counts[document] = counts.get(document, 0.0) + count
        return array("I", counts), array("f", counts.values())

    def _counts_in_headings(self, term: str) -> Postings:
        """The same for titles and names only."""
        counts = dict(zip(*self._weighted(Field.TITLE, term), strict=True))
        for document, count in zip(*self._weighted(Field.NAMES, term), strict=True):
            counts[document] = counts.get(document, 0.0) + count
        return array("I", counts), array("f", counts.values())

    def _weighted(self, field: Field, term: str) -> Postings:
        documents, frequencies = self._corpus.postings(field, term)
        return documents, list(map(mul, frequencies, map(self._factors[field].__getitem__, documents)))

    def _rarity(self, document_count: int) -> float:
        """The idf of BM25, never below zero."""
        return math.log(1 + (self._corpus.count - document_count + 0.5) / (document_count + 0.5))


def _length_factors(lengths: Sequence[int], field: Field) -> list[float]:
    """What one word counts for in each document: the weight of the field, less in a longer text."""
    average = sum(lengths) / len(lengths) if lengths else 0.0
    effect, weight = LENGTH_EFFECT[field] if average else 0.0, WEIGHTS[field]
    known = {length: weight / (1 - effect + effect * length / (average or 1)) for length in set(lengths)}
    return [known[length] for length in lengths]
