"""The text of an article: a field for each section that it has, and a button for each that it may get."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from knowledgebase.article import ArticleKind, Section, SectionKind
from resources.translations import _
from ui.shared.article_words import section_title
from ui.shared.rich_text.field import RichTextField
from ui.shared.rich_text.format_bar import FormatBar
from ui.shared.rich_text.link_sheet import ArticleChoice
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, card, fill, icon_button, label, row
from ui.shared.widgets.flow_layout import Flow

Sections = tuple[Section, ...]
_ALWAYS = SectionKind.INTRODUCTION


class SectionsForm(QFrame):
    """A section that is emptied stays until another article is shown, so that it can be filled again.

    Attributes:
        bar: works on the section that has the keyboard.

    Signals:
        changed: all Section with a text, a tuple in reading order.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        fill(self, True, (0, 0, 0, 0), 0)
        self._sections: Sections = ()
        self._kind = ArticleKind.PRODUCT
        self.bar = FormatBar()
        box(self).addWidget(self.bar)
        texts = QWidget(self)
        box(self).addWidget(texts)
        fill(texts, True, (12, 8, 12, 10), 8)
        self._boxes = {kind: _SectionBox(texts, kind) for kind in SectionKind}
        for kind, made in self._boxes.items():
            made.changed.connect(lambda text, kind=kind: self._put(kind, text))
            made.gone.connect(lambda kind=kind: self._take_out(kind))
            box(texts).addWidget(made)
        self._more = Flow(theme().px(4))
        self._adders = {kind: self._adder(kind) for kind in SectionKind}
        self._more.show_widgets(list(self._adders.values()))
        box(texts).addWidget(self._more)

    def _adder(self, kind: SectionKind) -> QPushButton:
        made = QPushButton()
        made.setProperty("role", "link")
        made.setAutoDefault(True)
        made.clicked.connect(lambda: self.open_section(kind))
        return made

    # show

    def show_sections(self, sections: Sequence[Section], kind: ArticleKind, is_other: bool) -> None:
        """Show these; `is_other` forgets which empty sections were opened for the article before."""
        self._sections = tuple(sections)
        texts = {section.kind: section.text for section in sections}
        for each, shown in self._boxes.items():
            shown.show_text(texts.get(each, ""))
            if is_other:
                shown.is_open = False
        if is_other:
            self.bar.let_go()
        self._kind = kind
        self._show_boxes()

    def _show_boxes(self) -> None:
        for kind, shown in self._boxes.items():
            is_there = kind is _ALWAYS or shown.is_open or bool(shown.text)
            title = section_title(kind, self._kind)
            shown.rename(title)
            shown.setVisible(is_there)
            self._adders[kind].setText(f"+ {title}")
            self._adders[kind].setAccessibleName(_("Add section: {title}").format(title=title))
            self._adders[kind].setVisible(not is_there and self._more.isEnabled())
        self._more.updateGeometry()

    def freeze(self, is_frozen: bool) -> None:
        """Only to be read."""
        self.bar.setVisible(not is_frozen)
        self._more.setEnabled(not is_frozen)
        for shown in self._boxes.values():
            shown.freeze(is_frozen)
        self._show_boxes()

    def show_articles(self, articles: Sequence[ArticleChoice]) -> None:
        """The articles to which a text can point."""
        for shown in self._boxes.values():
            shown.field.set_articles(articles)

    def open_section(self, kind: SectionKind, start: int = 0, end: int = 0) -> None:
        """Show a section, and put the keyboard there, on what stands from `start` to `end` in its Markdown."""
        shown = self._boxes[kind]
        shown.is_open = True
        self._show_boxes()
        shown.field.setFocus(Qt.FocusReason.OtherFocusReason)
        shown.select(shown.text[start:end])

    def field(self, kind: SectionKind) -> RichTextField:
        """The field of a section."""
        return self._boxes[kind].field

    # tell

    def _put(self, kind: SectionKind, text: str) -> None:
        texts = {section.kind: section.text for section in self._sections} | {kind: text}
        self._sections = tuple(Section(each, texts[each]) for each in SectionKind if texts.get(each, "").strip())
        self.changed.emit(self._sections)

    def _take_out(self, kind: SectionKind) -> None:
        self._boxes[kind].is_open = False
        self._boxes[kind].show_text("")
        self._put(kind, "")
        self._show_boxes()
        self._adders[kind].setFocus(Qt.FocusReason.OtherFocusReason)


class _SectionBox(QWidget):
    """One section with its heading.

    Attributes:
        is_open: it was asked for, though it may be empty.

    Signals:
        changed: the text as Markdown.
        gone: it is wanted no more.
    """

    changed = Signal(str)
    gone = Signal()

    def __init__(self, parent: QWidget, kind: SectionKind) -> None:
        super().__init__(parent)
        fill(self, True, (0, 0, 0, 0), 2)
        self.is_open, self.text = False, ""
        self._title = label("", "strong")
        self._gone = icon_button("x", "")
        self._gone.clicked.connect(self.gone)
        self._can_go = kind is not _ALWAYS
        if not self._can_go:
            self._gone.hide()
        self.field = RichTextField()
        self.field.changed.connect(self._typed)
        inside: QWidget = self
        if kind is SectionKind.INTERNAL:
            inside = card("card-warn")
            box(self).addWidget(inside)
        line = row(self._title, self._gone)
        line.setStretch(0, 1)
        box(inside).addLayout(line)
        box(inside).addWidget(self.field)

    def rename(self, title: str) -> None:
        """Call the section so."""
        self._title.setText(title)
        self.field.rename(title)
        words = _("Take out: {words}").format(words=title)
        self._gone.setToolTip(words)
        self._gone.setAccessibleName(words)

    def show_text(self, text: str) -> None:
        """Show a text; the one that is there already keeps its cursor."""
        if text != self.text:
            self.text = text
            self.field.set_markdown(text)

    def select(self, words: str) -> None:
        """Mark these words where they stand first; words that are dressed up are left."""
        edit = self.field.edit
        if words and words in edit.toPlainText():
            edit.moveCursor(QTextCursor.MoveOperation.Start)
            edit.find(words)

    def freeze(self, is_frozen: bool) -> None:
        """Only to be read."""
        self.field.set_read_only(is_frozen)
        self._gone.setVisible(self._can_go and not is_frozen)

    def _typed(self) -> None:
        text = self.field.markdown()
        if text != self.text:
            self.text = text
            self.changed.emit(text)
