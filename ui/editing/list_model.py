"""The rows of the editors' list."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from app.domain.editor_tasks import EditorTask
from ui.editing.rows import EditorRow
from ui.shared.widgets.table_model import Index

_ROOT = QModelIndex()


class ListModel(QAbstractListModel):
    """Hands out words for screen readers, and under UserRole the EditorRow to draw."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[EditorRow, ...] = ()

    def show_rows(self, rows: Sequence[EditorRow]) -> bool:
        """Replace all rows; False when they are these already."""
        if self._rows == tuple(rows):
            return False
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()
        return True

    def row(self, place: int) -> EditorRow | None:
        """The row at a place, or None."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, chosen: UUID | EditorTask | None) -> int:
        """Where an article, or a task without one, stands; -1 when it does not."""
        if isinstance(chosen, EditorTask):
            return next((at for at, row in enumerate(self._rows) if row.task and row.task.key == chosen.key), -1)
        return next((at for at, row in enumerate(self._rows) if chosen and row.id == chosen), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words of a row, or the row to draw."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return row
        is_words = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        return row.words if is_words else None
