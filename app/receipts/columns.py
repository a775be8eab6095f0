"""Text in columns of one character: what the roll and the e-mail share."""

from app.receipts.layout import Amount
from app.receipts.wrapping import Span, columns_of, text_of, wrap

_GAP = 2
_INDENT = "  "


def text_lines(text: str, columns: int) -> list[str]:
    """`text` in lines of at most `columns`."""
    return [text_of(line) for line in wrap([Span(text)], columns, columns_of)]


def amount_lines(amount: Amount, columns: int) -> list[str]:
    """The label at the left with the money at the right of it; what does not fit goes on below, indented."""
    room = columns - len(amount.money) - _GAP
    first, *others = text_lines(amount.label, room - len(_INDENT)) or [""]
    return [first + amount.money.rjust(columns - len(first)), *(_INDENT + line for line in others)]
