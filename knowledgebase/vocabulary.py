"""The words of the knowledge base as they are written, for completing and correcting what is typed."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from heapq import nlargest
from itertools import chain

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
    """All words, and those of titles and names apart; both may be spread over the parts of an index."""

    def __init__(self, words: Iterable[Lexicon], headings: Iterable[Lexicon]) -> None:
        self._words = tuple(words)
        self._headings = tuple(headings)
        self.completions = lru_cache(_REMEMBERED)(self._completions)

    def __contains__(self, word: str) -> bool:
        return any(word in lexicon for lexicon in self._words)

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
        words = set(chain.from_iterable(lexicon.words for lexicon in self._headings))
        found: dict[int, list[str]] = defaultdict(list)
        for word in sorted(words):
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
