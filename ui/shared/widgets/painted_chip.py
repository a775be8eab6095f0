"""A chip as a delegate draws it: the look of `chip` without a widget."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from ui.shared.theme import theme
from ui.shared.widgets.basics import Tone


def chip_font() -> QFont:
    """The font of the words on a chip."""
    return theme().font(11.5, QFont.Weight.DemiBold)


def draw_chip(painter: QPainter, place: QRectF, text: str, tone: Tone) -> None:
    """Draw a chip over the whole of `place`; `text` must fit."""
    ground, words = tone_colours(tone)
    painter.setFont(chip_font())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(place, theme().px(10), theme().px(10))
    painter.setPen(QColor(words))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


def tone_colours(tone: Tone) -> tuple[str, str]:
    """Ground and text colour of a chip."""
    c = theme().colours
    return {
        "plain": (c.chip, c.chip_text),
        "good": (c.good_soft, c.good_text),
        "warn": (c.warn_soft, c.warn_text),
        "bad": (c.bad_soft, c.bad_text),
        "info": (c.info_soft, c.info_text),
    }[tone]
