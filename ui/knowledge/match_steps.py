"""Tell which match is looked at, and go to the next or the one before."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from resources.translations import _, plural
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, fill, icon_button, label


def place_words(current: int | None, total: int) -> str:
    """Where the reader is among the matches, counted from 0; without a place how many there are."""
    if current is None:
        return plural("{count} match", "{count} matches", total)
    return _("{number} of {total}").format(number=current + 1, total=total)


class MatchSteps(QWidget):
    """Words such as “3 of 12”, and two buttons.

    Signals:
        step_requested: 1 for the next match, -1 for the one before.
    """

    step_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        fill(self, False, (0, 0, 0, 0), 4)
        self._words = label("", "muted")
        self._before = icon_button("chevron-up", _("Previous match (Shift+F3)"))
        self._next = icon_button("chevron-down", _("Next match (F3)"))
        self._before.clicked.connect(lambda: self.step_requested.emit(-1))
        self._next.clicked.connect(lambda: self.step_requested.emit(1))
        for part in (self._words, self._before, self._next):
            box(self).addWidget(part)

    @property
    def words(self) -> str:
        """What is told."""
        return self._words.text()

    def show_place(self, words: str, can_step: bool) -> None:
        """Tell where the reader is."""
        self._words.setText(words)
        self._before.setEnabled(can_step)
        self._next.setEnabled(can_step)


class NextMatch(QPushButton):
    """The same in few words, on a button that goes to the next match."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "link")
        self.setStyleSheet(f"font-size: {theme().px(12.5)}px; padding: {theme().px(6)}px {theme().px(4)}px;")
        self.setToolTip(_("Next match (F3)"))
        self.words = ""

    def show_place(self, words: str) -> None:
        """Tell where the reader is."""
        self.words = words
        self.setText(f"{words} · F3")
