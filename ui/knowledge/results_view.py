"""The left column: kinds, filters, what is said about the search, and found articles."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QPushButton, QWidget

from app.domain.rights import Right
from app.services.number_search import NumberFound
from knowledgebase.article import ArticleKind
from resources.translations import _
from ui.knowledge.filter_bar import FilterBar
from ui.knowledge.notice_line import NoticeLine
from ui.knowledge.number_line import NumberLine
from ui.knowledge.result_delegate import ResultDelegate
from ui.knowledge.results_model import ResultRow, ResultsModel
from ui.knowledge.words import kinds_name
from ui.shared.offering import needs
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, boxed, fill, label
from ui.shared.widgets.flow_layout import Flow
from ui.shared.widgets.promises_line import PromisesLine


class ResultsView(QWidget):
    """Facets above, rows below.

    Signals:
        article_chosen: id of the row that became current.
        article_entered: Enter or a click on a row.
        kind_chosen: an ArticleKind or None for all.
        suggestion_chosen: the better spelling.
        draft_requested: the number of a stored contact of which an article is to be made.
    """

    article_chosen = Signal(object)
    article_entered = Signal(object)
    kind_chosen = Signal(object)
    suggestion_chosen = Signal(str)
    draft_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "results")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(theme().px(220))
        fill(self, True, (0, 0, 0, 0), 0)
        top = boxed("surface", margins=(14, 10, 12, 10), gap=6)
        self._heading = label("", "label", wrap=True)
        self._facets = Flow(theme().px(6))
        self._buttons: dict[ArticleKind | None, QPushButton] = {}
        self._suggestion = QPushButton()
        self._suggestion.setProperty("role", "link")
        self._suggestion.clicked.connect(lambda: self.suggestion_chosen.emit(self._suggestion.property("word")))
        self.number, self.promises = NumberLine(), PromisesLine()
        self._draft = QPushButton(_("Make an article of this answer"))
        self._draft.setProperty("role", "link")
        self._draft.setAutoDefault(True)
        self._draft.clicked.connect(lambda: self.draft_requested.emit(self.number.number))
        self._draft.hide()
        for_editors = needs(boxed("clear"), Right.EDIT_ARTICLES)
        box(for_editors).addWidget(self._draft)
        self.filters, self.notice = FilterBar(), NoticeLine()
        above = (self.number, for_editors, self.promises, self._heading, self._facets)
        for part in (*above, self.filters, self.notice, self._suggestion):
            box(top).addWidget(part)
        self.model = ResultsModel()
        self.list = _ResultList()
        self.list.setModel(self.model)
        self.list.setAccessibleName(_("Found articles"))
        self.list.selectionModel().currentChanged.connect(self._row_changed)
        self.list.activated.connect(self._row_entered)
        self.list.clicked.connect(self._row_entered)
        self._empty = _EmptyWords()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._empty.setContentsMargins(*(theme().px(24),) * 4)
        box(self).addWidget(top)
        box(self).addWidget(self.list, 1)
        box(self).addWidget(self._empty, 1)
        self._empty.hide()
        self._suggestion.hide()

    # show

    def show_results(
        self,
        heading: str,
        facets: tuple[tuple[ArticleKind | None, int], ...],
        chosen: ArticleKind | None,
        rows: tuple[ResultRow, ...],
        empty: str,
    ) -> None:
        """Replace heading, facets and rows; `empty` is said when there are none."""
        self._heading.setText(heading)
        self._heading.setVisible(bool(heading))
        self._show_facets(facets, chosen)
        self.list.blockSignals(True)
        self.model.show_rows(rows)
        self.list.blockSignals(False)
        self.list.setVisible(bool(rows))
        self._empty.setText(empty)
        self._empty.setVisible(not rows)

    def show_number(self, found: NumberFound | None) -> None:
        """Offer a stored contact, and to make an article of it; or nothing."""
        self.number.show_number(found)
        self._draft.setVisible(found is not None)

    def say_instead(self, empty: str) -> None:
        """Say something else when there are no rows."""
        self._empty.setText(empty)

    def _show_facets(self, facets: tuple[tuple[ArticleKind | None, int], ...], chosen: ArticleKind | None) -> None:
        """Buttons are made only when other kinds were found than before: that would be felt while typing."""
        kinds = [kind for kind, _count in facets]
        if kinds != list(self._buttons):
            self._buttons = {kind: self._facet(kind) for kind in kinds}
            self._facets.show_widgets(list(self._buttons.values()))
        for kind, count in facets:
            words = kinds_name(kind) if kind else _("All")
            self._buttons[kind].setText(f"{words} {count}")
            self._buttons[kind].setChecked(kind is chosen)
        self._facets.setVisible(bool(facets))

    def show_suggestion(self, word: str) -> None:
        """Offer a better spelling; "" takes the offer away."""
        self._suggestion.setProperty("word", word)
        self._suggestion.setText(_("Did you mean “{word}”?").format(word=word))
        self._suggestion.setVisible(bool(word))

    def choose(self, article_id: UUID | None) -> None:
        """Mark the row of an article without telling it was chosen."""
        position = self.model.position_of(article_id) if article_id else -1
        selection = self.list.selectionModel()
        selection.blockSignals(True)
        index = self.model.index(position) if position >= 0 else QModelIndex()
        self.list.setCurrentIndex(index)
        selection.blockSignals(False)
        self.list.viewport().update()
        if position >= 0:
            self.list.scrollTo(index)

    def step(self, rows: int) -> None:
        """Choose the next or previous row while the keyboard stays in the search box."""
        current = self.list.currentIndex().row()
        position = min(max(current + rows, 0), self.model.rowCount() - 1)
        if position >= 0:
            self.list.setCurrentIndex(self.model.index(position))

    def rank_of(self, article_id: UUID) -> int:
        """Where an article stands in the rows, the first is 1; 0 when it does not."""
        return self.model.position_of(article_id) + 1

    @property
    def has_marked_row(self) -> bool:
        """Whether a row is marked."""
        return self.list.currentIndex().isValid()

    @property
    def current_id(self) -> UUID | None:
        """The article of the marked row, or of the first when none is marked."""
        row = self.model.row(max(0, self.list.currentIndex().row()))
        return row.article_id if row else None

    # emit

    def _facet(self, kind: ArticleKind | None) -> QPushButton:
        made = QPushButton()
        made.setProperty("role", "facet")
        made.setCheckable(True)
        made.clicked.connect(lambda: self.kind_chosen.emit(kind))
        return made

    def _row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        row = self.model.row(current.row())
        if row is not None:
            self.article_chosen.emit(row.article_id)

    def _row_entered(self, index: QModelIndex) -> None:
        row = self.model.row(index.row())
        if row is not None:
            self.article_entered.emit(row.article_id)


class _EmptyWords(QLabel):
    """What is said instead of rows; in a low window it gives way to what is above it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "muted")

    def hasHeightForWidth(self) -> bool:
        """It may become lower than its words."""
        return False

    def minimumSizeHint(self) -> QSize:
        """It may go."""
        return QSize(0, 0)


class _ResultList(QListView):
    """Rows follow the width; the keyboard gets a current row on entering."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(ResultDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(False)
        self._width = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At another width rows are higher or lower; Qt itself lays them out again only for another height."""
        super().resizeEvent(event)
        if self.width() != self._width:
            self._width = self.width()
            self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: object) -> None:
        """Screen readers need a current row."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        if not self.currentIndex().isValid() and self.model() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))

    def minimumSizeHint(self) -> QSize:
        """May become as narrow as the column, and as low as what is above leaves it."""
        return QSize(theme().px(120), theme().px(16))
