"""Words that look alike: weak evidence for other forms, other compounds and slips of the keyboard."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

LENGTH = 4  # letters in a run
LEAST = 0.2  # likeness; less is chance
MOST = 20  # words, the most alike
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

    def containing(self, part: str) -> Iterator[int]:
        """Numbers of the words that have `part` in them, rising."""
        runs = _runs_in(part) if len(part) >= LENGTH else ()
        numbers = min((self._with_run.get(run, ()) for run in runs), key=len, default=range(len(self._words)))
        return (number for number in numbers if part in self._words[number])

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
    return _runs_in(_EDGE + word + _EDGE)


def _runs_in(text: str) -> frozenset[str]:
    return frozenset(text[place : place + LENGTH] for place in range(max(1, len(text) - LENGTH + 1)))
