"""One line above the rows: nothing was found, and what to do about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from resources.translations import _
from ui.knowledge.notices import Offer
from ui.shared.theme import theme
from ui.shared.widgets.basics import KeyButton, box, chip, fill, label, set_chip
from ui.shared.widgets.flow_layout import Flow

REPORT_KEY, FILTERS_OFF_KEY = "Ctrl+Shift+G", "Ctrl+Shift+X"


class NoticeLine(QWidget):
    """Hidden while there is nothing to say.

    Signals:
        report_requested, filters_off_requested: the button of that name.
    """

    report_requested = Signal()
    filters_off_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        fill(self, True, (0, 0, 0, 0), 2)
        self._text = label("", "muted", wrap=True)
        self._state = chip("")
        self._report = KeyButton(_("Report to the editors"), REPORT_KEY, "link")
        self._report.clicked.connect(self.report_requested)
        self._filters_off = KeyButton(_("Take filters off"), FILTERS_OFF_KEY, "link")
        self._filters_off.clicked.connect(self.filters_off_requested)
        line = Flow(theme().px(4))
        line.show_widgets([self._report, self._filters_off, self._state])
        for button in (self._report, self._filters_off):
            button.setAutoDefault(True)
        box(self).addWidget(self._text)
        box(self).addWidget(line)
        self._line = line
        self.show_notice("", Offer.NOTHING)

    def show_notice(self, text: str, offer: Offer) -> None:
        """Say it and offer it; "" takes the line away."""
        self._text.setText(text)
        self._text.setVisible(bool(text))
        set_chip(self._state, "", "plain")
        self._offer(offer)
        self.setVisible(bool(text))

    def show_gap(self, is_reported: bool) -> None:
        """The editors know of it now; or there were no words to report."""
        words = _("✓ Reported to the editors") if is_reported else _("Only names and numbers: nothing to report")
        set_chip(self._state, words, "good" if is_reported else "plain")
        self._offer(Offer.NOTHING)
        self.show()

    def _offer(self, offer: Offer) -> None:
        self._report.setVisible(offer is Offer.REPORT)
        self._filters_off.setVisible(offer is Offer.TAKE_FILTERS_OFF)
        self._line.updateGeometry()
