"""Marks what matches in a title and cuts the best snippet from a text, by finding, without analysing the whole text."""

import re
from collections.abc import Iterable, Sequence

from knowledgebase.analysis import fold, stem
from knowledgebase.query import Wanted
from knowledgebase.search import Marked

SNIPPET = 170  # characters; about two lines under a title
READ = 8_000  # characters; a match further down is not quoted
SHORTEST_PART = 4  # letters; a shorter word is only marked by itself, never inside another
SHORTEST_START = 2  # letters; one letter stands everywhere
_CERTAIN = 0.5  # options of less weight are not marked
_SENTENCE_END = re.compile(r"[.!?:]\s|\n")
_NOTHING = re.compile(r"(?!)")

_Spot = tuple[int, int, int]
"""Start, end, and which of the wanted words it is."""


class Highlighter:
    """Finds the words of one question in texts. Texts must be clean, as `analysis.clean` makes them."""

    def __init__(self, wanted: Sequence[Wanted]) -> None:
        self._terms: dict[str, int] = {}
        self._starts: dict[str, int] = {}
        self._parts: dict[str, int] = {}
        needles: set[str] = set()
        for place, each in enumerate(wanted):
            for option in each.options:
                if option.weight >= _CERTAIN:
                    self._terms.setdefault(option.term, place)
                    needles.add(_beginning(each.word, option.term))
            if each.is_prefix and len(each.word) >= SHORTEST_START:
                self._starts[each.word] = place
            if len(each.word) >= SHORTEST_PART:
                self._parts[each.word] = place
            needles.add(each.word)
        shortest_first = sorted(needles, key=len)
        self._needles = re.compile("|".join(map(re.escape, shortest_first))) if needles else _NOTHING

    def title(self, text: str) -> Marked:
        """The whole text in pieces."""
        return _pieces(text, 0, len(text), self._spots(fold(text)))

    def snippet(self, text: str) -> Marked:
        """The stretch that shows most of the question; the beginning when nothing of it is there."""
        text = text[:READ]
        spots = list(self._spots(fold(text)))
        start = _sentence_start(text, _best_start(spots)) if spots else 0
        end = _word_end(text, start + SNIPPET)
        pieces = _pieces(text, start, end, spots)
        before = (("… ", False),) if start else ()
        after = ((" …", False),) if end < len(text) else ()
        return tuple((piece.replace("\n", " "), marked) for piece, marked in (*before, *pieces, *after))

    def _spots(self, folded: str) -> Iterable[_Spot]:
        after = 0
        for needle in self._needles.finditer(folded):
            if needle.start() < after:
                continue
            start, end = _word_around(folded, *needle.span())
            spot = self._spot(folded, start, end)
            after = end
            if spot:
                yield spot

    def _spot(self, folded: str, start: int, end: int) -> _Spot | None:
        """What to mark of the word from `start` to `end`."""
        word = folded[start:end]
        if (place := self._terms.get(stem(word))) is not None:
            return start, end, place
        for beginning, place in self._starts.items():
            if word.startswith(beginning):
                return start, start + len(beginning), place
        for part, place in self._parts.items():
            if (inside := word.find(part)) >= 0:
                return start + inside, start + inside + len(part), place
        return None


def _beginning(word: str, term: str) -> str:
    """What every form of a word begins with, as far as word and stem tell: rijbewij of rijbewijzen."""
    same = next((place for place, (ours, its) in enumerate(zip(word, term, strict=False)) if ours != its), None)
    return word[:same][: len(term)] if same != 0 else term[: max(2, len(term) - 3)]


def _word_around(folded: str, start: int, end: int) -> tuple[int, int]:
    while start and folded[start - 1].isalnum():
        start -= 1
    while end < len(folded) and folded[end].isalnum():
        end += 1
    return start, end


def _best_start(spots: Sequence[_Spot]) -> int:
    """Where the stretch begins that has most different words, then most words; the first of equals."""
    best, best_start = (0, 0), 0
    for first, (start, _, _) in enumerate(spots):
        inside = [place for begin, end, place in spots[first : first + 12] if end <= start + SNIPPET - 20]
        found = (len(set(inside)), len(inside))
        if found > best:
            best, best_start = found, start
    return best_start


def _sentence_start(text: str, place: int) -> int:
    """The beginning of the sentence, or when that is far away of a word not far before `place`."""
    if place < SNIPPET // 3:
        return 0
    earliest = place - SNIPPET // 3
    ends = [match.end() for match in _SENTENCE_END.finditer(text, earliest, place)]
    if ends:
        return ends[-1]
    space = text.find(" ", earliest, place)
    return space + 1 if space >= 0 else place


def _word_end(text: str, place: int) -> int:
    if place >= len(text):
        return len(text)
    space = text.rfind(" ", place - 30, place + 1)
    return space if space > 0 else place


def _pieces(text: str, start: int, end: int, spots: Iterable[_Spot]) -> Marked:
    pieces: list[tuple[str, bool]] = []
    place = start
    for first, last, _ in spots:
        if first < place or last > end:
            continue
        pieces += [(text[place:first], False), (text[first:last], True)]
        place = last
    pieces.append((text[place:end], False))
    return tuple(piece for piece in pieces if piece[0])
