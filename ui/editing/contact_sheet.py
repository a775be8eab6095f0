"""Beginning an article from a finished contact, in the customer's own words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from resources.translations import _
from ui.shared.widgets.basics import KeyButton, box, label
from ui.shared.widgets.fields import TextField
from ui.shared.widgets.sheet import Sheet


class FromContactSheet(Sheet):
    """Asks the number of the contact; it stays open until the article is there.

    Signals:
        number_given: the number as typed.
    """

    number_given = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("New article from a contact"), _("In the customer's own words"), width=520)
        words = _("The question becomes title and search word, the answer that was given the text. No names go along.")
        self._number = TextField(_("Number of the contact"), required=True, hint=_("such as M4TD9-1CZ7K"), maximum=20)
        self._number.edit.returnPressed.connect(self._send)
        box(self.body).addWidget(label(words, "muted", wrap=True))
        box(self.body).addWidget(self._number)
        box(self.body).addStretch(1)
        cancel, go = KeyButton(_("Not now"), "Esc"), KeyButton(_("Make an article"), "Ctrl ↵", "primary")
        cancel.clicked.connect(self.close_sheet)
        go.clicked.connect(self._send)
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), self._send)
        self.set_buttons(cancel, None, go)

    def show_error(self, words: str) -> None:
        """Why there is no article of this contact."""
        self._number.show_error(words)
        self._number.setFocus()

    def _send(self) -> None:
        if self._number.value().strip():
            self.number_given.emit(self._number.value().strip())
        else:
            self.show_error(_("Fill this in."))
