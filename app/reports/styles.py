"""Type, colours and tables of a report."""

import re
from collections.abc import Sequence
from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from app.reports import fonts

INK: Final = "#16202b"
MUTED: Final = "#55616d"  # 6.4 to 1 on white
HAIRLINE: Final = "#d3dade"
GOOD: Final = "#1b6b3f"
BAD: Final = "#a3261c"
DEFAULT_ACCENT: Final = "#0b5c66"

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN: Final = 19 * mm
ROOM: Final = PAGE_WIDTH - 2 * MARGIN


def accent_of(colour: str) -> str:
    """The municipality's colour, or the usual one where its profile names none that can be drawn."""
    return colour if re.fullmatch(r"#[0-9a-fA-F]{6}", colour) else DEFAULT_ACCENT


def _style(name: str, font: str, size: float, leading: float, colour: str = INK, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, textColor=HexColor(colour), **more)


TITLE: Final = _style("title", fonts.SANS_BOLD, 21, 27)
SUBTITLE: Final = _style("subtitle", fonts.SANS, 10, 15, MUTED)
HEADING: Final = _style("heading", fonts.SANS_BOLD, 12.5, 17, spaceBefore=15, spaceAfter=6, keepWithNext=1)
SUBHEADING: Final = _style("subheading", fonts.SANS_SEMIBOLD, 9.5, 13.5, spaceBefore=8, spaceAfter=2, keepWithNext=1)
BODY: Final = _style("body", fonts.SANS, 9.2, 13.2, spaceAfter=4)
SMALL: Final = _style("small", fonts.SANS, 8, 11, MUTED, spaceAfter=3)
CELL: Final = _style("cell", fonts.SANS, 8.6, 11.4)
NUMBER: Final = _style("number", fonts.SANS, 8.6, 11.4, alignment=TA_RIGHT)
HEAD_CELL: Final = _style("head-cell", fonts.SANS_SEMIBOLD, 8, 10.6, MUTED)
HEAD_NUMBER: Final = _style("head-number", fonts.SANS_SEMIBOLD, 8, 10.6, MUTED, alignment=TA_RIGHT)
CARD_NAME: Final = _style("card-name", fonts.SANS_SEMIBOLD, 8, 10.4, MUTED)
CARD_VALUE: Final = _style("card-value", fonts.SANS_BOLD, 18, 24)
CARD_LINE: Final = _style("card-line", fonts.SANS, 7.6, 10.2, MUTED)
CARD_GOOD: Final = _style("card-good", fonts.SANS_SEMIBOLD, 7.6, 10.2, GOOD)
CARD_BAD: Final = _style("card-bad", fonts.SANS_SEMIBOLD, 7.6, 10.2, BAD)


def words(text: str, style: ParagraphStyle = BODY) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph(fonts.marked(text, style.fontName), style)


def listing(
    heads: Sequence[str], rows: Sequence[Sequence[str | Flowable]], widths: Sequence[float], text_columns: int = 1
) -> Table:
    """A table with a heading on every page; after the first `text_columns` everything stands at the right.

    `widths` are shares of the room.
    """
    lines = [_cells(heads, text_columns, HEAD_CELL, HEAD_NUMBER)]
    lines += [_cells(row, text_columns, CELL, NUMBER) for row in rows]
    table = Table(lines, colWidths=[share * ROOM / sum(widths) for share in widths], repeatRows=1)
    table.setStyle(_LINES)
    return table


OWN_FONT: Final = ("FONTNAME", (0, 0), (-1, -1), fonts.SANS)
"""Else a table sets a font that the file does not carry, also when it draws no text in it."""

_LINES: Final = TableStyle(
    [
        OWN_FONT,
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, HexColor(MUTED)),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, HexColor(HAIRLINE)),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.4),
    ]
)


def _cells(
    row: Sequence[str | Flowable], text_columns: int, left: ParagraphStyle, right: ParagraphStyle
) -> list[Flowable]:
    styles = [left] * text_columns + [right] * (len(row) - text_columns)
    return [words(each, style) if isinstance(each, str) else each for each, style in zip(row, styles, strict=True)]
