"""Finding one person, as everywhere: by name, postcode and house number, telephone, e-mail or a number."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.contact_words import customer_line
from app.domain.customer import Customer
from resources.translations import _
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, fill, label
from ui.shared.widgets.fields import TextField

_WAIT_MS: Final = 150


class PersonPart(QWidget):
    """Enter on somebody found opens what there is.

    Signals:
        search_changed: what to find.
        opened: the Customer to show.
    """

    search_changed = Signal(str)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        fill(self, True, (0, 0, 0, 0), 8)
        words = _(
            "Who asks what is stored about them may see it, take it along, have it put right, and have it erased when"
            " nothing is open. Check first who it is. That you look is logged."
        )
        self.search = TextField(_("Find"), hint=_("Name, 1234 AB 12, telephone, e-mail, contact number"))
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(lambda: self.search_changed.emit(self.search.value()))
        self.search.changed.connect(lambda _text: self._timer.start())
        self.search.edit.returnPressed.connect(self._open_first)
        self.found = QListWidget()
        self.found.setAccessibleName(_("Found customers"))
        self.found.setWordWrap(True)
        self.found.setMinimumHeight(theme().px(210))
        self.found.itemActivated.connect(self._open)
        self._none = label("", "muted", wrap=True)
        for part in (label(words, "muted", wrap=True), self.search, self._none, self.found):
            box(self).addWidget(part)
        box(self).addStretch(1)
        self.show_found([])

    def show_found(self, customers: Sequence[Customer]) -> None:
        """Show who matches; a single one is ready for Enter."""
        self.found.clear()
        for customer in customers:
            item = QListWidgetItem(f"{customer.name or _('Name unknown')}\n{customer_line(customer)}")
            item.setData(Qt.ItemDataRole.UserRole, customer)
            self.found.addItem(item)
        self.found.setCurrentRow(0)
        self.found.setVisible(bool(customers))
        searched = bool(self.search.value().strip())
        self._none.setText(_("Nobody found.") if searched else _("Type to find somebody."))
        self._none.setVisible(not customers)

    def _open_first(self) -> None:
        if (item := self.found.currentItem()) is not None:
            self._open(item)

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(Qt.ItemDataRole.UserRole))
