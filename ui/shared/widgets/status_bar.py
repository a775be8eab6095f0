"""The line at the bottom: stored or not, the knowledge base, today, the seat."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from resources.translations import _
from ui.shared.theme import theme
from ui.shared.widgets.basics import Tone, box, fill, label, set_property

_EDGE, _GAP = 16, 22


class StatusBar(QWidget):
    """Texts beside each other; the dot has a word that says the same. Where they do not all fit, the least goes.

    Signals:
        saves_requested: show what waits for the server.
    """

    saves_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        fill(self, False, (_EDGE, 4, _EDGE, 4), _GAP)
        self._dot = Dot()
        self._dot.setFixedWidth(self._dot.sizeHint().width())
        self._stored = label(_("Starting …"), "muted")
        self._saves = QPushButton()
        self._saves.setProperty("role", "facet")
        self._saves.clicked.connect(self.saves_requested)
        self._saves.hide()
        self._knowledge = label("", "muted")
        self._today = label("", "muted")
        self._seat = label("", "muted")
        self._keys = label(_("F1 shortcuts"), "muted")
        row = box(self)
        row.addWidget(self._dot)
        row.addSpacing(-theme().px(14))
        for part in (self._stored, self._saves, self._knowledge, self._today):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._seat)
        row.addWidget(self._keys)
        self._least_first = (self._keys, self._knowledge, self._today, self._seat)
        for part in (*self._least_first, self._stored, self._saves):
            part.setMinimumWidth(1)  # a narrow window stays possible

    def _fit(self) -> None:
        """Leave out what matters least until the rest can be read whole; what is wrong goes last."""
        of_state = (self._stored, self._saves) if self._dot.is_good else (self._saves, self._stored)
        parts = [part for part in (*self._least_first, *of_state) if part.text()]
        room = self.width() - 2 * theme().px(_EDGE) - self._dot.width()
        while len(parts) > 1 and sum(part.sizeHint().width() + theme().px(_GAP) for part in parts) > room:
            parts.pop(0)
        for part in (*self._least_first, *of_state):
            part.setHidden(part not in parts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has other room."""
        super().resizeEvent(event)
        self._fit()

    def show_stored(self, words: str, good: bool) -> None:
        """Whether everything is on disk."""
        self._stored.setText(words)
        self._dot.show_state(good)
        self._fit()

    def show_saves(self, words: str, tone: Tone) -> None:
        """How it stands with what waits for the server; pressing it shows more. Only a joined seat has this."""
        self._saves.setText(words)
        self._saves.setAccessibleName(words)
        set_property(self._saves, "tone", tone)
        self._fit()

    @property
    def saves_text(self) -> str:
        """What it says about the server, or ""."""
        return self._saves.text()

    def show_knowledge(self, words: str) -> None:
        """How many articles, and how new."""
        self._knowledge.setText(words)
        self._fit()

    def show_today(self, words: str) -> None:
        """Contacts of today and how many were answered directly."""
        self._today.setText(words)
        self._fit()

    def show_seat(self, words: str) -> None:
        """Where this is."""
        self._seat.setText(words)
        self._fit()


class Dot(QWidget):
    """A round light."""

    def __init__(self) -> None:
        super().__init__()
        self.is_good = True

    def show_state(self, good: bool) -> None:
        """Green or red."""
        self.is_good = good
        self.update()

    def sizeHint(self) -> QSize:
        """As small as a letter."""
        return QSize(theme().px(9), theme().px(9))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the light."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme().colours.good_text if self.is_good else theme().colours.bad_text))
            size = theme().px(8)
            painter.drawEllipse(0, (self.height() - size) // 2, size, size)
