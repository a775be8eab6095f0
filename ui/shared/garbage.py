"""Python's garbage is collected in the window's thread only: Qt objects must not be destroyed in another one."""

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 1000
_START_MS = 10_000  # what the start makes is there to stay: looking through it would be felt


class WindowThreadCollector(QObject):
    """Takes over from Python's own collector, which runs in whatever thread happens to allocate."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(collect_when_due)
        QTimer.singleShot(_START_MS, self._timer, self._timer.start)


def collect_when_due() -> None:
    """Collect the oldest generation that has reached Python's own threshold."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return
