"""The quality charter: what the municipality promises, and whether it does so."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from shiboken6 import isValid

from app.domain.errors import BaliewijsError
from app.domain.figure_text import FigureText
from app.domain.figures.norms import Norm
from app.domain.figures.periods import Period, PeriodKind, period_of
from app.domain.rights import Right
from app.figure_words import figure_name, period_name
from app.services.figure_views import CharterLine, CharterView, FigureScope
from app.services.norm_reading import months_up_to
from resources.translations import _
from ui.figures.charter_presenter import CharterPresenter
from ui.figures.charter_words import (
    month_spoken,
    month_words,
    narrowed_words,
    promise_sentence,
    short_month,
    valid_words,
)
from ui.figures.norm_sheet import NormSheet
from ui.figures.number_table import NumberColumn
from ui.figures.promise_card import PromiseCard
from ui.figures.table_card import TableCard
from ui.figures.wishes import Define
from ui.shared.offering import needs
from ui.shared.widgets.basics import KeyButton, box, boxed, clear, fill, label
from ui.shared.widgets.fields import ChoiceField
from ui.shared.widgets.flow_layout import Flow

_PERIODS = {
    "month": (PeriodKind.MONTH, 0),
    "last-month": (PeriodKind.MONTH, 1),
    "year": (PeriodKind.YEAR, 0),
    "last-year": (PeriodKind.YEAR, 1),
}


class CharterPage(QWidget):
    """A card for each promise, and all months in a table.

    Signals:
        failed: an error, and what reads again.
        wished: the Define of a number.
        deviations_requested: somebody wants to see what is done about it.
    """

    failed = Signal(object, object)
    wished = Signal(object)
    deviations_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        fill(self, True, (0, 0, 0, 0), 0)
        self._presenter: CharterPresenter | None = None
        self._sheet: NormSheet | None = None
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what it shows takes the keyboard
        inner = boxed("page", margins=(16, 12, 16, 16), gap=14)
        self._title = label("", "muted", wrap=True)
        self._cards = boxed("clear", gap=10)
        box(inner).addWidget(self._build_top())
        box(inner).addWidget(self._title)
        box(inner).addWidget(self._cards)
        box(inner).addStretch(1)
        scroll.setWidget(inner)
        box(self).addWidget(scroll)

    def _build_top(self) -> QWidget:
        names = {
            "month": _("This month"),
            "last-month": _("Last month"),
            "year": _("This year"),
            "last-year": _("Last year"),
        }
        self._period = ChoiceField(_("Period"), list(names.items())).hide_label()
        self._period.set_value("month")
        self._period.changed.connect(self._choose)
        new = needs(KeyButton(_("New norm"), role="primary"), Right.SET_NORMS)
        new.clicked.connect(self.new_norm)
        flow = Flow()
        flow.show_widgets([self._period, new])
        return flow

    def work_with(self, presenter: CharterPresenter) -> None:
        """Read from now on when the page is shown."""
        self._presenter = presenter
        if self.isVisible():
            presenter.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read at once."""
        super().showEvent(event)
        if self._presenter is not None and not event.spontaneous():
            self._presenter.refresh()

    def _choose(self, key: str) -> None:
        if self._presenter is not None:
            self._presenter.choose(*_PERIODS[key])

    # show

    def show_charter(self, charter: CharterView, others: Sequence[Norm], titles: dict[str, str], today: date) -> None:
        """Show what holds, and the norms of before and later."""
        clear(box(self._cards))
        months = months_up_to(charter.period.last)
        scope = FigureScope(charter.period)
        kept = sum(line.is_met is True for line in charter.lines)
        measured = sum(line.is_met is not None for line in charter.lines)
        words = _("{period}. Promises kept: {kept} of {measured} that can be measured.")
        self._title.setText(words.format(period=period_name(charter.period), kept=kept, measured=measured))
        for line in charter.lines:
            followed = [each for each in charter.deviations if each.norm_id == line.norm.id]
            card = PromiseCard(line, scope, months, followed)
            card.wished.connect(self.wished)
            card.change_requested.connect(self._edit)
            card.deviations_requested.connect(self.deviations_requested)
            self._add(card)
        self._add(self._months_table(charter, months, today))
        if others:
            self._add(self._others_table(others, titles))

    def _add(self, card: QWidget) -> None:
        box(self._cards).addWidget(card)
        card.show()  # at once: Qt itself would wait for the next event

    def _months_table(self, charter: CharterView, months: Sequence[date], today: date) -> TableCard:
        def about(line: CharterLine) -> str:
            return figure_name(line.norm.figure) + narrowed_words(line.norm, line.title)

        columns = [NumberColumn[CharterLine](_("Figure"), about)]
        columns += [_month_column(place, month, today) for place, month in enumerate(months)]
        made = TableCard(_("Twelve months"), columns, _("There is no norm yet."), most=50)
        made.show_rows(charter.lines)
        made.wished.connect(self.wished)
        return made

    def _others_table(self, others: Sequence[Norm], titles: dict[str, str]) -> TableCard:
        def promise(norm: Norm) -> str:
            return promise_sentence(norm, titles.get(norm.product, ""))

        columns = [
            NumberColumn[Norm](_("Norms of before and later"), promise, lambda norm: norm),
            NumberColumn[Norm](_("Validity"), valid_words),
        ]
        made = TableCard(_("Norms of before and later"), columns, "", most=10)
        made.show_rows(others)
        made.wished.connect(self._edit)
        return made

    def show_error(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """Something went wrong."""
        self.failed.emit(error, again)

    # norms

    def new_norm(self) -> None:
        """Begin a new norm."""
        self._edit(None)

    def _edit(self, norm: Norm | None) -> None:
        if self._presenter is not None:
            self._presenter.edit(norm)

    def open_norm(
        self, norm: Norm | None, products: Sequence[tuple[str, str]], today: date, typed: FigureText | None
    ) -> None:
        """Let somebody change a norm, or make a new one; `typed` is what they had typed for it already."""
        assert self._presenter is not None
        sheet = NormSheet(self.window(), norm, products, today, typed)
        sheet.typed.connect(self._presenter.keep)
        sheet.stored.connect(self._presenter.put)
        sheet.ended.connect(self._presenter.end)
        self._sheet = sheet
        sheet.open_sheet()

    @property
    def _open_sheet(self) -> NormSheet | None:
        return self._sheet if self._sheet is not None and isValid(self._sheet) else None

    def show_stored(self) -> None:
        """What was filled in is stored."""
        if (sheet := self._open_sheet) is not None:
            sheet.close_sheet()

    def show_refused(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """It is not stored; it stays in the sheet."""
        if (sheet := self._open_sheet) is not None:
            sheet.show_refused(error, again)
        else:
            self.show_error(error, again)


def _month_column(place: int, month: date, today: date) -> NumberColumn[CharterLine]:
    period: Period = period_of(PeriodKind.MONTH, month, today)

    def wish(line: CharterLine) -> Define | None:
        found = line.months[place]
        scope = FigureScope(period, line.norm.channel, line.norm.product)
        return Define(found, scope) if found.value is not None else None

    return NumberColumn(
        short_month(month),
        lambda line: month_words(line.norm, month, line.months[place]),
        wish,
        lambda line: month_spoken(line.norm, month, line.months[place]),
    )
