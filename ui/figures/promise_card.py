"""One promise of the charter: what it says, what came of it, and the year as a small line."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton

from app.domain.figures.norms import Deviation
from app.domain.rights import Right
from app.figure_words import figure_text, norm_text
from app.formatting import month_and_year
from app.services.figure_views import CharterLine, FigureScope
from resources.translations import _, plural
from ui.figures.charter_words import met_words, month_spoken, promise_sentence, valid_words
from ui.figures.charts.sparkline import Point, Sparkline
from ui.figures.number_button import NumberButton
from ui.figures.wishes import Define
from ui.figures.words import few_words, value_spoken
from ui.shared.offering import needs
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, chip, fill, label, row, stack_when_narrow

_NUMBER_WIDTH = 180  # at 100 % text, so that the numbers of all cards stand below each other


class PromiseCard(QFrame):
    """The sentence stands beside its number and line; below each other in a narrow place.

    Signals:
        wished: the Define of its value.
        change_requested: the Norm.
        deviations_requested: somebody wants to see what is done about it.
    """

    wished = Signal(object)
    change_requested = Signal(object)
    deviations_requested = Signal()

    def __init__(
        self, line: CharterLine, scope: FigureScope, months: Sequence[date], deviations: Sequence[Deviation]
    ) -> None:
        """`months` are first days, as many as the line has; `deviations` those of its norm that are followed."""
        super().__init__()
        self.setProperty("role", "card")
        layout = fill(self, True, (16, 12, 16, 12), 0)
        self._columns = row(self._told(line, deviations), self._measured(line, scope), self._year(line, months), gap=18)
        self._columns.setStretch(0, 1)
        layout.addLayout(self._columns)
        self.setAccessibleName(promise_sentence(line.norm, line.title))

    def _told(self, line: CharterLine, deviations: Sequence[Deviation]) -> QFrame:
        made = QFrame()
        fill(made, True, (0, 0, 0, 0), 4)
        change = needs(_link(_("Change …"), promise_sentence(line.norm, line.title)), Right.SET_NORMS)
        change.clicked.connect(lambda: self.change_requested.emit(line.norm))
        below = [change]
        if deviations:
            words = plural("{count} deviation is followed", "{count} deviations are followed", len(deviations))
            follow = _link(words, promise_sentence(line.norm, line.title))
            follow.clicked.connect(self.deviations_requested)
            below.append(follow)
        box(made).addWidget(label(promise_sentence(line.norm, line.title), "heading", wrap=True))
        box(made).addWidget(label(valid_words(line.norm), "muted", wrap=True))
        box(made).addLayout(row(*below, None))
        return made

    def _measured(self, line: CharterLine, scope: FigureScope) -> QFrame:
        made = QFrame()
        made.setFixedWidth(theme().px(_NUMBER_WIDTH))
        fill(made, True, (0, 0, 0, 0), 2)
        words, tone = met_words(line.is_met)
        number, sign = NumberButton(promise_sentence(line.norm, line.title)), chip(words, tone)
        narrowed = FigureScope(scope.period, line.norm.channel, line.norm.product)
        number.show_value(figure_text(line.found), f"{value_spoken(line.found)}. {words}", tone)
        number.clicked.connect(lambda: self.wished.emit(Define(line.found, narrowed)))
        note = " · ".join(part for part in (norm_text(line.norm), few_words(line.found)) if part)
        box(made).addWidget(number)
        box(made).addLayout(row(sign, None))
        box(made).addWidget(label(note, "muted", wrap=True))
        return made

    def _year(self, line: CharterLine, months: Sequence[date]) -> QFrame:
        made = QFrame()
        fill(made, True, (0, 0, 0, 0), 2)
        chart = Sparkline(_("Twelve months: {promise}").format(promise=promise_sentence(line.norm, line.title)))
        told = label("", "muted", wrap=True)
        chart.marked_changed.connect(told.setText)
        points = [
            Point(month.isoformat(), f"{month_and_year(month)}: {month_spoken(line.norm, month, found)}", found.value)
            for month, found in zip(months, line.months, strict=True)
        ]
        chart.show_points(points, line.norm.bound, line.norm.is_met)
        box(made).addWidget(chart)
        box(made).addWidget(told)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow card puts its parts below each other."""
        super().resizeEvent(event)
        stack_when_narrow(self._columns, self.width())


def _link(words: str, about: str) -> QPushButton:
    made = QPushButton(words)
    made.setProperty("role", "link")
    made.setAutoDefault(True)
    made.setAccessibleName(f"{words} {about}")
    return made
