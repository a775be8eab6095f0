"""A number that tells, when it is pressed, what it means."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from resources.translations import _
from ui.shared.widgets.basics import Tone, set_property


class NumberButton(QPushButton):
    """Looks like a number, works like a link; `name` says what it counts."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setProperty("role", "number")
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setToolTip(_("What does this number mean?"))

    def show_value(self, text: str, spoken: str = "", tone: Tone = "plain") -> None:
        """Show a value; `spoken` is what a screen reader says in its place."""
        self.setText(text)
        self.setAccessibleName(f"{self._name}: {spoken or text}")
        self.setAccessibleDescription(_("What does this number mean?"))
        set_property(self, "tone", tone)
