"""Learning from use: articles that agents choose for certain words rise for those words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from math import ceil
from operator import attrgetter
from typing import Final
from uuid import UUID

HALF_LIFE_DAYS = 90
FORGOTTEN_DAYS = 365  # after the last choice
MOST: Final = 1.6
"""What the score of an article is multiplied with at most."""

CAUTION = 6.0  # choices; as many as this for the same words bring a favourite half of the way
ENOUGH = 20.0  # choices; with more for the same words, each new one takes room from the earlier ones
NEAR = 0.5  # of all words of two searches, the share that both have
TOO_COMMON = 30  # searches; a word that stands in more of one length does not tell which are near

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Choice:
    """How often agents chose an article after searching with these words.

    `words` are sorted stems; `count` is all choices, `weight` what they counted for on the day of the last.
    """

    words: tuple[str, ...]
    article_id: UUID
    count: int
    weight: float
    chosen_on: date


@dataclass(frozen=True, slots=True)
class Lift:
    """What choices do for an article: `count` is of exactly these words, `factor` runs from 1 to MOST."""

    count: int
    factor: float


def decayed(weight: float, days: int) -> float:
    """What is left of `weight` after `days`; a clock that was put back adds nothing."""
    return float(weight * 0.5 ** (max(days, 0) / HALF_LIFE_DAYS))


def with_one_more(known: Iterable[Choice], words: tuple[str, ...], article_id: UUID, on: date) -> dict[UUID, Choice]:
    """All choices for these words, by article: those `known`, and one more.

    Together they weigh at most ENOUGH, so that a long past does not hold up a change.
    """
    same = {choice.article_id: choice for choice in known}
    total = sum(decayed(choice.weight, (on - choice.chosen_on).days) for choice in same.values())
    room = min(1.0, (ENOUGH - 1) / total) if total else 1.0
    left = {key: replace(choice, weight=choice.weight * room) for key, choice in same.items()}
    mine = left.get(article_id) or Choice(words, article_id, 0, 0.0, on)
    weight = decayed(mine.weight, (on - mine.chosen_on).days) + 1
    left[article_id] = Choice(words, article_id, mine.count + 1, weight, max(on, mine.chosen_on))
    return left


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """All choices for the same words; `weights`, and `total` of them, count as on the day of reference."""

    words: Words
    choices: tuple[Choice, ...]
    weights: tuple[float, ...]
    total: float


class Choices:
    """All choices, ready to be asked at each keystroke."""

    def __init__(self, choices: Iterable[Choice] = ()) -> None:
        known = sorted(choices, key=attrgetter("words"))
        self._reference = max((choice.chosen_on for choice in known), default=date.min)
        self._searches = _Searches(
            self._same(frozenset(words), tuple(same)) for words, same in groupby(known, attrgetter("words"))
        )

    def lifts(self, words: Words, today: date) -> dict[UUID, Lift]:
        """What each article gains that was chosen for these words, or for nearly these.

        The factor grows with the share of an article in the choices, and with how many they are. Choices for nearly
        the same words count by the square of their likeness.
        """
        left = decayed(1.0, (today - self._reference).days)
        gained: dict[UUID, float] = defaultdict(float)
        total = CAUTION
        remembered = today - timedelta(FORGOTTEN_DAYS)
        for same, likeness in self._searches.near(words):
            share = likeness * likeness * left
            total += share * same.total
            for choice, weight in zip(same.choices, same.weights, strict=True):
                if choice.chosen_on >= remembered:
                    gained[choice.article_id] += share * weight
        counts = self._searches.counts(words)
        return {
            article_id: Lift(counts.get(article_id, 0), 1 + (MOST - 1) * gain / total)
            for article_id, gain in gained.items()
        }

    def _same(self, words: Words, choices: tuple[Choice, ...]) -> _Same:
        weights = tuple(decayed(choice.weight, (self._reference - choice.chosen_on).days) for choice in choices)
        return _Same(words, choices, weights, sum(weights))


class _Searches:
    """Word sets that can be found by likeness."""

    def __init__(self, searches: Iterable[_Same]) -> None:
        self._by_words = {same.words: same for same in searches}
        self._by_word: dict[tuple[str, int], list[_Same]] = defaultdict(list)
        for same in self._by_words.values():
            for word in same.words:
                self._by_word[word, len(same.words)].append(same)
        self._spread = Counter(word for words in self._by_words for word in words)
        self._sizes = sorted({len(words) for words in self._by_words})

    def counts(self, words: Words) -> dict[UUID, int]:
        """How often each article was chosen for exactly these words."""
        same = self._by_words.get(words)
        return {choice.article_id: choice.count for choice in same.choices} if same else {}

    def near(self, words: Words) -> Iterator[tuple[_Same, float]]:
        """Those with a likeness of NEAR or more, and their likeness; 1 is the same words.

        Two word sets that are near share so many words that one of the rarest few is among them: only those are
        looked up.
        """
        if words in self._by_words:
            yield self._by_words[words], 1.0
        asked = len(words)
        rarest_first = sorted(words, key=lambda word: (self._spread[word], word))
        for size in self._sizes:
            least = ceil((asked + size) * NEAR / (1 + NEAR))
            for same in self._with_any(rarest_first[: max(0, asked - least + 1)], size):
                shared = len(words & same.words)
                if least <= shared and same.words != words:
                    yield same, shared / (asked + size - shared)

    def _with_any(self, words: Sequence[str], size: int) -> Iterable[_Same]:
        found: dict[_Same, None] = {}
        for word in words:
            searches = self._by_word.get((word, size), ())
            if len(searches) <= TOO_COMMON:
                found.update(dict.fromkeys(searches))
        return found
