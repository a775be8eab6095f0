"""What a found word is worth in each article: the score. `tuning` holds the weights."""

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import heappush, heappushpop
from itertools import chain, repeat
from operator import add, attrgetter, mul
from typing import Protocol

from knowledgebase.fields import Field
from knowledgebase.question import Evidence, Option, Wanted
from knowledgebase.tuning import TUNING, Tuning

CACHED_TERMS, CACHED_EVIDENCE, CACHED_WORDS = 4000, 4000, 1000

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
    """What evidence adds to the score of each document that has it, and how rare it is."""

    scores: Mapping[int, float]
    rarity: float


@dataclass(frozen=True, slots=True)
class WordImpacts:
    """The same for a whole word of the question. `sure` are the documents that have more than something alike."""

    scores: Mapping[int, float]
    sure: frozenset[int]
    rarity: float
    best: float


class Ranking:
    """Documents that match a question, in order of their number."""

    def __init__(
        self, matches: Sequence[int], words: Sequence[WordImpacts], tuning: Tuning, lifts: Mapping[int, float]
    ) -> None:
        self._words, self._tuning, self._lifts = words, tuning, lifts
        self._full = [tuning.covered * word.best for word in words]
        self._total = sum(self._full)
        sums: list[float] = [0.0] * len(matches)
        for word in words:
            sums = list(map(add, sums, map(word.scores.get, matches, repeat(0.0))))
        least = tuning.least * max(sums, default=0.0)
        kept = [place for place, each in enumerate(sums) if each >= least]
        self.matches = [matches[place] for place in kept]
        self._sums = [sums[place] for place in kept]

    def score(self, document: int) -> float:
        """The sum over the words, times what the document covers of the question, times what choices lift it."""
        found = [word.scores.get(document, 0.0) for word in self._words]
        covered = sum(map(min, found, self._full)) / self._total if self._total else 0.0
        return sum(found) * float(covered**self._tuning.coverage_power) * self._lifts.get(document, 1.0)

    def among(self, matches: Iterable[int]) -> "Ranking":
        """The same with fewer documents."""
        fewer = Ranking((), self._words, self._tuning, self._lifts)
        sums = dict(zip(self.matches, self._sums, strict=True))
        fewer.matches = list(matches)
        fewer._sums = [sums[document] for document in fewer.matches]
        return fewer

    def best(self, count: int) -> list[tuple[int, float]]:
        """Documents and scores, the highest first; among equals the lowest number."""
        most_lifted = max(self._lifts.values(), default=1.0)
        best: list[tuple[float, int]] = []
        for place in sorted(range(len(self._sums)), key=self._sums.__getitem__, reverse=True):
            if len(best) == count and (not best or self._sums[place] * most_lifted < best[0][0]):
                break  # no score is higher than its sum, so nobody further down comes in
            entry = (self.score(self.matches[place]), -self.matches[place])
            if len(best) < count:
                heappush(best, entry)
            else:
                heappushpop(best, entry)
        return [(-document, score) for score, document in sorted(best, reverse=True)]


class Ranker:
    """Scores the documents of one state of the index: BM25F for each kind of evidence, added together.

    What is done for every posting is done by C functions over whole lists: there may be a hundred thousand.
    """

    def __init__(self, corpus: Corpus, tuning: Tuning = TUNING) -> None:
        self._corpus, self._tuning = corpus, tuning
        self._factors = {field: _length_factors(corpus.lengths(field), field, tuning) for field in Field}
        self._everywhere = lru_cache(CACHED_TERMS)(self._counts_everywhere)
        self._in_headings = lru_cache(CACHED_TERMS)(self._counts_in_headings)
        self._impacts = lru_cache(CACHED_EVIDENCE)(self._impacts_of)
        self._word = lru_cache(CACHED_WORDS)(self._word_impacts)

    def rank(
        self,
        wanted: Sequence[Wanted],
        hidden: Iterable[int] = (),
        more: Mapping[int, float] | None = None,
        lifts: Mapping[int, float] | None = None,
    ) -> Ranking:
        """The documents that have a telling word and are not hidden; words that nobody has do not count.

        `more` is a score from elsewhere, as a share of the best document's; `lifts` are factors by document.
        """
        found = [impacts for impacts in map(self._word, wanted) if impacts.scores]
        least = self._tuning.telling * max((impacts.rarity for impacts in found), default=0.0)
        matches: set[int] = set()
        matches.update(*(impacts.sure for impacts in found if impacts.rarity >= least))
        matches.update(more or ())
        if not matches:
            matches.update(*(impacts.scores for impacts in found))
        matches.difference_update(hidden)
        if more:
            found.append(_from_elsewhere(more, sum(impacts.best for impacts in found)))
        return Ranking(sorted(matches), found, self._tuning, lifts or {})

    def _word_impacts(self, wanted: Wanted) -> WordImpacts:
        """All that is known of one word, added together."""
        scores: dict[int, float] = {}
        own = (*wanted.surest, *wanted.related)
        for each in own:
            _add(scores, self._impacts(each).scores, each.weight)
        _add(scores, _highest(map(self._added, wanted.meanings)), 1.0)
        sure = frozenset(scores)
        for each in wanted.alike:
            _add(scores, self._impacts(each).scores, each.weight)
        if wanted.weight != 1:
            scores = dict(zip(scores, map(mul, scores.values(), repeat(wanted.weight)), strict=True))
        rarity = max((self._impacts(each).rarity for each in chain(own, *wanted.meanings)), default=0.0)
        return WordImpacts(scores, sure, rarity * wanted.weight, max(scores.values(), default=0.0))

    def _added(self, meaning: Iterable[Evidence]) -> Mapping[int, float]:
        scores: dict[int, float] = {}
        for each in meaning:
            _add(scores, self._impacts(each).scores, each.weight)
        return scores

    def _impacts_of(self, evidence: Evidence) -> Impacts:
        if evidence.is_phrase:
            return self._impacts_of_phrase(evidence.options)
        return self._impacts_of_any(evidence.options)

    def _impacts_of_phrase(self, options: Sequence[Option]) -> Impacts:
        """The mean of the terms, for documents that have all."""
        each = [self._impacts(Evidence((option,))) for option in options]
        having_all = set(each[0].scores).intersection(*(impacts.scores for impacts in each[1:]))
        scores = {document: sum(one.scores[document] for one in each) / len(each) for document in having_all}
        return Impacts(scores, max(one.rarity for one in each))

    def _impacts_of_any(self, options: Sequence[Option]) -> Impacts:
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
        saturation = self._tuning.saturation
        top = rarity * (saturation + 1)
        scores = [top * count / (saturation + count) for count in counts.values()]
        return Impacts(dict(zip(counts, scores, strict=True)), rarity)

    def _counts_everywhere(self, term: str) -> Postings:
        """How often a term stands in each document, weighted by field and length."""
        counts = dict(zip(*self._weighted(Field.BODY, term), strict=True))
        for more in (self._in_headings(term), self._weighted(Field.THEME, term)):
            _add(counts, dict(zip(*more, strict=True)), 1.0)
        return array("I", counts), array("f", counts.values())

    def _counts_in_headings(self, term: str) -> Postings:
        """The same for titles and names only."""
        counts = dict(zip(*self._weighted(Field.TITLE, term), strict=True))
        _add(counts, dict(zip(*self._weighted(Field.NAMES, term), strict=True)), 1.0)
        return array("I", counts), array("f", counts.values())

    def _weighted(self, field: Field, term: str) -> Postings:
        documents, frequencies = self._corpus.postings(field, term)
        return documents, list(map(mul, frequencies, map(self._factors[field].__getitem__, documents)))

    def _rarity(self, document_count: int) -> float:
        """The idf of BM25, never below zero, to the power that is tuned."""
        rarity = math.log(1 + (self._corpus.count - document_count + 0.5) / (document_count + 0.5))
        return float(rarity**self._tuning.rarity_power)


def _add(scores: dict[int, float], more: Mapping[int, float], weight: float) -> None:
    """Add `more`, times `weight`."""
    weighted = map(mul, more.values(), repeat(weight))
    if not scores:
        scores.update(zip(more, weighted, strict=True))
    else:
        scores.update(zip(more, map(add, weighted, map(scores.get, more, repeat(0.0))), strict=True))


def _highest(found: Iterable[Mapping[int, float]]) -> Mapping[int, float]:
    """Of each document the highest of its scores."""
    highest: dict[int, float] = {}
    for scores in found:
        _keep_higher(highest, scores)
    return highest


def _keep_higher(highest: dict[int, float], scores: Mapping[int, float]) -> None:
    highest.update((document, score) for document, score in scores.items() if score > highest.get(document, 0.0))


def _from_elsewhere(shares: Mapping[int, float], best: float) -> WordImpacts:
    scores = {document: share * (best or 1.0) for document, share in shares.items()}
    return WordImpacts(scores, frozenset(scores), 0.0, max(scores.values(), default=0.0))


def _length_factors(lengths: Sequence[int], field: Field, tuning: Tuning) -> list[float]:
    """What one word counts for in each document: the weight of the field, less in a longer text."""
    average = sum(lengths) / len(lengths) if lengths else 0.0
    effect, weight = tuning.length_effects[field] if average else 0.0, tuning.field_weights[field]
    known = {length: weight / (1 - effect + effect * length / (average or 1)) for length in set(lengths)}
    return [known[length] for length in lengths]
