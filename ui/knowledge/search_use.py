"""What is told about a search, once: how many it found, and the rank of what was opened. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from ui.knowledge.same_question import is_same_question

LEAST_STAY = timedelta(seconds=1)  # words that are on their way to others stand for less


class NoteSearch(Protocol):
    """Brings one search to the log."""

    def __call__(self, words: str, total: int, opened_rank: int | None, article_id: UUID | None) -> None: ...


@dataclass(frozen=True, slots=True)
class _Shown:
    """Words that were answered, how many articles matched, and since when; `stands`: they are in the box still."""

    words: str
    total: int
    since: datetime
    stands: bool = True


@dataclass(frozen=True, slots=True)
class _Opened:
    rows: _Shown
    rank: int
    article_id: UUID


class SearchUse:
    """Follows one search after the other.

    An article that is entered is told at once. One that was only passed with the arrows waits: the last of them is
    told when the search is left. A search without an article is told when it is given up, in the words that stood.
    """

    def __init__(self, now: Callable[[], datetime], note: NoteSearch) -> None:
        self._now, self._note = now, note
        self._rows: _Shown | None = None
        self._stood: _Shown | None = None
        self._opened: _Opened | None = None
        self._told = ""

    def typed(self, text: str) -> None:
        """The text in the box changed."""
        self._keep_what_stood()
        asked = self._stood.words if self._stood else self._told
        if not text.strip() or (asked and not is_same_question(asked, text)):
            self.left()

    def found(self, words: str, total: int) -> None:
        """The rows of a text came on screen; with a filter the same text finds less, and that does not count."""
        rows = self._rows
        if rows is not None and rows.stands and rows.words == words:
            self._rows = replace(rows, total=max(rows.total, total))
        else:
            self._rows = _Shown(words, total, self._now())

    def opened(self, rank: int, article_id: UUID, entered: bool) -> None:
        """An article was opened from the rows, the first has rank 1; `entered`: chosen, not only passed."""
        if self._rows is not None and not self._told:
            self._opened = _Opened(self._rows, rank, article_id)
            if entered:
                self._tell()

    def took(self, article_id: UUID) -> None:
        """The open article became a subject: it was more than passed."""
        if self._opened is not None and self._opened.article_id == article_id:
            self._tell()

    def left(self) -> None:
        """The search is over; nothing more is told about it."""
        self._keep_what_stood()
        self._tell()
        self._rows, self._stood, self._told = None, None, ""

    def forget(self) -> None:
        """What is in the box was no search: it is the number of a contact, and that must not be kept."""
        self._rows = self._stood = self._opened = None

    def came_back(self, text: str) -> None:
        """Words of before are in the box again: they were told when they were left."""
        self._told = text.strip()

    def _keep_what_stood(self) -> None:
        rows = self._rows
        if rows is None or not rows.stands:
            return
        if self._now() - rows.since >= LEAST_STAY:
            self._stood = rows
        self._rows = replace(rows, stands=False)

    def _tell(self) -> None:
        opened, stood = self._opened, self._stood
        self._opened = None
        if self._told:
            return
        if opened is not None:
            self._told = opened.rows.words
            self._note(opened.rows.words, opened.rows.total, opened.rank, opened.article_id)
        elif stood is not None:
            self._told = stood.words
            self._note(stood.words, stood.total, None, None)
