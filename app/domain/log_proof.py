"""Proving the log: every line against the one before it, and all of it against heads that were kept elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.log import LogEntry, LogHead
from app.domain.log_chain import BEFORE_THE_FIRST, entry_hash, personal_digest
from app.domain.number_ranges import Range, joined, read_ranges, without


class FaultKind(StrEnum):
    """What is wrong."""

    MISSING = "missing"
    DOES_NOT_FIT = "does_not_fit"
    PERSONAL_CHANGED = "personal_changed"
    PERSONAL_GONE = "personal_gone"
    PERSONAL_BACK = "personal_back"
    CUT = "cut"
    OTHER_THAN_HEAD = "other_than_head"


@dataclass(frozen=True, slots=True)
class LogFault:
    """What is wrong, with the lines `first` up to and including `last`.

    Of a line that does not fit, either it or the line before it is not what was logged.
    """

    kind: FaultKind
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class LogProof:
    """What was found: how many lines there are, the last one, and the faults, by line."""

    count: int
    head: LogHead | None
    faults: tuple[LogFault, ...]


def prove(entries: Iterable[LogEntry], *kept: LogHead) -> LogProof:
    """Look at every line, oldest first; `kept` are heads that were printed or mailed before, whole or short."""
    reading = _Reading(kept)
    for entry in entries:
        reading.take(entry)
    return reading.proof()


@dataclass(slots=True)
class _Reading:
    """What was seen up to some line."""

    kept: tuple[LogHead, ...]
    count: int = 0
    number: int = 0
    hash: str = BEFORE_THE_FIRST
    faults: list[LogFault] = field(default_factory=list)
    gone: list[Range] = field(default_factory=list)
    erased: list[Range] = field(default_factory=list)

    def take(self, entry: LogEntry) -> None:
        """The next line. After a gap its own seal cannot be tested, and the gap is the fault."""
        if entry.number > self.number + 1:
            self._found(FaultKind.MISSING, self.number + 1, entry.number - 1)
            _add(self.gone, self.number + 1, entry.number - 1)
        elif entry.number <= self.number or entry.hash != entry_hash(self.hash, entry):
            self._found(FaultKind.DOES_NOT_FIT, entry.number)
        if any(head.number == entry.number and not entry.hash.startswith(head.hash) for head in self.kept):
            self._found(FaultKind.OTHER_THAN_HEAD, entry.number)
        self._take_personal(entry)
        self._take_erased(entry)
        self.count, self.number, self.hash = self.count + 1, entry.number, entry.hash

    def proof(self) -> LogProof:
        """What is wrong with the whole."""
        newest = max((head.number for head in self.kept), default=0)
        if newest > self.number:
            self._found(FaultKind.CUT, self.number + 1, newest)
        missing = [(each.first, each.last) for each in self.faults if each.kind is FaultKind.MISSING]
        for first, last in without(self.gone, [*self.erased, *missing]):
            self._found(FaultKind.PERSONAL_GONE, first, last)
        for first, last in without(self.erased, self.gone):
            self._found(FaultKind.PERSONAL_BACK, first, last)
        faults = tuple(sorted(self.faults, key=lambda fault: (fault.first, fault.last)))
        return LogProof(self.count, LogHead(self.number, self.hash) if self.count else None, faults)

    def _take_personal(self, entry: LogEntry) -> None:
        if entry.personal is None:
            _add(self.gone, entry.number, entry.number)
        elif personal_digest(entry.personal) != entry.personal_digest:
            self._found(FaultKind.PERSONAL_CHANGED, entry.number)

    def _take_erased(self, entry: LogEntry) -> None:
        """A line can only tell of lines before it."""
        try:
            told = read_ranges(entry.erased)
        except ValueError:
            self._found(FaultKind.DOES_NOT_FIT, entry.number)
            return
        before = [(first, min(last, entry.number - 1)) for first, last in told if first < entry.number]
        if before:
            self.erased = joined([*self.erased, *before])

    def _found(self, kind: FaultKind, first: int, last: int | None = None) -> None:
        self.faults.append(LogFault(kind, first, first if last is None else last))


def _add(ranges: list[Range], first: int, last: int) -> None:
    """Numbers only rise, so that a range can only grow at its end."""
    if ranges and ranges[-1][1] + 1 == first:
        ranges[-1] = (ranges[-1][0], last)
    else:
        ranges.append((first, last))
