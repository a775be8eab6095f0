"""Noticing that nobody is there any more."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

_LOOK_MS = 5000
_SIGNS_OF_LIFE = (
    *(QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel),
    *(QEvent.Type.TouchBegin, QEvent.Type.TabletPress),
)


class Idleness(QObject):
    """Watches keys and movements in the windows of the programme.

    It goes by the clock on the wall, because others stand still while a computer sleeps.

    Signals:
        lasted: nothing came for as long as was asked.
    """

    lasted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._seconds = 0.0
        self._last = time.time()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, seconds: float) -> None:
        """Begin to count."""
        self._seconds, self._last = seconds, time.time()
        self._watch_windows()
        self._timer.start()

    def rest(self) -> None:
        """Count no longer."""
        self._timer.stop()

    def look(self) -> None:
        """Whether it lasted long enough; a clock that was put back counts as long."""
        self._watch_windows()
        if not 0 <= time.time() - self._last < self._seconds:
            self._timer.stop()
            self.lasted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What comes to a window comes here first."""
        if event.type() in _SIGNS_OF_LIFE:
            self._last = time.time()
        return False

    def _watch_windows(self) -> None:
        """Once more is as good as once."""
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)
