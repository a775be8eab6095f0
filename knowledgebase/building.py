"""Looking on while an index is built."""

from collections.abc import Callable
from dataclasses import dataclass

_ADDING = 0.4  # of the time of a rebuild; the rest is writing


class Cancelled(Exception):
    """The building was called off."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Tells how far a rebuild is, stops it when asked, and lets others go first: `give_way` returns when it may go on."""

    total: int
    progress: Callable[[int, int], None]
    cancelled: Callable[[], bool]
    give_way: Callable[[], None]

    def added(self, count: int) -> None:
        """So many articles were read."""
        self._tell(_ADDING * min(count / self.total, 1) if self.total else 0)

    def wrote(self, share: float) -> None:
        """That share of the postings was written."""
        self._tell(_ADDING + (1 - _ADDING) * share)

    def _tell(self, share: float) -> None:
        self.give_way()
        if self.cancelled():
            raise Cancelled
        self.progress(int(self.total * share), self.total)
