"""What Enter, Backspace, Tab and typing at the beginning of a line mean in formatted text."""

import re

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextTable

from ui.shared.rich_text.lists import can_go_deeper, depth_of, go_deeper, go_up, toggle_list
from ui.shared.rich_text.look import is_title, paragraph_format
from ui.shared.rich_text.steps import add_row, dissolve_opening, one_step, opening_around, toggle_heading

_BULLETS = {"-", "*", "•"}
_NUMBERED = re.compile(r"\d{1,2}[.)]")
_HEADINGS = {"#": 2, "##": 2, "###": 3}


def on_enter(cursor: QTextCursor) -> bool:
    """Whether Enter was something other than a new line of the same kind."""
    table, block = cursor.currentTable(), cursor.block()
    if table is not None:
        _go_down(cursor, table)
    elif cursor.hasSelection():
        return False
    elif is_title(block):
        _go_under_title(cursor)
    elif depth_of(block) and not block.text():
        _leave_item(cursor)
    elif not block.text() and _is_last_in_opening(cursor):
        _leave_opening(cursor)
    elif block.blockFormat().headingLevel() and cursor.atBlockEnd() and block.textList() is None:
        cursor.insertBlock(paragraph_format(depth_of(block)), QTextCharFormat())
    else:
        return False
    return True


def on_backspace(cursor: QTextCursor) -> bool:
    """Whether Backspace took off what the line is, instead of a letter."""
    block = cursor.block()
    if cursor.hasSelection() or not cursor.atBlockStart() or cursor.currentTable() is not None:
        return False
    if is_title(block):
        frame = opening_around(cursor)
        if frame is not None:
            with one_step(cursor):
                dissolve_opening(cursor, frame)
    elif depth_of(block):
        _leave_item(cursor)
    elif block.blockFormat().headingLevel():
        with one_step(cursor):
            toggle_heading(cursor, block.blockFormat().headingLevel())
    else:
        return False
    return True


def on_space(cursor: QTextCursor) -> bool:
    """Whether what stands before the space made a list or a heading of the line."""
    block = cursor.block()
    typed = block.text()[: cursor.positionInBlock()]
    is_plain = not (depth_of(block) or block.blockFormat().headingLevel() or is_title(block))
    if cursor.hasSelection() or cursor.currentTable() is not None or not is_plain:
        return False
    is_number = _NUMBERED.fullmatch(typed) is not None
    if typed not in _BULLETS and typed not in _HEADINGS and not is_number:
        return False
    with one_step(cursor):
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        if typed in _HEADINGS:
            toggle_heading(cursor, _HEADINGS[typed])
        else:
            toggle_list(cursor, is_number)
    return True


def on_tab(cursor: QTextCursor, forward: bool) -> bool:
    """Whether Tab went to another cell or moved an item; else it goes to the next field, so nobody is locked in."""
    table = cursor.currentTable()
    if table is not None:
        return _go_to_cell(cursor, table, 1 if forward else -1)
    if cursor.block().textList() is None or cursor.hasSelection() or not cursor.atBlockStart():
        return False  # who only passes by changes nothing
    can_move = can_go_deeper(cursor) if forward else depth_of(cursor.block()) > 1
    if can_move:
        with one_step(cursor):
            go_deeper(cursor) if forward else go_up(cursor)
    return can_move


def leaves_link(cursor: QTextCursor) -> bool:
    """Whether what is typed now stands right behind a link, and so outside it."""
    address = cursor.charFormat().anchorHref()
    if not address or cursor.hasSelection():
        return False
    following = QTextCursor(cursor)
    is_more = following.movePosition(QTextCursor.MoveOperation.NextCharacter) and not cursor.atBlockEnd()
    return not (is_more and following.charFormat().anchorHref() == address)


def _leave_item(cursor: QTextCursor) -> None:
    with one_step(cursor):
        if cursor.block().textList() is None:
            cursor.setBlockFormat(paragraph_format(depth_of(cursor.block()) - 1))
        else:
            go_up(cursor)


def _go_under_title(cursor: QTextCursor) -> None:
    """To the empty line that waits there, or to a new one."""
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    frame, below = opening_around(cursor), cursor.block().next()
    if frame is not None and below.position() <= frame.lastPosition() and not below.text():
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
    else:
        cursor.insertBlock(paragraph_format(), QTextCharFormat())


def _is_last_in_opening(cursor: QTextCursor) -> bool:
    frame = opening_around(cursor)
    return frame is not None and cursor.position() == frame.lastPosition() and not is_title(cursor.block().previous())


def _leave_opening(cursor: QTextCursor) -> None:
    frame = opening_around(cursor)
    if frame is None:
        return
    with one_step(cursor):
        cursor.deletePreviousChar()
        cursor.setPosition(frame.lastPosition() + 1)


def _go_down(cursor: QTextCursor, table: QTextTable) -> None:
    """To the cell below; below the last row comes a new one."""
    cell = table.cellAt(cursor)
    row, column = cell.row(), cell.column()
    if row + 1 == table.rows():
        with one_step(cursor):
            add_row(table, row, column)
            for each in range(table.columns()):
                table.cellAt(row + 1, each).firstCursorPosition().setBlockFormat(QTextBlockFormat())
    cursor.setPosition(table.cellAt(row + 1, column).lastPosition())


def _go_to_cell(cursor: QTextCursor, table: QTextTable, step: int) -> bool:
    """To the next cell or the one before; after the last to the text below, before the first to the field before."""
    cell = table.cellAt(cursor)
    place = cell.row() * table.columns() + cell.column() + step
    if place < 0:
        return False
    row, column = divmod(place, table.columns())
    if row < table.rows():
        cursor.setPosition(table.cellAt(row, column).lastPosition())
    else:
        cursor.setPosition(table.lastPosition() + 1)
    return True
