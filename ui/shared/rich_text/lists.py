"""Making, nesting and leaving lists in formatted text."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextList, QTextListFormat

from ui.shared.rich_text.look import DEPTH, is_title, item_format, list_format, paragraph_format

_DEEPEST = 6


def selected(cursor: QTextCursor) -> list[QTextBlock]:
    """The blocks in which something is selected, or in which the cursor stands; never a title or a cell."""
    block = cursor.document().findBlock(cursor.selectionStart())
    found: list[QTextBlock] = []
    while block.isValid() and block.position() <= cursor.selectionEnd():
        if QTextCursor(block).currentTable() is None and not is_title(block):
            found.append(block)
        block = block.next()
    return found


def is_numbered(listed: QTextList) -> bool:
    """Whether the items have numbers."""
    return listed.format().style() is QTextListFormat.Style.ListDecimal


def depth_of(block: QTextBlock) -> int:
    """The number of lists a block stands in, as an item or as a paragraph under one."""
    listed = block.textList()
    return block.blockFormat().indent() if listed is None else max(1, listed.format().indent())


def toggle_list(cursor: QTextCursor, numbered: bool) -> None:
    """Make items of what is selected; when all are such items already, paragraphs."""
    blocks = selected(cursor)
    lists = [block.textList() for block in blocks]
    if all(each is not None and is_numbered(each) == numbered for each in lists):
        for block in blocks:
            leave_list(block)
    else:
        for block in blocks:
            depth = max(1, depth_of(block))
            QTextCursor(block).setBlockFormat(item_format())
            _put_in_list(block, numbered, depth)
        _join_with_next(blocks)
    settle(cursor.document())


def can_go_deeper(cursor: QTextCursor) -> bool:
    """Whether there is an item before it that the item can stand under."""
    first = selected(cursor)[:1]
    if not first or first[0].textList() is None:
        return False
    before, depth = first[0].previous(), depth_of(first[0])
    return depth < _DEEPEST and before.isValid() and _same_frame(before, first[0]) and depth <= depth_of(before)


def go_deeper(cursor: QTextCursor) -> None:
    """Put the selected items under the item before them."""
    for block in _items(selected(cursor)):
        listed = block.textList()
        if listed is not None:
            _move(block, is_numbered(listed), depth_of(block) + 1)
    settle(cursor.document())


def go_up(cursor: QTextCursor) -> None:
    """Take the selected items out of the list that they stand in, to the one around it or to the text."""
    for block in _items(selected(cursor)):
        depth = depth_of(block)
        if depth > 1:
            around = _before(block, depth - 1)
            _move(block, around is not None and is_numbered(around), depth - 1)
        else:
            leave_list(block)
    settle(cursor.document())


def leave_list(block: QTextBlock) -> None:
    """Make a paragraph of an item."""
    for below in _under(block):
        QTextCursor(below).setBlockFormat(paragraph_format())
    QTextCursor(block).setBlockFormat(paragraph_format())


def settle(document: QTextDocument) -> None:
    """A list that something else stands in the middle of becomes two: the second counts from 1, as it is stored."""
    open_lists: dict[int, tuple[int, QTextList]] = {}
    seen: set[int] = set()
    block = document.begin()
    while block.isValid():
        listed, depth = block.textList(), _depth_in_text(block)
        if listed is None:
            open_lists = {level: pair for level, pair in open_lists.items() if level <= depth}
        else:
            number = listed.objectIndex()
            before = open_lists.get(depth)
            if before is not None and before[0] == number:
                if before[1].objectIndex() != number:
                    before[1].add(block)
                now = before[1]
            else:
                now = QTextCursor(block).createList(listed.format()) if number in seen else listed
            seen.add(number)
            open_lists = {level: pair for level, pair in open_lists.items() if level < depth} | {depth: (number, now)}
        block = block.next()


def _depth_in_text(block: QTextBlock) -> int:
    """The number of lists a block stands in, or its table."""
    table = QTextCursor(block).currentTable()
    return depth_of(block) if table is None else table.format().intProperty(DEPTH)


def _items(blocks: Sequence[QTextBlock]) -> list[QTextBlock]:
    return [block for block in blocks if block.textList() is not None]


def _move(block: QTextBlock, numbered: bool, depth: int) -> None:
    under = list(_under(block))
    _put_in_list(block, numbered, depth)
    for below in under:
        QTextCursor(below).setBlockFormat(paragraph_format(depth))


def _under(block: QTextBlock) -> Iterator[QTextBlock]:
    """The paragraphs that stand under an item, without those of the items in it."""
    depth, below = depth_of(block), block.next()
    while below.isValid() and below.textList() is None and depth and depth_of(below) == depth:
        yield below
        below = below.next()


def _put_in_list(block: QTextBlock, numbered: bool, depth: int) -> None:
    """Join the list before it of that depth, or begin one."""
    around = _before(block, depth)
    if around is not None and is_numbered(around) == numbered:
        around.add(block)
    else:
        QTextCursor(block).createList(list_format(numbered, depth))


def _before(block: QTextBlock, depth: int) -> QTextList | None:
    """The list of that depth that is still open where the block stands."""
    before = block.previous()
    while before.isValid() and _same_frame(before, block) and depth_of(before) >= depth:
        listed = before.textList()
        if listed is not None and depth_of(before) == depth:
            return listed
        before = before.previous()
    return None


def _join_with_next(blocks: Sequence[QTextBlock]) -> None:
    """When a list of the same kind follows at once, they become one."""
    mine = blocks[-1].textList() if blocks else None
    if mine is None:
        return
    following = blocks[-1].next()
    theirs = following.textList() if following.isValid() and _same_frame(following, blocks[-1]) else None
    if theirs is None or theirs.objectIndex() == mine.objectIndex() or theirs.format() != mine.format():
        return
    for item in [theirs.item(place) for place in range(theirs.count())]:
        mine.add(item)


def _same_frame(one: QTextBlock, other: QTextBlock) -> bool:
    first, second = QTextCursor(one).currentFrame(), QTextCursor(other).currentFrame()
    return first is not None and second is not None and first.firstPosition() == second.firstPosition()
