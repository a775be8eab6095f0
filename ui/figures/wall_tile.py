"""A number that can be read from metres away: it grows with its place."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.figures.today_words import Tile
from ui.shared.theme import theme

_LEAST = QSize(200, 128)  # at 100 % text
_NAME, _VALUE, _NOTE = 0.13, 0.46, 0.11  # of the height of the tile
_NAME_LEAST, _NOTE_LEAST = 13.0, 12.0  # pixels at 100 % text
_EDGE = 0.08


class WallTile(QWidget):
    """Name, number and note below each other; colour only goes with a sign and words in the note."""

    def __init__(self) -> None:
        super().__init__()
        self._tile = Tile("", "", "")
        self._beside: Sequence[WallTile] = (self,)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_tile(self, tile: Tile) -> None:
        """Show another number."""
        self._tile = tile
        self.setAccessibleName(tile.spoken)
        self.update()

    def stand_beside(self, tiles: Sequence["WallTile"]) -> None:
        """Write names and notes as large as these tiles do, this one among them: as the longest words allow."""
        self._beside = tiles

    def sizeHint(self) -> QSize:
        """As small as can be read at a desk."""
        return QSize(theme().px(_LEAST.width()), theme().px(_LEAST.height()))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card with three lines."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_card(painter, QRectF(self.rect()))
            room, muted = self._room(), theme().colours.muted
            top = min((each.name_font() for each in self._beside), key=QFont.pixelSize)
            bottom = min((each.note_font() for each in self._beside), key=QFont.pixelSize)
            value = line_font(self._tile.value, room.height() * _VALUE, room.width(), is_bold=True)
            above, below = QFontMetricsF(top).height(), QFontMetricsF(bottom).height()
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            for font, ink, place, words in (
                (top, muted, QRectF(room.left(), room.top(), room.width(), above), self._tile.name),
                (value, self._ink(), room.adjusted(0, above, 0, -below), self._tile.value),
                (bottom, self._ink(), QRectF(room.left(), room.bottom() - below, room.width(), below), self._tile.note),
            ):
                painter.setFont(font)
                painter.setPen(QColor(ink))
                painter.drawText(place, left, words)

    def _room(self) -> QRectF:
        edge = self.height() * _EDGE
        return QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)

    def name_font(self) -> QFont:
        """The largest that fits here."""
        room = self._room()
        height = max(theme().px(_NAME_LEAST), room.height() * _NAME)
        return line_font(self._tile.name, height, room.width(), is_bold=True)

    def note_font(self) -> QFont:
        """The largest that fits here."""
        room = self._room()
        return line_font(self._tile.note, max(theme().px(_NOTE_LEAST), room.height() * _NOTE), room.width())

    def _ink(self) -> str:
        colours = theme().colours
        inks = {"good": colours.good_text, "bad": colours.bad_text, "warn": colours.warn_text}
        return inks.get(self._tile.tone, colours.text)


def paint_card(painter: QPainter, place: QRectF) -> None:
    """The ground of a tile."""
    colours, round_by = theme().colours, theme().px(9)
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.setBrush(QColor(colours.surface))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), round_by, round_by)


def line_font(words: str, height: float, width: float, is_bold: bool = False) -> QFont:
    """The font for a line of this height, smaller when `words` would not fit in `width`."""
    font = QFont(theme().font(weight=QFont.Weight.Bold if is_bold else QFont.Weight.Medium))
    font.setPixelSize(max(1, round(height)))
    wanted = QFontMetricsF(font).horizontalAdvance(words)
    if wanted > width > 0:
        font.setPixelSize(max(1, int(height * width / wanted)))
    return font
