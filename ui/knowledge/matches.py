"""All matches in an open article, and the one that is looked at."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

Span = tuple[int, int]
"""A place in a text: where it starts and where it ends."""


class Part(Protocol):
    """A widget with text of the article. `plain` is its text; the places of matches are places in that."""

    plain: str

    def show_matches(self, spans: Sequence[Span], current: int | None) -> None:
        """Mark these places, the one at position `current` stronger."""

    def place_of(self, position: int) -> QRect:
        """Where the match at a position stands, in this widget."""

    def mapTo(self, parent: QWidget, point: QPoint) -> QPoint:
        """A point of this widget as a point of a widget around it."""


class Matches:
    """Knows the matches in reading order over all parts. Places are given in `page`, the widget around the parts."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._parts: Sequence[Part] = ()
        self._spans: list[list[Span]] = []
        self._all: list[tuple[int, int]] = []
        self.current: int | None = None

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self._all)

    def show(self, parts: Sequence[Part], spans: Callable[[str], list[Span]]) -> None:
        """Mark what `spans` finds in these parts, which come in reading order; no match is looked at yet."""
        self._parts, self.current = parts, None
        self._spans = [spans(part.plain) for part in parts]
        self._all = [(number, place) for number, found in enumerate(self._spans) for place in range(len(found))]
        for number in range(len(parts)):
            self._show_part(number)

    def choose(self, position: int | None) -> None:
        """Look at one match, or at none."""
        changed = {self._all[each][0] for each in (self.current, position) if each is not None}
        self.current = position
        for number in changed:
            self._show_part(number)

    def _show_part(self, number: int) -> None:
        in_part, place = (None, None) if self.current is None else self._all[self.current]
        self._parts[number].show_matches(self._spans[number], place if in_part == number else None)

    def place_of(self, position: int) -> QRect:
        """Where a match stands in the page."""
        number, place = self._all[position]
        found = self._parts[number].place_of(place)
        return found.translated(self._parts[number].mapTo(self._page, QPoint(0, 0)))

    @property
    def looked_at(self) -> tuple[Part, int] | None:
        """The part with the match that is looked at, and where that begins in its text."""
        if self.current is None:
            return None
        number, place = self._all[self.current]
        return self._parts[number], self._spans[number][place][0]

    def first_in(self, part: Part, start: int) -> int | None:
        """Position of the first match in a part from a place on; None when there is none."""
        number = list(self._parts).index(part)
        place = bisect_left(self._spans[number], (start, start))
        return bisect_left(self._all, (number, place)) if place < len(self._spans[number]) else None

    def after(self, position: int | None, by: int, top: int) -> int | None:
        """The next match (`by` 1) or the one before (-1), round and round; without a position counted from a height."""
        if not self._all:
            return None
        if position is not None:
            return (position + by) % self.total
        below = self._first_below(top)
        return (below if by > 0 else below - 1) % self.total

    def _first_below(self, top: int) -> int:
        """Position of the first match that begins at a height of the page or lower; `total` when none does."""
        low, high = 0, self.total
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.place_of(middle).top() < top else (low, middle)
        return low
