"""The top of the work page: whose work, what to look for, and taking the next."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.contact_number import parse_number
from app.domain.errors import DomainError
from app.domain.work_item import WorkStatus
from app.services.work_ports import QueueQuery, QueueView
from resources.translations import _
from ui.shared.theme import theme
from ui.shared.widgets.basics import KeyButton, fill, label
from ui.shared.widgets.fields import ChoiceField, ListField, TextField
from ui.shared.widgets.flow_layout import Flow
from ui.work.words import status_chip, view_name


class WorkBar(QWidget):
    """Everything wraps to the next line when there is no room.

    Attributes:
        filters: team and status, to stand above the list.

    Signals:
        view_chosen: a QueueView.
        searched: the text as typed.
        entered: Enter was pressed in the search box, which holds no contact number.
        receipt_requested: a contact number as typed.
        unit_chosen: id, or "" for all.
        status_chosen: a WorkStatus, or None for everything open.
        next_requested: take the next.
    """

    view_chosen = Signal(object)
    searched = Signal(str)
    entered = Signal()
    receipt_requested = Signal(str)
    unit_chosen = Signal(str)
    status_chosen = Signal(object)
    next_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._make_choices()
        self._make_search()
        self._next = KeyButton(_("Take next"), "N", "primary")
        self._next.clicked.connect(self.next_requested)
        flow = Flow(theme().px(10))
        fill(self, True, (16, 10, 16, 10), 0).addWidget(flow)
        title = label(_("Work queue"), "title")
        flow.show_widgets([title, self.views, self.search, self._receipt, self._next])
        self.filters = Flow(theme().px(8))
        self.filters.show_widgets([self.unit, self.status])
        self._receipt.hide()

    def _make_choices(self) -> None:
        self.views = ChoiceField(_("Whose work"), [(view.value, view_name(view)) for view in QueueView]).hide_label()
        self.views.changed.connect(lambda value: self.view_chosen.emit(QueueView(value)))
        self.unit = ListField(_("Team"), []).hide_label()
        self.unit.changed.connect(self.unit_chosen)
        statuses = [(status.value, status_chip(status)[0]) for status in WorkStatus]
        self.status = ListField(_("Status"), [("", _("everything open")), *statuses]).hide_label()
        self.status.changed.connect(lambda value: self.status_chosen.emit(WorkStatus(value) if value else None))
        for field in (self.unit, self.status):
            field.setFixedWidth(theme().px(170))

    def _make_search(self) -> None:
        self.search = TextField(_("Find work"), hint=_("Number, customer or subject"), maximum=100).hide_label()
        self.search.setFixedWidth(theme().px(300))
        self.search.changed.connect(self._typed)
        self.search.edit.returnPressed.connect(self._enter)
        self._receipt = QPushButton(_("Show receipt"))
        self._receipt.clicked.connect(lambda: self.receipt_requested.emit(self.search.value()))

    def show_units(self, units: Sequence[tuple[str, str]]) -> None:
        """The units to choose from, by id and name."""
        self.unit.set_choices([("", _("all teams")), *units])

    def show_query(self, query: QueueQuery, counts: Mapping[QueueView, int]) -> None:
        """Show what is asked for, and tell how much there is in each view."""
        self.views.set_value(query.view.value)
        self.unit.set_value(query.unit_id)
        self.status.set_value(query.statuses[0].value if query.statuses else "")
        if self.search.value().strip() != query.text:
            self.search.set_value(query.text)
        for each in QueueView:
            words = f"{view_name(each)} {counts[each]}" if each in counts else view_name(each)
            self.views.set_words(each.value, words)

    def _typed(self, text: str) -> None:
        self.search.show_error("")
        self._receipt.setVisible(_is_number(text))
        self.searched.emit(text)

    def _enter(self) -> None:
        if _is_number(self.search.value()):
            self.receipt_requested.emit(self.search.value())
        else:
            self.entered.emit()


def _is_number(text: str) -> bool:
    try:
        parse_number(text)
    except DomainError:
        return False
    return True
