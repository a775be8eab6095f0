"""By what hits are narrowed, and how many there are of each value."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledgebase.article import Article, ArticleKind, FirstLine
from knowledgebase.search import Facet, FacetCounts

_BETWEEN, _AMONG = "\x1f", "\x1e"  # characters that no name contains
_ORDERS = {Facet.KIND: tuple(map(str, ArticleKind)), Facet.FIRST_LINE: tuple(map(str, FirstLine))}


class FacetValues(NamedTuple):
    """What one article has, in the order of `Facet`."""

    kind: str
    group: str
    owner: str
    first_line: str
    audience: tuple[str, ...]

    def of(self, facet: Facet) -> tuple[str, ...]:
        """Its values of one facet, none of them empty."""
        if facet is Facet.AUDIENCE:
            return self.audience
        value = str(getattr(self, facet.value))
        return (value,) if value else ()

    def packed(self) -> bytes:
        """As it is kept in the index."""
        return _BETWEEN.join((*self[:-1], _AMONG.join(self.audience))).encode()


def facet_values(article: Article) -> FacetValues:
    """What an article has."""
    kinds = article.kind.value, article.group, article.owner, article.first_line.value
    return FacetValues(*kinds, tuple(sorted(set(filter(None, article.audience)))))


def unpacked(packed: bytes) -> FacetValues:
    """What `packed` gave."""
    kind, group, owner, first_line, audience = packed.decode().split(_BETWEEN)
    return FacetValues(kind, group, owner, first_line, tuple(filter(None, audience.split(_AMONG))))


class Faceting:
    """The facets of all documents. Many documents have the same values, so those are counted, not the documents."""

    def __init__(self, values: Iterable[FacetValues]) -> None:
        numbers: dict[FacetValues, int] = {}
        self._number_of = np.array([numbers.setdefault(each, len(numbers)) for each in values], np.uint32)
        self._values = tuple(numbers)
        self._of = {facet: [values.of(facet) for values in self._values] for facet in Facet}

    def narrowed(self, documents: NDArray[np.uint32], chosen: Mapping[Facet, str]) -> NDArray[np.uint32]:
        """Those documents that have every chosen value."""
        if not chosen:
            return documents
        fitting = np.array([_fits(values, chosen) for values in self._values], bool)
        kept: NDArray[np.uint32] = documents[fitting[self._number_of[documents]]]
        return kept

    def counts(self, documents: NDArray[np.uint32], chosen: Mapping[Facet, str]) -> FacetCounts:
        """How many documents have each value of each facet, given what is chosen of the others."""
        numbers = np.bincount(self._number_of[documents])
        present = {int(number): int(numbers[number]) for number in np.flatnonzero(numbers)}
        return {facet: self._counted(facet, present, chosen) for facet in Facet}

    def _counted(
        self, facet: Facet, present: Mapping[int, int], chosen: Mapping[Facet, str]
    ) -> tuple[tuple[str, int], ...]:
        others = {each: value for each, value in chosen.items() if each is not facet}
        counts: Counter[str] = Counter()
        for number, count in present.items():
            if not others or _fits(self._values[number], others):
                for value in self._of[facet][number]:
                    counts[value] += count
        order = _ORDERS.get(facet)
        if order:
            return tuple((value, counts[value]) for value in order if counts[value])
        return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _fits(values: FacetValues, chosen: Mapping[Facet, str]) -> bool:
    return all(value in values.of(facet) for facet, value in chosen.items())


def joined(parts: Iterable[Sequence[FacetValues]]) -> Faceting:
    """The facets of the documents of all parts, one after the other."""
    return Faceting(chain.from_iterable(parts))
