"""What everyday words mean: finding in a question what people say, and what pages call it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from knowledgebase.analysis import STOP_WORDS, VERSION, is_stop_word, stem
from knowledgebase.everyday_words import Phrase, read_everyday_words
from knowledgebase.kept import kept
from resources import path

Stems = tuple[str, ...]
Words = tuple[str, ...]
"""Folded words that say something."""


def by_stems(everyday: Mapping[Phrase, Sequence[Phrase]]) -> dict[str, list[Phrase]]:
    """Official phrases by the stems of what people say, with spaces between them."""
    official: dict[str, list[Phrase]] = defaultdict(list)
    for said, phrases in everyday.items():
        official[" ".join(_stems(_telling(said)))] += phrases
    return official


class Meanings:
    """Everyday phrases; `official` as `by_stems` gives it."""

    def __init__(self, official: Mapping[str, Sequence[Phrase]]) -> None:
        self._official = official
        self._longest = max((len(stems.split()) for stems in official), default=0)

    def found(self, stems: Sequence[str]) -> Iterator[tuple[int, tuple[Words, ...]]]:
        """Place of the first stem, and what it means together with the next ones: the longest phrase at each place."""
        for place in range(len(stems)):
            for end in range(min(len(stems), place + self._longest), place, -1):
                if meant := self.of(tuple(stems[place:end])):
                    yield place, meant
                    break

    def of(self, phrase: Stems) -> tuple[Words, ...]:
        """What exactly these stems mean together."""
        official = dict.fromkeys(map(_telling, self._official.get(" ".join(phrase), ())))
        return tuple(words for words in official if _stems(words) != phrase)


def _telling(phrase: Phrase) -> Words:
    """The words that say something, or all when none does."""
    return tuple([word for word in phrase if not is_stop_word(word)]) or phrase


def _stems(words: Words) -> Stems:
    return tuple(map(stem, words))


@lru_cache(1)
def shipped_meanings() -> Meanings:
    """Those that ship with the programme: thousands of words to stem, for every start the same."""
    file = path("search", "everyday_words.txt")
    made_of = [file.read_text("utf-8"), VERSION, *sorted(STOP_WORDS)]
    official = kept(
        "meanings", "\n".join(made_of).encode(), dict[str, list[Phrase]], lambda: by_stems(read_everyday_words(file))
    )
    return Meanings(official)
