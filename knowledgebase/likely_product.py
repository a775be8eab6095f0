"""Which national product an article is probably about, told from its title and its beginning."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from knowledgebase.analysis import content_words, stem
from knowledgebase.compounds import Compounds
from knowledgebase.vocabulary import Lexicon, Vocabulary

PART = 0.5  # what a part of a compound counts for beside a whole word
NAME, TITLE = 2, 2  # times the words of a product's name count, and those of an article's title
LEAST = 0.4  # share of the title that what is said of the product has; less is chance
DOING = frozenset({"aanvragen", "aanvraag", "aangevraagd", "regelen", "doorgeven", "informatie", "kosten"})
"""What can be done with any product, though few of the texts say so."""
_SATURATION, _LENGTH = 1.2, 0.5  # k1 and b of BM25

Shares = tuple[NDArray[np.int64], NDArray[np.float64]]
"""Numbers of texts, and what each gets."""


class LikelyProduct:
    """Compares articles with what is said of each product. `said` has one text for each name."""

    def __init__(self, said: Mapping[str, str]) -> None:
        self._names = list(said)
        words = [content_words(name) * NAME + content_words(text) for name, text in said.items()]
        counts = Counter(word for each in words for word in set(each))
        stems = {stem(word) for word in counts}
        vocabulary = Vocabulary([Lexicon.of(counts)], [Lexicon.of(counts)])
        self._compounds = Compounds(vocabulary, stems.__contains__)
        features = [self._features(each) for each in words]
        spread = Counter(feature for each in features for feature in each)
        self._rarity = {feature: math.log(1 + len(words) / count) for feature, count in spread.items()}
        self._unknown = math.log(1 + len(words))
        self._with = _postings(features)

    def of(self, title: str, beginning: str) -> str:
        """Its name, or "" when none is likely: something of the name must stand in the article."""
        in_title = content_words(title)
        found = self._features(in_title * TITLE + content_words(beginning))
        scores = np.zeros(len(self._names))
        for feature, weight in found.items():
            if feature in self._with:
                numbers, shares = self._with[feature]
                scores[numbers] += weight * self._rarity[feature] * shares
        best = int(scores.argmax()) if scores.any() else -1
        if best < 0 or self._covered(in_title, best) < LEAST:
            return ""
        return self._names[best] if self._features(content_words(self._names[best])) & found else ""

    def _covered(self, in_title: Iterable[str], product: int) -> float:
        """Share of the title's words, by their rarity, that are said of the product, whole or a part of them."""
        total = covered = 0.0
        for word in dict.fromkeys(in_title):
            own = {stem(word), *map(stem, self._compounds.parts(word))}
            rarity = self._rarity.get(stem(word), self._unknown)
            total += rarity
            covered += rarity * any(product in self._with[feature][0] for feature in own if feature in self._with)
        return covered / total if total else 0.0

    def _features(self, words: Iterable[str]) -> Counter[str]:
        """Stems of the words, and of the parts of compounds, with their weights."""
        found: Counter[str] = Counter()
        for word in words:
            if word in DOING:
                continue
            found[stem(word)] += 1
            for part in self._compounds.parts(word):
                found[stem(part)] += PART  # type: ignore[assignment]
        return found


def _postings(features: list[Counter[str]]) -> dict[str, Shares]:
    """By feature the texts that have it, each with its share of BM25."""
    sizes = [each.total() for each in features]
    average = sum(sizes) / len(sizes) if sizes else 1.0
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, (each, size) in enumerate(zip(features, sizes, strict=True)):
        spread = _SATURATION * (1 - _LENGTH + _LENGTH * size / average)
        for feature, count in each.items():
            found[feature].append((number, count * (_SATURATION + 1) / (count + spread)))
    columns = {feature: tuple(zip(*each, strict=True)) for feature, each in found.items()}
    return {feature: (np.array(numbers), np.array(shares)) for feature, (numbers, shares) in columns.items()}
