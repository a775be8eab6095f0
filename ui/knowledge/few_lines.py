"""Text of a result row in at most two lines, with the found words marked."""

import re
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from knowledgebase.search import Marked
from ui.shared.theme import theme

_LINES = 2
_DOTS = " …"
_LATIN = re.compile(r"[\u0020-\u024f\u2010-\u2027\u20ac]+")  # every line of these is equally high
_NEARLY = 2.0  # px; only laying out tells whether a text fits that takes nearly the width
_SURELY = 90  # letters; most often more than a line


@dataclass(frozen=True, slots=True)
class Look:
    """Size in pixels at 100 % text, and weight."""

    size: float
    weight: QFont.Weight

    def font(self) -> QFont:
        """At the text size of the theme."""
        return theme().font(self.size, self.weight)


@dataclass(frozen=True, slots=True)
class FewLines:
    """Laid out text: its height, and the place of "…" when there was more."""

    layout: QTextLayout
    height: float
    dots: QPointF | None

    def draw(self, painter: QPainter, at: QPointF, colour: str) -> None:
        """With the left top corner at a place."""
        painter.setPen(QColor(colour))
        self.layout.draw(painter, at)
        if self.dots is not None:
            painter.setFont(self.layout.font())
            painter.drawText(at + self.dots, _DOTS)


def laid_out(pieces: Marked, look: Look, width: float) -> FewLines:
    """Lay out; what does not fit is cut off between words, or in a word that takes the whole line."""
    layout = QTextLayout("".join(piece for piece, _marked in pieces), look.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(pieces))
    layout.beginLayout()
    height, dots = 0.0, None
    for _number in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    else:  # all lines were needed; the last one makes room when there is more
        if line.textStart() + line.textLength() < len(layout.text()):
            line.setNumColumns(_kept(layout.text(), line.textStart(), line.textLength()))
            dots = QPointF(line.naturalTextWidth(), line.y() + line.ascent())
    layout.endLayout()
    return FewLines(layout, height, dots)


def height_of(pieces: Marked, look: Look, width: float) -> float:
    """As high as `laid_out` makes it, without laying it out when the width of its words tells."""
    text = "".join(piece for piece, _marked in pieces).rstrip()
    metrics = QFontMetricsF(look.font())
    words = metrics.horizontalAdvance(text[:_SURELY])
    if len(text) > _SURELY and words < width + _NEARLY:
        words = metrics.horizontalAdvance(text)
    if abs(words - width) < _NEARLY or not _LATIN.fullmatch(text):
        return laid_out(pieces, look, width).height
    return ceil(metrics.height()) * (1 if words < width else _LINES)


def _kept(text: str, start: int, length: int) -> int:
    """How many letters of the last line stay: whole words that leave room for the dots."""
    room = start + max(1, length - len(_DOTS) - 1)
    word = text.rfind(" ", start, room)
    return (word if word > start else room) - start


def _formats(pieces: Marked) -> list[QTextLayout.FormatRange]:
    colours, start, formats = theme().colours, 0, []
    for piece, marked in pieces:
        if marked:
            made = QTextLayout.FormatRange()
            made.start, made.length = start, len(piece)
            look = QTextCharFormat()
            look.setBackground(QColor(colours.mark))
            look.setForeground(QColor(colours.mark_text))
            made.format = look
            formats.append(made)
        start += len(piece)
    return formats
