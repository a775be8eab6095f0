"""What a found word is worth in each article: the score. `tuning` holds the weights."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from knowledgebase.fields import Field
from knowledgebase.question import Evidence, Option, Wanted
from knowledgebase.tuning import TUNING, Tuning

CACHED_TERMS, CACHED_EVIDENCE, CACHED_WORDS = 2000, 500, 100

Documents = NDArray[np.uint32]
"""Document numbers, rising."""
Numbers = NDArray[np.float32]

Postings = tuple[Documents, NDArray[np.uint8]]
"""Documents, and how often the term stands in each of their fields: a row for each document, in the order of Field."""

Weighed = tuple[Documents, Numbers]
"""Documents, and how often a term is there, weighted by field and length."""

_HEADINGS = slice(tuple(Field).index(Field.NAMES) + 1)  # titles and names


class Corpus(Protocol):
    """The indexed articles, numbered from 0."""

    @property
    def count(self) -> int:
        """How many articles there are; there may be more numbers, for those that were taken out keep theirs."""

    def postings(self, term: str) -> Postings:
        """Where a term stands."""

    def lengths(self, field: Field) -> Sequence[int]:
        """Words in the field, by document number."""


@dataclass(frozen=True, slots=True)
class Impacts:
    """What evidence adds to the score of each document that has it, and how rare it is."""

    documents: Documents
    scores: Numbers
    rarity: float


@dataclass(frozen=True, slots=True)
class WordImpacts:
    """The same for a whole word of the question. `sure` are the documents that have more than something alike."""

    documents: Documents
    scores: Numbers
    sure: Documents
    rarity: float

    @property
    def best(self) -> float:
        """The highest score."""
        return float(self.scores.max()) if len(self.scores) else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Documents that match a question, in order of their number, and their scores."""

    matches: Documents
    scores: Numbers

    def among(self, documents: Iterable[int]) -> "Ranking":
        """The same with fewer documents."""
        kept = np.isin(self.matches, np.fromiter(documents, np.uint32), assume_unique=True)
        return Ranking(self.matches[kept], self.scores[kept])

    def best(self, count: int) -> list[tuple[int, float]]:
        """Documents and scores, the highest first; among equals the lowest number."""
        if not count or not len(self.matches):
            return []
        least = np.partition(self.scores, -count)[-count] if count < len(self.scores) else -np.inf
        near = np.flatnonzero(self.scores >= least)
        ordered = near[np.argsort(-self.scores[near], kind="stable")][:count]
        return [(int(self.matches[place]), float(self.scores[place])) for place in ordered]


class Ranker:
    """Scores the documents of one state of the index: BM25F for each kind of evidence, added together."""

    def __init__(self, corpus: Corpus, tuning: Tuning = TUNING) -> None:
        self._corpus, self._tuning = corpus, tuning
        self._factors = np.stack([_length_factors(corpus.lengths(field), field, tuning) for field in Field], axis=1)
        self._size = len(self._factors)
        self._postings = lru_cache(CACHED_TERMS)(corpus.postings)
        self._everywhere = lru_cache(CACHED_TERMS)(self._counts_everywhere)
        self._in_headings = lru_cache(CACHED_TERMS)(self._counts_in_headings)
        self._impacts = lru_cache(CACHED_EVIDENCE)(self._impacts_of)
        self._word = lru_cache(CACHED_WORDS)(self._word_impacts)

    def rank(
        self,
        wanted: Sequence[Wanted],
        hidden: Sequence[int] = (),
        more: Mapping[int, float] | None = None,
        lifts: Mapping[int, float] | None = None,
    ) -> Ranking:
        """The documents that have a telling word and are not hidden; words that nobody has do not count.

        `more` is a score from elsewhere, as a share of what the best document could have; `lifts` are factors.
        Without any sure word those with something alike match.
        """
        found = [impacts for impacts in map(self._word, wanted) if len(impacts.documents)]
        if more:
            found.append(_from_elsewhere(more, sum(impacts.best for impacts in found)))
        least = self._tuning.telling * max((impacts.rarity for impacts in found if len(impacts.sure)), default=0.0)
        telling = [impacts.sure for impacts in found if impacts.rarity >= least or impacts.rarity == 0]
        matching = np.zeros(self._size, bool)
        for documents in telling if any(map(len, telling)) else [impacts.documents for impacts in found]:
            matching[documents] = True
        matching[np.asarray(hidden, np.uint32)] = False
        return self._scored(np.flatnonzero(matching).astype(np.uint32), found, lifts or {})

    def _scored(self, matches: Documents, found: Sequence[WordImpacts], lifts: Mapping[int, float]) -> Ranking:
        """The sum over the words, times what is covered of the question, times what choices lift the document."""
        sums = np.zeros(len(matches), np.float32)
        covered = np.zeros(len(matches), np.float32)
        for impacts in found:
            scores = self._spread(impacts.documents, impacts.scores)[matches]
            sums += scores
            covered += np.minimum(scores, self._tuning.covered * impacts.best)
        kept = sums >= self._tuning.least * sums.max(initial=0.0)
        total = self._tuning.covered * sum(impacts.best for impacts in found)
        matches, scores = matches[kept], sums[kept] * (covered[kept] / (total or 1.0)) ** self._tuning.coverage_power
        for document, factor in lifts.items():
            scores[matches == document] *= factor
        return Ranking(matches, scores)

    def _spread(self, documents: Documents, scores: Numbers) -> Numbers:
        """A number for every document, 0 where there is none."""
        spread = np.zeros(self._size, np.float32)
        spread[documents] = scores
        return spread

    def _word_impacts(self, wanted: Wanted) -> WordImpacts:
        """All that is known of one word, added together."""
        own = (*wanted.surest, *wanted.related)
        scores = self._added(own)
        if wanted.meanings:
            scores += np.maximum.reduce([self._added(meaning) for meaning in wanted.meanings])
        sure = _present(scores)
        scores += self._added(wanted.alike)
        documents = _present(scores)
        rarity = max((self._impacts(each).rarity for each in chain(own, *wanted.meanings)), default=0.0)
        return WordImpacts(documents, scores[documents] * np.float32(wanted.weight), sure, rarity * wanted.weight)

    def _added(self, evidence: Iterable[Evidence]) -> Numbers:
        scores = np.zeros(self._size, np.float32)
        for each in evidence:
            impacts = self._impacts(each)
            scores[impacts.documents] += impacts.scores * np.float32(each.weight)
        return scores

    def _impacts_of(self, evidence: Evidence) -> Impacts:
        if evidence.is_phrase:
            return self._impacts_of_phrase(evidence.options)
        return self._impacts_of_any(evidence.options)

    def _impacts_of_phrase(self, options: Sequence[Option]) -> Impacts:
        """The mean of the terms, for documents that have all."""
        each = [self._impacts(Evidence((option,))) for option in options]
        spread = [self._spread(impacts.documents, impacts.scores) for impacts in each]
        documents = _present(np.minimum.reduce(spread))
        mean = np.add.reduce([scores[documents] for scores in spread]) / np.float32(len(spread))
        return Impacts(documents, mean, max(impacts.rarity for impacts in each))

    def _impacts_of_any(self, options: Sequence[Option]) -> Impacts:
        """The options count as one word: in each document the best of them, and as rare as they are together."""
        documents, counts = self._best_of(options) if len(options) > 1 else self._count(options[0])
        found = int(np.count_nonzero(counts))
        rarity = self._rarity(found) if found else 0.0
        saturation = np.float32(self._tuning.saturation)
        top = np.float32(rarity * (self._tuning.saturation + 1))
        return Impacts(documents, top * counts / (saturation + counts), rarity)

    def _best_of(self, options: Sequence[Option]) -> Weighed:
        """In the text the surest option stands for all; among titles and names the best is sought."""
        best = np.zeros(self._size, np.float32)
        for option in sorted(options, key=attrgetter("weight")):
            if not option.headings_only:
                documents, counts = self._count(option)
                best[documents] = counts
        for option in options:
            documents, counts = self._count(replace(option, headings_only=True))
            best[documents] = np.maximum(best[documents], counts)
        documents = _present(best)
        return documents, best[documents]

    def _count(self, option: Option) -> Weighed:
        documents, counts = (self._in_headings if option.headings_only else self._everywhere)(option.term)
        return documents, counts * np.float32(option.weight)

    def _counts_everywhere(self, term: str) -> Weighed:
        """How often a term stands in each document, weighted by field and length."""
        documents, counts = self._postings(term)
        return documents, np.einsum("ij,ij->i", self._factors[documents], counts)

    def _counts_in_headings(self, term: str) -> Weighed:
        """The same for titles and names only."""
        documents, counts = self._postings(term)
        kept = counts[:, _HEADINGS].any(axis=1)
        documents, headings = documents[kept], counts[kept, _HEADINGS]
        return documents, np.einsum("ij,ij->i", self._factors[documents, _HEADINGS], headings)

    def _rarity(self, document_count: int) -> float:
        """The idf of BM25, never below zero, to the power that is tuned."""
        rarity = math.log(1 + (self._corpus.count - document_count + 0.5) / (document_count + 0.5))
        return float(rarity**self._tuning.rarity_power)


def _present(scores: Numbers) -> Documents:
    return np.flatnonzero(scores != 0).astype(np.uint32)  # of yes and no: many times as fast as of numbers


def _from_elsewhere(shares: Mapping[int, float], best: float) -> WordImpacts:
    documents = np.array(sorted(shares), np.uint32)
    scores = np.array([shares[int(document)] * (best or 1.0) for document in documents], np.float32)
    return WordImpacts(documents, scores, documents, 0.0)


def _length_factors(lengths: Sequence[int], field: Field, tuning: Tuning) -> Numbers:
    """What one word counts for in each document: the weight of the field, less in a longer text."""
    counts = np.asarray(lengths, np.float32)
    average = float(counts.mean()) if len(counts) else 0.0
    effect = tuning.length_effects[field] if average else 0.0
    return np.float32(tuning.field_weights[field]) / (1 - effect + effect * counts / np.float32(average or 1.0))
