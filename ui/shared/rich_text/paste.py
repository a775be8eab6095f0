"""What comes in by pasting and dropping, and what goes out by copying."""

import re

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from app.domain.errors import DomainError
from app.services.knowledge_errors import as_domain_errors
from knowledgebase.markdown_writing import markdown_of
from knowledgebase.markup import markdown_to_html
from knowledgebase.text_blocks import Block
from ui.shared.rich_text.reading import selected_blocks

_MOST_BYTES = 1_000_000
_PICTURE = re.compile(r"<img\b", re.IGNORECASE)


def may_come_in(source: QMimeData) -> bool:
    """Whether there is something to read, or to refuse with a reason."""
    return source.hasHtml() or source.hasText() or source.hasImage() or source.hasUrls()


def coming_in(source: QMimeData) -> tuple[tuple[Block, ...], bool]:
    """The parts that may come into the text, and whether pictures were left out.

    Raises:
        DomainError: `markup-too-large`, `markup-too-deep`, or `picture-in-text`: only pictures or files.
    """
    from knowledgebase.pasting import pasted_html, pasted_text  # here: lxml loads slowly

    if any(url.isLocalFile() for url in source.urls()):
        raise DomainError("picture-in-text")
    has_picture = source.hasImage() and not source.hasText()
    blocks: tuple[Block, ...] = ()
    with as_domain_errors():
        if source.hasHtml():
            html = _html(source)
            blocks = pasted_html(html)
            has_picture = has_picture or _PICTURE.search(html) is not None
        elif source.hasText():
            blocks = pasted_text(source.text())
    if has_picture and not blocks:
        raise DomainError("picture-in-text")
    return blocks, has_picture


def going_out(cursor: QTextCursor) -> QMimeData:
    """What is selected, as plain HTML and as text."""
    made = QMimeData()
    made.setText(cursor.selection().toPlainText())
    made.setHtml(markdown_to_html(markdown_of(selected_blocks(cursor))))
    return made


def _html(source: QMimeData) -> str:
    if source.data("text/html").size() > _MOST_BYTES:
        raise DomainError("markup-too-large")
    return source.html()
