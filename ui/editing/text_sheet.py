"""A sheet that asks one text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.editing.editing_sheet import EditingSheet
from ui.shared.widgets.basics import box
from ui.shared.widgets.fields import AreaField


class TextSheet(EditingSheet):
    """Says what it is about, asks a text that may not be empty, and tells it.

    Attributes:
        field_name: what services call the text when something is wrong with it.

    Signals:
        told: the text.
    """

    told = Signal(str)
    field_name = "text"

    def __init__(self, window: QWidget, title: str, kicker: str, about: QWidget | None = None) -> None:
        super().__init__(window, title, kicker)
        if about is not None:
            box(self.body).addWidget(about)

    def ask(self, question: str, button: str, explanation: str) -> None:
        """Put the text, what becomes of it, and the buttons below what is there."""
        self.add_field(self.field_name, AreaField(question, required=True, lines=5))
        self.add_help(explanation)
        self.add_buttons(button, self._tell)

    def _tell(self) -> None:
        if self.is_complete():
            self.told.emit(self.value(self.field_name))
