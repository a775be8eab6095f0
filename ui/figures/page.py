"""The figures: parts, one at a time, under filters that stay."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QProgressBar, QPushButton, QStackedWidget, QWidget

from resources.translations import _
from ui.figures.filter_bar import FilterBar
from ui.figures.period_presenter import Choices
from ui.shared.tab_order import step
from ui.shared.theme import theme
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import box, boxed, fill, label, row
from ui.shared.widgets.fields import ChoiceField

_NARROW = 900
_FILTERED = ("period", "me")


class FiguresPage(QWidget):
    """A part is made when it is asked for.

    Attributes:
        filters: what the figures are narrowed to.
        banner: tells what went wrong.

    Signals:
        part_shown: key of the part that came to the front.
        export_requested, report_requested: the buttons of those names.
    """

    part_shown = Signal(str)
    export_requested = Signal()
    report_requested = Signal()

    def __init__(self, parts: Sequence[tuple[str, str, Callable[[], QWidget]]], units: Choices = ()) -> None:
        super().__init__()
        self.setProperty("role", "page")
        fill(self, True, (0, 0, 0, 0), 0)
        self._make = {key: make for key, _words, make in parts}
        self._made: dict[str, QWidget] = {}
        self._stack, self.banner, self.filters = QStackedWidget(self), Banner(), FilterBar(units)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(_("Figures are counted"))
        self._progress.hide()
        box(self).addWidget(self._build_top([(key, words) for key, words, _made in parts]))
        for part in (self.banner, self._progress):
            box(self).addWidget(part)
        box(self).addWidget(self._stack, 1)

    def _build_top(self, names: Sequence[tuple[str, str]]) -> QWidget:
        top = boxed("top", margins=(16, 10, 16, 10), gap=8)
        self._switch = ChoiceField(_("Part of the figures"), names).hide_label()
        self._switch.changed.connect(self.show_part)
        self.setFocusProxy(self._switch)
        self.export = QPushButton(_("Export"))
        self.export.clicked.connect(self.export_requested)
        self.report = QPushButton(_("Month report (PDF)"))
        self.report.setProperty("role", "primary")
        self.report.clicked.connect(self.report_requested)
        for button in (self.export, self.report):
            button.setAutoDefault(True)
        self._title, self._buttons = label(_("Figures"), "title"), QWidget()
        fill(self._buttons, False, (0, 0, 0, 0), 8)
        for button in (self.export, self.report):
            box(self._buttons).addWidget(button)
        self._upper, self._lower = row(self._title, self._switch, self._buttons, gap=16), row(self.filters)
        for line, place in ((self._upper, 1), (self._lower, 0)):
            line.setStretch(place, 1)
            box(top).addLayout(line)
        return top

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow page the buttons stand beside the filters, and only the parts are above them."""
        super().resizeEvent(event)
        is_narrow = self.width() < theme().px(_NARROW)
        if is_narrow is self._title.isHidden():
            return
        self._title.setHidden(is_narrow)
        line = self._lower if is_narrow else self._upper
        line.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)

    # parts

    @property
    def part(self) -> str:
        """Key of the part in front."""
        return self._switch.value()

    def show_part(self, key: str) -> None:
        """Bring a part to the front."""
        if key not in self._made:
            self._made[key] = self._make[key]()
            self._stack.addWidget(self._made[key])
        self._switch.set_value(key)
        self._stack.setCurrentWidget(self._made[key])
        self.filters.setVisible(key in _FILTERED)
        self.filters.show_only_period(key == "me")
        self.export.setVisible(key == "period")
        if self.isVisible():
            self.part_shown.emit(key)

    def showEvent(self, event: QShowEvent) -> None:
        """What is shown is read again each time the page comes to the front."""
        super().showEvent(event)
        if not event.spontaneous() and self.part:
            self.part_shown.emit(self.part)

    def show_progress(self, percent: int | None) -> None:
        """How far counting is; None when it is done."""
        self._progress.setVisible(percent is not None)
        self._progress.setValue(percent or 0)

    # keys

    def focus_filters(self) -> None:
        """Put the keyboard at the period."""
        if self.filters.isVisible():
            self.filters.period.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_parts(self) -> None:
        """Put the keyboard at the parts."""
        self._switch.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as the page is read."""
        return step(self, forward) or super().focusNextPrevChild(forward)
