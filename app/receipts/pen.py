"""Drawing on a PDF page: text in a style, lines, boxes and the QR code."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

import segno
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from app.receipts.fonts import drawable, width
from app.receipts.layout import Layout
from app.receipts.wrapping import Line, Span, wrap

_QUIET_MODULES = 4  # empty modules around a QR code; source: ISO/IEC 18004


@dataclass(frozen=True, slots=True)
class Style:
    """Fonts, size and distance of the lines in points, and a colour such as "#16202b"."""

    font: str
    strong_font: str
    size: float
    leading: float
    colour: str
    letter_space: float = 0.0

    def font_of(self, span: Span) -> str:
        """The font for this weight."""
        return self.strong_font if span.strong else self.font

    def width_of(self, span: Span) -> float:
        """Width in points."""
        text = drawable(span.text, self.font_of(span))
        return width(text, self.font_of(span), self.size) + self.letter_space * len(text)

    def lines(self, spans: Iterable[Span], room: float) -> list[Line]:
        """Lines that fit `room` points."""
        return wrap(spans, room, self.width_of)


class Pen:
    """Draws on pages of one size; `y` counts in points from the top down."""

    def __init__(self, layout: Layout, page_width: float, page_height: float, font: str) -> None:
        self._file = BytesIO()
        self._height = page_height
        self._canvas = Canvas(
            self._file,
            pagesize=(page_width, page_height),
            pageCompression=1,
            invariant=1,
            initialFontName=font,
            lang=layout.language,
        )
        self._canvas.setTitle(layout.file_title)
        self._canvas.setAuthor(layout.municipality)
        self._canvas.setCreator("Baliewijs")
        self._canvas.setSubject("")

    def line(self, spans: Line, x: float, y: float, style: Style) -> None:
        """A line of text whose upper edge is at `y`; one text object, so that it is read back as one line."""
        baseline = self._height - y - (style.leading + style.size * 0.72) / 2
        text = self._canvas.beginText(x, baseline)
        text.setFillColor(HexColor(style.colour))
        text.setCharSpace(style.letter_space)
        for span in spans:
            text.setFont(style.font_of(span), style.size)
            text.textOut(drawable(span.text, style.font_of(span)))
        text.setCharSpace(0)
        self._canvas.drawText(text)

    def line_to_right(self, text: str, right: float, y: float, style: Style) -> None:
        """A line of text that ends at `right`."""
        span = Span(text)
        self.line((span,), right - style.width_of(span), y, style)

    def rule(self, left: float, right: float, y: float, thickness: float, colour: str, dash: float = 0) -> None:
        """A line across."""
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setLineWidth(thickness)
        self._canvas.setDash([dash, dash] if dash else [])
        self._canvas.line(left, self._height - y, right, self._height - y)
        self._canvas.setDash([])

    def box(self, left: float, y: float, box_width: float, box_height: float, radius: float, colour: str) -> None:
        """An open box with round corners; `y` is its upper edge."""
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setLineWidth(0.7)
        self._canvas.roundRect(left, self._height - y - box_height, box_width, box_height, radius)

    def qr_code(self, contents: str, left: float, y: float, size: float) -> None:
        """A square QR code with its quiet zone, as one path."""
        rows = [bytes(row) for row in segno.make_qr(contents, error="m", boost_error=False).matrix]
        module = size / (len(rows) + 2 * _QUIET_MODULES)
        path = self._canvas.beginPath()
        for row, modules in enumerate(rows, start=_QUIET_MODULES + 1):
            for first, length in _dark_runs(modules):
                x = left + (first + _QUIET_MODULES) * module
                path.rect(x, self._height - y - row * module, length * module, module)
        self._canvas.setFillColor(Color(0, 0, 0))
        self._canvas.drawPath(path, stroke=0, fill=1)

    def next_page(self) -> None:
        """Finish this page; the next thing is drawn on a new one."""
        self._canvas.showPage()

    def finish(self) -> bytes:
        """The PDF file."""
        self._canvas.save()
        return self._file.getvalue()


def _dark_runs(modules: bytes) -> list[tuple[int, int]]:
    """First place and length of every run of dark modules."""
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(modules):
        if dark and runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((place, 1))
    return runs
