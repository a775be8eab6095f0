"""Words that look alike: weak evidence for other forms, other compounds and slips of the keyboard."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

LENGTH = 4  # letters in a run
LEAST = 0.2  # likeness; less is chance
MOST = 30  # words, the most alike
_EDGE = "\x00"  # stands before and behind a word
_REMEMBERED = 2000  # words


class Likeness:
    """Words by the runs of letters in them."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = list(words)
        self._sizes = array("B")
        self._with_run: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for number, word in enumerate(self._words):
            runs = _runs(word)
            self._sizes.append(len(runs))
            for run in runs:
                self._with_run[run].append(number)
        self.nearest = lru_cache(_REMEMBERED)(self._nearest)

    def _nearest(self, word: str) -> tuple[tuple[str, float], ...]:
        """Other words with their likeness, the highest first: the share of runs that both have (Dice)."""
        runs = _runs(word)
        shared: Counter[int] = Counter()
        for run in runs:
            shared.update(self._with_run.get(run, ()))
        sizes, own = self._sizes, len(runs)
        alike = ((2 * count / (own + sizes[number]), self._words[number]) for number, count in shared.items())
        best = sorted(((-each, other) for each, other in alike if each >= LEAST and other != word))
        return tuple((other, -each) for each, other in best[:MOST])


def _runs(word: str) -> frozenset[str]:
    edged = _EDGE + word + _EDGE
    return frozenset(edged[place : place + LENGTH] for place in range(max(1, len(edged) - LENGTH + 1)))
