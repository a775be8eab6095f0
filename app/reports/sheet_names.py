"""Names that a spreadsheet accepts for its sheets."""

import re
from collections.abc import Sequence

_MAXIMUM = 31  # characters; source: limits of Excel
_REFUSED = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def sheet_names(titles: Sequence[str]) -> list[str]:
    """A name for each title, no two alike."""
    names: list[str] = []
    for title in titles:
        plain = _REFUSED.sub(" ", title).strip("' ")[:_MAXIMUM] or "-"
        taken = {name.casefold() for name in names}
        number, name = 1, plain
        while name.casefold() in taken:
            number += 1
            name = f"{plain[: _MAXIMUM - 4]} {number}"
        names.append(name)
    return names
