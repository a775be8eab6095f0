"""Keeps a scrolled page at a place while it is still being laid out."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QScrollArea


class ReadingPlace(QObject):
    """A page gets its height bit by bit. The place is taken up again at each step, until the reader scrolls."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._place: Callable[[], int] | None = None
        area.verticalScrollBar().rangeChanged.connect(self._go)
        area.verticalScrollBar().actionTriggered.connect(self.forget)

    def keep(self, place: Callable[[], int]) -> None:
        """Go to how far down `place` says, and stay there when the page grows."""
        self._place = place
        self._go()

    @Slot()
    def forget(self) -> None:
        """Stay where the page is now."""
        self._place = None

    @Slot()
    def _go(self) -> None:
        if self._place is not None:
            self._area.verticalScrollBar().setValue(self._place())  # asked anew: Python may lose hold of a kept one
