"""The rows of open hand-offs."""

from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.contact_number import format_number
from app.formatting import short_date
from app.services.ports import OpenHandOff
from resources.translations import _

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class HandOffModel(QAbstractTableModel):
    """Promise, subject, customer, unit and number of each hand-off."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[OpenHandOff] = []
        self._units: dict[str, str] = {}
        self._today = date.min

    def show_rows(self, rows: list[OpenHandOff], units: dict[str, str], today: date) -> None:
        """Replace all rows; `units` gives names by id."""
        self.beginResetModel()
        self._rows, self._units, self._today = rows, units, today
        self.endResetModel()

    def row(self, position: int) -> OpenHandOff | None:
        """The hand-off at a position, or None."""
        return self._rows[position] if 0 <= position < len(self._rows) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many hand-offs."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(_headings())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return _headings()[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text of a cell."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return self._texts(row)[index.column()]

    def _texts(self, row: OpenHandOff) -> tuple[str, ...]:
        shielded = _("shielded")
        masked = row.hand_off.shielded
        return (
            due_words(row.hand_off.promise.promised_on, self._today),
            shielded if masked else row.title,
            shielded if masked else row.customer or _("anonymous"),
            self._units.get(row.hand_off.unit_id, row.hand_off.unit_id),
            format_number(row.contact_number),
        )


def due_words(promised_on: date, today: date) -> str:
    """The promise as a word where it is near; a sign marks what is late or due."""
    days = (promised_on - today).days
    if days < 0:
        return _("! {day} (late)").format(day=short_date(promised_on))
    if days == 0:
        return _("! today")
    return _("tomorrow") if days == 1 else short_date(promised_on)


def _headings() -> tuple[str, ...]:
    return (_("At the latest"), _("Subject"), _("Customer"), _("Unit"), _("Number"))
