"""Asks before a draft is thrown away: there is no way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from resources.translations import _
from ui.shared.widgets.basics import KeyButton, box, label
from ui.shared.widgets.sheet import Sheet


class DiscardSheet(Sheet):
    """Enter keeps the draft.

    Signals:
        confirmed: throw it away.
    """

    confirmed = Signal()

    def __init__(self, window: QWidget, title: str, is_published: bool) -> None:
        super().__init__(window, _("Throw the draft away?"), title, width=520)
        stays = _("What agents see stays as it is. What was changed in the draft is gone for good.")
        gone = _("Agents never saw this article. It is gone for good.")
        box(self.body).addWidget(label(stays if is_published else gone, "", wrap=True))
        box(self.body).addStretch(1)
        keep, away = KeyButton(_("Keep the draft"), "Esc", "primary"), KeyButton(_("Throw away"), "Ctrl ↵")
        keep.clicked.connect(self.close_sheet)
        away.clicked.connect(self._confirm)
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), self._confirm)
        self.set_buttons(away, None, keep)

    def _confirm(self) -> None:
        self.close_sheet()
        self.confirmed.emit()
