"""Which national product an article is probably about, told from its title and its beginning."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from knowledgebase.analysis import VERSION, content_words, stem
from knowledgebase.compounds import PARTS_VERSION
from knowledgebase.features import Features, Rarity
from knowledgebase.kept import kept

NAME, TITLE = 2, 2  # times the words of a product's name count, and those of an article's title
LEAST = 0.4  # share of the title that what is said of the product has; less is chance
DOING = frozenset({"aanvragen", "aanvraag", "aangevraagd", "regelen", "doorgeven", "informatie", "kosten"})
"""What can be done with any product, though few of the texts say so."""
_SATURATION, _LENGTH = 1.2, 0.5  # k1 and b of BM25

Shares = tuple[NDArray[np.int64], NDArray[np.float64]]
"""Numbers of texts, and what each gets."""


class LikelyProduct:
    """Compares articles with what is said of each product. `said` has one text for each name.

    With `kept_as`, a name, the seconds that it takes are spent once on a computer: see `kept`.
    """

    def __init__(self, said: Mapping[str, str], kept_as: str = "") -> None:
        self._names = list(said)
        words = [content_words(name) * NAME + content_words(text) for name, text in said.items()]
        self._split = Features(words)
        if kept_as:
            made_of = "\n".join([VERSION, PARTS_VERSION, *sorted(DOING), *map(" ".join, words)]).encode()
            features = kept(kept_as, made_of, list[dict[str, float]], lambda: list(map(self._features, words)))
        else:
            features = list(map(self._features, words))
        self._rarity = Rarity(features)
        self._with = _postings(features)

    def of(self, title: str, beginning: str) -> str:
        """Its name, or "" when none is likely: something of the name must stand in the article."""
        in_title = content_words(title)
        found = self._features(in_title * TITLE + content_words(beginning))
        scores = np.zeros(len(self._names))
        for feature, weight in found.items():
            if feature in self._with:
                numbers, shares = self._with[feature]
                scores[numbers] += weight * self._rarity.of(feature) * shares
        best = int(scores.argmax()) if scores.any() else -1
        if best < 0 or self._covered(in_title, best) < LEAST:
            return ""
        return self._names[best] if found.keys() & self._features(content_words(self._names[best])) else ""

    def _covered(self, in_title: Iterable[str], product: int) -> float:
        """Share of the title's words, by their rarity, that are said of the product, whole or a part of them."""
        total = covered = 0.0
        for word in dict.fromkeys(in_title):
            own = {feature for feature, _ in self._split.of([word])}
            rarity = self._rarity.of(stem(word))
            total += rarity
            covered += rarity * any(product in self._with[feature][0] for feature in own if feature in self._with)
        return covered / total if total else 0.0

    def _features(self, words: Iterable[str]) -> dict[str, float]:
        """Those of the words that say something, each with the sum of its weights."""
        found: dict[str, float] = defaultdict(float)
        for feature, weight in self._split.of(word for word in words if word not in DOING):
            found[feature] += weight
        return found


def _postings(features: Sequence[Mapping[str, float]]) -> dict[str, Shares]:
    """By feature the texts that have it, each with its share of BM25."""
    sizes = [sum(each.values()) for each in features]
    average = sum(sizes) / len(sizes) if sizes else 1.0
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, (each, size) in enumerate(zip(features, sizes, strict=True)):
        spread = _SATURATION * (1 - _LENGTH + _LENGTH * size / average)
        for feature, count in each.items():
            found[feature].append((number, count * (_SATURATION + 1) / (count + spread)))
    columns = {feature: tuple(zip(*each, strict=True)) for feature, each in found.items()}
    return {feature: (np.array(numbers), np.array(shares)) for feature, (numbers, shares) in columns.items()}
