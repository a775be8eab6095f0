"""A small sheet with a few fields: what is wrong stands at its field, and nothing typed is lost."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.errors import BaliewijsError, DomainError
from app.error_sentences import sentence
from resources.translations import _
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import KeyButton, box
from ui.shared.widgets.fields import Field
from ui.shared.widgets.sheet import Sheet


class Entry(Protocol):
    """A sheet in which something is filled in."""

    def close_sheet(self) -> None:
        """Go away."""

    def show_refused(self, error: BaliewijsError) -> None:
        """Say why it was not stored."""


def when_stored(
    entry: Entry, then: Callable[[Any], None], otherwise: Callable[[BaliewijsError], None]
) -> tuple[Callable[[Any], None], Callable[[BaliewijsError], None]]:
    """What to do once the entry was stored, and when it was refused; who is in a hurry may have closed it by then.

    `then` gets what came of it; `otherwise` is told of a refusal when the entry is gone.
    """

    def stored(result: Any) -> None:
        if isValid(entry):
            entry.close_sheet()
        then(result)

    def refused(error: BaliewijsError) -> None:
        (entry.show_refused if isValid(entry) else otherwise)(error)

    return stored, refused


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
