"""The receipt as plain text, for e-mail."""

from app.receipts.columns import amount_lines, text_lines
from app.receipts.layout import Box, Layout

COLUMNS = 72

_INDENT = "   "
_RULE = "-" * COLUMNS


def write_text(layout: Layout) -> str:
    """Lines of at most 72 columns, the parts divided by an empty line or a rule."""
    parts = [_masthead(layout), _opening(layout), *(_box(box) for box in layout.boxes), _bill(layout), _footer(layout)]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _masthead(layout: Layout) -> list[str]:
    lines = text_lines(layout.municipality, COLUMNS)
    for line in layout.desk_lines:
        lines += text_lines(line, COLUMNS)
    return [*lines, _RULE]


def _opening(layout: Layout) -> list[str]:
    copy = [layout.copy_mark, ""] if layout.copy_mark else []
    facts = (
        (layout.number_label, layout.number),
        (layout.moment_label, layout.moment),
        (layout.agent_label, layout.agent),
    )
    head = [*copy, *text_lines(layout.heading, COLUMNS), *text_lines(layout.advice, COLUMNS), ""]
    return head + [line for label, value in facts if value for line in _fact(label, value)]


def _fact(label: str, value: str) -> list[str]:
    named = f"{label}:".ljust(18)
    lines = text_lines(value, COLUMNS - len(named))
    return [(named if index == 0 else " " * len(named)) + line for index, line in enumerate(lines)]


def _box(box: Box) -> list[str]:
    lines = text_lines(box.title, COLUMNS)
    for paragraph in box.paragraphs:
        text = "".join(span.text for span in paragraph)
        lines += [_INDENT + line for line in text_lines(text, COLUMNS - len(_INDENT))]
    return lines


def _bill(layout: Layout) -> list[str]:
    if layout.total is None:
        return []
    lines = [line for fee in layout.fees for line in amount_lines(fee, COLUMNS)]
    return [*lines, _RULE, *amount_lines(layout.total, COLUMNS)]


def _footer(layout: Layout) -> list[str]:
    return [line for sentence in layout.footer for line in text_lines(sentence, COLUMNS)]
