"""The receipt as lines for a roll of 80 mm: at most 42 columns of the normal size."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.receipts.columns import amount_lines, text_lines
from app.receipts.layout import Box, Layout
from app.receipts.wrapping import Line, Span, columns_of, wrap

COLUMNS = 42  # of the normal size; source: 72 mm that a thermal printer prints

_LARGE = 1.2
_HUGE = 1.6


@dataclass(frozen=True, slots=True)
class RollLine:
    """A line of text; `size` is a multiple of the normal letter. An empty line has no spans."""

    spans: Line = ()
    size: float = 1.0
    is_centred: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across: dashed between parts, solid above the total."""

    is_dashed: bool = True


@dataclass(frozen=True, slots=True)
class Code:
    """The QR code of the customer's number."""

    contents: str


RollPart = RollLine | Rule | Code


def roll_lines(layout: Layout) -> list[RollPart]:
    """All parts from top to bottom."""
    parts = [*_masthead(layout), Rule(), *_opening(layout), Rule(), *_boxes(layout.boxes)]
    if layout.total is not None:
        parts += [Rule(), *_amounts(layout), Rule(is_dashed=False)]
        parts += [_strong(line, _LARGE) for line in amount_lines(layout.total, columns_at(_LARGE))]
    return [*parts, Rule(), Code(layout.number), *_closing(layout)]


def columns_at(size: float) -> int:
    """How many letters of this size stand on a line."""
    return int(COLUMNS / size)


def _masthead(layout: Layout) -> list[RollPart]:
    parts: list[RollPart] = []
    if layout.copy_mark:
        parts += [_strong(f"*** {layout.copy_mark} ***", _LARGE, True), RollLine()]
    parts += [_strong(line, _LARGE, True) for line in text_lines(layout.municipality.upper(), columns_at(_LARGE))]
    return parts + [part for line in layout.desk_lines for part in _centred(line)]


def _opening(layout: Layout) -> list[RollPart]:
    heading = [_strong(line, 1.0) for line in text_lines(layout.heading, COLUMNS)]
    number = [_strong(line, _HUGE) for line in text_lines(layout.number, columns_at(_HUGE))]
    agent = f"{layout.agent_label} {layout.agent}" if layout.agent else ""
    return [*heading, *_plain(layout.number_label), *number, *_plain(layout.moment), *_plain(agent)]


def _boxes(boxes: Sequence[Box]) -> list[RollPart]:
    parts: list[RollPart] = []
    for index, box in enumerate(boxes):
        parts += [RollLine()] if index else []
        parts += [RollLine(line) for line in wrap([Span(box.title, True)], COLUMNS, columns_of)]
        for paragraph in box.paragraphs:
            parts += [RollLine(line) for line in wrap(paragraph, COLUMNS, columns_of)]
    return parts


def _amounts(layout: Layout) -> list[RollPart]:
    return [RollLine((Span(line),)) for fee in layout.fees for line in amount_lines(fee, COLUMNS)]


def _closing(layout: Layout) -> list[RollPart]:
    parts = _centred(layout.receipt_line)
    for sentence in (layout.advice, layout.tax_line, layout.privacy_line):
        parts += [RollLine(), *_centred(sentence)] if sentence else []
    return parts


def _plain(text: str) -> list[RollPart]:
    return [RollLine((Span(line),)) for line in text_lines(text, COLUMNS)]


def _centred(text: str) -> list[RollPart]:
    return [RollLine((Span(line),), is_centred=True) for line in text_lines(text, COLUMNS)]


def _strong(text: str, size: float, is_centred: bool = False) -> RollLine:
    return RollLine((Span(text, True),), size, is_centred)
