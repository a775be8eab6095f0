"""What all charts share: a mark that arrow keys and the mouse move, told in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from ui.shared.theme import theme


@dataclass(frozen=True, slots=True)
class Part:
    """Something a chart shows, known by its key; `words` tell all of it."""

    key: str
    words: str


class Chart(QWidget):
    """One part is marked, from the first look at it; a subclass paints, and says where each part is.

    Signals:
        marked_changed: the words of the marked part.
        chosen: key of a part, by Enter or a click.
    """

    marked_changed = Signal(str)
    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._parts: Sequence[Part] = ()
        self._marked = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Replace what is shown; the mark stays on the same key."""
        key = self.marked.key if self.marked else ""
        self._parts = parts
        self._marked = next((place for place, part in enumerate(parts) if part.key == key), -1)
        self._tell()
        self.updateGeometry()
        self.update()

    @property
    def marked(self) -> Part | None:
        """The marked part."""
        return self._parts[self._marked] if 0 <= self._marked < len(self._parts) else None

    # for the subclass

    def place_of(self, place: int) -> QRectF:
        """Where the part at this place is."""
        raise LookupError(place)

    def step_of(self, key: int) -> int:
        """By how many places an arrow key moves the mark; 0 when it does not."""
        forward, back = (Qt.Key.Key_Right, Qt.Key.Key_Down), (Qt.Key.Key_Left, Qt.Key.Key_Up)
        return 1 if key in forward else -1 if key in back else 0

    def paint_mark(self, painter: QPainter) -> None:
        """A frame around the marked part, thick while the keyboard is here."""
        if self.marked is None:
            return
        pen = QPen(QColor(theme().colours.text), theme().px(2) if self.hasFocus() else 1)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = theme().px(2)
        painter.drawRoundedRect(self.place_of(self._marked).adjusted(-edge, -edge, edge, edge), edge, edge)

    def paint_focus(self, painter: QPainter) -> None:
        """A frame around the whole chart while the keyboard is here."""
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme().colours.accent_text), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme().px(4), theme().px(4))

    # the mark

    def mark(self, place: int) -> None:
        """Move the mark."""
        wanted = max(0, min(place, len(self._parts) - 1)) if self._parts else -1
        if wanted != self._marked:
            self._marked = wanted
            self._tell()
            self.update()

    def _tell(self) -> None:
        words = self.marked.words if self.marked else ""
        self.setAccessibleName(f"{self._name}: {words}" if words else self._name)
        self.setAccessibleDescription(words)
        self.marked_changed.emit(words)

    def _at(self, point: QPoint) -> int:
        return next((place for place in range(len(self._parts)) if self.place_of(place).contains(point)), -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End move the mark, Enter chooses."""
        step = self.step_of(event.key())
        if step:
            self.mark(self._marked + step)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.mark(0 if event.key() == Qt.Key.Key_Home else len(self._parts) - 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.marked:
            self.chosen.emit(self.marked.key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """There is always something to tell."""
        if self.marked is None:
            self.mark(0)
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame becomes thin."""
        self.update()
        super().focusOutEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The hand says that a part can be chosen."""
        found = self._at(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if found >= 0 else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        found = self._at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and found >= 0:
            self.mark(found)
            self.chosen.emit(self._parts[found].key)

    def event(self, event: QEvent) -> bool:
        """What is under the mouse is told beside it."""
        if event.type() == QEvent.Type.ToolTip:
            assert isinstance(event, QHelpEvent)
            found = self._at(event.pos())
            if found >= 0:
                QToolTip.showText(event.globalPos(), self._parts[found].words, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)
