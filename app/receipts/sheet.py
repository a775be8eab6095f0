"""The receipt on a sheet of paper, over as many pages as it needs."""

from app.receipts import fonts
from app.receipts.layout import Layout
from app.receipts.paper import Paper
from app.receipts.pen import Pen
from app.receipts.pieces import Piece, accent_of, pieces_of
from app.receipts.wrapping import Span

Placed = list[tuple[float, Piece]]


def draw_sheet(layout: Layout, paper: Paper) -> bytes:
    """A PDF file."""
    fonts.use(fonts.SANS, fonts.SANS_SEMIBOLD, fonts.SANS_BOLD)
    pen = Pen(layout, paper.width, paper.height, fonts.SANS)
    head = _head(layout, paper)
    pieces = pieces_of(layout, paper, _bottom(paper) - paper.margin_top - head.height)
    pages = _pages(pieces, paper, head, paper.height - paper.margin_top)
    if len(pages) > 1:  # only then a page needs room for its number
        pages = _pages(pieces, paper, head, _bottom(paper))
    for number, page in enumerate(pages, start=1):
        for y, piece in page:
            piece.draw(pen, y)
        if len(pages) > 1:
            _draw_foot(pen, layout, paper, layout.page_of(number, len(pages)))
        pen.next_page()
    return pen.finish()


def _pages(pieces: list[Piece], paper: Paper, head: Piece, bottom: float) -> list[Placed]:
    """Every piece with its place from the top, page by page; every page but the first begins with the head."""
    pages: list[Placed] = [[]]
    y = paper.margin_top
    for piece in pieces:
        gap = piece.gap if pages[-1] else 0
        if pages[-1] and y + gap + piece.height > bottom:
            pages.append([(paper.margin_top, head)])
            y, gap = paper.margin_top + head.height, 0
        pages[-1].append((y + gap, piece))
        y += gap + piece.height
    return pages


def _bottom(paper: Paper) -> float:
    return paper.height - paper.margin_bottom


def _head(layout: Layout, paper: Paper) -> Piece:
    style = paper.small_strong
    number = " · ".join(filter(None, (layout.number, layout.copy_mark)))
    lines = style.lines([Span(layout.municipality)], paper.room - style.width_of(Span(number)) - 2 * style.size)
    rule_at = style.leading * max(1, len(lines)) + 3 * paper.scale

    def draw(pen: Pen, y: float) -> None:
        for index, line in enumerate(lines):
            pen.line(line, paper.margin_side, y + index * style.leading, style)
        pen.line_to_right(number, paper.right, y, style)
        pen.rule(paper.margin_side, paper.right, y + rule_at, paper.scale, accent_of(layout))

    return Piece(rule_at + 9 * paper.scale, draw)


def _draw_foot(pen: Pen, layout: Layout, paper: Paper, page: str) -> None:
    y = _bottom(paper) + 8 * paper.scale
    pen.line((Span(layout.receipt_line),), paper.margin_side, y, paper.small)
    pen.line_to_right(page, paper.right, y, paper.small)
