"""What a person sees and reaches on the screen."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtGui import QTextFragment
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTextEdit, QWidget

from ui.driver import WindowDriver
from ui.shared.widgets.fields import Field

_MOST_TABS = 50


def words_on(widget: QWidget) -> list[str]:
    """Every visible text of labels and buttons."""
    parts = [*widget.findChildren(QLabel), *widget.findChildren(QAbstractButton)]
    return [part.text() for part in parts if part.isVisibleTo(widget) and part.text()]


def says(widget: QWidget, words: str) -> bool:
    """Whether some visible text contains `words`."""
    return any(words in text for text in words_on(widget))


def struck_and_underlined(text: QTextEdit) -> tuple[str, str]:
    """What a text shows struck through and what underlined, with a space between the pieces."""
    pieces = list(_fragments(text))
    struck = [piece.text() for piece in pieces if piece.charFormat().fontStrikeOut()]
    underlined = [piece.text() for piece in pieces if piece.charFormat().fontUnderline()]
    return " ".join(struck), " ".join(underlined)


def _fragments(text: QTextEdit) -> Iterator[QTextFragment]:
    block = text.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            yield pieces.fragment()
            pieces += 1
        block = block.next()


def focus_is_in(widget: QWidget) -> bool:
    """Whether typing arrives in the widget or in a part of it."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))


def tab_to(driver: WindowDriver, widget: QWidget, most: int = _MOST_TABS) -> None:
    """Press Tab until the keyboard is there, at most so many times."""
    for _ in range(most):
        if focus_is_in(widget):
            return
        driver.press("Tab")
    assert focus_is_in(widget), "the Tab key does not come there"


def press_button(driver: WindowDriver, words: str) -> None:
    """Go to the visible button with these words as the Tab key does, and press space."""
    buttons = driver.window.findChildren(QAbstractButton)
    button = next(each for each in buttons if each.isVisible() and each.text() == words)
    tab_to(driver, button)
    driver.press("Space")


def field_named(widget: QWidget, name: str) -> Field:
    """The form field with this name, as a screen reader says it."""
    return next(field for field in widget.findChildren(Field) if field.editor.accessibleName().rstrip(" *") == name)


def rows_of(model: QAbstractItemModel) -> list[list[str]]:
    """The texts of a table."""
    columns = range(model.columnCount())
    return [[model.index(row, column).data() for column in columns] for row in range(model.rowCount())]


def desk_of(driver: WindowDriver) -> tuple[object, ...]:
    """Everything of the contact in front that the agent has on screen."""
    page = driver.window.contact_page
    in_note = page.panel.note.hasFocus()
    cursor = page.panel.note.textCursor().position() if in_note else page.search.cursorPosition()
    title = driver.shell.services.article(driver.current.desk.article_id).title
    assert says(page.article, title)
    words = (page.search.text(), title, page.panel.note.toPlainText())
    return (*words, page.search.hasFocus(), in_note, cursor, [subject.title for subject in driver.current.subjects])
