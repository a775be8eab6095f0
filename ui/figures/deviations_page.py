"""What was not as it should be, and what is done about it: the circle of plan, do and check."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QWidget
from shiboken6 import isValid

from app.domain.errors import BaliewijsError
from app.domain.figures.norms import Deviation, DeviationState
from app.domain.organisation import Person
from app.formatting import month_and_year
from resources.translations import _
from ui.figures.deviation_sheet import DeviationSheet
from ui.figures.deviation_words import about_words, due_words, found_words, next_words, state_heading
from ui.figures.deviations_presenter import DeviationsPresenter, OpenDeviation
from ui.figures.number_table import NumberColumn
from ui.figures.table_card import TableCard
from ui.shared.names import Names
from ui.shared.widgets.basics import box, boxed, clear, fill, label


class DeviationsPage(QWidget):
    """A table for each state, with what to do next.

    Signals:
        failed: an error, and what reads again.
        wished: what other parts of the figures ask of the page; here nothing does.
    """

    failed = Signal(object, object)
    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        fill(self, True, (0, 0, 0, 0), 0)
        self._presenter: DeviationsPresenter | None = None
        self._people: Sequence[Person] = ()
        self._sheet: DeviationSheet | None = None
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what it shows takes the keyboard
        inner = boxed("page", margins=(16, 12, 16, 16), gap=12)
        words = _("A finished month below its norm comes here by itself, once there are 30 or more to measure.")
        self._with_closed = QCheckBox(_("Show closed ones too"))
        self._with_closed.toggled.connect(self._show_closed)
        self._cards = boxed("clear", gap=12)
        for part in (label(words, "muted", wrap=True), self._with_closed, self._cards):
            box(inner).addWidget(part)
        box(inner).addStretch(1)
        scroll.setWidget(inner)
        box(self).addWidget(scroll)

    def work_with(self, presenter: DeviationsPresenter, people: Sequence[Person]) -> None:
        """Read from now on when the page is shown; `people` can own an action."""
        self._presenter, self._people = presenter, people
        if self.isVisible():
            presenter.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read at once."""
        super().showEvent(event)
        if self._presenter is not None and not event.spontaneous():
            self._presenter.refresh()

    def _show_closed(self, with_closed: bool) -> None:
        if self._presenter is not None:
            self._presenter.show_closed(with_closed)

    # show

    def show_deviations(self, found: Sequence[Deviation], titles: dict[str, str], today: date) -> None:
        """Show the list, by how far each is."""
        clear(box(self._cards))
        names = Names({}, {person.id: person.name for person in self._people}, today)
        for state in DeviationState:
            rows = [each for each in found if each.state is state]
            if rows:
                self._add(self._table(state, rows, titles, names))
        if not found:
            words = _("Nothing is followed: as far as is known every norm was met.")
            self._add(label(words, "big", wrap=True))

    def _add(self, part: QWidget) -> None:
        box(self._cards).addWidget(part)
        part.show()  # at once: Qt itself would wait for the next event

    def _table(
        self, state: DeviationState, rows: Sequence[Deviation], titles: dict[str, str], names: Names
    ) -> TableCard:
        columns = [
            NumberColumn[Deviation](_("Figure"), lambda each: about_words(each, titles.get(each.product, ""))),
            NumberColumn[Deviation](_("Month"), lambda each: month_and_year(each.month)),
            NumberColumn[Deviation](_("Found"), found_words),
            NumberColumn[Deviation](_("What to do"), lambda each: next_words(each.state), lambda each: each),
            NumberColumn[Deviation](_("Owner"), lambda each: names.person(each.owner_id)),
            NumberColumn[Deviation](_("Done by"), lambda each: due_words(each, names.today)),
        ]
        made = TableCard(state_heading(state), columns, "", most=20)
        made.show_rows(rows)
        made.wished.connect(self._open)
        return made

    def show_error(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """Something went wrong."""
        self.failed.emit(error, again)

    # one of them

    def _open(self, deviation: Deviation) -> None:
        if self._presenter is not None:
            self._presenter.open(deviation)

    def open_deviation(self, opened: OpenDeviation) -> None:
        """Let somebody do the next step."""
        presenter, deviation = self._presenter, opened.deviation
        assert presenter is not None
        sheet = DeviationSheet(self.window(), opened, self._people)
        sheet.typed.connect(partial(presenter.keep, deviation))
        sheet.planned.connect(partial(presenter.plan, deviation))
        sheet.carried_out.connect(partial(presenter.done, deviation))
        sheet.checked.connect(partial(presenter.close, deviation))
        sheet.opened_again.connect(partial(presenter.reopen, deviation))
        self._sheet = sheet
        sheet.open_sheet()

    @property
    def _open_sheet(self) -> DeviationSheet | None:
        return self._sheet if self._sheet is not None and isValid(self._sheet) else None

    def show_stored(self, deviation: Deviation) -> None:
        """The step is stored."""
        if (sheet := self._open_sheet) is not None:
            sheet.close_sheet()

    def show_refused(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """The step is not stored; what was typed stays in the sheet."""
        if (sheet := self._open_sheet) is not None:
            sheet.show_refused(error, again)
        else:
            self.show_error(error, again)
