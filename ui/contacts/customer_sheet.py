"""Finding or making the customer, and what was asked before."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QListWidget, QListWidgetItem, QPushButton, QWidget

from app.contact_words import customer_line, outcome_name
from app.domain.contact import Outcome
from app.domain.customer import Customer
from app.formatting import long_date, short_date
from app.services.ports import HistoryLine
from resources.translations import _, plural
from ui.shared.theme import theme
from ui.shared.widgets.basics import KeyButton, box, boxed, label
from ui.shared.widgets.customer_form import CustomerForm
from ui.shared.widgets.fields import TextField
from ui.shared.widgets.promises_line import PromisesLine
from ui.shared.widgets.sheet import Sheet

_SEARCH_WAIT_MS = 120
_ROOMY = 900  # narrower windows get the form below the search


class CustomerSheet(Sheet):
    """Open promises on top, search on the left, the customer on the right; everything typed is kept at once.

    Signals:
        search_changed: what to find.
        customer_chosen: a Customer from the register.
        customer_changed: the Customer as typed.
        anonymous_requested: forget who it is.
    """

    search_changed = Signal(str)
    customer_chosen = Signal(object)
    customer_changed = Signal(object)
    anonymous_requested = Signal()

    def __init__(self, window: QWidget, customer: Customer) -> None:
        super().__init__(window, _("Customer"), _("Find or make · anonymous is fine too"), width=980)
        self.promises = PromisesLine()
        box(self.body).addWidget(self.promises)
        columns = QGridLayout()
        columns.setHorizontalSpacing(theme().px(20))
        narrow = window.width() < theme().px(_ROOMY)
        columns.addWidget(self._build_search(), 0, 0)
        columns.addWidget(self._build_form(), int(narrow), int(not narrow))
        columns.setColumnStretch(0, 2)
        columns.setColumnStretch(1, 0 if narrow else 5)
        box(self.body).addLayout(columns)
        done = KeyButton(_("Done"), "Ctrl ↵", "primary")
        done.clicked.connect(self.close_sheet)
        anonymous = QPushButton(_("Make anonymous"))
        anonymous.clicked.connect(self.anonymous_requested)
        self.set_buttons(anonymous, None, done)
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), self.close_sheet)
        self.on_key(("Ctrl+R",), self.promises.remind_first)
        self.show_customer(customer)
        QTimer.singleShot(0, self, self._search.setFocus)

    def _build_search(self) -> QWidget:
        column = boxed("clear", gap=8)
        self._search = TextField(_("Find"), hint=_("Name, 1234 AB 12, telephone, e-mail, contact number"))
        self._search.edit.installEventFilter(self)
        self._timer = QTimer(self, singleShot=True, interval=_SEARCH_WAIT_MS)
        self._timer.timeout.connect(lambda: self.search_changed.emit(self._search.value()))
        self._search.changed.connect(lambda _text: self._timer.start())
        self._found = QListWidget()
        self._found.setAccessibleName(_("Found customers"))
        self._found.setWordWrap(True)
        self._found.setMinimumHeight(theme().px(120))
        self._found.itemActivated.connect(self._choose)
        self._found.itemClicked.connect(self._choose)
        self._found.hide()
        self._none = label("", "muted", wrap=True)
        for part in (self._search, self._found, self._none):
            box(column).addWidget(part)
        box(column).addStretch(1)
        return column

    def _build_form(self) -> QWidget:
        column = boxed("clear", gap=8)
        self.form = CustomerForm()
        self.form.changed.connect(self.customer_changed)
        self._history_title = label("", "label")
        self._history = label("", "muted", wrap=True)
        self._kept_until = label("", "muted", wrap=True)
        for part in (self.form, self._history_title, self._history, self._kept_until):
            box(column).addWidget(part)
        box(column).addStretch(1)
        return column

    # show

    def show_customer(self, customer: Customer) -> None:
        """Fill the form."""
        self.form.show_customer(customer)

    def show_found(self, customers: list[Customer]) -> None:
        """Show who matches; a single one is ready for Enter."""
        self._found.clear()
        for customer in customers:
            item = QListWidgetItem(f"{customer.name or _('Name unknown')}\n{customer_line(customer)}")
            item.setData(Qt.ItemDataRole.UserRole, customer)
            self._found.addItem(item)
        if customers:
            self._found.setCurrentRow(0)
        searched = bool(self._search.value().strip())
        self._found.setVisible(bool(customers))
        self._none.setText(_("Nobody found. Fill in the form to make this customer.") if searched else "")
        self._none.setVisible(searched and not customers)

    def show_away(self) -> None:
        """Nobody can be looked up now; that does not keep anybody from being helped."""
        self._found.clear()
        self._found.hide()
        self._none.setText(_("The server is away: who is known already cannot be found now. Fill in the form."))
        self._none.show()

    def show_history(self, history: list[HistoryLine]) -> None:
        """Show what was asked before; what is shielded stays so."""
        self._history_title.setText(
            plural("{count} earlier subject", "{count} earlier subjects", len(history)) if history else ""
        )
        self._history.setText("\n".join(_history_line(line) for line in history[:8]))

    def show_kept_until(self, day: date | None) -> None:
        """Tell how long this stays; nothing when there was no contact before."""
        words = _("Kept until {day} at least, by the terms of now.")
        self._kept_until.setText(words.format(day=long_date(day)) if day else "")

    # emit

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter in the search box work on the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self._found.setCurrentRow(max(0, min(self._found.currentRow() + step, self._found.count() - 1)))
                return True
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
                self._choose(self._found.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.customer_chosen.emit(item.data(Qt.ItemDataRole.UserRole))
        self.form.first.setFocus(Qt.FocusReason.OtherFocusReason)


def _history_line(line: HistoryLine) -> str:
    title = _("shielded") if line.is_shielded else line.title
    ended = outcome_name(Outcome(line.outcome)).lower()
    return f"{short_date(line.started_at)} {line.started_at.year} · {title} · {ended}"
