"""The next step of one deviation, beside the figure of the months around it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.errors import BaliewijsError, DomainError
from app.domain.figures.norms import DeviationState
from app.domain.organisation import Person
from app.error_sentences import sentence
from app.figure_words import figure_definition
from app.formatting import month_and_year
from app.services.norm_reading import MonthValue
from resources.translations import _
from ui.figures.chart_card import ChartCard
from ui.figures.charts.sparkline import Point, Sparkline
from ui.figures.deviation_fields import DeviationFields
from ui.figures.deviation_words import (
    course_spoken,
    course_words,
    found_words,
    helped_words,
    state_heading,
    title_words,
)
from ui.figures.deviations_presenter import OpenDeviation
from ui.figures.number_table import NumberColumn
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import KeyButton, box, label, row, stack_when_narrow
from ui.shared.widgets.sheet import Sheet


class DeviationSheet(Sheet):
    """Stays open until the step was stored.

    Signals:
        typed: the Typed after each change.
        planned: the Typed, and its day or None.
        carried_out, checked, opened_again: what is told about it.
    """

    typed = Signal(object)
    planned = Signal(object, object)
    carried_out = Signal(str)
    checked = Signal(str)
    opened_again = Signal(str)

    def __init__(self, window: QWidget, opened: OpenDeviation, people: Sequence[Person]) -> None:
        deviation = opened.deviation
        super().__init__(window, title_words(deviation, opened.product), state_heading(deviation.state), width=980)
        self._deviation = deviation
        self.banner = Banner()
        self.fields = DeviationFields(deviation, opened.typed, people)
        self.fields.changed.connect(lambda: self.typed.emit(self.fields.typed))
        definition = label(figure_definition(deviation.figure), "muted", wrap=True)
        for part in (self.banner, label(found_words(deviation), "big", wrap=True), definition):
            box(self.body).addWidget(part)
        course = self._course(opened)
        self._columns = row(self.fields, course, gap=16)
        self._columns.setAlignment(course, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            self._columns.setStretch(column, 1)
        box(self.body).addLayout(self._columns)
        box(self.body).addStretch(1)
        cancel = KeyButton(_("Not now"), "Esc")
        cancel.clicked.connect(self.close_sheet)
        self.set_buttons(cancel, None, *self._step_buttons())

    def open_sheet(self) -> None:
        """Begin where something is to be filled in."""
        super().open_sheet()
        if self._deviation.state is not DeviationState.CLOSED:
            self.go_to(self.fields.first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow sheet puts the months below the fields."""
        super().resizeEvent(event)
        stack_when_narrow(self._columns, self.width())

    def _course(self, opened: OpenDeviation) -> QWidget:
        deviation, course = opened.deviation, opened.course
        chart = Sparkline(_("The months around it"))
        columns = [
            NumberColumn[MonthValue](_("Month"), lambda each: month_and_year(each.month)),
            NumberColumn[MonthValue](
                _("Value"),
                lambda each: course_words(deviation, each),
                spoken=lambda each: course_spoken(deviation, each),
            ),
        ]
        made = ChartCard(_("Did it help? {words}").format(words=helped_words(deviation, course)), chart, columns, "")
        points = [
            Point(
                each.month.isoformat(),
                f"{month_and_year(each.month)}: {course_spoken(deviation, each)}",
                each.found.value,
            )
            for each in course
        ]
        chart.show_points(points, deviation.bound, deviation.norm.is_met)
        made.show_rows(course)
        made.show_as_table(True)
        return made

    def _step_buttons(self) -> list[QPushButton]:
        match self._deviation.state:
            case DeviationState.OPEN:
                return [self._main(_("Store the plan"), self.plan)]
            case DeviationState.PLANNED:
                store = KeyButton(_("Store another plan"))
                store.clicked.connect(self.plan)
                return [store, self._main(_("It is done"), lambda: self.carried_out.emit(self.fields.typed.result))]
            case DeviationState.DONE:
                again = KeyButton(_("It did not help: plan again"))
                again.clicked.connect(lambda: self.opened_again.emit(self.fields.typed.result))
                return [again, self._main(_("Close it"), lambda: self.checked.emit(self.fields.typed.result))]
            case DeviationState.CLOSED:
                return [self._main(_("Open again"), lambda: self.opened_again.emit(""))]

    def _main(self, words: str, do: Callable[[], object]) -> QPushButton:
        made = KeyButton(words, "Ctrl ↵", "primary")
        made.clicked.connect(lambda: do())
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), do)
        return made

    def plan(self) -> None:
        """Tell the plan, when its day can be read."""
        self.fields.show_error("", "")
        if self.fields.due.is_wrong:
            self.go_to(self.fields.due)
        else:
            self.planned.emit(self.fields.typed, self.fields.due.day)

    def show_refused(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """Say what is wrong, at its field when it has one; what was typed stays."""
        field = self.fields.show_error(error.field, sentence(error)) if isinstance(error, DomainError) else None
        if field is not None:
            self.go_to(field)
        elif isinstance(error, DomainError):
            self.banner.tell(sentence(error), "bad")
        else:
            self.banner.tell(sentence(error), "bad", _("Try again"), again)
