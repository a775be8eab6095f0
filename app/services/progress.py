"""How far slow work is, for who waits for it."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Progress = Callable[[int], None]
Item = TypeVar("Item")


def rising(progress: Progress) -> Progress:
    """Tells each percentage once, and only when it is higher than the one before."""
    told = -1

    def tell(percent: int) -> None:
        nonlocal told
        if percent > told:
            told = percent
            progress(percent)

    return tell


def counted(items: Iterable[Item], total: int, tell: Progress, start: int, end: int) -> Iterator[Item]:
    """The items, telling percentages from `start` up to `end` while they are used up."""
    for done, item in enumerate(items):
        tell(start + (end - start) * done // max(total, 1))
        yield item
