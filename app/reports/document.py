"""The pages of a report: head and foot, page numbers, and an outline to find one's way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from app.reports import fonts
from app.reports.styles import HAIRLINE, HEADING, MARGIN, MUTED, PAGE_HEIGHT, PAGE_WIDTH, ROOM, SUBHEADING
from resources.translations import _

_FOOT_SIZE = 7.6
_FRAME_BOTTOM = MARGIN + 12


@dataclass(frozen=True, slots=True)
class Identity:
    """What a file says about itself, and what stands at the foot of every page."""

    title: str
    author: str
    language: str
    foot: str


class Heading(Paragraph):  # type: ignore[misc]  # the library has no types
    """A heading that readers find in the outline; `level` counts from 0."""

    def __init__(self, text: str, level: int = 0) -> None:
        style = SUBHEADING if level else HEADING
        super().__init__(fonts.marked(text, style.fontName), style)
        self._text, self._level = text, level

    def draw(self) -> None:
        """Draw it, and put it in the outline."""
        key = f"heading-{self.canv.getPageNumber()}-{self._level}-{self._text}"
        self.canv.bookmarkHorizontal(key, 0, self.height + 4)
        self.canv.addOutlineEntry(self._text, key, self._level, closed=False)
        super().draw()


def draw_document(identity: Identity, parts: Callable[[], Sequence[Flowable]]) -> bytes:
    """A PDF file of what `parts` gives each time anew: it is laid out twice, because a page tells how many it is of."""
    _data, pages = _laid_out(identity, parts(), 0)
    data, _pages = _laid_out(identity, parts(), pages)
    return data


def _laid_out(identity: Identity, parts: Sequence[Flowable], pages: int) -> tuple[bytes, int]:
    file = BytesIO()
    document = BaseDocTemplate(
        file,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        title=identity.title,
        author=identity.author,
        subject="",
        creator="Baliewijs",
        lang=identity.language,
        initialFontName=fonts.SANS,
        invariant=1,
        pageCompression=1,
        displayDocTitle=1,
    )
    room = PAGE_HEIGHT - MARGIN - _FRAME_BOTTOM
    frame = Frame(MARGIN, _FRAME_BOTTOM, ROOM, room, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)

    def draw_foot(canvas: Any, drawn: Any) -> None:
        _draw_foot(canvas, identity.foot, _("page {number} of {total}").format(number=drawn.page, total=pages))

    document.addPageTemplates([PageTemplate(frames=[frame], onPageEnd=draw_foot)])
    document.build(list(parts))
    return file.getvalue(), document.page


def _draw_foot(canvas: Any, foot: str, page: str) -> None:
    y = MARGIN - 8
    canvas.setStrokeColor(HexColor(HAIRLINE))
    canvas.setLineWidth(0.5)
    canvas.line(MARGIN, y + 13, PAGE_WIDTH - MARGIN, y + 13)
    canvas.setFont(fonts.SANS, _FOOT_SIZE)
    canvas.setFillColor(HexColor(MUTED))
    room = ROOM - fonts.width(page, fonts.SANS, _FOOT_SIZE) - 12
    canvas.drawString(MARGIN, y, _fitting(fonts.drawable(foot), room))
    canvas.drawRightString(PAGE_WIDTH - MARGIN, y, page)


def _fitting(text: str, room: float) -> str:
    """`text`, cut off where it does not fit."""
    if fonts.width(text, fonts.SANS, _FOOT_SIZE) <= room:
        return text
    while text and fonts.width(f"{text}…", fonts.SANS, _FOOT_SIZE) > room:
        text = text[:-1]
    return f"{text}…"
