"""The left column of the editors' page: what waits, and any article that is looked for."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.domain.editor_tasks import EditorTask
from resources.translations import _
from ui.editing.list_delegate import ListDelegate
from ui.editing.list_model import ListModel
from ui.editing.rows import EditorRow
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, boxed, fill, label
from ui.shared.widgets.fields import TextField

_EDGE = 24  # around the sentence
_LEAST = 40  # height of the rows that stays where large letters leave no room
_NO_UPDATE = QItemSelectionModel.SelectionFlag.NoUpdate  # the keyboard goes there, nothing is chosen


class ArticleList(QWidget):
    """The chosen row and the place scrolled to stay when the rows are replaced.

    Attributes:
        search: narrows the rows, and finds other articles.

    Signals:
        article_chosen: id of an article to show.
        task_chosen: an EditorTask without an article to show.
        entered: Enter was pressed on a row.
    """

    article_chosen = Signal(object)
    task_chosen = Signal(object)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "results")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(theme().px(210))
        self.setAccessibleName(_("Articles to work on"))
        fill(self, True, (0, 0, 0, 0), 0)
        self.search = TextField(_("Find an article"), hint=_("Find an article")).hide_label()
        top = boxed("surface", margins=(12, 10, 12, 8))
        box(top).addWidget(self.search)
        self.model = ListModel()
        self.list = _dressed(QListView(), self.model)
        self.list.selectionModel().selectionChanged.connect(self._chosen)
        self.list.activated.connect(self._enter)
        self._empty = label("", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._empty.setContentsMargins(*[theme().px(_EDGE)] * 4)
        for part, stretch in ((top, 0), (self.list, 1), (self._empty, 1)):
            box(self).addWidget(part, stretch)
        self._empty.hide()
        self.search.edit.returnPressed.connect(self.focus_list)

    def show_rows(self, rows: Sequence[EditorRow], chosen: UUID | EditorTask | None, empty: str) -> None:
        """Replace the rows; `chosen` is marked when it is among them, and not told again."""
        scrolled, current = self.list.verticalScrollBar().value(), self.list.currentIndex().row()
        with QSignalBlocker(self.list.selectionModel()):
            if self.model.show_rows(rows) and rows:
                place = self.model.index(min(max(current, 0), len(rows) - 1))
                self.list.selectionModel().setCurrentIndex(place, _NO_UPDATE)
        self.choose(chosen)
        self.list.verticalScrollBar().setValue(scrolled)
        self._empty.setText(empty)
        self.setAccessibleDescription("" if rows else empty)
        self.list.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    def choose(self, chosen: UUID | EditorTask | None) -> None:
        """Mark a row without telling it."""
        place = self.model.place_of(chosen)
        with QSignalBlocker(self.list.selectionModel()):
            if place >= 0:
                self.list.setCurrentIndex(self.model.index(place))
            else:
                self.list.clearSelection()
        self.list.viewport().update()

    def focus_list(self) -> None:
        """Put the keyboard in the list."""
        (self.list if self.list.isVisible() else self.search).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_search(self) -> None:
        """Put the keyboard in the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.edit.selectAll()

    def _enter(self, index: QModelIndex) -> None:
        self._tell(index.row())
        self.entered.emit()

    def _chosen(self, selected: QItemSelection, _before: QItemSelection) -> None:
        indexes = selected.indexes()
        if indexes:
            self._tell(indexes[0].row())

    def _tell(self, place: int) -> None:
        row = self.model.row(place)
        if row is not None and row.id is not None:
            self.article_chosen.emit(row.id)
        elif row is not None:
            self.task_chosen.emit(row.task)


def _dressed(view: QListView, model: ListModel) -> QListView:
    view.setModel(model)
    view.setItemDelegate(ListDelegate(view))
    view.setAccessibleName(_("Articles to work on"))
    view.setMinimumHeight(theme().px(_LEAST))
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    return view
