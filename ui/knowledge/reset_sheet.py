"""Asks before choices of agents are forgotten: that cannot be undone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from resources.translations import _
from ui.shared.widgets.basics import KeyButton, box, label
from ui.shared.widgets.sheet import Sheet


class ResetSheet(Sheet):
    """The button that changes nothing has the keyboard.

    Signals:
        confirmed: forget them.
    """

    confirmed = Signal()

    def __init__(self, window: QWidget, title: str) -> None:
        """`title` of the article, or "" for all articles."""
        super().__init__(window, _("Forget what agents chose?"), title or _("All articles"), width=560)
        words = _("Searching then orders without these choices. They cannot be brought back; new choices count again.")
        box(self.body).addWidget(label(words, "", wrap=True))
        keep = KeyButton(_("Keep"), "Esc")
        keep.clicked.connect(self.close_sheet)
        forget = KeyButton(_("Forget"))
        forget.clicked.connect(self._forget)
        self.set_buttons(keep, None, forget)

    def _forget(self) -> None:
        self.close_sheet()
        self.confirmed.emit()
