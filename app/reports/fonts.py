"""The letters that reports are set in; every file carries its own.

They have names of their own: receipts may be drawn at the same moment, and the library keeps its fonts by name.
"""

from functools import cache
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from resources import path

SANS = "Report-Regular"
SANS_SEMIBOLD = "Report-SemiBold"
SANS_BOLD = "Report-Bold"

_MISSING = "?"


def use_fonts() -> None:
    """Make them known to ReportLab; needed once before drawing or measuring."""
    for name in (SANS, SANS_SEMIBOLD, SANS_BOLD):
        _font(name)
    STATE_DEFAULTS["fontName"] = SANS  # else each chart begins with a font that the file does not carry


def drawable(text: str, name: str = SANS) -> str:
    """`text` with a question mark for every letter that the font does not have."""
    known = _font(name).face.charToGlyph
    return "".join(letter if letter == "\n" or ord(letter) in known else _MISSING for letter in text)


def marked(text: str, name: str = SANS) -> str:
    """The same as a paragraph wants it: nothing in it is read as a mark, and lines stay lines."""
    return escape(drawable(text, name)).replace("\n", "<br/>")


def width(text: str, name: str, size: float) -> float:
    """Width in points."""
    return float(pdfmetrics.stringWidth(text, name, size))


@cache
def _font(name: str) -> TTFont:
    font = TTFont(name, str(path("fonts", f"{name.replace('Report', 'Inter')}.ttf")))
    pdfmetrics.registerFont(font)
    return font
