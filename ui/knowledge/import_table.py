"""What an import does, line by line: to look through, to narrow, and to decide on what was edited here."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QWidget

from app.services.import_lines import ImportLine, ImportStep
from resources.translations import _
from ui.knowledge.import_words import TONES, detail_of, step_chip, step_name
from ui.knowledge.rows_table import RowsTable
from ui.knowledge.sorting_model import Column, SortingModel
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, fill
from ui.shared.widgets.flow_layout import Flow
from ui.shared.widgets.table_model import Index

_ORDER = list(TONES)
_LOWEST, _NARROWEST = 260, 150  # the table and a column, at 100 % text


class ImportModel(SortingModel[ImportLine]):
    """Step, title and details. A conflict has a tick: the file goes before what was edited here.

    Signals:
        ticks_changed: other conflicts are ticked.
    """

    ticks_changed = Signal()

    def __init__(self) -> None:
        super().__init__(
            (
                Column(_("What happens"), self._step_words, lambda line: _ORDER.index(line.step)),
                Column(_("Title"), lambda line: line.title or "–"),
                Column(_("In detail"), detail_of),
            )
        )
        self._step: ImportStep | None = None
        self._ticked: frozenset[UUID] = frozenset()
        self._may_tick = False

    def show_lines(self, lines: Sequence[ImportLine], may_tick: bool) -> None:
        """Replace all lines; what needs a decision comes first."""
        self._ticked, self._may_tick = frozenset(), may_tick
        self.show_all(sorted(lines, key=lambda line: _ORDER.index(line.step)))

    def show_step(self, step: ImportStep | None) -> None:
        """Only lines of one step, or all."""
        self._step = step
        self.show_again()

    def is_shown(self, row: ImportLine) -> bool:
        """Whether the filters let a line pass."""
        return self._step in (None, row.step) and super().is_shown(row)

    # ticks

    @property
    def ticked(self) -> frozenset[UUID]:
        """Articles of which the file's text is taken."""
        return self._ticked

    def tick_all(self, is_ticked: bool) -> None:
        """Take theirs, or keep ours, for every conflict."""
        conflicts = (line.article_id for line in self._all if line.step is ImportStep.CONFLICT)
        self._set_ticked(frozenset(each for each in conflicts if each) if is_ticked else frozenset())

    def switch(self, lines: Sequence[ImportLine]) -> None:
        """Tick the conflicts among these, or untick them when all were ticked."""
        ids = frozenset(line.article_id for line in lines if self._has_tick(line) and line.article_id)
        if ids:
            self._set_ticked(self._ticked - ids if ids <= self._ticked else self._ticked | ids)

    def _set_ticked(self, ids: frozenset[UUID]) -> None:
        self._ticked = ids
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))
        self.ticks_changed.emit()

    def _has_tick(self, line: ImportLine) -> bool:
        return self._may_tick and line.step is ImportStep.CONFLICT

    def _step_words(self, line: ImportLine) -> str:
        return _("theirs is taken") if line.article_id in self._ticked else step_name(line.step)

    # Qt

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A conflict can be ticked in its first column."""
        line = self.row(index.row()) if index.isValid() and index.column() == 0 else None
        has_tick = line is not None and self._has_tick(line)
        return super().flags(index) | (Qt.ItemFlag.ItemIsUserCheckable if has_tick else Qt.ItemFlag.NoItemFlags)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The tick of a conflict."""
        if role == Qt.ItemDataRole.CheckStateRole and self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            line = self.row(index.row())
            is_ticked = line is not None and line.article_id in self._ticked
            return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """The tick was clicked."""
        line = self.row(index.row())
        if role != Qt.ItemDataRole.CheckStateRole or line is None:
            return False
        self.switch([line])
        return True


class ImportTable(QWidget):
    """Chips that narrow, and the lines under them.

    Attributes:
        model, rows: the lines, and the table that shows them.
    """

    def __init__(self) -> None:
        super().__init__()
        fill(self, True, (0, 0, 0, 0), 8)
        self.model = ImportModel()
        self._chosen: ImportStep | None = None
        self._flow = Flow(theme().px(6))
        self._chips: dict[ImportStep, QPushButton] = {}
        box(self).addWidget(self._flow)
        self.rows = RowsTable(self, self.model, _("What the import does"), (220, 330, 330), (1, 2))
        self.rows.setMinimumHeight(theme().px(_LOWEST))
        self.rows.table.horizontalHeader().setMinimumSectionSize(theme().px(_NARROWEST))
        self.rows.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.rows.table)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(lambda: self.model.switch(self.rows.chosen()))
        box(self).addWidget(self.rows, 1)

    def show_lines(self, lines: Sequence[ImportLine], may_tick: bool) -> None:
        """Replace all lines; `may_tick`: conflicts can still be decided on."""
        counts = {step: sum(line.step is step for line in lines) for step in _ORDER}
        self._chips = {step: self._chip(step, count) for step, count in counts.items() if count}
        self._flow.show_widgets(list(self._chips.values()))
        self.model.show_lines(lines, may_tick)
        self.show_step(None)

    def show_step(self, step: ImportStep | None) -> None:
        """Show the lines of one step, or with None all of them."""
        self._chosen = step
        for each, chip in self._chips.items():
            chip.setChecked(each is step)
        self.model.show_step(step)

    def _chip(self, step: ImportStep, count: int) -> QPushButton:
        made = QPushButton(step_chip(step, count))
        made.setProperty("role", "facet")
        made.setProperty("tone", TONES[step])
        made.setCheckable(True)
        made.setAutoDefault(True)
        made.clicked.connect(lambda: self.show_step(None if self._chosen is step else step))
        return made
