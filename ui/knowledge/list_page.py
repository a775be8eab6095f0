"""The knowledge-base page: articles, and for editors their work, the learned words and what was searched."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from resources.translations import _
from ui.knowledge.articles_page import ArticlesPage
from ui.knowledge.learned_page import LearnedPage
from ui.knowledge.searches_page import SearchesPage
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import box, boxed, fill, label
from ui.shared.widgets.fields import ChoiceField


class KnowledgePage(QWidget):
    """Parts, one at a time, with a switch above them: "articles", "learned" and "searches", and what is added.

    Most agents never look at the parts for editors, so these are made when they are asked for.

    Attributes:
        articles: the part with all articles.
        banner: tells what went wrong.

    Signals:
        learned_made, searches_made: the part for editors, which is there from now on.
        part_shown: key of the part that came to the front.
    """

    learned_made = Signal(LearnedPage)
    searches_made = Signal(SearchesPage)
    part_shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        fill(self, True, (0, 0, 0, 0), 0)
        self._stack = QStackedWidget(self)
        self._added: dict[str, Callable[[], QWidget]] = {}
        self._made: dict[str, QWidget] = {}
        self.banner = Banner()
        box(self).addWidget(self._top())
        box(self).addWidget(self.banner)
        box(self).addWidget(self._stack, 1)
        self.articles = ArticlesPage(self._stack)
        self._stack.addWidget(self.articles)

    def _top(self) -> QWidget:
        top = boxed("top", vertical=False, margins=(16, 10, 16, 10), gap=16)
        self._names = [("articles", _("Articles")), ("learned", _("Learned words")), ("searches", _("Searches"))]
        self._switch = self._made_switch()
        box(top).addWidget(label(_("Knowledge base"), "title"))
        box(top).addWidget(self._switch, 1)
        return top

    def _made_switch(self) -> ChoiceField:
        switch = ChoiceField(_("Part of the knowledge base"), self._names).hide_label()
        switch.set_value("articles")
        switch.changed.connect(self.show_part)
        return switch

    def add_part(self, key: str, name: str, make: Callable[[], QWidget]) -> None:
        """Offer another part, before the others; it is made when it is asked for."""
        self._added[key] = make
        self._names = [(key, name), *self._names]
        before, self._switch = self._switch, self._made_switch()
        top = before.parentWidget()
        assert top is not None
        box(top).replaceWidget(before, self._switch)
        before.deleteLater()

    def offer_to_readers(self) -> None:
        """Who works here is no editor: only the articles themselves are offered."""
        self._switch.hide()

    def _added_part(self, key: str) -> QWidget:
        if key not in self._made:
            self._made[key] = self._added[key]()
            self._stack.addWidget(self._made[key])
        return self._made[key]

    @cached_property
    def learned(self) -> LearnedPage:
        """How other municipalities call our products."""
        part = LearnedPage(self._stack)
        self._stack.addWidget(part)
        self.learned_made.emit(part)
        return part

    @cached_property
    def searches(self) -> SearchesPage:
        """How searching goes."""
        part = SearchesPage(self._stack)
        self._stack.addWidget(part)
        self.searches_made.emit(part)
        return part

    @property
    def part(self) -> str:
        """Key of the part in front."""
        return self._switch.value()

    def show_part(self, key: str) -> None:
        """Bring a part to the front."""
        part: QWidget
        if key in self._added:
            part = self._added_part(key)
        else:
            part = self.learned if key == "learned" else self.searches if key == "searches" else self.articles
        self._switch.set_value(key)
        before = QApplication.focusWidget()
        self._stack.setCurrentWidget(part)
        if before is not None and self._stack.isAncestorOf(before) and part.focusProxy() is not None:
            part.setFocus()
        if self.isVisible():
            self.part_shown.emit(key)

    def showEvent(self, event: QShowEvent) -> None:
        """What is shown is read again each time the page comes to the front."""
        super().showEvent(event)
        if not event.spontaneous():
            self.part_shown.emit(self.part)
