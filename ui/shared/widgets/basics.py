"""Labels, buttons, chips and cards in the product's look."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.shared.icons import icon
from ui.shared.theme import theme

_NARROW = 760

Tone = Literal["plain", "good", "warn", "bad", "info"]


def label(text: str = "", role: str = "", wrap: bool = False) -> QLabel:
    """Plain text in the look of `role`; text from people is never read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def chip(text: str, tone: Tone = "plain") -> QLabel:
    """A small rounded label."""
    made = label(text)
    made.setProperty("chip", tone)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet looks at, and dress the widget again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def set_chip(widget: QLabel, text: str, tone: Tone) -> None:
    """Change a chip's text and tone; an empty text hides it."""
    widget.setText(text)
    widget.setVisible(bool(text))
    set_property(widget, "chip", tone)


def boxed(role: str, vertical: bool = True, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 0) -> QWidget:
    """A widget with a layout and a ground of its own; sizes at 100 % text."""
    made = QWidget()
    made.setProperty("role", role)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    fill(made, vertical, margins, gap)
    return made


def card(role: str = "card", gap: int = 4) -> QFrame:
    """A rounded frame with a column inside."""
    made = QFrame()
    made.setProperty("role", role)
    fill(made, True, (12, 10, 12, 10), gap)
    return made


def fill(widget: QWidget, vertical: bool, margins: tuple[int, int, int, int], gap: int) -> QBoxLayout:
    """Give a widget a column or a row."""
    layout: QBoxLayout = QVBoxLayout(widget) if vertical else QHBoxLayout(widget)
    px = theme().px
    layout.setContentsMargins(*(px(side) if side else 0 for side in margins))
    layout.setSpacing(px(gap) if gap else 0)
    return layout


def scrolled(inside: QWidget, within: QWidget) -> QScrollArea:
    """Put `inside` at the end of a column, where it scrolls when there is no room; what it shows takes the keyboard.

    Fill it afterwards, from the outside in: moving a widget costs time for each widget in it.
    """
    area = QScrollArea(within)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    box(within).addWidget(area, 1)
    area.setWidget(inside)
    return area


def box(widget: QWidget) -> QBoxLayout:
    """The column or row inside `widget`."""
    layout = widget.layout()
    assert isinstance(layout, QBoxLayout)
    return layout


def row(*widgets: QWidget | None, gap: int = 8) -> QHBoxLayout:
    """Widgets beside each other; None is the stretch."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(theme().px(gap))
    for widget in widgets:
        if widget is None:
            made.addStretch(1)
        else:
            made.addWidget(widget)
    return made


def stack_when_narrow(columns: QBoxLayout, width: int) -> None:
    """Put columns below each other when `width` leaves no room for them side by side."""
    narrow = width < theme().px(_NARROW)
    columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


def clear(layout: QBoxLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()  # its parent keeps it until then: without one it might end in a working thread
        elif (inner := item.layout()) is not None:
            assert isinstance(inner, QBoxLayout)
            clear(inner)


class KeyButton(QPushButton):
    """A button that shows the key which does the same."""

    def __init__(self, text: str, key: str = "", role: str = "") -> None:
        super().__init__(text)
        self.setAutoDefault(True)  # Enter presses it too
        self.setAccessibleName(text)
        if role:
            self.setProperty("role", role)
        self._key = label(key, "key-on-accent" if role == "primary" else "key") if key else None
        if self._key is not None:
            self._key.setParent(self)
            self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self.setStyleSheet("text-align: left;")
            self.setAccessibleDescription(key)

    def sizeHint(self) -> QSize:
        """Room for the words and the key."""
        hint = super().sizeHint()
        if self._key is not None:
            hint.setWidth(hint.width() + self._key.sizeHint().width() + theme().px(10))
        return hint

    def minimumSizeHint(self) -> QSize:
        """The words and the key are never cut off."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key at the right edge."""
        super().resizeEvent(event)
        if self._key is not None:
            self._key.adjustSize()
            margin = theme().px(11)
            self._key.move(self.width() - self._key.width() - margin, (self.height() - self._key.height()) // 2)


def icon_button(name: str, text: str, colour: str = "") -> QToolButton:
    """A square button with only an icon; `text` is its tooltip and its name for screen readers."""
    made = QToolButton()
    made.setProperty("role", "icon")
    size = theme().px(16)
    made.setIcon(icon(name, colour or theme().colours.muted, size))
    made.setIconSize(QSize(size, size))
    made.setToolTip(text)
    made.setAccessibleName(text)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def line() -> QFrame:
    """A thin horizontal line."""
    made = QFrame()
    made.setProperty("role", "line")
    return made
