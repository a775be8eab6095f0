"""The list of the work queue, with a friendly line in its place when it is empty."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.services.work_ports import WorkRow
from resources.translations import _
from ui.shared.names import Names
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, fill, label
from ui.work.delegate import ROW_HEIGHT, WorkDelegate
from ui.work.model import Column, WorkModel

_EDGE = 24  # around the sentence
_NO_HANDLER, _NO_UNIT, _NO_CUSTOMER = 840, 720, 580  # narrower than this a column stands in the details only

_WIDTHS = (
    (Column.DUE, 150),
    (Column.CUSTOMER, 130),
    (Column.UNIT, 140),
    (Column.HANDLER, 88),
    (Column.STATUS, 158),
)


class WorkTable(QWidget):
    """One row for each work item; the chosen one and the place scrolled to stay when the rows are replaced.

    Signals:
        item_chosen: id of the item to show.
        entered: Enter was pressed on a row.
        next_wanted: N was pressed: it works only while the keyboard is in the list.
    """

    item_chosen = Signal(object)
    entered = Signal()
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Work queue"))
        fill(self, True, (0, 0, 0, 0), 0)
        self.model = WorkModel()
        self.table = _dressed(QTableView(self), self.model)
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.table.activated.connect(lambda _index: self._enter())
        self._empty = label("", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setContentsMargins(*[theme().px(_EDGE)] * 4)
        self._empty.hide()
        box(self).addWidget(self.table, 1)
        box(self).addWidget(self._empty, 1)
        shortcut = QShortcut(QKeySequence("N"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.next_wanted)

    def show_rows(self, rows: Sequence[WorkRow], names: Names, chosen: UUID | None, empty: str) -> None:
        """Replace the rows; `chosen` is marked when it is among them, and not told again."""
        scrolled, current = self.table.verticalScrollBar().value(), self.table.currentIndex().row()
        with QSignalBlocker(self.table.selectionModel()):
            self.model.show_rows(rows, names)
            self._go_to(min(max(current, 0), len(rows) - 1))
        self.choose(chosen)
        self.table.verticalScrollBar().setValue(scrolled)
        self._show_or_explain(bool(rows), empty)

    def _show_or_explain(self, has_rows: bool, empty: str) -> None:
        """The keyboard stays in the list, also when there is nothing in it."""
        has_keyboard = self.hasFocus() or self.table.hasFocus()
        self.setAccessibleDescription("" if has_rows else empty)
        self._empty.setText(empty)
        self.table.setVisible(has_rows)
        self._empty.setVisible(not has_rows)
        if has_keyboard:
            self.focus_list()

    def choose(self, item_id: UUID | None) -> None:
        """Mark an item without telling it."""
        with QSignalBlocker(self.table.selectionModel()):
            place = self.model.place_of(item_id)
            if place >= 0:
                self.table.selectRow(place)
            else:
                self.table.clearSelection()
        self.table.viewport().update()

    def _go_to(self, place: int) -> None:
        """Where the keyboard goes on, without opening it."""
        flag = QItemSelectionModel.SelectionFlag.NoUpdate
        self.table.selectionModel().setCurrentIndex(self.model.index(place, 0), flag)

    def choose_first(self) -> None:
        """Open the first row."""
        self.table.selectRow(0)

    def focus_list(self) -> None:
        """Put the keyboard in the list."""
        (self.table if self.table.isVisible() else self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow list leaves columns out: the details tell them too."""
        super().resizeEvent(event)
        px, width = theme().px, self.width()
        self.table.setColumnHidden(Column.HANDLER, width < px(_NO_HANDLER))
        self.table.setColumnHidden(Column.UNIT, width < px(_NO_UNIT))
        self.table.setColumnHidden(Column.CUSTOMER, width < px(_NO_CUSTOMER))

    def _enter(self) -> None:
        row = self.model.row(self.table.currentIndex().row())
        if row is not None:
            self.item_chosen.emit(row.item.id)
            self.entered.emit()

    def _chosen(self, selected: QItemSelection, _before: QItemSelection) -> None:
        indexes = selected.indexes()
        row = self.model.row(indexes[0].row()) if indexes else None
        if row is not None:
            self.item_chosen.emit(row.item.id)


def _dressed(table: QTableView, model: WorkModel) -> QTableView:
    table.setModel(model)
    table.setItemDelegate(WorkDelegate(table))
    table.setAccessibleName(_("Work queue"))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme().px(ROW_HEIGHT))
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    for column, width in _WIDTHS:
        table.setColumnWidth(column, theme().px(width))
    header.setSectionResizeMode(Column.SUBJECT, QHeaderView.ResizeMode.Stretch)
    return table
