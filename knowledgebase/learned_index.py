"""Finding a product by how other municipalities call it."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from knowledgebase.analysis import content_words
from knowledgebase.features import Features, Rarity
from knowledgebase.learned_terms import LearnedTerm

LEAST = 0.4  # likeness; less is chance
_REMEMBERED = 1000  # questions


class LearnedTerms:
    """The titles, ready to be compared with a question at each keystroke."""

    def __init__(self, terms: Iterable[LearnedTerm] = ()) -> None:
        self._terms = tuple(terms)
        words = [content_words(term.text) for term in self._terms]
        self._split = Features(words)
        features = [self._features(each) for each in words]
        self._rarity = Rarity(features)
        self._with: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, each in enumerate(features):
            weighed = self._weighed(each)
            size = math.hypot(*weighed.values()) or 1.0
            for feature, weight in weighed.items():
                self._with[feature].append((number, weight / size))
        self.alike = lru_cache(_REMEMBERED)(self._alike)

    def __bool__(self) -> bool:
        return bool(self._terms)

    def _alike(self, text: str) -> Mapping[str, tuple[float, str]]:
        """By product how much one of its titles is like the question, from LEAST to 1, and which title that is."""
        asked = self._weighed(self._features(content_words(text)))
        size = math.hypot(*asked.values()) or 1.0
        likeness: dict[int, float] = defaultdict(float)
        for feature, weight in asked.items():
            for number, theirs in self._with.get(feature, ()):
                likeness[number] += weight / size * theirs
        best: dict[str, tuple[float, str]] = {}
        for number, each in likeness.items():
            term = self._terms[number]
            if each >= LEAST and each > best.get(term.product, (0.0, ""))[0]:
                best[term.product] = min(each, 1.0), term.text
        return best

    def _features(self, words: Iterable[str]) -> dict[str, float]:
        """Those of the words, each with the highest of its weights."""
        found: dict[str, float] = {}
        for feature, weight in self._split.of(words):
            found[feature] = max(weight, found.get(feature, 0.0))
        return found

    def _weighed(self, features: Mapping[str, float]) -> dict[str, float]:
        return {feature: weight * self._rarity.of(feature) for feature, weight in features.items()}
