"""What everyday words mean: finding in a question what people say, and what pages call it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from knowledgebase.analysis import is_stop_word, stem
from knowledgebase.everyday_words import Phrase, read_everyday_words
from resources import path

Stems = tuple[str, ...]
Words = tuple[str, ...]
"""Folded words that say something."""


class Meanings:
    """Everyday phrases by their stems."""

    def __init__(self, everyday: Mapping[Phrase, Sequence[Phrase]]) -> None:
        self._official: dict[Stems, dict[Words, None]] = defaultdict(dict)
        for said, phrases in everyday.items():
            self._official[_stems(_telling(said))].update((_telling(phrase), None) for phrase in phrases)
        self._longest = max(map(len, self._official), default=0)

    def found(self, stems: Sequence[str]) -> Iterator[tuple[int, tuple[Words, ...]]]:
        """Place of the first stem, and what it means together with the next ones: the longest phrase at each place."""
        for place in range(len(stems)):
            for end in range(min(len(stems), place + self._longest), place, -1):
                if meant := self.of(tuple(stems[place:end])):
                    yield place, meant
                    break

    def of(self, phrase: Stems) -> tuple[Words, ...]:
        """What exactly these stems mean together."""
        return tuple(words for words in self._official.get(phrase, ()) if _stems(words) != phrase)


def _telling(phrase: Phrase) -> Words:
    """The words that say something, or all when none does."""
    return tuple(word for word in phrase if not is_stop_word(word)) or phrase


def _stems(words: Words) -> Stems:
    return tuple(map(stem, words))


@lru_cache(1)
def shipped_meanings() -> Meanings:
    """Those that ship with the programme."""
    return Meanings(read_everyday_words(path("search", "everyday_words.txt")))
