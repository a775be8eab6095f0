"""The steps that formatted text knows, and which of them are on or possible where the cursor is."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtGui import QTextCharFormat, QTextCursor

from ui.shared.rich_text.lists import is_numbered
from ui.shared.rich_text.look import is_title
from ui.shared.rich_text.reading import mark_of
from ui.shared.rich_text.steps import opening_around


class RichStep(Enum):
    """What a button of the bar does."""

    BOLD = auto()
    ITALIC = auto()
    HEADING = auto()
    SUBHEADING = auto()
    BULLETS = auto()
    NUMBERS = auto()
    LINK = auto()
    TABLE = auto()
    OPENING = auto()
    UNDO = auto()
    REDO = auto()


STEP_KEYS = {
    RichStep.BOLD: "Ctrl+B",
    RichStep.ITALIC: "Ctrl+I",
    RichStep.HEADING: "Ctrl+Shift+H",
    RichStep.SUBHEADING: "Ctrl+Shift+J",
    RichStep.BULLETS: "Ctrl+Shift+L",
    RichStep.NUMBERS: "Ctrl+Shift+O",
    RichStep.LINK: "Ctrl+Shift+K",
    RichStep.TABLE: "Ctrl+Shift+M",
    RichStep.OPENING: "Ctrl+Shift+U",
    RichStep.UNDO: "Ctrl+Z",
    RichStep.REDO: "Ctrl+Y",
}
"""No letters with Ctrl+Alt: on many Dutch computers those type a sign."""

_MARKS = {"**": RichStep.BOLD, "*": RichStep.ITALIC}
_LEVELS = {2: RichStep.HEADING, 3: RichStep.SUBHEADING}
_NOT_IN_HEADINGS = frozenset({RichStep.BOLD, RichStep.ITALIC})
_NOT_IN_TITLES = frozenset(set(RichStep) - {RichStep.OPENING, RichStep.UNDO, RichStep.REDO})
_NOT_IN_CELLS = frozenset({RichStep.HEADING, RichStep.SUBHEADING, RichStep.BULLETS, RichStep.NUMBERS, RichStep.OPENING})


@dataclass(frozen=True, slots=True)
class RichState:
    """`on` is what the text at the cursor is, `off` what it cannot become."""

    on: frozenset[RichStep] = frozenset()
    off: frozenset[RichStep] = frozenset(RichStep)


def state_at(cursor: QTextCursor, look: QTextCharFormat) -> RichState:
    """What is true at the cursor, where what is typed would look so."""
    block = cursor.block()
    level, listed = block.blockFormat().headingLevel(), block.textList()
    in_table = cursor.currentTable() is not None
    on = {_MARKS.get(mark_of(look)) if not level else None, _LEVELS.get(level)}
    on.add(None if listed is None else RichStep.NUMBERS if is_numbered(listed) else RichStep.BULLETS)
    on.add(RichStep.LINK if look.anchorHref() else None)
    on.add(RichStep.TABLE if in_table else None)
    on.add(RichStep.OPENING if opening_around(cursor) is not None else None)
    off = _NOT_IN_CELLS if in_table else _NOT_IN_HEADINGS if level else frozenset()
    return RichState(frozenset(on - {None}), off | (_NOT_IN_TITLES if is_title(block) else frozenset()))  # type: ignore[arg-type]
