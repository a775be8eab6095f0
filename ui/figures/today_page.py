"""What is happening now, on the page and on a whole screen; it reads again by itself."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.errors import BaliewijsError
from app.services.figure_views import TodayView
from resources.translations import _
from ui.figures.today_board import TodayBoard
from ui.figures.today_presenter import TodayPresenter
from ui.shared.paced import ask_seldom
from ui.shared.widgets.basics import KeyButton, box, boxed, fill, label

EVERY_MS = 30_000
_EVERY_LIVE_MS = 60_000


class Wall(QWidget):
    """The board on a screen of its own, without anything around it; Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Today"))
        self.setProperty("role", "page")
        fill(self, True, (0, 0, 0, 0), 0)
        self.board = TodayBoard()
        box(self).addWidget(self.board)
        for keys in ("Escape", "F11"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.close)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The keyboard goes back to the desk."""
        super().closeEvent(event)
        desk = self.parentWidget()
        if desk is not None:
            desk.window().activateWindow()


class TodayPage(QWidget):
    """Nothing here is about one person.

    Signals:
        failed: an error, and what reads again.
    """

    failed = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        fill(self, True, (0, 0, 0, 0), 0)
        self._presenter: TodayPresenter | None = None
        self._wall: Wall | None = None
        self._today: TodayView | None = None
        self.board = TodayBoard()
        box(self).addWidget(self._build_top())
        box(self).addWidget(self.board, 1)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._read_again)

    def _build_top(self) -> QWidget:
        top = boxed("clear", vertical=False, margins=(16, 10, 16, 0), gap=10)
        whole = KeyButton(_("Whole screen"), "F11")
        whole.clicked.connect(self.switch_full_screen)
        words = _("For on a wall: nothing here is about one person.")
        box(top).addWidget(label(words, "muted", wrap=True), 1)
        box(top).addWidget(whole)
        return top

    def work_with(self, presenter: TodayPresenter) -> None:
        """Read from now on, as long as somebody sees it."""
        self._presenter = presenter
        self._timer.start()
        if self.isVisible():
            presenter.refresh()

    def rely_on_live(self) -> None:
        """Many seats may look at this of the same server: ask less often."""
        ask_seldom(self._timer, _EVERY_LIVE_MS)

    def showEvent(self, event: QShowEvent) -> None:
        """Read at once."""
        super().showEvent(event)
        if self._presenter is not None and not event.spontaneous():
            self._presenter.refresh()

    def _read_again(self) -> None:
        if self._presenter is not None and (self.isVisible() or self._open_wall is not None):
            self._presenter.refresh()

    # show

    def show_today(self, today: TodayView) -> None:
        """Replace all numbers."""
        self._today = today
        for board in self._boards():
            board.show_today(today)

    def show_error(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """The numbers stay, and it is said of when they are."""
        for board in self._boards():
            board.show_late()
        self.failed.emit(error, again)

    def _boards(self) -> list[TodayBoard]:
        wall = self._open_wall
        return [self.board] if wall is None else [self.board, wall.board]

    # the whole screen

    @property
    def _open_wall(self) -> Wall | None:
        return self._wall if self._wall is not None and isValid(self._wall) and self._wall.isVisible() else None

    def switch_full_screen(self) -> None:
        """Fill the screen, or give it back."""
        wall = self._open_wall
        if wall is not None:
            wall.close()
            return
        self._wall = Wall(self)
        if self._today is not None:
            self._wall.board.show_today(self._today)
        self._wall.showFullScreen()
