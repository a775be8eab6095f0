"""By what texts are compared: the stems of their words, and of the parts of their compounds."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from knowledgebase.analysis import stem
from knowledgebase.compounds import Compounds
from knowledgebase.vocabulary import Lexicon, Vocabulary

PART = 0.5
"""What a part of a compound counts for beside a whole word."""


class Features:
    """Knows compounds by the words of `texts`, each a list of content words."""

    def __init__(self, texts: Iterable[Sequence[str]]) -> None:
        counts = Counter(word for words in texts for word in set(words))
        stems = {stem(word) for word in counts}
        self._compounds = Compounds(Vocabulary([Lexicon.of(counts)], [Lexicon.of(counts)]), stems.__contains__)

    def of(self, words: Iterable[str]) -> Iterator[tuple[str, float]]:
        """The features of the words with their weights, as often as they occur."""
        for word in words:
            yield stem(word), 1.0
            for part in self._compounds.parts(word):
                yield stem(part), PART


class Rarity:
    """How much a feature tells: the fewer of the `texts` have it, the more."""

    def __init__(self, texts: Sequence[Iterable[str]]) -> None:
        spread = Counter(feature for features in texts for feature in features)
        self._known = {feature: math.log(1 + len(texts) / count) for feature, count in spread.items()}
        self._unknown = math.log(1 + len(texts))

    def of(self, feature: str) -> float:
        """At least log 2; most for what no text has."""
        return self._known.get(feature, self._unknown)
