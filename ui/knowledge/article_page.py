"""The page of an article: title, chips, facts, sections, links."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from app.formatting import long_date, short_date
from knowledgebase.article import Article, FirstLine, Section, SectionKind
from knowledgebase.folding import clean
from knowledgebase.markup import markdown_to_html
from resources.translations import _
from ui.knowledge.article_text import ArticleText
from ui.knowledge.marked_label import MarkedLabel
from ui.knowledge.matches import Part
from ui.knowledge.words import fact_cells, kind_name, section_title
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, boxed, card, chip, clear, fill, label, line
from ui.shared.widgets.flow_layout import Flow

_BEFORE_INTERNAL = (SectionKind.INTRODUCTION, SectionKind.PROCEDURE, SectionKind.CONDITIONS, SectionKind.BRING)


@dataclass(frozen=True, slots=True)
class SectionPlace:
    """Where a section stands: from `start` to `end` in the text of `part`; `top` gives its height in the page."""

    part: ArticleText
    start: int
    end: int
    top: Callable[[], int]

    @property
    def text(self) -> str:
        """What the section says, with its heading."""
        return self.part.plain[self.start : self.end]


class ArticlePage(QWidget):
    """What is scrolled through.

    `parts` are the widgets in which something can be found, `sections` the places of the sections; both in reading
    order.

    Signals:
        link_requested: the address of a link in the text.
    """

    link_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        fill(self, True, (24, 16, 24, 20), 8)
        self.setMaximumWidth(theme().px(860))
        self.parts: list[Part] = []
        self.sections: list[SectionPlace] = []

    # show

    def show_article(self, article: Article, owner: str) -> None:
        """Replace what is shown."""
        layout = box(self)
        clear(layout)
        self.parts, self.sections = [], []
        for part in (self._crumbs(article), self._title(article), self._chips(article, owner), self._facts(article)):
            if part is not None:
                layout.addWidget(part)
        internal = article.text_of(SectionKind.INTERNAL)
        before = [s for s in article.sections if s.kind in _BEFORE_INTERNAL]
        after = [s for s in article.sections if s.kind not in (*_BEFORE_INTERNAL, SectionKind.INTERNAL)]
        layout.addWidget(self._sections(before, article))
        if internal:
            layout.addWidget(self._internal(internal))
        if after:
            layout.addWidget(self._sections(after, article))
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

    def _marked(self, text: str, role: str) -> MarkedLabel:
        made = MarkedLabel(clean(text), role)
        self.parts.append(made)
        return made

    def _chips(self, article: Article, owner: str) -> Flow:
        flow = Flow(theme().px(6))
        may_answer = article.first_line is FirstLine.ANSWER
        hand_off = _("hand off: {unit}").format(unit=owner) if owner else _("hand off")
        chips: list[QWidget] = [chip(_("answer directly"), "good") if may_answer else chip(hand_off, "warn")]
        if owner:
            chips.append(chip(_("Owner: {unit}").format(unit=owner)))
        if article.modified_on:
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

    def _sections(self, sections: list[Section], article: Article) -> ArticleText:
        text = self._text(
            "".join(
                f'<h4 id="{section.kind}">{section_title(section.kind, article.kind)}</h4>{_html(section.text)}'
                for section in sections
            )
        )
        starts = text.sections()
        for start, end in zip(starts, (*starts[1:], len(text.plain)), strict=False):
            self.sections.append(SectionPlace(text, start, end, lambda at=start: self._top(text) + text.top_of(at)))  # type: ignore[misc]
        return text

    def _internal(self, markdown: str) -> QFrame:
        frame = card("card-warn", gap=2)
        text = self._text(_html(markdown))
        box(frame).addWidget(label(_("For staff only"), "strong"))
        box(frame).addWidget(text)
        self.sections.append(SectionPlace(text, 0, len(text.plain), lambda: self._top(frame)))
        return frame

    def _top(self, part: QWidget) -> int:
        return part.mapTo(self, QPoint(0, 0)).y()

    def _text(self, html: str) -> ArticleText:
        text = ArticleText()
        text.setAccessibleName(_("Text of the article"))
        text.link_requested.connect(self.link_requested)
        text.show_html(html)
        self.parts.append(text)
        return text

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


def _html(markdown: str) -> str:
    """Clean text, in which what is typed can be found whatever way its accents were written."""
    return markdown_to_html(clean(markdown))
