"""The middle column: the open article."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QWidget

from app.formatting import long_date, short_date
from knowledgebase.article import Article, FirstLine, Section, SectionKind
from knowledgebase.markup import markdown_to_html
from resources.translations import _
from ui.knowledge.article_text import ArticleText, Spans
from ui.knowledge.words import fact_cells, kind_name, section_title
from ui.shared.theme import theme
from ui.shared.widgets.basics import KeyButton, box, boxed, card, chip, clear, fill, label, line, row
from ui.shared.widgets.flow_layout import Flow

_BEFORE_INTERNAL = (SectionKind.INTRODUCTION, SectionKind.PROCEDURE, SectionKind.CONDITIONS, SectionKind.BRING)


class ArticleView(QWidget):
    """Title, facts, sections, and what to do with the article.

    Signals:
        add_requested, mail_requested: the button of that name.
        link_requested: the address of a link in the text.
    """

    add_requested = Signal()
    mail_requested = Signal()
    link_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        fill(self, True, (0, 0, 0, 0), 0)
        self._page = boxed("surface", margins=(24, 16, 24, 20), gap=8)
        self._page.setMaximumWidth(theme().px(860))
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(_("Article"))
        self.area.setWidget(self._page)
        self._empty = label("", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box(self).addWidget(self.area, 1)
        box(self).addWidget(self._empty, 1)
        box(self).addWidget(self._actions())
        self._texts: list[ArticleText] = []
        self.show_nothing()

    def _actions(self) -> QWidget:
        self._bar = boxed("bottom", vertical=False, margins=(24, 9, 24, 9), gap=8)
        add = KeyButton(_("Add as subject"), "Ctrl ↵", "primary")
        add.clicked.connect(self.add_requested)
        mail = QPushButton(_("E-mail this answer"))
        mail.clicked.connect(self.mail_requested)
        box(self._bar).addLayout(row(add, mail, None))
        return self._bar

    # show

    def show_nothing(self) -> None:
        """No article is open."""
        self._empty.setText(_("Type the customer's question. The article you choose opens here."))
        self.area.hide()
        self._bar.hide()
        self._empty.show()

    def show_article(self, article: Article, owner: str, spans: Spans) -> None:
        """Open an article at its top, the searched words marked."""
        layout = box(self._page)
        clear(layout)
        self._texts = []
        for part in (self._crumbs(article), self._title(article), self._chips(article, owner), self._facts(article)):
            if part is not None:
                layout.addWidget(part)
        internal = article.text_of(SectionKind.INTERNAL)
        before = [s for s in article.sections if s.kind in _BEFORE_INTERNAL]
        after = [s for s in article.sections if s.kind not in (*_BEFORE_INTERNAL, SectionKind.INTERNAL)]
        layout.addWidget(self._sections(before, article, spans))
        if internal:
            layout.addWidget(self._internal(internal, spans))
        if after:
            layout.addWidget(self._sections(after, article, spans))
        self._related = boxed("clear", gap=2)
        layout.addWidget(self._related)
        if article.source:
            layout.addWidget(self._source(article))
        layout.addStretch(1)
        self._empty.hide()
        self.area.show()
        self._bar.show()
        self.area.verticalScrollBar().setValue(0)
        self.area.setAccessibleName(_("Article: {title}").format(title=article.title))

    def show_related(self, articles: list[Article]) -> None:
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

    def mark(self, spans: Spans) -> None:
        """Mark the words of another search in the open article."""
        for text in self._texts:
            text.mark(spans)

    def _crumbs(self, article: Article) -> QLabel | None:
        upl = _("UPL: {name}").format(name=article.product) if article.product else ""
        words = " · ".join(part for part in (article.theme, upl) if part)
        return label(words, "muted", wrap=True) if words else None

    def _title(self, article: Article) -> QLabel:
        title = label(article.title, "title", wrap=True)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return title

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
            box(cell).addWidget(label(value, "strong", wrap=True))
            box(cell).addStretch(1)
            if column:
                cell.setObjectName("fact")
                cell.setStyleSheet(f"#fact {{ border-left: 1px solid {theme().colours.line}; }}")
            grid.addWidget(cell, 0, column)
            grid.setColumnStretch(column, 1)
        return frame

    def _sections(self, sections: list[Section], article: Article, spans: Spans) -> ArticleText:
        html = "".join(
            f"<h4>{section_title(section.kind, article.kind)}</h4>{markdown_to_html(section.text)}"
            for section in sections
        )
        return self._text(html, spans)

    def _internal(self, markdown: str, spans: Spans) -> QFrame:
        frame = card("card-warn", gap=2)
        box(frame).addWidget(label(_("For staff only"), "strong"))
        box(frame).addWidget(self._text(markdown_to_html(markdown), spans))
        return frame

    def _text(self, html: str, spans: Spans) -> ArticleText:
        text = ArticleText()
        text.setAccessibleName(_("Text of the article"))
        text.link_requested.connect(self.link_requested)
        text.show_html(html, spans)
        self._texts.append(text)
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
