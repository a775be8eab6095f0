"""What a person without the role for it is not shown, also when it is made or shown later."""

from collections.abc import Callable
from typing import TypeVar
from weakref import WeakKeyDictionary

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from app.domain.rights import Right

May = Callable[[Right], bool]
Shown = TypeVar("Shown", bound=QWidget)

_SHOWN = (QEvent.Type.Show, QEvent.Type.ShowToParent)
_WORKERS: WeakKeyDictionary[QWidget, May] = WeakKeyDictionary()
"""For each window what who works there may do."""


class _Gate(QObject):
    """Hides its widget again each time it is shown to somebody without one of these rights."""

    def __init__(self, widget: QWidget, rights: tuple[Right, ...]) -> None:
        super().__init__(widget)
        self._widget, self._rights = widget, rights
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The widget is shown by itself, or with what is around it."""
        if event.type() in _SHOWN:
            self.close()
        return False

    def close(self) -> None:
        """Hide what is not for who works here."""
        if not is_offered(self._widget, *self._rights):
            self._widget.hide()


def needs(widget: Shown, *rights: Right) -> Shown:
    """Only who has one of the rights is shown the widget, once `offer` was told who it is."""
    _Gate(widget, rights)
    return widget


def offer(window: QWidget, may: May) -> None:
    """From now on hide all in this window that is not for this person, and in its sheets, whenever they are made."""
    _WORKERS[window] = may
    for gate in window.findChildren(_Gate):
        gate.close()


def is_offered(widget: QWidget, *rights: Right) -> bool:
    """Whether who works in the window of this widget has one of the rights; without any, and before `offer`, so it is.

    A sheet belongs to the window that it stands in.
    """
    here: QWidget | None = widget
    while here is not None and here not in _WORKERS:
        here = here.parentWidget()
    return not rights or here is None or any(map(_WORKERS[here], rights))
