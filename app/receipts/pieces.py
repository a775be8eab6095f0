"""The parts of a receipt on a sheet, each with its height and a way to draw it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain

from app.receipts.layout import Amount, Box, Layout
from app.receipts.paper import HAIRLINE, INK, Paper
from app.receipts.pen import Pen, Style
from app.receipts.wrapping import Line, Span

_QR_SIZE = 66.0
_GAP = 7.0
_PADDING = 10.0

StyledLine = tuple[Line, Style]


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that stays whole on a page. `gap` is the white above it, which the top of a page does not need."""

    height: float
    draw: Callable[[Pen, float], None]
    gap: float = 0.0


def pieces_of(layout: Layout, paper: Paper, page_room: float) -> list[Piece]:
    """All pieces from top to bottom, none higher than `page_room` but a masthead of absurd length."""
    body = [
        _masthead(layout, paper),
        *_heading(layout, paper),
        *_facts(layout, paper),
        *chain.from_iterable(_boxes(box, paper, page_room) for box in layout.boxes),
        *_bill(layout, paper),
    ]
    footer = _footer(layout, paper)
    ending = _stacked([body[-1], *footer])
    return [*body[:-1], ending] if ending.height <= page_room else body + footer


def _stacked(pieces: list[Piece]) -> Piece:
    """Pieces that stay together, so that no footer stands alone on a page."""
    first, *others = pieces

    def draw(pen: Pen, y: float) -> None:
        first.draw(pen, y)
        y += first.height
        for piece in others:
            piece.draw(pen, y + piece.gap)
            y += piece.gap + piece.height

    return Piece(first.height + sum(piece.gap + piece.height for piece in others), draw, first.gap)


def accent_of(layout: Layout) -> str:
    """The municipality's colour, or ink where its profile names no colour that can be drawn."""
    return layout.accent if re.fullmatch(r"#[0-9a-fA-F]{6}", layout.accent) else INK


def _masthead(layout: Layout, paper: Paper) -> Piece:
    qr_size = _QR_SIZE * paper.scale
    room = paper.room - qr_size - _GAP * paper.scale
    lines = _styled([layout.municipality], paper.name, room) + _styled(layout.desk_lines, paper.small, room)
    text_top = 4 * paper.scale
    rule_at = max(qr_size, text_top + _height_of(lines)) + 6 * paper.scale

    def draw(pen: Pen, y: float) -> None:
        _draw_lines(pen, lines, paper.margin_side, y + text_top)
        pen.qr_code(layout.number, paper.right - qr_size, y, qr_size)
        pen.box(paper.right - qr_size, y, qr_size, qr_size, 4 * paper.scale, HAIRLINE)
        pen.rule(paper.margin_side, paper.right, y + rule_at, 2 * paper.scale, accent_of(layout))

    return Piece(rule_at + 2 * paper.scale, draw)


def _heading(layout: Layout, paper: Paper) -> list[Piece]:
    mark_room = paper.number.width_of(Span(layout.copy_mark)) + 24 * paper.scale if layout.copy_mark else 0
    titles = _line_pieces(_styled([layout.heading], paper.name, paper.room - mark_room), paper)
    first = titles[0]

    def draw(pen: Pen, y: float) -> None:
        first.draw(pen, y)
        if layout.copy_mark:
            _draw_copy_mark(pen, layout.copy_mark, paper, y)

    advice = _line_pieces(_styled([layout.advice], paper.small, paper.room), paper)
    return [Piece(first.height, draw, 10 * paper.scale), *titles[1:], *advice]


def _draw_copy_mark(pen: Pen, copy_mark: str, paper: Paper, y: float) -> None:
    style = paper.number
    padding = 8 * paper.scale
    width = style.width_of(Span(copy_mark)) + 2 * padding
    pen.box(paper.right - width, y, width, paper.name.leading, 4 * paper.scale, INK)
    pen.line_to_right(copy_mark, paper.right - padding, y + (paper.name.leading - style.leading) / 2, style)


def _facts(layout: Layout, paper: Paper) -> list[Piece]:
    facts = (
        (layout.number_label, layout.number, paper.number, 8.0),
        (layout.moment_label, layout.moment, paper.body, 3.0),
        (layout.agent_label, layout.agent, paper.body, 3.0),
    )
    return [
        piece
        for label, value, style, gap in facts
        if value
        for piece in _fact(label, _styled([value], style, paper.room - paper.label_column), paper, gap * paper.scale)
    ]


def _fact(label: str, values: list[StyledLine], paper: Paper, gap: float) -> list[Piece]:
    first, *others = _line_pieces(values, paper, paper.label_column)
    label_top = (first.height - paper.body.leading) / 2

    def draw(pen: Pen, y: float) -> None:
        pen.line((Span(label),), paper.margin_side, y + label_top, paper.body)
        first.draw(pen, y)

    return [Piece(first.height, draw, gap), *others]


def _boxes(box: Box, paper: Paper, page_room: float) -> list[Piece]:
    """The box, or several when it is higher than a page."""
    padding = _PADDING * paper.scale
    room = paper.room - 2 * padding
    lines = _styled([box.title], paper.title, room)
    for paragraph in box.paragraphs:
        style = paper.body if any(span.strong for span in paragraph) else paper.small
        lines += [(line, style) for line in style.lines(paragraph, room)]
    return [_box(part, paper, padding) for part in _parts(lines, page_room - 2 * padding)]


def _box(lines: list[StyledLine], paper: Paper, padding: float) -> Piece:
    height = _height_of(lines) + 1.4 * padding

    def draw(pen: Pen, y: float) -> None:
        pen.box(paper.margin_side, y, paper.room, height, 6 * paper.scale, HAIRLINE)
        _draw_lines(pen, lines, paper.margin_side + padding, y + 0.7 * padding)

    return Piece(height, draw, _GAP * paper.scale)


def _parts(lines: list[StyledLine], room: float) -> list[list[StyledLine]]:
    parts: list[list[StyledLine]] = [[]]
    for line in lines:
        if parts[-1] and _height_of([*parts[-1], line]) > room:
            parts.append([])
        parts[-1].append(line)
    return parts


def _bill(layout: Layout, paper: Paper) -> list[Piece]:
    """The fees, and the total on one page with the last of them."""
    if layout.total is None:
        return []
    fees = [piece for fee in layout.fees for piece in _amount(fee, paper.bill, paper)]
    last = fees[-1]
    first_of_total, *others = _amount(layout.total, paper.total, paper)
    space = 6 * paper.scale

    def draw(pen: Pen, y: float) -> None:
        last.draw(pen, y)
        pen.rule(paper.margin_side, paper.right, y + last.height + space / 3, 1.4 * paper.scale, INK)
        first_of_total.draw(pen, y + last.height + space)

    fees[-1] = Piece(last.height + space + first_of_total.height, draw)
    return [Piece(fees[0].height, fees[0].draw, _GAP * paper.scale), *fees[1:], *others]


def _amount(amount: Amount, style: Style, paper: Paper) -> list[Piece]:
    """The money stands beside the first line of the label; what does not fit goes on below, indented."""
    indent = _PADDING * paper.scale
    room = paper.room - style.width_of(Span(amount.money)) - 2 * indent
    lines = _styled([amount.label], style, room) or [((), style)]
    (first,), others = _line_pieces(lines[:1], paper), _line_pieces(lines[1:], paper, indent)

    def draw(pen: Pen, y: float) -> None:
        first.draw(pen, y)
        pen.line_to_right(amount.money, paper.right, y, style)

    return [Piece(first.height, draw), *others]


def _footer(layout: Layout, paper: Paper) -> list[Piece]:
    lines = _line_pieces(_styled(layout.footer, paper.small, paper.room), paper)
    return [Piece(line.height, line.draw, 0 if index else 12 * paper.scale) for index, line in enumerate(lines)]


def _styled(texts: Iterable[str], style: Style, room: float) -> list[StyledLine]:
    return [(line, style) for text in texts for line in style.lines([Span(text)], room)]


def _line_pieces(lines: list[StyledLine], paper: Paper, indent: float = 0) -> list[Piece]:
    def piece(line: Line, style: Style) -> Piece:
        return Piece(style.leading, lambda pen, y: pen.line(line, paper.margin_side + indent, y, style))

    return [piece(line, style) for line, style in lines]


def _height_of(lines: list[StyledLine]) -> float:
    return sum(style.leading for _line, style in lines)


def _draw_lines(pen: Pen, lines: list[StyledLine], left: float, y: float) -> None:
    for line, style in lines:
        pen.line(line, left, y, style)
        y += style.leading
