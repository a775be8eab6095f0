"""Fields beside each other, as many as the width allows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.shared.theme import theme


class Grid(QWidget):
    """All columns are equally wide; fewer of them where there is less room."""

    def __init__(self, parent: QWidget, fields: Sequence[QWidget], least: int) -> None:
        """`least` is the width that a field needs, in pixels of the screen."""
        super().__init__(parent)
        self._fields, self._least, self._columns = fields, least, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme().px(10))
        self._place(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the fields again when another number fits."""
        super().resizeEvent(event)
        self._place(max(1, min(len(self._fields), self.width() // self._least)))

    def _place(self, fitting: int) -> None:
        lines = -(-len(self._fields) // fitting)
        columns = -(-len(self._fields) // lines)  # four where three fit stand two by two
        if columns == self._columns:
            return
        self._columns = columns
        for place, field in enumerate(self._fields):
            self._grid.addWidget(field, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(len(self._fields)):
            self._grid.setColumnStretch(column, int(column < columns))
