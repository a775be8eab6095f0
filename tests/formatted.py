"""A field of formatted text, and what a person does in it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from knowledgebase.markdown_reading import blocks_of
from knowledgebase.markdown_writing import markdown_of
from ui.shared.rich_text.field import RichTextField
from ui.shared.rich_text.filling import fill
from ui.shared.rich_text.reading import blocks_in


def through_document(markdown: str) -> str:
    """What is read from a document that was filled with it."""
    document = QTextDocument()
    fill(document, blocks_of(markdown))
    return markdown_of(blocks_in(document))


def shown_field(qtbot: QtBot) -> RichTextField:
    """A field that has the keyboard."""
    made = RichTextField("Inleiding")
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def put_cursor(field: RichTextField, before: str) -> None:
    """The cursor right behind the first place of these words."""
    found = field.edit.document().find(before)
    cursor = field.edit.textCursor()
    cursor.setPosition(found.selectionEnd())
    field.edit.setTextCursor(cursor)


def select(field: RichTextField, first: str, last: str) -> None:
    """From the beginning of these words to the end of those."""
    start, end = field.edit.document().find(first), field.edit.document().find(last)
    cursor = field.edit.textCursor()
    cursor.setPosition(start.selectionStart())
    cursor.setPosition(end.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    field.edit.setTextCursor(cursor)


def press(qtbot: QtBot, field: RichTextField, key: Qt.Key, keys: Qt.KeyboardModifier | None = None) -> None:
    """One key, with what is held down."""
    qtbot.keyClick(field.edit, key, keys or Qt.KeyboardModifier.NoModifier)
