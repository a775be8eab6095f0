"""The rows of the result list."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from knowledgebase.search import Marked
from ui.shared.widgets.basics import Tone

Index = QModelIndex | QPersistentModelIndex
Chips = tuple[tuple[str, Tone], ...]
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One row, ready to paint. `notes` are quieter chips that say why it stands here; `meaning` says that in full."""

    article_id: UUID
    title: Marked
    snippet: Marked
    chips: Chips
    notes: Chips = ()
    meaning: str = ""

    @property
    def plain_title(self) -> str:
        """The title without marks."""
        return "".join(piece for piece, _marked in self.title)

    @property
    def spoken(self) -> str:
        """The whole row as a screen reader says it."""
        snippet = "".join(piece for piece, _marked in self.snippet)
        chips = (chip for chip, _tone in self.chips)
        parts = (self.plain_title, *chips, self.meaning.removesuffix("."), snippet)
        return ". ".join(part for part in parts if part)


class ResultsModel(QAbstractListModel):
    """Hands its rows to the list; they are replaced as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ResultRow, ...] = ()

    def show_rows(self, rows: tuple[ResultRow, ...]) -> None:
        """Replace all rows; the same ones stay as they are."""
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, position: int) -> ResultRow | None:
        """The row at a position, or None."""
        return self._rows[position] if 0 <= position < len(self._rows) else None

    def position_of(self, article_id: UUID) -> int:
        """Where an article stands, or -1."""
        return next((i for i, row in enumerate(self._rows) if row.article_id == article_id), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Rows of a flat list."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, what a screen reader says, what the notes mean, or the whole row."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.plain_title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.meaning or None
        return row if role == Qt.ItemDataRole.UserRole else None
