"""The stored contact whose number was typed, above the rows."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from app.domain.contact_number import format_number
from app.formatting import clock_time, long_date
from app.services.number_search import NumberFound
from resources.translations import _
from ui.shared.icons import icon
from ui.shared.theme import theme


class NumberLine(QPushButton):
    """Lines below each other: the number, when it was, and about what; words that do not fit are in the tooltip.

    Signals:
        contact_requested: the number of the stored contact.
    """

    contact_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "choice")
        self.setAutoDefault(True)
        self.setStyleSheet("text-align: left;")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        size = theme().px(18)
        self.setIcon(icon("receipt", theme().colours.accent_text, size))
        self.setIconSize(QSize(size, size))
        self._lines: tuple[str, ...] = ()
        self.number = ""
        self.clicked.connect(self.open_contact)
        self.hide()

    def show_number(self, found: NumberFound | None) -> None:
        """Offer a contact, or nothing."""
        self.number = found.number if found else ""
        if found is not None:
            title = _("Contact {number}").format(number=format_number(found.number))
            moment = f"{long_date(found.at)} {clock_time(found.at)}"
            self._lines = tuple(line for line in (title, moment, found.summary) if line)
            self.setAccessibleName(" · ".join(self._lines))
            self.setToolTip(found.summary)
            self._fit()
        self.setVisible(found is not None)

    def open_contact(self) -> None:
        """Ask for the contact that is offered."""
        self.contact_requested.emit(self.number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words to the width."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """The words are measured in the font of the style sheet, which comes late."""
        handled = super().event(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        return handled

    def _fit(self) -> None:
        room, metrics = self.width() - theme().px(52), QFontMetrics(self.font())
        cut = (metrics.elidedText(line, Qt.TextElideMode.ElideRight, max(room, 1)) for line in self._lines)
        self.setText("\n".join(cut).replace("&", "&&"))
