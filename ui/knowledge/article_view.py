"""The middle column: the open article, what matches in it, and finding in it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QFrame, QPushButton, QScrollArea, QWidget

from app.services.ports import Marks
from knowledgebase.article import Article
from resources.translations import _
from ui.knowledge.article_page import ArticlePage, SectionPlace
from ui.knowledge.find_bar import FindBar
from ui.knowledge.match_steps import NextMatch, place_words
from ui.knowledge.matches import Matches
from ui.knowledge.occurrences import occurrences
from ui.knowledge.reading_place import ReadingPlace
from ui.shared.theme import theme
from ui.shared.widgets.basics import KeyButton, box, boxed, fill, label
from ui.shared.widgets.flow_layout import Flow


class ArticleView(QWidget):
    """An article opens at the section that matches best, with the words of the search marked.

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
        self._page = ArticlePage()
        self._page.link_requested.connect(self.link_requested)
        self.area = _ReadingArea()
        self.area.setWidget(self._page)
        self._matches = Matches(self._page)
        self._place = ReadingPlace(self.area)
        self._marks: Marks | None = None
        self._find_from = 0
        self._empty = label("", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.find_bar = FindBar()
        self.find_bar.typed.connect(self._find)
        self.find_bar.step_requested.connect(self.step)
        self.find_bar.close_requested.connect(self.close_find)
        box(self).addWidget(self.find_bar)
        box(self).addWidget(self.area, 1)
        box(self).addWidget(self._empty, 1)
        box(self).addWidget(self._actions())
        self.show_nothing()

    def _actions(self) -> QWidget:
        self._bar = boxed("bottom", vertical=False, margins=(24, 9, 8, 9), gap=8)
        add = KeyButton(_("Add as subject"), "Ctrl ↵", "primary")
        add.clicked.connect(self.add_requested)
        mail = QPushButton(_("E-mail this answer"))
        mail.clicked.connect(self.mail_requested)
        self.next_match = NextMatch()
        self.next_match.clicked.connect(lambda: self.step(1))
        flow = Flow(theme().px(8))
        flow.show_widgets([add, mail, self.next_match])
        box(self._bar).addWidget(flow)
        return self._bar

    # show

    def show_nothing(self) -> None:
        """No article is open."""
        self.close_find()
        self._marks = None
        self._empty.setText(_("Type the customer's question. The article you choose opens here."))
        self.area.hide()
        self._bar.hide()
        self._empty.show()

    def show_article(self, article: Article, owner: str, marks: Marks) -> None:
        """Open an article at what matches best; at its top when that is the title, or nothing."""
        self.close_find()
        self._place.forget()
        self._page.show_article(article, owner)
        self._marks = marks
        self._matches.show(self._page.parts, marks.spans)
        self._show_steps()
        self._empty.hide()
        self.area.show()
        self._bar.show()
        self.area.setAccessibleName(_("Article: {title}").format(title=article.title))
        best = marks.best_of([article.title, *(section.text for section in self._page.sections)])
        if best:
            self._place.keep(partial(self._beginning_of, self._page.sections[best - 1]))
        else:
            self.scroll_to(0)

    def show_related(self, articles: list[Article]) -> None:
        """Links to other articles at the end of the text."""
        self._page.show_related(articles)

    def scroll_to(self, height: int) -> None:
        """Go to a height, as soon as the article is that long."""
        self._place.keep(lambda: height)

    def _beginning_of(self, section: SectionPlace) -> int:
        """The height at which its heading is on top, or lower when its first match would be out of sight.

        The first section stands under the title anyway: then the top of the article is better.
        """
        gap, room = theme().px(8), self.area.viewport().height()
        match = self._matches.first_in(section.part, section.start)
        lowest = self._matches.place_of(match).bottom() + gap - room if match is not None else 0
        is_first = section is self._page.sections[0]
        return max(0 if is_first else section.top() - gap, lowest)

    # matches

    @property
    def is_open(self) -> bool:
        """Whether there is an article to read."""
        return self._marks is not None

    def step(self, by: int) -> None:
        """Go to the next match (1) or the one before (-1): of what is typed in the find bar, or else of the search."""
        position = self._matches.after(self._matches.current, by, self.area.verticalScrollBar().value())
        if position is not None:
            self._go_to(position)
            self._find_from = self._matches.place_of(position).top()

    def open_find(self) -> None:
        """Let the agent type what to find in the article."""
        was_open = not self.find_bar.isHidden()
        self.find_bar.open_bar()
        if not was_open:
            self._find_from = self.area.verticalScrollBar().value()
            self._find(self.find_bar.field.text())

    def close_find(self) -> bool:
        """Mark again what was searched; gives whether there was a bar to close."""
        if self.find_bar.isHidden():
            return False
        self.find_bar.close_bar()
        self._mark("")
        return True

    def _find(self, wanted: str) -> None:
        """Mark what is typed and go to the first of it that was not read yet."""
        self._mark(wanted)
        position = self._matches.after(None, 1, self._find_from) if wanted.strip() else None
        if position is not None:
            self._go_to(position)

    def _mark(self, wanted: str) -> None:
        if self._marks is not None:
            spans = partial(occurrences, wanted=wanted) if wanted.strip() else self._marks.spans
            self._matches.show(self._page.parts, spans)
            self._show_steps()

    def _go_to(self, position: int) -> None:
        self._place.forget()
        self._matches.choose(position)
        middle = self._matches.place_of(position).center().y()
        self.area.ensureVisible(0, middle, 0, self.area.viewport().height() // 4)
        self._show_steps()

    def _show_steps(self) -> None:
        """Tell which match is looked at, or that what is typed does not occur; screen readers say it as well."""
        current, total = self._matches.current, self._matches.total
        is_finding = not self.find_bar.isHidden()
        nothing = _("Not found") if is_finding and self.find_bar.field.text().strip() else ""
        words = place_words(current, total) if total else nothing
        self.find_bar.steps.show_place(words, total > 0)
        self.next_match.show_place(words)
        self.next_match.setVisible(total > 0 and not is_finding)
        if current is not None or nothing:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))


class _ReadingArea(QScrollArea):
    """Scrolls with the keys, Home and End too."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Article"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """To the beginning or the end; the other keys are Qt's."""
        ends = {
            Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
            Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
        }
        action = ends.get(Qt.Key(event.key()))
        if action is None:
            super().keyPressEvent(event)
        else:
            self.verticalScrollBar().triggerAction(action)
