"""The words of the knowledge base as they are written, for completing and correcting what is typed."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from heapq import nlargest
from itertools import chain

from knowledgebase.likeness import MOST as MOST_ALIKE
from knowledgebase.likeness import Likeness

_AFTER_EVERY_LETTER = "\U0010ffff"
_REMEMBERED = 2000  # prefixes


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded words in alphabetical order, with in how many articles they stand."""

    words: Sequence[str]
    counts: Sequence[int]

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> "Lexicon":
        """Sort the counts by word."""
        words = sorted(counts)
        return cls(words, [counts[word] for word in words])

    def __contains__(self, word: str) -> bool:
        place = bisect_left(self.words, word)
        return place < len(self.words) and self.words[place] == word

    def count(self, word: str) -> int:
        """In how many articles it stands."""
        place = bisect_left(self.words, word)
        return self.counts[place] if place < len(self.words) and self.words[place] == word else 0

    def starting_with(self, prefix: str) -> Iterable[tuple[str, int]]:
        """Words that begin with `prefix`, each with its count."""
        start = bisect_left(self.words, prefix)
        end = bisect_left(self.words, prefix + _AFTER_EVERY_LETTER, start)
        return zip(self.words[start:end], self.counts[start:end], strict=True)


@dataclass(frozen=True, slots=True)
class Completion:
    """A word that begins with what is typed; `in_heading`: some title or name has it."""

    word: str
    in_heading: bool


class Vocabulary:
    """All words, and those of titles and names apart; both may be spread over the parts of an index.

    `likeness`, one for each lexicon of `words`, is made when it is not given.
    """

    def __init__(
        self, words: Iterable[Lexicon], headings: Iterable[Lexicon], likeness: Iterable[Likeness] = ()
    ) -> None:
        self._words = tuple(words)
        self._headings = tuple(headings)
        self._likeness = tuple(likeness) or tuple(Likeness(lexicon.words) for lexicon in self._words)
        self.alike = lru_cache(_REMEMBERED)(self._alike)
        self.completions = lru_cache(_REMEMBERED)(self._completions)

    def __contains__(self, word: str) -> bool:
        return any(word in lexicon for lexicon in self._words)

    def in_headings(self, word: str) -> bool:
        """Whether some title or name has it."""
        return any(word in lexicon for lexicon in self._headings)

    def count(self, word: str) -> int:
        """In how many articles it stands."""
        return sum(lexicon.count(word) for lexicon in self._words)

    def containing(self, part: str) -> Mapping[str, int]:
        """Longer words that have `part` in them, with in how many articles they stand."""
        found: Counter[str] = Counter()
        for lexicon, likeness in zip(self._words, self._likeness, strict=True):
            for number in likeness.containing(part):
                found[lexicon.words[number]] += lexicon.counts[number]
        found.pop(part, None)
        return found

    def _alike(self, word: str) -> tuple[tuple[str, float], ...]:
        """Words that look like it, with their likeness, the highest first."""
        found = set(chain.from_iterable(likeness.nearest(word) for likeness in self._likeness))
        return tuple(sorted(found, key=lambda each: (-each[1], each[0]))[:MOST_ALIKE])

    @cached_property
    def heading_words(self) -> frozenset[str]:
        """All words of titles and names."""
        return frozenset(chain.from_iterable(lexicon.words for lexicon in self._headings))

    def _completions(self, prefix: str, limit: int) -> tuple[Completion, ...]:
        """The most used words that begin with `prefix`, those in titles and names first."""
        found = [Completion(word, True) for word in _most_used(self._headings, prefix, limit)]
        if len(found) < limit:
            known = {each.word for each in found}
            others = (word for word in _most_used(self._words, prefix, limit) if word not in known)
            found += [Completion(word, False) for word in others]
        return tuple(found[:limit])

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for word in sorted(self.heading_words):
            found[len(word)].append(word)
        return found

    def headings_as_long_as(self, length: int, difference: int) -> Iterable[str]:
        """Words of titles and names of about that many letters."""
        lengths = range(length - difference, length + difference + 1)
        return chain.from_iterable(self._by_length.get(each, ()) for each in lengths)


def _most_used(lexicons: Sequence[Lexicon], prefix: str, limit: int) -> list[str]:
    """Most used first; in alphabetical order among equals."""
    counts: Counter[str] = Counter()
    for word, count in chain.from_iterable(lexicon.starting_with(prefix) for lexicon in lexicons):
        counts[word] += count
    return nlargest(limit, counts, key=counts.__getitem__)
