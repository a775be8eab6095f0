"""Sets of whole numbers as ranges, so that a million numbers in a row take no more room than one."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

Range = tuple[int, int]
"""The first and the last number."""


def joined(ranges: Iterable[Range]) -> list[Range]:
    """The same numbers in as few ranges as can be, lowest first."""
    found: list[Range] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def without(ranges: Iterable[Range], others: Iterable[Range]) -> list[Range]:
    """The numbers of `ranges` that are not in `others`, lowest first."""
    taken = joined(others)
    return [piece for each in joined(ranges) for piece in _pieces(each, taken)]


def _pieces(whole: Range, taken: list[Range]) -> Iterator[Range]:
    first, last = whole
    begin = max(bisect_right(taken, (first, first)) - 1, 0)
    for from_, until in taken[begin:]:
        if from_ > last:
            break
        if until < first:
            continue
        if first < from_:
            yield first, from_ - 1
        first = until + 1
    if first <= last:
        yield first, last


def written(ranges: Iterable[Range]) -> str:
    """As text, such as "3-7,12"."""
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)


def read_ranges(text: str) -> list[Range]:
    """What `written` made; ValueError when it is something else."""
    pieces = (piece.partition("-") for piece in text.split(",") if piece)
    return [(int(first), int(last or first)) for first, _dash, last in pieces]
