"""How formatted text looks in its field. The document itself holds only what it means, so a look is never stored."""

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QSyntaxHighlighter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextTableFormat,
)

from ui.shared.theme import theme

DEPTH = QTextFormat.Property.UserProperty.value + 1
"""On a table: how many lists it stands in."""

_SIZES = {1: 19, 2: 17, 3: 15}


def paragraph_format(depth: int = 0) -> QTextBlockFormat:
    """A paragraph; `depth` is the number of lists it stands in."""
    made = QTextBlockFormat()
    made.setIndent(depth)
    made.setBottomMargin(theme().px(6))
    made.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


def heading_format(level: int, depth: int = 0) -> QTextBlockFormat:
    """A heading of level 1 to 6."""
    made = paragraph_format(depth)
    made.setHeadingLevel(level)
    made.setTopMargin(theme().px(6))
    made.setBottomMargin(theme().px(3))
    return made


def title_format() -> QTextBlockFormat:
    """The title of a part that opens, with room for its arrow."""
    made = paragraph_format()
    made.setLeftMargin(theme().px(20))
    return made


def item_format(level: int = 0) -> QTextBlockFormat:
    """The first line of an item of a list; with a level it is a heading too."""
    made = paragraph_format()
    made.setHeadingLevel(level)
    made.setBottomMargin(theme().px(3))
    return made


def list_format(is_numbered: bool, depth: int) -> QTextListFormat:
    """A list in `depth` lists, itself counted."""
    made = QTextListFormat()
    made.setIndent(depth)
    made.setStyle(QTextListFormat.Style.ListDecimal if is_numbered else QTextListFormat.Style.ListDisc)
    return made


def table_format(depth: int = 0) -> QTextTableFormat:
    """A table with thin lines; its first row holds the headings."""
    made = QTextTableFormat()
    made.setProperty(DEPTH, depth)
    made.setHeaderRowCount(1)
    made.setLeftMargin(theme().px(20 * depth))
    made.setTopMargin(theme().px(2))
    made.setBottomMargin(theme().px(6))
    made.setCellPadding(theme().px(5))
    made.setCellSpacing(0)
    made.setBorder(1)
    made.setBorderCollapse(True)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderBrush(QBrush(QColor(theme().colours.line_strong)))
    return made


def opening_format() -> QTextFrameFormat:
    """The frame around a part that opens."""
    made = QTextFrameFormat()
    made.setBorder(1)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderBrush(QBrush(QColor(theme().colours.line_strong)))
    made.setBackground(QColor(theme().colours.raised))
    made.setPadding(theme().px(8))
    made.setTopMargin(theme().px(4))
    made.setBottomMargin(theme().px(4))
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    return made


def is_title(block: QTextBlock) -> bool:
    """Whether the block is the title of a part that opens."""
    cursor = QTextCursor(block)
    frame = cursor.currentFrame()
    is_inner = frame is not None and frame.parentFrame() is not None and cursor.currentTable() is None
    return is_inner and frame.firstPosition() == block.position()


class RichLook(QSyntaxHighlighter):
    """Headings, titles and the first row of a table are bold; links have their colour."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)

    def highlightBlock(self, text: str) -> None:
        """Dress one block."""
        block = self.currentBlock()
        if level := block.blockFormat().headingLevel():
            self.setFormat(0, len(text) * 2, _strong(_SIZES.get(level, 14)))
        elif is_title(block) or _is_first_row(block):
            self.setFormat(0, len(text) * 2, _strong(14))
        self._dress_links(block)

    def _dress_links(self, block: QTextBlock) -> None:
        pieces = block.begin()
        while not pieces.atEnd():
            fragment = pieces.fragment()
            if fragment.charFormat().anchorHref():
                start = fragment.position() - block.position()
                look = QTextCharFormat(self.format(start))
                look.setForeground(QColor(theme().colours.accent_text))
                look.setFontUnderline(True)
                self.setFormat(start, fragment.length(), look)
            pieces += 1


def _strong(size: float) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.DemiBold)
    look.setProperty(QTextFormat.Property.FontPixelSize.value, theme().px(size))
    return look


def _is_first_row(block: QTextBlock) -> bool:
    cursor = QTextCursor(block)
    table = cursor.currentTable()
    return table is not None and table.cellAt(cursor).row() == 0
