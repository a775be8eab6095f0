"""The searches on the knowledge-base page: figures, the log, what was missed, and what agents chose."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.ports import ChoiceLine, GapLine, SearchFigures, SearchLine
from resources.translations import _
from ui.knowledge.figure_cards import FigureCards
from ui.knowledge.rows_table import RowsTable
from ui.knowledge.search_figures import figures_of
from ui.knowledge.searches_models import ChosenModel, GapModel, LogModel, MissedModel
from ui.knowledge.sorting_model import SortingModel
from ui.shared.theme import theme
from ui.shared.widgets.basics import KeyButton, box, boxed, fill, label, row, scrolled, stack_when_narrow
from ui.shared.widgets.fields import ChoiceField

_LOWEST_TABLE = 200  # at 100 % text: a lower window scrolls


class SearchesPage(QWidget):
    """Shows how searching goes. Nothing here tells who searched, or about whom.

    Attributes:
        log, missed, gaps, chosen: the rows of each table.
        chosen_rows: the table of `chosen`.

    Signals:
        reset_requested: id of the article whose choices are to be forgotten, or None for all; and its title.
        article_opened: id of the article.
    """

    reset_requested = Signal(object, str)
    article_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fill(self, True, (0, 0, 0, 0), 0)
        self._page = boxed("page", margins=(16, 12, 16, 12), gap=10)
        scrolled(self._page, self)
        self._cards = FigureCards()
        box(self._page).addWidget(self._cards)
        box(self._page).addLayout(self._build_switch())
        self._stack = QStackedWidget(self._page)
        self._stack.setMinimumHeight(theme().px(_LOWEST_TABLE))
        box(self._page).addWidget(self._stack, 1)
        self._parts = {"log": self._build_log(), "missed": self._build_missed(), "chosen": self._build_chosen()}
        for part in self._parts.values():
            self._stack.addWidget(part)

    def _build_switch(self) -> QBoxLayout:
        names = [("log", _("What was typed")), ("missed", _("Not found")), ("chosen", _("Chosen by agents"))]
        switch = ChoiceField(_("Show"), names).hide_label()
        switch.set_value("log")
        switch.changed.connect(lambda key: self._stack.setCurrentWidget(self._parts[key]))
        words = _("The customer's name, numbers and e-mail addresses are left out, and so is who searched.")
        self._switch_line = row(switch, label(words, "muted", wrap=True), gap=16)
        self._switch_line.setStretch(0, 1)
        self._switch_line.setStretch(1, 1)
        return self._switch_line

    def _build_log(self) -> QWidget:
        self.log = LogModel()
        table = RowsTable(self._stack, self.log, _("Searches"), (175, 300, 110, 130, 300), (1, 4))
        table.explain_empty(_("Nothing was searched yet. Every search of an agent comes here."))
        return table

    def _build_missed(self) -> QWidget:
        part = QWidget(self._stack)
        fill(part, True, (0, 0, 0, 0), 0)
        self.missed, self.gaps = MissedModel(), GapModel()
        nothing = _titled(
            part,
            _("Found nothing, last 30 days"),
            self.missed,
            (300, 90),
            _("No search stayed without a result."),
        )
        told = _titled(
            part,
            _("Agents say: an article is missing"),
            self.gaps,
            (300, 90, 120),
            _("No agent has missed an article yet."),
        )
        self._columns = row(nothing, told, gap=12)
        box(part).addLayout(self._columns)
        return part

    def _build_chosen(self) -> QWidget:
        part = QWidget(self._stack)
        fill(part, True, (0, 0, 0, 0), 10)
        self.chosen = ChosenModel()
        words = _("An article that agents often choose for certain words rises for those words.")
        box(part).addWidget(label(words, "muted", wrap=True))
        self.chosen_rows = RowsTable(part, self.chosen, _("Chosen by agents"), (320, 320, 90), (0, 1))
        self.chosen_rows.explain_empty(_("No article was chosen after a search yet."))
        self.chosen_rows.table.activated.connect(self._open)
        self.chosen_rows.table.selectionModel().selectionChanged.connect(self._show_what_is_possible)
        self.chosen.modelReset.connect(self._show_what_is_possible)
        box(part).addWidget(self.chosen_rows, 1)
        self._reset_one = KeyButton(_("Forget for this article …"))
        self._reset_one.clicked.connect(self._ask_reset_one)
        self._reset_all = KeyButton(_("Forget everything …"))
        self._reset_all.clicked.connect(lambda: self.reset_requested.emit(None, ""))
        box(part).addLayout(row(self._reset_one, self._reset_all, None))
        self._show_what_is_possible()
        return part

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page puts its columns below each other."""
        super().resizeEvent(event)
        stack_when_narrow(self._switch_line, self.width())
        stack_when_narrow(self._columns, self.width())

    # show

    def show_searches(
        self,
        figures: SearchFigures,
        log: Sequence[SearchLine],
        gaps: Sequence[GapLine],
        chosen: Sequence[ChoiceLine],
    ) -> None:
        """Replace everything; `figures` are of the last 30 days."""
        self._cards.show_figures(figures_of(figures))
        self.log.show_all(log)
        self.missed.show_all(figures.top_without_result)
        self.gaps.show_all(gaps)
        self.chosen.show_all(chosen)

    def _show_what_is_possible(self) -> None:
        self._reset_one.setEnabled(len(self.chosen_rows.chosen()) == 1)
        self._reset_all.setEnabled(self.chosen.rowCount() > 0)

    # tell

    def _open(self, index: QModelIndex) -> None:
        line = self.chosen.row(index.row())
        if line is not None:
            self.article_opened.emit(line.article_id)

    def _ask_reset_one(self) -> None:
        for line in self.chosen_rows.chosen():
            self.reset_requested.emit(line.article_id, line.title)


def _titled(parent: QWidget, title: str, model: SortingModel[Any], widths: tuple[int, ...], when_empty: str) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().px(6))
    column.addWidget(label(title, "heading"))
    table = RowsTable(part, model, title, widths)
    table.explain_empty(when_empty)
    column.addWidget(table, 1)
    return part
