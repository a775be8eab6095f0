"""The receipt on a roll of 80 mm, as a PDF page as long as it needs to be."""

from reportlab.lib.units import mm

from app.receipts import fonts
from app.receipts.layout import Layout
from app.receipts.pen import Pen, Style
from app.receipts.roll_lines import COLUMNS, Code, RollLine, RollPart, Rule, roll_lines

_WIDTH = 80 * mm
_SIZE = 8.0
_TEXT_WIDTH = COLUMNS * _SIZE * 0.6  # every letter of the font is 0.6 wide
_LEFT = (_WIDTH - _TEXT_WIDTH) / 2
_LEADING = 1.32
_RULE_ROOM = 11.0
_CODE = 30 * mm
_MARGIN = 5 * mm
_INK = "#000000"


def draw_roll(layout: Layout) -> bytes:
    """A PDF file of one page."""
    fonts.use(fonts.MONO, fonts.MONO_BOLD)
    parts = roll_lines(layout)
    pen = Pen(layout, _WIDTH, 2 * _MARGIN + sum(map(_height, parts)), fonts.MONO)
    y = _MARGIN
    for part in parts:
        _draw(pen, part, y)
        y += _height(part)
    pen.next_page()
    return pen.finish()


def _height(part: RollPart) -> float:
    if isinstance(part, RollLine):
        return part.size * _SIZE * _LEADING if part.spans else _SIZE * 0.8
    return _RULE_ROOM if isinstance(part, Rule) else _CODE


def _draw(pen: Pen, part: RollPart, y: float) -> None:
    if isinstance(part, Code):
        pen.qr_code(part.contents, (_WIDTH - _CODE) / 2, y, _CODE)
    elif isinstance(part, Rule):
        dash = 2.0 if part.is_dashed else 0.0
        pen.rule(_LEFT, _LEFT + _TEXT_WIDTH, y + _RULE_ROOM / 2, 0.6 if part.is_dashed else 1.1, _INK, dash)
    else:
        size = _SIZE * part.size
        style = Style(fonts.MONO, fonts.MONO_BOLD, size, size * _LEADING, _INK)
        slack = _TEXT_WIDTH - sum(map(style.width_of, part.spans))
        pen.line(part.spans, _LEFT + (slack / 2 if part.is_centred else 0), y, style)
