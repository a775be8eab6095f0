"""Does what is wanted again and again, but not all the time, and not at the same moment as every other seat."""

import random
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

SELDOM_MS = 15 * 60_000
"""How often a seat asks for what the server tells by itself, in case it was not heard."""

_SPREAD_MS = 200  # so long a first wish may wait
_SPREAD = 0.2  # of the time between two questions that nobody waits for


def ask_seldom(timer: QTimer, every_ms: int = SELDOM_MS) -> None:
    """Let a timer that goes on go about so often, each time a bit different from every other seat."""

    def spread() -> None:
        timer.setInterval(int(every_ms * random.uniform(1 - _SPREAD, 1)))

    timer.timeout.connect(spread)
    spread()


class Paced(QObject):
    """Acts soon after it was wanted, once for all wishes of the meantime, and at most once in `apart_ms`."""

    def __init__(self, act: Callable[[], None], apart_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._act, self._apart_ms = act, apart_ms
        self._since = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._do)

    def want(self) -> None:
        """It is wanted once more."""
        if not self._timer.isActive():
            left = self._apart_ms - self._since.elapsed() if self._since.isValid() else 0
            self._timer.start(max(random.randrange(_SPREAD_MS), left))

    def _do(self) -> None:
        self._since.start()
        self._act()
