"""Heads of the log as people keep them: printed, mailed, or in a file of their own."""

import re
from typing import Final

from app.domain.errors import DomainError
from app.domain.log import LogHead

SHORT_DIGITS: Final = 20  # hexadecimal: who forges a log must try 2 to the power of 80 of them
_GROUP: Final = 4
_HEAD: Final = re.compile(rf"\b(\d{{1,18}}):((?:[0-9a-f][ \t]?){{{SHORT_DIGITS},64}})(?![0-9a-f])", re.IGNORECASE)


def written_head(head: LogHead) -> str:
    """The number and the whole seal, in groups of four."""
    groups = (head.hash[at : at + _GROUP] for at in range(0, len(head.hash), _GROUP))
    return f"{head.number}:{' '.join(groups)}"


def short_head(head: LogHead) -> LogHead:
    """As much of it as is needed, to write down or to read out."""
    return LogHead(head.number, head.hash[:SHORT_DIGITS])


def read_heads(text: str) -> list[LogHead]:
    """Every head that stands in a text, whole or short.

    Raises:
        DomainError: `log-head-wrong`: there is none.
    """
    heads = [LogHead(int(number), re.sub(r"\s", "", seal).lower()) for number, seal in _HEAD.findall(text)]
    if not heads:
        raise DomainError("log-head-wrong", field="head")
    return heads
