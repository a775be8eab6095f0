"""The report of a month as it will be: look, save, print."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget

from resources.translations import _
from ui.shared.theme import theme
from ui.shared.widgets.basics import KeyButton, box, boxed, clear, label
from ui.shared.widgets.fields import ListField
from ui.shared.widgets.sheet import Sheet

_PAGE_WIDTH = 720
_EDGES = 110


class ReportSheet(Sheet):
    """Shows the report of a month.

    Signals:
        month_chosen: first day of the month to show, in ISO form.
        save_requested, print_requested: for the month shown.
        open_requested: show the saved file in another programme.
    """

    month_chosen = Signal(str)
    save_requested = Signal()
    print_requested = Signal()
    open_requested = Signal()

    def __init__(self, window: QWidget, months: Sequence[tuple[str, str]], chosen: str) -> None:
        super().__init__(window, _("Month report"), _("For use within the organisation"), width=820)
        self.month = ListField(_("Month"), months)
        self.month.set_value(chosen)
        self.month.changed.connect(self.month_chosen)
        self._state = label("", "", wrap=True)
        self._pages = boxed("clear", gap=12)
        frame = QScrollArea()
        frame.setWidgetResizable(True)
        frame.setWidget(self._pages)
        frame.setMinimumHeight(theme().px(420))
        frame.setAccessibleName(_("Preview of the report"))
        box(self.body).addWidget(self.month)
        box(self.body).addWidget(self._state)
        box(self.body).addWidget(frame, 1)
        self._build_buttons()

    def _build_buttons(self) -> None:
        close = KeyButton(_("Close"), "Esc")
        close.clicked.connect(self.close_sheet)
        self._open = QPushButton(_("Open file"))
        self._open.clicked.connect(self.open_requested)
        self._open.hide()
        self._print = QPushButton(_("Print …"))
        self._print.clicked.connect(self.print_requested)
        self._save = KeyButton(_("Save as PDF …"), "Ctrl ↵", "primary")
        self._save.clicked.connect(self.save_requested)
        for button in (self._open, self._print):
            button.setAutoDefault(True)
        self.set_buttons(close, None, self._open, self._print, self._save)
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), self._save.click)

    @property
    def page_width(self) -> int:
        """How many pixels of the screen a page is wide."""
        room = self.window().width() - theme().px(_EDGES)
        return round(min(theme().px(_PAGE_WIDTH), room) * self.devicePixelRatioF())

    # show

    def show_waiting(self) -> None:
        """The report is being made."""
        clear(box(self._pages))
        self._tell(_("The report is being made …"), False)

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """Show the drawn pages."""
        clear(box(self._pages))
        for number, page in enumerate(pages, start=1):
            box(self._pages).addWidget(_picture(page, number, len(pages)))
        box(self._pages).addStretch(1)
        self._tell("", True)

    def show_error(self, text: str) -> None:
        """Why there is no report."""
        self._tell(text, False)

    def show_saved(self, text: str) -> None:
        """It was written; it can be opened."""
        self._tell(text, True)
        self._open.show()

    def show_note(self, text: str) -> None:
        """What came of printing or saving."""
        self._tell(text, True)

    def _tell(self, text: str, is_there: bool) -> None:
        self._state.setText(text)
        self._state.setVisible(bool(text))
        self._open.hide()
        for button in (self._print, self._save):
            button.setEnabled(is_there)


def _picture(image: QImage, number: int, total: int) -> QLabel:
    shown = QLabel()
    picture = QPixmap.fromImage(image)
    picture.setDevicePixelRatio(shown.devicePixelRatioF())
    shown.setPixmap(picture)
    shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    shown.setAccessibleName(_("page {number} of {total}").format(number=number, total=total))
    return shown
