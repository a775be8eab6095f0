"""The page of an article: title, chips, facts, sections, files, links."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from app.formatting import long_date, short_date
from app.services.editing_views import ArticleChangeNote
from knowledgebase.article import Article, Attachment, FirstLine, Section, SectionKind
from knowledgebase.folding import clean
from knowledgebase.markup import markdown_to_html
from resources.translations import _
from ui.knowledge.article_text import ArticleText
from ui.knowledge.attachment_rows import AttachmentRows
from ui.knowledge.change_line import ChangeLine
from ui.knowledge.fold import Fold
from ui.knowledge.marked_label import MarkedLabel
from ui.knowledge.matches import Part
from ui.knowledge.section_place import SectionPlace
from ui.knowledge.section_texts import SectionHtml, SectionTexts
from ui.knowledge.words import fact_cells
from ui.shared.article_words import kind_name, section_title
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, boxed, card, chip, clear, fill, label, line
from ui.shared.widgets.flow_layout import Flow

_BEFORE_INTERNAL = (SectionKind.INTRODUCTION, SectionKind.PROCEDURE, SectionKind.CONDITIONS, SectionKind.BRING)


class ArticlePage(QWidget):
    """What is scrolled through.

    `parts` are the widgets in which something can be found, `sections` the places of the sections, `folds` the parts
    that open; all in reading order.

    Signals:
        link_requested: the address of a link in the text.
        difference_requested: show what was changed lately.
        fold_chosen: the reader opened or closed a part.
        attachment_requested, attachment_save_requested: an Attachment to open, or to write to a file.
    """

    link_requested = Signal(str)
    difference_requested = Signal()
    fold_chosen = Signal()
    attachment_requested = Signal(object)
    attachment_save_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        fill(self, True, (24, 16, 38, 20), 8)
        self.setMaximumWidth(theme().px(874))
        self._begin()

    def _begin(self) -> None:
        clear(box(self))
        self.parts: list[Part] = []
        self.sections: list[SectionPlace] = []
        self.folds: list[Fold] = []
        self._texts: list[ArticleText] = []

    # show

    def show_article(self, article: Article, owner: str, change: ArticleChangeNote | None = None) -> None:
        """Replace what is shown; `change` is what an editor changed in it lately."""
        layout = box(self)
        self._begin()
        above = (self._crumbs(article), self._title(article), self._change(change))
        for part in (*above, self._chips(article, owner, change is not None), self._facts(article)):
            if part is not None:
                layout.addWidget(part)
        internal = article.text_of(SectionKind.INTERNAL)
        before = [s for s in article.sections if s.kind in _BEFORE_INTERNAL]
        after = [s for s in article.sections if s.kind not in (*_BEFORE_INTERNAL, SectionKind.INTERNAL)]
        self._add_sections(before, article)
        if internal:
            layout.addWidget(self._internal(internal))
        self._add_sections(after, article)
        if article.attachments:
            layout.addWidget(self._attachments(article.attachments))
        self._related = boxed("clear", gap=2)
        layout.addWidget(self._related)
        if article.source:
            layout.addWidget(self._source(article))
        layout.addStretch(1)

    def show_related(self, articles: Sequence[Article]) -> None:
        """Links to other articles at the end of the text."""
        clear(box(self._related))
        if articles:
            box(self._related).addWidget(label(_("See also"), "strong"))
        for article in articles:
            link = QPushButton(article.title)
            link.setProperty("role", "link")
            address = f"article:{article.slug}"
            link.clicked.connect(lambda _checked=False, to=address: self.link_requested.emit(to))
            box(self._related).addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _crumbs(self, article: Article) -> QLabel | None:
        upl = _("UPL: {name}").format(name=article.product) if article.product else ""
        words = " · ".join(part for part in (article.theme, upl) if part)
        return label(words, "muted", wrap=True) if words else None

    def _title(self, article: Article) -> QLabel:
        title = self._marked(article.title, "title")
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return title

    def _change(self, change: ArticleChangeNote | None) -> ChangeLine | None:
        if change is None:
            return None
        line = ChangeLine(change)
        line.difference_requested.connect(self.difference_requested)
        return line

    def _marked(self, text: str, role: str) -> MarkedLabel:
        made = MarkedLabel(clean(text), role)
        self.parts.append(made)
        return made

    def _chips(self, article: Article, owner: str, is_told: bool) -> Flow:
        """`is_told`: that it was changed stands elsewhere."""
        flow = Flow(theme().px(6))
        may_answer = article.first_line is FirstLine.ANSWER
        hand_off = _("hand off: {unit}").format(unit=owner) if owner else _("hand off")
        chips: list[QWidget] = [chip(_("answer directly"), "good") if may_answer else chip(hand_off, "warn")]
        if owner:
            chips.append(chip(_("Owner: {unit}").format(unit=owner)))
        if article.modified_on and not is_told:
            chips.append(
                chip(_("changed {day}").format(day=f"{short_date(article.modified_on)} {article.modified_on.year}"))
            )
        if article.review_on:
            chips.append(
                chip(_("check before {day}").format(day=f"{short_date(article.review_on)} {article.review_on.year}"))
            )
        if article.valid_until:
            chips.append(chip(_("valid until {day}").format(day=long_date(article.valid_until)), "warn"))
        chips.append(chip(_("version {number}").format(number=article.version)))
        if article.kind.value != "product":
            chips.append(chip(kind_name(article.kind), "info"))
        flow.show_widgets(chips)
        return flow

    def _facts(self, article: Article) -> QWidget | None:
        cells = fact_cells(article.facts)
        if not cells:
            return None
        frame = QFrame()
        frame.setProperty("role", "card")
        grid = QGridLayout(frame)
        grid.setSpacing(0)
        grid.setContentsMargins(0, 0, 0, 0)
        for column, (name, value) in enumerate(cells):
            cell = boxed("clear", margins=(12, 7, 12, 8), gap=1)
            box(cell).addWidget(label(name, "label"))
            box(cell).addWidget(self._marked(value, "strong"))
            box(cell).addStretch(1)
            if column:
                cell.setObjectName("fact")
                cell.setStyleSheet(f"#fact {{ border-left: 1px solid {theme().colours.line}; }}")
            grid.addWidget(cell, 0, column)
            grid.setColumnStretch(column, 1)
        return frame

    def _add_sections(self, sections: Sequence[Section], article: Article) -> None:
        titles = {section.kind: section_title(section.kind, article.kind) for section in sections}
        html = (
            SectionHtml(each.kind, f'<h4 id="{each.kind}">{titles[each.kind]}</h4>{_html(each.text)}')
            for each in sections
        )
        texts = self._section_texts(html)
        for widget in texts.widgets:
            box(self).addWidget(widget)
        self.sections += texts.places()

    def _internal(self, markdown: str) -> QFrame:
        frame = card("card-warn", gap=2)
        texts = self._section_texts([SectionHtml(SectionKind.INTERNAL, _html(markdown))])
        for widget in (label(_("For staff only"), "strong"), *texts.widgets):
            box(frame).addWidget(widget)
        self.sections += (replace(place, top=lambda: self._top(frame)) for place in texts.places())
        return frame

    def _section_texts(self, sections: Iterable[SectionHtml]) -> SectionTexts:
        texts = SectionTexts(self, sections, self._text)
        self.parts += texts.parts
        self.folds += texts.folds
        for fold in texts.folds:
            fold.chosen.connect(self.fold_chosen)
        return texts

    def _top(self, part: QWidget) -> int:
        return part.mapTo(self, QPoint(0, 0)).y()

    def _text(self, html: str) -> ArticleText:
        text = ArticleText()
        text.setAccessibleName(_("Text of the article"))
        text.link_requested.connect(self.link_requested)
        text.show_html(html)
        text.copyAvailable.connect(lambda is_selected: self._select_only(text) if is_selected else None)
        self._texts.append(text)
        return text

    def _attachments(self, attachments: Sequence[Attachment]) -> AttachmentRows:
        rows = AttachmentRows(attachments)
        rows.open_requested.connect(self.attachment_requested)
        rows.save_requested.connect(self.attachment_save_requested)
        return rows

    def _source(self, article: Article) -> QWidget:
        frame = boxed("clear", gap=4)
        box(frame).addWidget(line())
        source = QPushButton(_("Source: {address}").format(address=article.source))
        source.setProperty("role", "link")
        source.setToolTip(article.source)
        source.clicked.connect(lambda: self.link_requested.emit(article.source))
        source.setMinimumWidth(theme().px(60))
        box(frame).addWidget(source)
        return frame

    # what is selected

    def _select_only(self, text: ArticleText) -> None:
        """What was selected in another text of the article is so no more: there is one selection, as in a letter."""
        for other in self._texts:
            if other is not text:
                other.select_nothing()

    def selected(self) -> tuple[SectionPlace | None, str]:
        """The section in which text is selected, and the text; "" when nothing is."""
        for text in self._texts:
            place, words = text.selected()
            if words:
                part = next((fold for fold in self.folds if fold.text is text), text)
                return next((each for each in self.sections if each.holds(part, place)), None), words
        return None, ""


def _html(markdown: str) -> str:
    """Clean text, in which what is typed can be found whatever way its accents were written."""
    return markdown_to_html(clean(markdown))
