"""Finding a product by how other municipalities call it."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from knowledgebase.analysis import content_words, stem
from knowledgebase.compounds import Compounds
from knowledgebase.learned_terms import LearnedTerm
from knowledgebase.vocabulary import Lexicon, Vocabulary

PART = 0.5  # what a part of a compound counts for beside a whole word
LEAST = 0.4  # likeness; less is chance
_REMEMBERED = 1000  # questions


class LearnedTerms:
    """The titles, ready to be compared with a question at each keystroke."""

    def __init__(self, terms: Iterable[LearnedTerm] = ()) -> None:
        self._terms = tuple(terms)
        words = [content_words(term.text) for term in self._terms]
        counts = Counter(word for each in words for word in set(each))
        stems = {stem(word) for word in counts}
        vocabulary = Vocabulary([Lexicon.of(counts)], [Lexicon.of(counts)])
        self._compounds = Compounds(vocabulary, stems.__contains__)
        features = [self._features(each) for each in words]
        spread = Counter(feature for each in features for feature in each)
        self._rarity = {feature: math.log(1 + len(features) / count) for feature, count in spread.items()}
        self._unknown = math.log(1 + len(features))
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
        """Stems of the words, and of the parts of compounds, with their weights."""
        found: dict[str, float] = {}
        for word in words:
            found[stem(word)] = 1.0
            for part in self._compounds.parts(word):
                found.setdefault(stem(part), PART)
        return found

    def _weighed(self, features: Mapping[str, float]) -> dict[str, float]:
        return {feature: weight * self._rarity.get(feature, self._unknown) for feature, weight in features.items()}
