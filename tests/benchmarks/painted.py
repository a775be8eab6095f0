"""Notices when the window has drawn a new list of results."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer

from ui.driver import WindowDriver


class Painted(QObject):
    """Looks at one window.

    Attributes:
        at: when the last list was drawn, in seconds as `perf_counter` tells; 0 when none was since `begin`.
        lists: how many lists there were since `begin`.
    """

    def __init__(self, driver: WindowDriver) -> None:
        super().__init__()
        self.at = 0.0
        self.lists = 0
        self._is_new = False
        driver.window.installEventFilter(self)
        driver.window.contact_page.results.model.modelReset.connect(self._changed)

    def begin(self) -> None:
        """Forget what was drawn."""
        self.at, self.lists = 0.0, 0

    def _changed(self) -> None:
        self._is_new = True
        self.lists += 1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window draws all that changed in one go."""
        if self._is_new and event.type() == QEvent.Type.UpdateRequest:
            self._is_new = False
            QTimer.singleShot(0, self._drawn)
        return super().eventFilter(watched, event)

    def _drawn(self) -> None:
        self.at = time.perf_counter()
