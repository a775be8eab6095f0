"""A chip that opens a menu."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenu, QPushButton

from ui.shared.icons import icon
from ui.shared.theme import theme

_MOST_ON_CHIP, _MOST_IN_MENU = 190, 420  # width of words at 100 % text


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu; without words it is a line between groups."""

    words: str
    act: Callable[[], object] | None = None
    is_chosen: bool = False


class MenuChip(QPushButton):
    """Says what is chosen; Enter, space or a click opens what can be."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._entries: Sequence[Entry] = ()
        self.setProperty("role", "facet")
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        size = theme().px(13)
        self.setIcon(icon("chevron-down", theme().colours.muted, size))
        self.setIconSize(QSize(size, size))
        self.clicked.connect(self.open_menu)
        self._is_narrowing = False

    def show_choice(self, words: str, is_narrowing: bool, entries: Sequence[Entry]) -> None:
        """Show what is chosen; `is_narrowing` when it is not everything."""
        metrics = QFontMetrics(theme().font(11.5))
        short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, theme().px(_MOST_ON_CHIP))
        self.setText(short.replace("&", "&&"))
        self.setToolTip(f"{self._name}: {words}")
        self.setAccessibleName(f"{self._name}: {words}")
        self._entries, self._is_narrowing = entries, is_narrowing
        self.setChecked(is_narrowing)

    @property
    def entries(self) -> Sequence[Entry]:
        """What can be chosen."""
        return self._entries

    def open_menu(self) -> None:
        """Open the menu below the chip."""
        self.setChecked(self._is_narrowing)
        menu = QMenu(self)
        menu.setAccessibleName(self._name)
        metrics = QFontMetrics(theme().font())
        for entry in self._entries:
            if not entry.words:
                menu.addSeparator()
                continue
            words = metrics.elidedText(entry.words, Qt.TextElideMode.ElideMiddle, theme().px(_MOST_IN_MENU))
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(entry.is_chosen)
            action.setChecked(entry.is_chosen)
            if entry.act is not None:
                action.triggered.connect(lambda _checked=False, act=entry.act: act())
        begin = [action for action in menu.actions() if not action.isSeparator()]
        menu.setActiveAction(next((action for action in begin if action.isChecked()), begin[0]))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
