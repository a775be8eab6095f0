"""A table as high as its rows, in which numbers can be pressed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QScrollArea, QTableView, QWidget

from ui.figures.wishes import rights_for
from ui.shared.offering import is_offered
from ui.shared.theme import theme
from ui.shared.widgets.table_model import Index, TextTableModel

Row = TypeVar("Row")

_ROW, _LEAST = 34, 150  # at 100 % text: of a row, and of the widest column
_AROUND = 12  # of words in their cell, at 100 % text
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
_LOOKED_AT = (*_WORDS, Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.FontRole)
_UNSHOWN = QItemSelectionModel.SelectionFlag.NoUpdate
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True)  # with slots, typing could not note of what rows it is
class NumberColumn(Generic[Row]):
    """What stands in a column; `wish` is what pressing a cell asks, None nothing, `spoken` what is said of it."""

    heading: str
    text: Callable[[Row], str]
    wish: Callable[[Row], object] | None = None
    spoken: Callable[[Row], str] | None = None


class NumberModel(TextTableModel[Row]):
    """Rows for a `NumberTable`; what can be pressed looks like a link.

    Painting asks for each cell many times, so what stands in a row is made once.

    Attributes:
        is_offered: whether who looks at it has one of some rights; known when it is painted.
    """

    def __init__(self, columns: Sequence[NumberColumn[Row]]) -> None:
        super().__init__([column.heading for column in columns])
        self._columns = columns
        self.is_offered: Callable[..., bool] = lambda *_rights: True
        self._made: dict[int, Sequence[str]] = {}
        self._links: dict[int, Sequence[bool]] = {}

    def replace_rows(self, rows: Sequence[Row]) -> None:
        """Replace all rows."""
        self._made.clear()
        self._links.clear()
        super().replace_rows(rows)

    def _made_of(self, place: int) -> Sequence[str]:
        """The texts of the row at this place."""
        row = self.row(place)
        if row is None:
            return ()
        if place not in self._made:
            self._made[place] = self.texts(row)
        return self._made[place]

    def _is_link(self, index: Index) -> bool:
        place = index.row()
        if place not in self._links:
            columns = range(self.columnCount())
            self._links[place] = [self.wish_at(self.index(place, column)) is not None for column in columns]
        return self._links[place][index.column()]

    def columns_of(self, places: Iterable[int]) -> Sequence[tuple[str, ...]]:
        """What stands below each other in each column, in these rows."""
        return list(zip(*(self._made_of(place) for place in places), strict=True))

    def texts(self, row: Row) -> Sequence[str]:
        """What stands in each column."""
        return [column.text(row) for column in self._columns]

    def wish_at(self, index: Index) -> object:
        """What pressing this cell asks; None when nothing."""
        row = self.row(index.row()) if index.isValid() else None
        column = self._columns[index.column()]
        wish = column.wish(row) if row is not None and column.wish is not None else None
        return wish if self.is_offered(*rights_for(wish)) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Links are underlined; a screen reader gets words for signs."""
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid():
            row, column = self.row(index.row()), self._columns[index.column()]
            return None if row is None else (column.spoken or column.text)(row)
        if not index.isValid() or role not in _LOOKED_AT:
            return None
        if role in _WORDS:
            return self._made_of(index.row())[index.column()]
        return _link_look(role) if self._is_link(index) else None


def _link_look(role: int) -> object:
    if role == Qt.ItemDataRole.ForegroundRole:
        return QColor(theme().colours.accent_text)
    font = theme().font()
    font.setUnderline(True)
    return font


class NumberTable(QTableView):
    """The page around it scrolls, not the table; the column `widest` takes the room that is left.

    Signals:
        wished: what pressing a cell asks.
    """

    wished = Signal(object)

    def __init__(self, model: NumberModel[Any], name: str, widest: int = 0) -> None:
        super().__init__()
        self._numbers, self._widest = model, widest
        self._kept: tuple[int, int] = (-1, -1)
        model.is_offered = partial(is_offered, self)
        self.setModel(model)
        self.setProperty("role", "numbers")
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme().px(_ROW))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.clicked.connect(self._ask)
        self.entered.connect(self._show_cursor)
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._take_place_up)

    # size

    def _fit(self) -> None:
        header, columns = self.horizontalHeader(), range(self._numbers.columnCount())
        edge = theme().px(6)
        metrics, around = self.fontMetrics(), 2 * theme().px(_AROUND)
        written = self._numbers.columns_of(range(self._numbers.rowCount())) or [()] * len(columns)
        widths = [max((metrics.horizontalAdvance(text) for text in set(texts)), default=0) for texts in written]
        wanted = [max(widths[each] + around, header.sectionSizeHint(each)) + edge for each in columns]
        room = self.width() - 2 - sum(wanted) + wanted[self._widest]
        wanted[self._widest] = max(theme().px(_LEAST), room)
        for column, width in enumerate(wanted):
            self.setColumnWidth(column, width)
        scrolls = header.length() > self.width() - 2
        bar = self.horizontalScrollBar().sizeHint().height() if scrolls else 0
        self.setFixedHeight(header.sizeHint().height() + self._numbers.rowCount() * theme().px(_ROW) + bar + 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the room again."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    # the place of the keyboard

    def _keep_place(self) -> None:
        self._kept = (self.currentIndex().row(), self.currentIndex().column())

    def _take_place_up(self) -> None:
        self._fit()
        row, column = self._kept
        if self._numbers.rowCount() and row >= 0:
            self._go_to(min(row, self._numbers.rowCount() - 1), column)
        elif self.hasFocus():
            self._go_to(0, 0)

    def _go_to(self, row: int, column: int) -> None:
        """Only the table that has the keyboard shows where it is."""
        command = QItemSelectionModel.SelectionFlag.ClearAndSelect if self.hasFocus() else _UNSHOWN
        self.selectionModel().setCurrentIndex(self._numbers.index(row, column), command)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A screen reader needs a place to begin."""
        super().focusInEvent(event)
        at = self.currentIndex()
        self._go_to(max(at.row(), 0), max(at.column(), 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The place stays, without being shown."""
        super().focusOutEvent(event)
        self.clearSelection()

    def currentChanged(self, current: QModelIndex | QPersistentModelIndex, previous: Index) -> None:
        """The page scrolls along."""
        super().currentChanged(current, previous)
        around = self._scrolling() if self.hasFocus() else None
        page = around.widget() if around is not None else None
        if around is not None and page is not None:
            place = self.viewport().mapTo(page, self.visualRect(current).center())
            around.ensureVisible(place.x(), place.y(), 0, theme().px(_ROW))

    def _scrolling(self) -> QScrollArea | None:
        around: QWidget | None = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        return around

    # pressing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the cell; where nothing is to be pressed, the first of its row that can be."""
        if event.key() in _ENTER:
            self._ask(self._pressed(self.currentIndex()))
        else:
            super().keyPressEvent(event)

    def _pressed(self, at: QModelIndex) -> QModelIndex:
        cells = [at, *(self._numbers.index(at.row(), column) for column in range(self._numbers.columnCount()))]
        return next((cell for cell in cells if self._numbers.wish_at(cell) is not None), at)

    def _ask(self, index: QModelIndex) -> None:
        wish = self._numbers.wish_at(index)
        if wish is not None:
            self.wished.emit(wish)

    def _show_cursor(self, index: QModelIndex) -> None:
        has_wish = self._numbers.wish_at(index) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if has_wish else Qt.CursorShape.ArrowCursor)
