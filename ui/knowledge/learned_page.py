"""The learned words on the knowledge-base page: how other municipalities call a product, used or refused."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QCheckBox, QWidget

from app.services.ports import LearnedLine, TermKey
from resources.translations import _, plural
from ui.knowledge.rows_table import RowsTable
from ui.knowledge.sorting_model import Column, SortingModel
from ui.shared.theme import theme
from ui.shared.widgets.basics import KeyButton, box, chip, fill, label, row, set_chip, stack_when_narrow
from ui.shared.widgets.fields import TextField
from ui.shared.widgets.table_model import Index


class LearnedModel(SortingModel[LearnedLine]):
    """Product, word, how often it was seen and whether it is used."""

    def __init__(self) -> None:
        super().__init__(
            (
                Column(_("Product"), lambda row: row.product),
                Column(_("Elsewhere it is called"), lambda row: row.text),
                Column(_("Seen"), lambda row: _("{count} ×").format(count=row.count), lambda row: row.count),
                Column(_("State"), lambda row: _("refused") if row.refused else _("used")),
            )
        )
        self._own: Collection[str] = ()
        self._only_own = False

    def show_terms(self, lines: Sequence[LearnedLine], own: Collection[str]) -> None:
        """Replace all rows; `own` are the products, in small letters, that an article here is about."""
        self._own = own
        self.show_all(lines)

    def show_only_own(self, only: bool) -> None:
        """Leave out, or show again, the words for products that no article here is about."""
        self._only_own = only
        self.show_again()

    def mark(self, terms: Collection[TermKey], refused: bool) -> None:
        """Show these as refused, or as used again; no row moves."""

        def marked(line: LearnedLine) -> LearnedLine:
            return replace(line, refused=refused) if term_of(line) in terms else line

        self._all = [marked(line) for line in self._all]
        self._rows = [marked(line) for line in self._rows]
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def is_shown(self, row: LearnedLine) -> bool:
        """Whether filter and switch let a row pass."""
        return (not self._only_own or row.product in self._own) and super().is_shown(row)

    def filtered_by(self, row: LearnedLine) -> tuple[str, ...]:
        """Product and word."""
        return (row.product, row.text)

    @property
    def refused_count(self) -> int:
        """How many of all words are refused."""
        return sum(line.refused for line in self._all)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What is refused is also struck through."""
        line = self.row(index.row()) if index.isValid() else None
        if line is not None and line.refused:
            if role == Qt.ItemDataRole.ForegroundRole:
                return QColor(theme().colours.muted)
            if role == Qt.ItemDataRole.FontRole and index.column() == 1:
                font = theme().font()
                font.setStrikeOut(True)
                return font
        return super().data(index, role)


class LearnedPage(QWidget):
    """Shows what was learned, and lets an editor refuse it.

    Attributes:
        model, rows: the words, and the table that shows them.

    Signals:
        refuse_requested, allow_requested: the chosen terms, as a list of TermKey.
        learn_requested: catalogues are to be learned from.
    """

    refuse_requested = Signal(object)
    allow_requested = Signal(object)
    learn_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fill(self, True, (16, 12, 16, 12), 10)
        self.model = LearnedModel()
        self._bar = self._build_bar()
        box(self).addLayout(self._bar)
        self.rows = RowsTable(self, self.model, _("Learned words"), (320, 320, 80, 100), (0, 1))
        self.rows.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.rows.table.selectionModel().selectionChanged.connect(self._show_what_is_possible)
        self.model.modelReset.connect(self._show_what_is_possible)
        self.model.dataChanged.connect(self._show_what_is_possible)
        box(self).addWidget(self.rows, 1)
        box(self).addLayout(self._build_actions())
        self._for_words: tuple[QWidget, ...] = (self._own, self._filter, self._refuse, self._allow, self._hint)
        self._show_what_is_possible()

    def _build_bar(self) -> QBoxLayout:
        self._count, self._refused = chip("", "info"), chip("", "plain")
        self._own = QCheckBox(_("Only for our own products"))
        self._own.toggled.connect(self.model.show_only_own)
        self._filter = TextField(_("Filter"), hint=_("Filter by product or word")).hide_label()
        self._filter.setMinimumWidth(theme().px(230))
        self._filter.changed.connect(self.model.narrow)
        learn = KeyButton(_("Learn from catalogues …"))
        learn.clicked.connect(self.learn_requested)
        bar, right = row(), row(self._filter)
        right.setStretch(0, 1)
        right.addWidget(learn, 0, Qt.AlignmentFlag.AlignRight)
        bar.addLayout(row(self._count, self._refused, self._own, None), 1)
        bar.addLayout(right, 1)
        return bar

    def _build_actions(self) -> QBoxLayout:
        self._refuse = KeyButton(_("Refuse"), "Del")
        self._allow = KeyButton(_("Allow again"), "Ins")
        for button, key, act in (
            (self._refuse, QKeySequence.StandardKey.Delete, self._ask_refuse),
            (self._allow, Qt.Key.Key_Insert, self._ask_allow),
        ):
            button.clicked.connect(act)
            shortcut = QShortcut(QKeySequence(key), self.rows.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        words = _("Searching does not use a refused word, also when another catalogue teaches it again.")
        self._hint = label(words, "muted", wrap=True)
        line = row(self._refuse, self._allow, self._hint)
        line.setStretch(2, 1)
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page puts filter and button below the counts."""
        super().resizeEvent(event)
        stack_when_narrow(self._bar, self.width())

    # show

    def show_terms(self, lines: Sequence[LearnedLine], own: Collection[str]) -> None:
        """Replace the rows; `own` are the products that an article here is about."""
        self.rows.explain_empty(_("No word matches.") if lines else _explanation())
        self.model.show_terms(lines, own)
        set_chip(self._count, plural("{count} word", "{count} words", len(lines)) if lines else "", "info")
        for part in self._for_words:
            part.setVisible(bool(lines))
        self._show_refused()

    def show_marked(self, terms: Collection[TermKey], refused: bool) -> None:
        """These were refused, or allowed again."""
        self.model.mark(frozenset(terms), refused)
        self._show_refused()

    def _show_refused(self) -> None:
        count = self.model.refused_count
        set_chip(self._refused, plural("{count} refused", "{count} refused", count) if count else "", "plain")

    def _show_what_is_possible(self) -> None:
        self._refuse.setEnabled(bool(self._chosen(refused=False)))
        self._allow.setEnabled(bool(self._chosen(refused=True)))

    # tell

    def _ask_refuse(self) -> None:
        if terms := self._chosen(refused=False):
            self.refuse_requested.emit(terms)

    def _ask_allow(self) -> None:
        if terms := self._chosen(refused=True):
            self.allow_requested.emit(terms)

    def _chosen(self, refused: bool) -> list[TermKey]:
        return [term_of(line) for line in self.rows.chosen() if line.refused == refused]


def term_of(line: LearnedLine) -> TermKey:
    """By what a learned word is known."""
    return (line.product, line.text)


def _explanation() -> str:
    return _(
        "Other municipalities use other words for the same product. Learn those words from their catalogues, and a "
        "customer who uses them finds our article. Everything stays on this workplace."
    )
