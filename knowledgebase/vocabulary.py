"""The words of the knowledge base as they are written, for completing and correcting what is typed."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain

_AFTER_EVERY_LETTER = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded words in alphabetical order, with in how many articles they stand, and in how many as title or name."""

    words: Sequence[str]
    counts: Sequence[int]
    heading_counts: Sequence[int]

    @classmethod
    def of(cls, counts: Mapping[str, int], heading_counts: Mapping[str, int]) -> "Lexicon":
        """Sort both counts by word."""
        words = sorted(counts)
        return cls(words, [counts[word] for word in words], [heading_counts.get(word, 0) for word in words])

    def starting_with(self, prefix: str) -> range:
        """Places of the words that begin with `prefix`."""
        start = bisect_left(self.words, prefix)
        return range(start, bisect_left(self.words, prefix + _AFTER_EVERY_LETTER, start))

    def __contains__(self, word: str) -> bool:
        place = bisect_left(self.words, word)
        return place < len(self.words) and self.words[place] == word


@dataclass(frozen=True, slots=True)
class Completion:
    """A word that begins with what is typed; `in_heading`: some title or name has it."""

    word: str
    in_heading: bool


class Vocabulary:
    """All words, spread over the parts of the index."""

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        self._lexicons = tuple(lexicons)

    def __contains__(self, word: str) -> bool:
        return any(word in lexicon for lexicon in self._lexicons)

    def completions(self, prefix: str, limit: int) -> list[Completion]:
        """The most used words that begin with `prefix`, those in titles and names first."""
        found: dict[str, tuple[int, int]] = {}
        for lexicon in self._lexicons:
            for place in lexicon.starting_with(prefix):
                word = lexicon.words[place]
                headings, count = found.get(word, (0, 0))
                found[word] = (headings + lexicon.heading_counts[place], count + lexicon.counts[place])
        best = nlargest(limit, found.items(), key=lambda item: (item[1], item[0]))
        return [Completion(word, headings > 0) for word, (headings, _) in best]

    def heading_words(self, first_letter: str) -> Iterable[str]:
        """Words of titles and names with this first letter; one may come twice."""
        return chain.from_iterable(
            (lexicon.words[place] for place in lexicon.starting_with(first_letter) if lexicon.heading_counts[place])
            for lexicon in self._lexicons
        )
