"""The middle column: the open article, what matches in it, and finding in it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QFrame, QPushButton, QScrollArea, QWidget

from app.domain.rights import Right
from app.services.editing_ports import Withdrawal
from app.services.editing_views import ArticleChangeNote
from app.services.ports import Marks
from knowledgebase.article import Article, SectionKind
from resources.translations import _
from ui.knowledge.article_page import ArticlePage
from ui.knowledge.find_bar import FindBar
from ui.knowledge.fold import Fold
from ui.knowledge.match_steps import NextMatch, place_words
from ui.knowledge.matches import Matches
from ui.knowledge.occurrences import occurrences
from ui.knowledge.reading_place import ReadingPlace
from ui.knowledge.section_place import SectionPlace
from ui.knowledge.withdrawn_view import WithdrawnView
from ui.shared.offering import needs
from ui.shared.theme import theme
from ui.shared.widgets.basics import KeyButton, box, boxed, fill, icon_button, label
from ui.shared.widgets.flow_layout import Flow

_CORNER = 4


class ArticleView(QWidget):
    """An article opens at the section that matches best, with the words of the search marked.

    Signals:
        add_requested, mail_requested, conversation_requested, report_requested, difference_requested: the button of
            that name.
        link_requested: the address of a link in the text.
        attachment_requested, attachment_save_requested: an Attachment to open, or to write to a file.
        replacement_requested: id of the article to read instead of one that was withdrawn.
    """

    add_requested = Signal()
    mail_requested = Signal()
    conversation_requested = Signal()
    report_requested = Signal()
    difference_requested = Signal()
    link_requested = Signal(str)
    attachment_requested = Signal(object)
    attachment_save_requested = Signal(object)
    replacement_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        fill(self, True, (0, 0, 0, 0), 0)
        self._page = ArticlePage()
        self._connect_page()
        report = icon_button("flag", _("Not right? Tell the editors (Ctrl+M)"))
        report.clicked.connect(self.report_requested)
        self.area = _ReadingArea(report)
        self.area.setWidget(self._page)
        self._matches = Matches(self._page)
        self._place = ReadingPlace(self.area)
        self._marks: Marks | None = None
        self._find_from = 0
        self._empty = label("", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._withdrawn = WithdrawnView()
        self._withdrawn.replacement_requested.connect(self.replacement_requested)
        self.find_bar = FindBar()
        self.find_bar.typed.connect(self._find)
        self.find_bar.step_requested.connect(self.step)
        self.find_bar.close_requested.connect(self.close_find)
        box(self).addWidget(self.find_bar)
        box(self).addWidget(self.area, 1)
        box(self).addWidget(self._empty, 1)
        box(self).addWidget(self._withdrawn, 1)
        box(self).addWidget(self._actions())
        self.show_nothing()

    def _connect_page(self) -> None:
        page = self._page
        page.link_requested.connect(self.link_requested)
        page.difference_requested.connect(self.difference_requested)
        page.attachment_requested.connect(self.attachment_requested)
        page.attachment_save_requested.connect(self.attachment_save_requested)
        page.fold_chosen.connect(lambda: self._place.forget())

    def _actions(self) -> QWidget:
        self._bar = boxed("bottom", vertical=False, margins=(24, 9, 8, 9), gap=8)
        add = needs(KeyButton(_("Add as subject"), "Ctrl ↵", "primary"), Right.REGISTER_CONTACTS)
        add.clicked.connect(self.add_requested)
        mail = QPushButton(_("E-mail this answer"))
        mail.clicked.connect(self.mail_requested)
        self._offers_conversation = True
        self.conversation = KeyButton(_("Guided conversation"), "Ctrl G")
        self.conversation.clicked.connect(self.conversation_requested)
        self.next_match = NextMatch()
        self.next_match.clicked.connect(lambda: self.step(1))
        flow = Flow(theme().px(8))
        flow.show_widgets([add, self.conversation, mail, self.next_match])
        box(self._bar).addWidget(flow)
        return self._bar

    # show

    def offer_to_readers(self) -> None:
        """Who works here has no conversations."""
        self._offers_conversation = False
        self.conversation.hide()

    def show_nothing(self) -> None:
        """No article is open."""
        self._close()
        self._empty.setText(_("Type the customer's question. The article you choose opens here."))
        self._empty.show()

    def show_withdrawn(self, withdrawal: Withdrawal) -> None:
        """Say why there is no article to read, and what to read instead."""
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        self._close()
        self._withdrawn.show_withdrawal(withdrawal)
        if had_focus:
            self._withdrawn.take_keyboard()

    def _close(self) -> None:
        self.close_find()
        self._marks = None
        for part in (self.area, self._bar, self._empty, self._withdrawn):
            part.hide()

    def show_article(self, article: Article, owner: str, marks: Marks, change: ArticleChangeNote | None = None) -> None:
        """Open an article at what matches best; at its top when that is the title, or nothing.

        `change` is what an editor changed in it lately.
        """
        self.close_find()
        self._fill(article, owner, marks, change)
        best = marks.best_of([article.title, *(section.text for section in self._page.sections)])
        if best:
            self._place.keep(partial(self._beginning_of, self._page.sections[best - 1]))
        else:
            self.scroll_to(0)

    def show_newer(self, article: Article, owner: str, marks: Marks, change: ArticleChangeNote | None) -> None:
        """Show another version of the open article; the reader stays in the same section, and goes on finding."""
        place = self._same_place()
        opened = {fold.line.title.plain for fold in self._page.folds if fold.is_open}
        had_focus = self._page.isAncestorOf(QApplication.focusWidget() or self)
        self._fill(article, owner, marks, change)
        for fold in self._page.folds:
            if fold.line.title.plain in opened:
                fold.open()
        if had_focus:
            self.area.setFocus(Qt.FocusReason.OtherFocusReason)
        self._place.keep(place)

    def _fill(self, article: Article, owner: str, marks: Marks, change: ArticleChangeNote | None) -> None:
        self._place.forget()
        self._page.show_article(article, owner, change)
        self.conversation.setVisible(bool(article.script) and self._offers_conversation)
        self._marks = marks
        self._mark("" if self.find_bar.isHidden() else self.find_bar.field.text())
        for part in (self._empty, self._withdrawn):
            part.hide()
        self.area.show()
        self._bar.show()
        self.area.setAccessibleName(_("Article: {title}").format(title=article.title))

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
        firsts = (self._matches.first_in(place.part, place.start) for place in section.places)
        match = next((each for each in firsts if each is not None), None)
        lowest = self._matches.place_of(match).bottom() + gap - room if match is not None else 0
        is_first = section is self._page.sections[0]
        return max(0 if is_first else section.top() - gap, lowest)

    # where the reader is

    def _same_place(self) -> Callable[[], int]:
        """How far down to scroll so that the section that is read stays where it is, whatever came above it."""
        height, section = self.area.verticalScrollBar().value(), self._section_in_sight()
        if not height or section is None:
            return lambda: height
        kind, below = section.kind, height - section.top()

        def place() -> int:
            same = next((each for each in self._page.sections if each.kind is kind), None)
            return max(0, same.top() + below) if same else height

        return place

    def _section_at(self, height: int) -> SectionPlace | None:
        """The last section that begins at a height of the page, or above it."""
        return next((each for each in reversed(self._page.sections) if each.top() <= height), None)

    def reading(self) -> tuple[SectionKind | None, str]:
        """The section that is being read, None for the article as a whole, and the text that is selected in it.

        It is that of the selection, or else of the match that is looked at, when that is in sight still.
        """
        section, words = self._page.selected()
        if words:
            return section.kind if section else None, words
        section = self._section_looked_at() or self._section_in_sight()
        return section.kind if section else None, ""

    def _section_looked_at(self) -> SectionPlace | None:
        looked_at, current = self._matches.looked_at, self._matches.current
        if looked_at is None or current is None:
            return None
        top, room = self.area.verticalScrollBar().value(), self.area.viewport().height()
        is_in_sight = top <= self._matches.place_of(current).center().y() < top + room
        return next((each for each in self._page.sections if is_in_sight and each.holds(*looked_at)), None)

    def _section_in_sight(self) -> SectionPlace | None:
        """Of the sections in sight the one in the upper part; further down the nearer the end is."""
        bar, room = self.area.verticalScrollBar(), self.area.viewport().height()
        share = 0.25 + 0.5 * bar.value() / max(1, bar.maximum())
        return self._section_at(round(bar.value() + share * room)) or next(iter(self._page.sections), None)

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
        looked_at = self._matches.looked_at
        if looked_at is not None and isinstance(looked_at[0], Fold):
            looked_at[0].open()  # that is where the reader is
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
            self._place.forget()
            spans = partial(occurrences, wanted=wanted) if wanted.strip() else self._marks.spans
            self._matches.show(self._page.parts, spans)
            self._show_steps()

    def _go_to(self, position: int) -> None:
        self._place.forget()
        self._matches.choose(position)
        self._place.keep(partial(self._in_sight, position))
        self._show_steps()

    def _in_sight(self, position: int) -> int:
        """How far down to scroll so that a match is in sight with room around it: where the page is, when it can."""
        room = self.area.viewport().height()
        middle, margin = self._matches.place_of(position).center().y(), room // 4
        lowest, highest = middle - room + margin, middle - margin
        return max(lowest, min(self.area.verticalScrollBar().value(), highest))

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
    """Scrolls with the keys, Home and End too; a button in the corner stays in sight."""

    def __init__(self, corner: QWidget) -> None:
        super().__init__()
        self._corner = corner
        corner.setParent(self)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Article"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button in the corner, in the margin of the page."""
        super().resizeEvent(event)
        size, edge = self._corner.sizeHint(), theme().px(_CORNER)
        left = self.viewport().width() - size.width() - edge
        self._corner.setGeometry(left, edge, size.width(), size.height())
        self._corner.raise_()

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
