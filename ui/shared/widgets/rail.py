"""The dark bar on the left: the parts of the programme."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QWidget

from ui.shared.icons import icon
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, fill


class Rail(QWidget):
    """One button for each page.

    Signals:
        page_chosen: key of the page.
    """

    page_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme().px(70))
        fill(self, True, (4, 10, 4, 8), 4)
        box(self).addWidget(_logo(), 0, Qt.AlignmentFlag.AlignHCenter)
        box(self).addSpacing(theme().px(8))
        self._buttons: dict[str, RailButton] = {}

    def add(self, key: str, words: str, icon_name: str) -> None:
        """Append a page."""
        button = RailButton(words, icon_name)
        button.clicked.connect(lambda: self.page_chosen.emit(key))
        self._buttons[key] = button
        box(self).addWidget(button)

    def add_space(self) -> None:
        """What follows stands at the bottom."""
        box(self).addStretch(1)

    def offers(self, key: str) -> bool:
        """Whether there is a button for the page."""
        return not self._buttons[key].isHidden()

    def take_away(self, key: str) -> None:
        """The page is not for who works here."""
        self._buttons[key].hide()

    def show_page(self, key: str) -> None:
        """Mark the page in front."""
        for name, button in self._buttons.items():
            button.setChecked(name == key)

    def show_count(self, key: str, count: int) -> None:
        """Show a number at a page; 0 takes it away."""
        self._buttons[key].show_count(count)


class RailButton(QToolButton):
    """An icon with its word, and a count."""

    def __init__(self, words: str, icon_name: str) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        size = theme().px(19)
        self.setIcon(icon(icon_name, theme().colours.rail_text, size))
        self.setIconSize(QSize(size, size))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._count = 0

    def show_count(self, count: int) -> None:
        """Show a number; 0 takes it away."""
        self._count = count
        self.setAccessibleName(f"{self.text()}, {count}" if count else self.text())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the count over the icon's corner."""
        super().paintEvent(event)
        if not self._count:
            return
        px, colours = theme().px, theme().colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme().font(10, QFont.Weight.Bold))
            words = str(min(self._count, 99))
            width = painter.fontMetrics().horizontalAdvance(words) + px(9)
            place = QRect(self.width() - width - px(4), px(3), width, px(15))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.badge))
            painter.drawRoundedRect(place, px(7), px(7))
            painter.setPen(QColor(colours.badge_text))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)


def _logo() -> QLabel:
    logo = QLabel("B")
    logo.setAccessibleName("Baliewijs")
    logo.setAlignment(Qt.AlignmentFlag.AlignCenter)
    size = theme().px(36)
    logo.setFixedSize(size, size)
    logo.setStyleSheet(
        f"background: {theme().colours.accent}; color: #ffffff; border-radius: {theme().px(8)}px; "
        f"font-weight: 700; font-size: {theme().px(16)}px;"
    )
    return logo
