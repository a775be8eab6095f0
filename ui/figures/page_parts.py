"""Pieces of the figures pages: columns that go below each other, headings, and a line about marks."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from app.domain.figures.surveys import Average
from app.figure_words import count_text, decimal_text
from resources.translations import _, plural
from ui.figures.cards import FigureCard
from ui.figures.chart_card import ChartCard
from ui.figures.table_card import TableCard
from ui.figures.words import separated
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, fill, label


def connect_wishes(
    wished: SignalInstance, cards: Iterable[FigureCard], charts: Iterable[ChartCard], tables: Iterable[TableCard]
) -> None:
    """What is pressed in any of these is told by `wished`."""
    for figure in cards:
        figure.wished.connect(wished)
    for chart in charts:
        chart.wished.connect(wished)
    for table in tables:
        table.wished.connect(wished)


def text_card(title: str, text: QLabel, button: QPushButton | None = None) -> QFrame:
    """Words in a card, as far from its edge as a table; `button` does something about them."""
    made = QFrame()
    made.setProperty("role", "card")
    fill(made, True, (16, 12, 16, 12), 8)
    box(made).addWidget(label(title, "label", wrap=True))
    box(made).addWidget(text)
    if button is not None:
        box(made).addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    box(made).addStretch(1)
    return made


class Beside(QWidget):
    """Widgets beside each other by their shares; below each other where `narrow` leaves no room."""

    def __init__(self, *parts: tuple[QWidget, int], narrow: int = 760) -> None:
        super().__init__()
        self._narrow = narrow
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme().px(14))
        for part, share in parts:
            self._line.addWidget(part, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when there is no room."""
        super().resizeEvent(event)
        is_narrow = self.width() < theme().px(self._narrow)
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if self._line.direction() is not direction:
            self._line.setDirection(direction)


def marks_words(average: Average | None, asked: int) -> str:
    """The average mark with its interval, of how many answers, and how many were asked."""
    asked_words = separated(
        plural("{count} customer was asked for a mark.", "{count} customers were asked for a mark.", asked), asked
    )
    if average is None:
        return _("No customer gave a mark in this period.") + (f" {asked_words}" if asked else "")
    mark = _("On average {mark}.").format(mark=decimal_text(average.mean))
    given = separated(
        plural("{count} customer gave a mark.", "{count} customers gave a mark.", average.count), average.count
    )
    parts = [mark, given, asked_words] if asked else [mark, given]
    if average.margin is not None:
        low, high = max(1.0, average.mean - average.margin), min(10.0, average.mean + average.margin)
        between = _("The true average lies between {low} and {high}, with a certainty of 95 %.")
        parts.insert(1, between.format(low=decimal_text(low), high=decimal_text(high)))
    return " ".join(parts)


def too_few_words(marks: int, least: int) -> str:
    """Why the mark of a person is not shown."""
    words = _(
        "The mark of one person is shown from {least} marks on: with fewer it says too little. There are {count}."
    )
    return words.format(least=least, count=count_text(marks))
