"""A small sheet with a few fields: what is wrong stands at its field, and nothing typed is lost."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import BaliewijsError, DomainError
from app.error_sentences import sentence
from resources.translations import _
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import KeyButton, box
from ui.shared.widgets.fields import Field
from ui.shared.widgets.sheet import Sheet


class EntrySheet(Sheet):
    """Stays open until what is typed was stored.

    Signals:
        kept: the person wants it stored; `value` of the subclass is what.
    """

    kept = Signal()

    def __init__(self, window: QWidget, title: str, fields: Mapping[str, Field]) -> None:
        super().__init__(window, title, width=520)
        self.fields = fields
        self.banner = Banner()
        for part in (self.banner, *fields.values()):
            box(self.body).addWidget(part)
        cancel, keep = KeyButton(_("Not now"), "Esc"), KeyButton(_("Keep"), "Ctrl ↵", "primary")
        cancel.clicked.connect(self.close_sheet)
        keep.clicked.connect(self.kept)
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), self.kept.emit)
        self.set_buttons(cancel, None, keep)

    def show_refused(self, error: BaliewijsError) -> None:
        """Say what is wrong, at its field when it has one; what was typed stays."""
        name = error.field if isinstance(error, DomainError) else ""
        for key, field in self.fields.items():
            field.show_error(sentence(error) if key == name else "")
        self.banner.hide()
        if name in self.fields:
            self.fields[name].setFocus()
        else:
            self.banner.tell(sentence(error), "bad")
