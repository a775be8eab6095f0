"""Charts of a report. What they show stands in a table too, and no colour is the only sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.graphics.shapes import Drawing, Group, Line, Rect, String
from reportlab.lib.colors import HexColor

from app.figure_words import count_text
from app.reports import fonts
from app.reports.styles import HAIRLINE, INK, MUTED, ROOM

_LABEL: Final = 6.6
_LEFT: Final = 30.0
_BOTTOM: Final = 20.0
_TOP: Final = 14.0
_HATCH: Final = 3.2
_BAR: Final = 0.62  # of the room of each
_STEPS: Final = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of two parts: `full` is drawn solid at the bottom, `open` hatched above it; `top` stands over it."""

    label: str
    full: float
    open: float = 0.0
    top: str = ""


def bar_chart(
    bars: Sequence[Bar],
    colour: str,
    height: float = 150.0,
    highest: float | None = None,
    line_at: float | None = None,
) -> Drawing:
    """Bars beside each other; `highest` is the top of the scale, found when None. A dashed line stands at `line_at`."""
    drawing = Drawing(ROOM, height)
    top = highest or max((bar.full + bar.open for bar in bars), default=0) or 1
    step = _step(top)
    top = highest or -(-top // step) * step
    per_unit = (height - _BOTTOM - _TOP) / top
    _add_scale(drawing, top, step, per_unit)
    slot = (ROOM - _LEFT) / max(len(bars), 1)
    size = _label_size(bars, slot)
    lefts = [_LEFT + place * slot for place in range(len(bars))]
    for left, bar in zip(lefts, bars, strict=True):
        _add_bar(drawing, bar, left, slot, per_unit, colour)
    if line_at is not None:
        y = _BOTTOM + line_at * per_unit
        drawing.add(Line(_LEFT, y, ROOM, y, strokeColor=HexColor(INK), strokeWidth=0.9, strokeDashArray=[4, 2.5]))
    for left, bar in zip(lefts, bars, strict=True):
        _add_words(drawing, bar, left + slot / 2, per_unit, size)
    return drawing


def share_bar(share: float, room: float, colour: str) -> Drawing:
    """A bar filled for a share of 0 to 1."""
    drawing = Drawing(room, 9)
    drawing.add(Rect(0, 1.5, room, 6, fillColor=None, strokeColor=HexColor(HAIRLINE), strokeWidth=0.6))
    drawing.add(Rect(0, 1.5, room * min(max(share, 0), 1), 6, fillColor=HexColor(colour), strokeColor=None))
    return drawing


def legend(full: str, opened: str, colour: str) -> Drawing:
    """What both parts of a bar mean."""
    drawing = Drawing(ROOM, 14)
    second = _LEFT + 24 + fonts.width(full, fonts.SANS, 8) + 14
    drawing.add(Rect(_LEFT, 3, 9, 9, fillColor=HexColor(colour), strokeColor=HexColor(colour), strokeWidth=0.5))
    drawing.add(_text(full, _LEFT + 13, 4.5, 8))
    drawing.add(_hatched(second, 3, 9, 9, colour))
    drawing.add(_text(opened, second + 13, 4.5, 8))
    return drawing


def _add_scale(drawing: Drawing, top: float, step: float, per_unit: float) -> None:
    value = 0.0
    while value <= top + step / 1000:
        y = _BOTTOM + value * per_unit
        drawing.add(Line(_LEFT, y, ROOM, y, strokeColor=HexColor(HAIRLINE), strokeWidth=0.5))
        drawing.add(_text(count_text(round(value)), _LEFT - 5, y - 2.3, _LABEL, "end"))
        value += step


def _add_bar(drawing: Drawing, bar: Bar, left: float, slot: float, per_unit: float, colour: str) -> None:
    width = slot * _BAR
    x = left + (slot - width) / 2
    if bar.full:
        stroke = HexColor(colour)
        drawing.add(Rect(x, _BOTTOM, width, bar.full * per_unit, fillColor=stroke, strokeColor=stroke, strokeWidth=0.5))
    if bar.open:
        drawing.add(_hatched(x, _BOTTOM + bar.full * per_unit, width, bar.open * per_unit, colour))


def _add_words(drawing: Drawing, bar: Bar, middle: float, per_unit: float, size: float) -> None:
    """The number over the bar, on white so that no line runs through it, and the label below."""
    if bar.top and size:
        y = _BOTTOM + (bar.full + bar.open) * per_unit + 3
        room = fonts.width(bar.top, fonts.SANS, size)
        drawing.add(Rect(middle - room / 2, y - 1, room, size, fillColor=HexColor("#ffffff"), strokeColor=None))
        drawing.add(_text(bar.top, middle, y, size, "middle", INK))
    drawing.add(_text(bar.label, middle, _BOTTOM - 10, size or _LABEL, "middle"))


def _hatched(x: float, y: float, width: float, height: float, colour: str) -> Group:
    """A box with slanting lines, which tell it from a solid one without colour."""
    stroke = HexColor(colour)
    group = Group(Rect(x, y, width, height, fillColor=HexColor("#ffffff"), strokeColor=stroke, strokeWidth=0.6))
    start = _HATCH
    while start < width + height:
        low = max(0.0, start - width)
        high = min(start, height)
        group.add(Line(x + start - low, y + low, x + start - high, y + high, strokeColor=stroke, strokeWidth=0.4))
        start += _HATCH
    return group


def _label_size(bars: Sequence[Bar], slot: float) -> float:
    """The size at which labels stand free of each other; 0 when they cannot."""
    longest = max((max(fonts.width(each, fonts.SANS, 1) for each in (bar.top, bar.label)) for bar in bars), default=0)
    size = min(_LABEL, (slot - 1.5) / longest) if longest else _LABEL
    return size if size >= 4.6 else 0


def _step(top: float) -> float:
    """A round distance between the lines of the scale, so that there are about five."""
    size = 1.0
    while True:
        for step in _STEPS:
            if top / (step * size) <= 5:
                return step * size
        size *= 10


def _text(words: str, x: float, y: float, size: float, anchor: str = "start", colour: str = MUTED) -> String:
    return String(
        x,
        y,
        fonts.drawable(words),
        fontName=fonts.SANS,
        fontSize=size,
        fillColor=HexColor(colour),
        textAnchor=anchor,
    )
