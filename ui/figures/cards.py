"""The four figures on top, each with what it should be and what it was."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from app.domain.figures.definitions import FigureKey
from app.figure_words import figure_name, figure_text
from app.services.figure_views import FigureScope, Shown
from resources.translations import _
from ui.figures.number_button import NumberButton
from ui.figures.wishes import Define
from ui.figures.words import before_words, few_words, norm_line, value_spoken
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, fill, label

_CARD_WIDTH = 210  # at 100 % text, below which fewer cards stand beside each other


class FigureCard(QFrame):
    """One figure.

    Signals:
        wished: the Define of its value.
    """

    wished = Signal(object)

    def __init__(self, key: FigureKey, name: str = "") -> None:
        super().__init__()
        self.setProperty("role", "card")
        fill(self, True, (14, 12, 14, 12), 2)
        words = name or figure_name(key)
        self.number, self._note = NumberButton(words), label("", "muted", wrap=True)
        self._wish: Define | None = None
        self.number.clicked.connect(self._ask)
        for part in (label(words, "label", wrap=True), self.number, self._note):
            box(self).addWidget(part)
        box(self).addStretch(1)

    def show_figure(self, shown: Shown, scope: FigureScope, more: str = "") -> None:
        """Show a value with its norm; `more` takes the place of what it was before."""
        norm, tone = norm_line(shown)
        self._wish = Define(shown.now, scope)
        spoken = value_spoken(shown.now)
        none = _("no contacts") if shown.now.value is None else ""
        parts = (none or few_words(shown.now), norm, more or before_words(shown, scope.period.kind))
        self._note.setText(" · ".join(part for part in parts if part))
        self.number.show_value(figure_text(shown.now), f"{spoken}. {self._note.text()}", tone)

    def _ask(self) -> None:
        if self._wish is not None:
            self.wished.emit(self._wish)


class CardRow(QWidget):
    """Cards beside each other, as many as can be read."""

    def __init__(self, cards: list[FigureCard]) -> None:
        super().__init__()
        self._cards, self._columns = cards, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme().px(14))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page puts cards below each other."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        fitting, count = max(1, self.width() // theme().px(_CARD_WIDTH)), len(self._cards)
        columns = count if fitting >= count else 2 if fitting >= 2 else 1
        if columns == self._columns:
            return
        self._columns = columns
        for place in range(count):
            self._grid.setColumnStretch(place, int(place < columns))
        for place, each in enumerate(self._cards):
            self._grid.addWidget(each, place // columns, place % columns)
