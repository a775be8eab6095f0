"""The letters that receipts are set in; every file carries its own."""

from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from resources import path

SANS = "Inter-Regular"
SANS_BOLD = "Inter-Bold"
SANS_SEMIBOLD = "Inter-SemiBold"
MONO = "SourceCodePro-Regular"
MONO_BOLD = "SourceCodePro-Bold"

_MISSING = "?"


def use(*names: str) -> None:
    """Make these fonts known to ReportLab; needed once before drawing or measuring."""
    for name in names:
        _font(name)


def drawable(text: str, name: str) -> str:
    """`text` with a question mark for every letter that the font does not have."""
    known = _font(name).face.charToGlyph
    return "".join(letter if ord(letter) in known else _MISSING for letter in text)


def width(text: str, name: str, size: float) -> float:
    """Width in points."""
    return float(pdfmetrics.stringWidth(text, name, size))


@cache
def _font(name: str) -> TTFont:
    font = TTFont(name, str(path("fonts", f"{name}.ttf")))
    pdfmetrics.registerFont(font)
    return font
