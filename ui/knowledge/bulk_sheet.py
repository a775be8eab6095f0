"""Another owner or review date for several articles at once."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from resources.translations import _, plural
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import KeyButton, box, label
from ui.shared.widgets.day_field import DayField
from ui.shared.widgets.fields import ListField
from ui.shared.widgets.sheet import Sheet


class BulkSheet(Sheet):
    """Stays open until all of them were changed.

    Signals:
        change_requested: id of the owner or "", and the review date or None; what is empty stays as it is.
    """

    change_requested = Signal(str, object)

    def __init__(self, window: QWidget, count: int, units: Mapping[str, str]) -> None:
        chosen = plural("{count} article", "{count} articles", count)
        super().__init__(window, _("Other owner or review date"), chosen, width=520)
        self.banner = Banner()
        words = _("These are facts for the office: they count at once, without a second reader.")
        self._owner = ListField(_("Owner"), [("", _("stays as it is")), *units.items()])
        self._review_on = DayField(_("Check again on"))
        for part in (self.banner, label(words, "muted", wrap=True), self._owner, self._review_on):
            box(self.body).addWidget(part)
        box(self.body).addStretch(1)
        cancel, go = KeyButton(_("Not now"), "Esc"), KeyButton(_("Change"), "Ctrl ↵", "primary")
        cancel.clicked.connect(self.close_sheet)
        go.clicked.connect(self._send)
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), self._send)
        self.set_buttons(cancel, None, go)

    def show_error(self, text: str) -> None:
        """Why nothing was changed."""
        self.banner.tell(text, "bad")

    def _send(self) -> None:
        if self._review_on.is_wrong:
            self._review_on.setFocus()
        elif self._owner.value() or self._review_on.day is not None:
            self.change_requested.emit(self._owner.value(), self._review_on.day)
        else:
            self.banner.tell(_("Choose an owner, or fill in a day."), "warn")
