"""Dutch compounds, taken apart with the words of the knowledge base itself: no list of words is needed."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice

from knowledgebase.analysis import lemma, stem
from knowledgebase.dictionary import is_in_dictionary
from knowledgebase.vocabulary import Vocabulary

PARTS_VERSION = "1"
"""Another one whenever words are taken apart in another way: what was kept is worked out again then."""

SHORTEST_PART = 4  # letters; shorter parts must be known from a title or a name
SHORTEST_IN_HEADINGS = 3
MOST_WITH_PART = 15  # words; the most used
_LINKS = ("", "s", "e", "en", "n", "er")  # between the parts: verkeer-s-bord, boek-en-kast
_ENDINGS = ("", "en", "s", "n", "'s", "je", "jes")  # of the last part
_REMEMBERED = 4000  # words


class Compounds:
    """Parts of words, and words of the knowledge base with a part. `has_term` tells whether any article has a term."""

    def __init__(self, vocabulary: Vocabulary, has_term: Callable[[str], bool]) -> None:
        self._vocabulary = vocabulary
        self._has_term = has_term
        self.parts = lru_cache(_REMEMBERED)(self._parts)
        self.with_part = lru_cache(_REMEMBERED)(self._with_part)

    def _parts(self, word: str) -> tuple[str, ...]:
        """The known words a compound is made of, in order and at least two; none when it is no compound."""
        best = max(self._divisions(word), default=None, key=lambda parts: min(map(len, parts)))
        if best is None:
            return ()
        return tuple(piece for part in best for piece in (self.parts(part) or (part,)))

    def _divisions(self, word: str) -> Iterator[tuple[str, str]]:
        for cut in range(SHORTEST_IN_HEADINGS, len(word) - SHORTEST_IN_HEADINGS + 1):
            last = word[cut:]
            if self._may_be_part(last) and self._is_part(last):
                for first in _without_links(word[:cut]):
                    if self._may_be_part(first) and self._is_part(first):
                        yield first, last
                        break

    def _with_part(self, word: str) -> tuple[str, ...]:
        """Compounds that begin or end with the word, most used first."""
        parts = tuple(filter(self._may_be_part, _forms(word)))
        counts = {word: count for part in parts for word, count in self._vocabulary.containing(part).items()}
        by_use = sorted(counts, key=lambda each: (-counts[each], each))
        found = (each for each in by_use if any(self._has_as_part(each, part) for part in parts))
        return tuple(islice(found, MOST_WITH_PART))

    def _has_as_part(self, compound: str, part: str) -> bool:
        before, _, after = compound.rpartition(part)
        if before and after in _ENDINGS:
            return self._any_word(_without_links(before))
        before, _, after = compound.partition(part)
        return not before and self._any_word(after.removeprefix(link) for link in _LINKS if after.startswith(link))

    def _any_word(self, words: Iterable[str]) -> bool:
        """Beside a part that is asked for, any Dutch word will do."""
        return any(self._may_be_part(word) and (self._is_known(word) or is_in_dictionary(word)) for word in words)

    def _may_be_part(self, word: str) -> bool:
        if len(word) >= SHORTEST_PART:
            return True
        return len(word) >= SHORTEST_IN_HEADINGS and self._vocabulary.in_headings(word)

    def _is_part(self, word: str) -> bool:
        """Whether it is known, or a compound itself."""
        return self._is_known(word) or (len(word) >= 2 * SHORTEST_PART and bool(self.parts(word)))

    def _is_known(self, word: str) -> bool:
        return word in self._vocabulary or self._has_term(stem(word))


def _forms(word: str) -> set[str]:
    """How a word may stand in a compound: parkeren is parkeer in parkeerplaats."""
    stemmed = stem(word)
    lengthened = stemmed[:-2] + "eer" if stemmed.endswith("er") else stemmed
    return {word, lemma(word), stemmed, lengthened}


def _without_links(word: str) -> Iterator[str]:
    return (word.removesuffix(link) for link in _LINKS if word.endswith(link))
