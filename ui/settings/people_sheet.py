"""People with their unit and e-mail address, and units with their mailbox: two lists in one sheet."""

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QTableView, QWidget

from app.domain.organisation import Person, Unit
from app.services.people_actions import Organisation
from resources.translations import _
from ui.shared.theme import theme
from ui.shared.widgets.basics import KeyButton, box, label, row
from ui.shared.widgets.sheet import Sheet
from ui.shared.widgets.table_model import TextTableModel


class _Known(Protocol):
    @property
    def id(self) -> UUID | str: ...


Row = TypeVar("Row", bound=_Known)


class PeopleSheet(Sheet):
    """Enter on a row changes it. People are never taken away: contacts of before name them.

    Signals:
        person_requested: the Person to change, or None for a new one.
        unit_requested: the Unit whose mailbox changes.
    """

    person_requested = Signal(object)
    unit_requested = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("People and teams"), width=760)
        self._names: dict[str, str] = {}
        self.people = RowList[Person](_("People"), (_("Name"), _("Unit"), _("E-mail")), self._texts_of_person)
        self.units = RowList[Unit](_("Units"), (_("Unit"), _("Mailbox")), lambda unit: (unit.name, unit.mailbox))
        add, change, mailbox = (
            QPushButton(words) for words in (_("New person …"), _("Change person …"), _("Change mailbox …"))
        )
        add.clicked.connect(lambda: self.person_requested.emit(None))
        self.people.on_request(change, self.person_requested.emit)
        self.units.on_request(mailbox, self.unit_requested.emit)
        column = box(self.body)
        for part in (label(_("People"), "heading"), self.people.table):
            column.addWidget(part)
        column.addLayout(row(add, change, None))
        for part in (label(_("Units"), "heading"), self.units.table):
            column.addWidget(part)
        column.addLayout(row(mailbox, None))
        close = KeyButton(_("Close"), "Esc")
        close.clicked.connect(self.close_sheet)
        self.set_buttons(close, None)

    def show_organisation(self, organisation: Organisation) -> None:
        """Replace both lists; who or what was chosen stays so."""
        units = organisation.municipality.units
        self._names = {unit.id: unit.name for unit in units}
        self.people.show_rows(organisation.people)
        self.units.show_rows(units)

    def _texts_of_person(self, person: Person) -> Sequence[str]:
        unit = self._names.get(person.unit_id, "")
        leads = _("team leader") if person.is_team_leader else ""
        return (person.name, " · ".join(part for part in (unit, leads) if part), person.email)


class RowList(Generic[Row]):
    """A table of which one row is chosen.

    Attributes:
        table: the table itself.
    """

    def __init__(self, name: str, headings: Sequence[str], texts: Callable[[Row], Sequence[str]]) -> None:
        self._model: _RowModel[Row] = _RowModel(headings, texts)
        self.table = _dressed(QTableView(), name)
        self.table.setModel(self._model)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def on_request(self, button: QPushButton, action: Callable[[Row], object]) -> None:
        """The button, Enter and a double click do `action` with the chosen row."""

        def act() -> None:
            if (chosen := self.chosen()) is not None:
                action(chosen)

        button.clicked.connect(act)
        self.table.activated.connect(lambda _index: act())

    def chosen(self) -> Row | None:
        """The chosen row; None while there are no rows."""
        return self._model.row(self.table.currentIndex().row())

    def choose(self, row_id: UUID | str) -> None:
        """Choose the row with this id, else the first."""
        ids = [each.id for each in self._model.all_rows()]
        self.table.selectRow(ids.index(row_id) if row_id in ids else 0)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Replace the rows; the chosen one stays so, also when its place changed."""
        chosen = self.chosen()
        self._model.replace_rows(rows)
        self.choose(chosen.id if chosen is not None else "")

    def texts(self) -> list[Sequence[str]]:
        """What every row says."""
        return [self._model.texts(each) for each in self._model.all_rows()]


class _RowModel(TextTableModel[Row]):
    def __init__(self, headings: Sequence[str], texts: Callable[[Row], Sequence[str]]) -> None:
        super().__init__(headings)
        self._texts: Callable[[Row], Sequence[str]] = texts

    def texts(self, row: Row) -> Sequence[str]:
        return self._texts(row)

    def all_rows(self) -> Sequence[Row]:
        return self._rows


def _dressed(table: QTableView, name: str) -> QTableView:
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme().px(34))
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.setMinimumHeight(theme().px(210))
    return table
