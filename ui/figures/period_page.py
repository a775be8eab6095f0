"""One period: what a team leader looks at first on top, everything else below it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from app.domain.errors import BaliewijsError
from app.services.figure_views import PeriodView
from resources.translations import _
from ui.figures.chart_card import ChartCard
from ui.figures.details import Details
from ui.figures.filter_bar import product_name
from ui.figures.overview import Overview
from ui.figures.period_presenter import Choices, Looked
from ui.figures.words import scope_words
from ui.shared.widgets.basics import box, boxed, card, fill, label, row, scrolled


class PeriodPage(QWidget):
    """Scrolls as a whole.

    Signals:
        wished: what was pressed asks.
        back_requested: to what was looked at before the last row was pressed.
        failed: an error, and what tries again.
    """

    wished = Signal(object)
    back_requested = Signal()
    failed = Signal(object, object)

    def __init__(self, units: Choices = ()) -> None:
        super().__init__()
        self._units = dict(units)
        fill(self, True, (0, 0, 0, 0), 0)
        page = boxed("page", margins=(16, 14, 16, 16), gap=14)
        scrolled(page, self)
        self.overview, self.details = Overview(), Details()
        for part in (self.overview, self.details):
            part.wished.connect(self.wished)
            part.hide()
        self._empty = self._build_empty()
        for each in (self._build_head(), self._empty, self.overview, self.details):
            box(page).addWidget(each)
        box(page).addStretch(1)

    def _build_head(self) -> QWidget:
        self._head = QWidget()
        fill(self._head, True, (0, 0, 0, 0), 0)
        self.about = label(_("The figures are being read …"), "heading", wrap=True)
        self.back = QPushButton(_("← Back"))
        self.back.setAutoDefault(True)
        self.back.setToolTip("Esc")
        self.back.setAccessibleDescription("Esc")
        self.back.clicked.connect(self.back_requested)
        self.back.hide()
        line = row(self.back, self.about)
        line.setStretch(1, 1)
        box(self._head).addLayout(line)
        return self._head

    def _build_empty(self) -> QFrame:
        made = card(gap=4)
        box(made).addWidget(label(_("No contacts in this period."), "strong", wrap=True))
        words = _(
            "Choose an earlier period above, or take filters off. Contacts come here as soon as they are finished."
        )
        box(made).addWidget(label(words, "muted", wrap=True))
        made.hide()
        return made

    # show

    def show_looked(self, looked: Looked) -> None:
        """Say what is looked at, and offer the way back."""
        unit = self._units.get(looked.filters.unit_id, looked.filters.unit_id)
        self.about.setText(scope_words(looked.scope, product_name(looked), unit))
        self.back.setVisible(looked.can_go_back)

    def show_view(self, view: PeriodView) -> None:
        """Show the figures; an empty period still tells what is open and what was before."""
        self._empty.setVisible(view.is_empty)
        for part in (self.overview, self.details):
            part.show_view(view)
            part.show()

    def show_error(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """It did not work."""
        if self.overview.isHidden():
            self.about.setText(_("The figures are not there now."))
        self.failed.emit(error, again)

    # keys

    def switch_tables(self) -> None:
        """Every chart becomes a table, or every table a chart again."""
        charts = self._charts()
        are_tables = all(chart.is_table for chart in charts)
        for chart in charts:
            chart.show_as_table(not are_tables)

    def focus_first(self) -> None:
        """Put the keyboard at the first number."""
        self.overview.focus_first()

    def _charts(self) -> Sequence[ChartCard]:
        return (*self.overview.charts, *self.details.charts)
