"""Looking on while an index is built."""

from collections.abc import Callable

_ADDING = 0.4  # of the time of a rebuild; the rest is writing


class Cancelled(Exception):
    """The building was called off."""


class Watch:
    """Tells how far a rebuild is, in whole percents; stops it when asked; lets others go first.

    `give_way` returns when the building may go on.
    """

    def __init__(
        self,
        total: int,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
        give_way: Callable[[], None],
    ) -> None:
        self._total, self._progress, self._cancelled, self._give_way = total, progress, cancelled, give_way
        self._told = -1

    def added(self, count: int) -> None:
        """So many articles were read."""
        self._tell(_ADDING * min(count / self._total, 1) if self._total else 0)

    def wrote(self, share: float) -> None:
        """That share of the postings was written."""
        self._tell(_ADDING + (1 - _ADDING) * share)

    def _tell(self, share: float) -> None:
        self._give_way()
        if self._cancelled():
            raise Cancelled
        if int(100 * share) != self._told:
            self._told = int(100 * share)
            self._progress(self._total * self._told // 100, self._total)
