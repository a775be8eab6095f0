"""What the figures need while the window is open: the page is made when somebody looks at it for the first time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.domain.figure_text import FigureText
from app.domain.organisation import Person
from app.services.registry import Services
from ui.figures.unstored import UnstoredFigures
from ui.shared.draft_keeper import DraftKeeper
from ui.shared.paced import ask_seldom
from ui.shared.tasks import Tasks
from ui.shared.widgets.basics import box, fill

if TYPE_CHECKING:  # charts and tables load when they are looked at
    from ui.figures.screen import FiguresScreen

KEYS = ("earlier", "later", "filters", "tables", "back", "export", "report", "keep", "wall", "mark")
_REFRESH_MS = 30_000
_REFRESH_LIVE_MS = 120_000


class FiguresPlace(QWidget):
    """Where the page comes.

    Signals:
        came: it is looked at.
    """

    came = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        fill(self, True, (0, 0, 0, 0), 0)

    def showEvent(self, event: QShowEvent) -> None:
        """The page is made before it is seen."""
        super().showEvent(event)
        if not event.spontaneous():
            self.came.emit()


class FiguresDesk(QObject):
    """Makes the page, and has it read again while it is looked at.

    Attributes:
        place: what the window shows.
        keeper: brings what is typed to disk.

    Signals:
        restored: how many texts came back that were typed and not stored.
        receipt_requested: a contact number.
        article_requested: id of an article to read.
        tasks_requested: the NotDirectReason that editors can do something about.
    """

    restored = Signal(int)
    receipt_requested = Signal(str)
    article_requested = Signal(object)
    tasks_requested = Signal(object)

    def __init__(self, window: QWidget, services: Services, tasks: Tasks, people: Sequence[Person]) -> None:
        super().__init__(window)
        self._window, self._services, self._tasks, self._people = window, services, tasks, people
        self._screen: FiguresScreen | None = None
        self.keeper = DraftKeeper[FigureText](services.keep_figure_text, services.forget_figure_text, tasks, self)
        self._unstored, self._came_back = UnstoredFigures(self.keeper), False
        self.place = FiguresPlace()
        self.place.came.connect(self.screen)
        self._timer = QTimer(self, interval=_REFRESH_MS)
        self._timer.timeout.connect(self._refresh)
        self._timer.start()

    def screen(self) -> FiguresScreen:
        """The page with what works it."""
        if self._screen is None:
            from ui.figures.screen import FiguresScreen

            self._screen = FiguresScreen(self._window, self._services, self._tasks, self._people, self._unstored)
            self._screen.receipt_requested.connect(self.receipt_requested)
            self._screen.article_requested.connect(self.article_requested)
            self._screen.tasks_requested.connect(self.tasks_requested)
            box(self.place).addWidget(self._screen.page)
            self.place.setFocusProxy(self._screen.page)
            if self._came_back:
                self._screen.show_came_back()
        return self._screen

    def restore(self, texts: Sequence[FigureText]) -> None:
        """Bring back what was typed before the programme stopped; the page tells it when somebody looks at it."""
        self._unstored.restore(texts)
        self._came_back = bool(texts)
        self.restored.emit(len(texts))

    def take_over(self, before: FiguresDesk) -> None:
        """Go on where another one was: the window was made again."""
        self._unstored.take_over(before._unstored)
        self._came_back = before._came_back and before._screen is None
        self.restored.emit(len(self._unstored.texts) if self._came_back else 0)

    def rely_on_live(self) -> None:
        """Many seats may look at figures of the same server: ask less often."""
        ask_seldom(self._timer, _REFRESH_LIVE_MS)

    def show_deviations(self) -> None:
        """Bring to the front what was not as it should be."""
        self.screen().page.show_part("deviations")

    def _refresh(self) -> None:
        """What goes on today changes; what is over does not."""
        if self._screen is not None and self._screen.page.isVisible() and self._screen.is_of_today:
            self._screen.refresh()

    def keys(self) -> dict[str, Callable[[], object]]:
        """What the keys of this page do, by their names."""
        return {f"figures:{name}": partial(self._act, f"figures:{name}") for name in KEYS}

    def _act(self, name: str) -> None:
        self.screen().keys()[name]()
