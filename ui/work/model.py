"""The rows of the work queue."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from uuid import UUID

from PySide6.QtCore import Qt

from app.domain.contact_number import format_number
from app.services.work_ports import WorkRow
from resources.translations import _
from ui.shared.names import Names
from ui.shared.widgets.basics import Tone
from ui.shared.widgets.table_model import Index, TextTableModel
from ui.work.words import channel_words, due_tone, due_words, status_chip


class Column(IntEnum):
    """What stands where."""

    DUE = 0
    SUBJECT = 1
    CUSTOMER = 2
    UNIT = 3
    HANDLER = 4
    STATUS = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell to draw: a chip when it has a tone, and a second line in small letters."""

    text: str
    below: str = ""
    tone: Tone | None = None


class WorkModel(TextTableModel[WorkRow]):
    """Hands out words for screen readers, and under UserRole the Cell to draw."""

    def __init__(self) -> None:
        super().__init__((_("At the latest"), _("Subject"), _("Customer"), _("Team"), _("Handler"), _("Status")))
        self._names = Names()

    def show_rows(self, rows: Sequence[WorkRow], names: Names) -> None:
        """Replace all rows."""
        self._names = names
        self.replace_rows(rows)

    def place_of(self, item_id: UUID | None) -> int:
        """Where an item stands, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.item.id == item_id), -1)

    def texts(self, row: WorkRow) -> tuple[str, ...]:
        """What stands in each column; a second line comes behind the first."""
        return tuple(f"{cell.text}, {cell.below}" if cell.below else cell.text for cell in self.cells(row))

    def cells(self, row: WorkRow) -> tuple[Cell, ...]:
        """Every cell of a row; what is shielded stays so."""
        item, names = row.item, self._names
        number = f"{format_number(row.contact_number)} · {channel_words(row.channel)}"
        late = due_tone(item, names.today)
        return (
            Cell(due_words(item.promised_on, names.today), tone=late if late != "plain" else None),
            Cell(row.title, number) if row.may_see else Cell(_("Shielded"), number),
            Cell(row.customer or _("anonymous")) if row.may_see else Cell(_("shielded"), tone="plain"),
            Cell(names.unit(item.unit_id)),
            Cell(names.person(item.handler_id)),
            _status(row),
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words of a cell, or the cell to draw."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None or role != Qt.ItemDataRole.UserRole:
            return super().data(index, role)
        return self.cells(row)[index.column()]


def _status(row: WorkRow) -> Cell:
    words, tone = status_chip(row.item.status)
    return Cell(words, tone=tone)
