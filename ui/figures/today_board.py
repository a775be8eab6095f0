"""The numbers of today on one board, which fills its place on a desk or on a wall."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from app.services.figure_views import TodayView
from resources.translations import _
from ui.figures.hour_bars import HourBars
from ui.figures.today_words import foot_words, hours_of, late_words, tiles_of
from ui.figures.wall_tile import WallTile
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, boxed, fill, label, set_property

_TILES = 6
_WIDE = 860  # at 100 % text, from which four tiles stand beside each other


class TodayBoard(QWidget):
    """Six numbers and the hours; a low or narrow place scrolls."""

    def __init__(self) -> None:
        super().__init__()
        fill(self, True, (0, 0, 0, 0), 0)
        self.tiles = [WallTile() for _number in range(_TILES)]
        for tile in self.tiles:
            tile.stand_beside(self.tiles)
        self.hours = HourBars()
        self._foot, self._columns = label("", "muted", wrap=True), 0
        self._today: TodayView | None = None
        inner = boxed("page", margins=(16, 16, 16, 10), gap=8)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme().px(14))
        box(inner).addLayout(self._grid, 1)
        box(inner).addWidget(self._foot)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inner)
        scroll.setAccessibleName(_("Today"))
        box(self).addWidget(scroll)
        self._place()

    def show_today(self, today: TodayView) -> None:
        """Replace all numbers."""
        self._today = today
        for tile, shown in zip(self.tiles, tiles_of(today), strict=True):
            tile.show_tile(shown)
        self.hours.show_hours(hours_of(today))
        self._tell(foot_words(today), "muted")

    def show_late(self) -> None:
        """The numbers stay, and it is said of when they are."""
        if self._today is not None:
            self._tell(late_words(self._today), "error")

    def _tell(self, words: str, role: str) -> None:
        self._foot.setText(words)
        set_property(self._foot, "role", role)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow place has two columns."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        columns = 4 if self.width() >= theme().px(_WIDE) else 2
        if columns == self._columns:
            return
        self._columns = columns
        for number, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, number // columns, number % columns)
        row, column = divmod(_TILES, columns)
        self._grid.addWidget(self.hours, row, column, 1, 2)
        for each in range(4):
            self._grid.setColumnStretch(each, int(each < columns))
            self._grid.setRowStretch(each, int(each <= row))
