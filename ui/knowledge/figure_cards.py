"""Figures in cards beside each other: what is counted, the number, and what it should be."""

from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from ui.shared.theme import theme
from ui.shared.widgets.basics import box, card, chip, label, row, set_chip

_CARD_WIDTH = 190  # at 100 % text, below which fewer cards stand beside each other


@dataclass(frozen=True, slots=True)
class Figure:
    """`note` is what it should be or of what it is a part; `alarm` says what is wrong, or is ""."""

    name: str
    value: str
    note: str
    alarm: str = ""


class FigureCards(QWidget):
    """One card for each figure, as many beside each other as can be read."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme().px(10))
        self._cards: list[QFrame] = []
        self._columns = 0

    def show_figures(self, figures: list[Figure]) -> None:
        """Replace the cards."""
        for old in self._cards:
            old.hide()
            old.deleteLater()
        self._cards = [_card(figure) for figure in figures]
        self._columns = 0
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page puts cards below each other."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        fitting = max(1, self.width() // theme().px(_CARD_WIDTH))
        count = len(self._cards)
        columns = count if fitting >= count else 2 if fitting >= 2 else 1
        if columns == self._columns or not count:
            return
        self._columns = columns
        for place, each in enumerate(self._cards):
            self._grid.addWidget(each, place // columns, place % columns)


def _card(figure: Figure) -> QFrame:
    made = card("card-warn" if figure.alarm else "card", gap=2)
    made.setAccessibleName(" ".join(part for part in (figure.name, figure.value, figure.alarm, figure.note) if part))
    box(made).addWidget(label(figure.name, "label", wrap=True))
    alarm = chip("", "warn")
    box(made).addLayout(row(label(figure.value, "title"), alarm, None))
    set_chip(alarm, figure.alarm, "warn")  # now that it has a place: without one it would be a window for a moment
    box(made).addWidget(label(figure.note, "muted", wrap=True))
    return made
