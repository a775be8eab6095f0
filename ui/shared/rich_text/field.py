"""A field for the text of an article."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import BaliewijsError
from app.error_sentences import sentence
from knowledgebase.markdown_reading import blocks_of
from knowledgebase.markdown_writing import markdown_of
from ui.shared.rich_text.edit import RichEdit
from ui.shared.rich_text.filling import fill
from ui.shared.rich_text.link_sheet import ArticleChoice, LinkSheet
from ui.shared.rich_text.reading import blocks_in
from ui.shared.theme import theme
from ui.shared.widgets.basics import label, set_property


class RichTextField(QWidget):
    """Takes and gives Markdown; it grows with its text.

    Attributes:
        edit: what `FormatBar` works on.

    Signals:
        changed: something was typed, pasted or formatted by hand.
        refused: BaliewijsError: what was not pasted, or not wholly; the field says it too.
    """

    changed = Signal()
    refused = Signal(object)

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.edit = RichEdit()
        self._given = ""
        self._articles: Sequence[ArticleChoice] = ()
        self._said = label("", "error", wrap=True)
        self._said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(3))
        column.addWidget(self.edit)
        column.addWidget(self._said)
        self.setFocusProxy(self.edit)
        self.rename(name)
        self.edit.textChanged.connect(self._typed)
        self.edit.told.connect(self._refused)
        self.edit.link_wanted.connect(self._ask_link)

    def rename(self, name: str) -> None:
        """Call the field so for screen readers."""
        self.edit.setAccessibleName(name)

    def set_read_only(self, is_read_only: bool) -> None:
        """Only to be read and copied."""
        self.edit.setReadOnly(is_read_only)
        self.edit.state_changed.emit()

    def set_articles(self, articles: Sequence[ArticleChoice]) -> None:
        """The articles that a link may go to."""
        self._articles = tuple(articles)

    def set_markdown(self, markdown: str) -> None:
        """Show a text; that is no change, and cannot be undone."""
        self._given = markdown
        self.edit.blockSignals(True)
        fill(self.edit.document(), blocks_of(markdown))
        self.edit.blockSignals(False)
        self.edit.moveCursor(QTextCursor.MoveOperation.Start)
        self.show_error("")

    def markdown(self) -> str:
        """The text: exactly as it was set while nobody changed it, else in the one form that is stored."""
        if not self.edit.document().isModified():
            return self._given
        return markdown_of(blocks_in(self.edit.document()))

    def show_error(self, text: str) -> None:
        """Say what is wrong here; an empty text takes it away."""
        self._said.setText(text)
        self._said.setVisible(bool(text))
        self.edit.setAccessibleDescription(text)
        set_property(self.edit, "wrong", bool(text))

    def _typed(self) -> None:
        self.show_error("")
        self.changed.emit()

    def _refused(self, error: BaliewijsError) -> None:
        self.show_error(sentence(error))
        self.refused.emit(error)

    def _ask_link(self) -> None:
        text, address = self.edit.link()
        sheet = LinkSheet(self.window(), text, address, self._articles)
        sheet.chosen.connect(self.edit.put_link)
        sheet.open_sheet()
