"""Marks what matches in a title and cuts the best snippet from a text, by finding, without analysing the whole text."""

import re
from collections.abc import Iterable, Sequence

from knowledgebase.analysis import stem
from knowledgebase.folding import fold
from knowledgebase.question import Wanted
from knowledgebase.search import Marked

SNIPPET = 170  # characters; about two lines under a title
READ = 8_000  # characters; a match further down is not quoted
SHORTEST_PART = 4  # letters; a shorter word is only marked by itself, never inside another
SHORTEST_START = 2  # letters; one letter stands everywhere
CERTAIN = 0.5  # options of less weight are not marked
_SENTENCE_END = re.compile(r"[.!?:]\s|\n")

_Spot = tuple[int, int, int]
"""Start, end, and which of the wanted words it is."""


class Highlighter:
    """Finds the words of one question in texts. Texts must be clean, as `folding.clean` makes them."""

    def __init__(self, wanted: Sequence[Wanted]) -> None:
        self._terms: dict[str, int] = {}
        self._starts: dict[str, int] = {}
        self._parts: dict[str, int] = {}
        needles: set[str] = set()
        for place, each in enumerate(wanted):
            is_start = each.is_prefix and len(each.word) >= SHORTEST_START
            if is_start:
                self._starts[each.word] = place
            inside = [part for part in (each.word, *each.parts) if len(part) >= SHORTEST_PART]
            self._parts.update((part, place) for part in inside)
            for option in each.shown:
                if option.weight >= CERTAIN and not (is_start and option.term.startswith(each.word)):
                    self._terms.setdefault(option.term, place)
                    needles.add(_beginning(each, option.term))
            needles.update(inside, [each.word] if is_start else ())
        self._needles = [needle for needle in needles if not any(_covers(other, needle) for other in needles)]

    def title(self, text: str) -> Marked:
        """The whole text in pieces."""
        return _pieces(text, 0, len(text), self._spots(fold(text)))

    def snippet(self, text: str, folded: str) -> Marked:
        """The stretch that shows most of the question; the beginning when nothing of it is there."""
        spots = self._spots(folded[:READ])
        start = _sentence_start(text, _best_start(spots)) if spots else 0
        end = _word_end(text, start + SNIPPET)
        pieces = _pieces(text, start, end, spots)
        before = (("… ", False),) if start else ()
        after = ((" …", False),) if end < len(text) else ()
        return tuple((piece.replace("\n", " "), marked) for piece, marked in (*before, *pieces, *after))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where something is to be marked: start and end, in order. The text may be of any form."""
        return [(start, end) for start, end, _ in self._spots(fold(text))]

    def best_of(self, texts: Sequence[str]) -> int | None:
        """Place of the text with most of the question in it, then most matches, the first of equals; None without."""
        found = [[place for _, _, place in self._spots(fold(text))] for text in texts]
        counts = [(len(set(places)), len(places)) for places in found]
        best = max(counts, default=(0, 0))
        return counts.index(best) if best > (0, 0) else None

    def _spots(self, folded: str) -> list[_Spot]:
        words = {_word_around(folded, start, start + len(needle)) for needle, start in self._found(folded)}
        found = (self._spot(folded, start, end) for start, end in sorted(words))
        return [spot for spot in found if spot]

    def _found(self, folded: str) -> Iterable[tuple[str, int]]:
        """Every place of every needle; a short one counts only where a word begins."""
        for needle in self._needles:
            place = folded.find(needle)
            while place >= 0:
                if len(needle) >= SHORTEST_PART or not place or not folded[place - 1].isalnum():
                    yield needle, place
                place = folded.find(needle, place + len(needle))

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


def _beginning(wanted: Wanted, term: str) -> str:
    """What every form of a word begins with, as far as word and stem tell: rijbewij of rijbewijzen."""
    same = 0
    while same < min(len(wanted.word), len(term)) and wanted.word[same] == term[same]:
        same += 1
    return term[:same] if same and not wanted.is_prefix else term[: max(2, len(term) - 3)]


def _covers(shorter: str, longer: str) -> bool:
    """Whether looking for the one finds the other as well."""
    return shorter != longer and longer.startswith(shorter)


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
