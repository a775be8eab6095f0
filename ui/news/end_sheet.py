"""Asks before a message is ended."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from resources.translations import _
from ui.shared.widgets.basics import KeyButton, box, label
from ui.shared.widgets.sheet import Sheet


class EndSheet(Sheet):
    """Enter leaves the message as it is.

    Signals:
        confirmed: staff need not see it any more.
    """

    confirmed = Signal()

    def __init__(self, window: QWidget, title: str) -> None:
        super().__init__(window, _("End this message?"), title, width=520)
        words = _("Nobody sees it on the page of today any more. It stays in the list of all messages.")
        box(self.body).addWidget(label(words, wrap=True))
        box(self.body).addStretch(1)
        keep, end = KeyButton(_("Let it be"), "Esc", "primary"), KeyButton(_("End"), "Ctrl ↵")
        keep.clicked.connect(self.close_sheet)
        end.clicked.connect(self._confirm)
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), self._confirm)
        self.set_buttons(end, None, keep)

    def _confirm(self) -> None:
        self.close_sheet()
        self.confirmed.emit()
