"""What a person without the role for it is not shown."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from app.domain.rights import Right

_NEEDS = "needs_right"

Shown = TypeVar("Shown", bound=QWidget)


def needs(widget: Shown, right: Right) -> Shown:
    """Only who has the right is shown the widget, once `offer` was told who it is."""
    widget.setProperty(_NEEDS, right.value)
    return widget


def offer(page: QWidget, may: Callable[[Right], bool]) -> None:
    """Hide all that is not for this person, on the page as it is made now."""
    for each in page.findChildren(QWidget):
        if (right := each.property(_NEEDS)) and not may(Right(right)):
            each.hide()
