"""The main page: search on top, contacts as tabs, and three columns: results, article, contact."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from app.domain.rights import Right
from resources.translations import _
from ui.contacts.panel_view import ContactPanel
from ui.contacts.tabs_view import ContactTabs
from ui.knowledge.article_view import ArticleView
from ui.knowledge.results_view import ResultsView
from ui.shared.offering import needs
from ui.shared.theme import theme
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import KeyButton, box, boxed, fill, label
from ui.shared.widgets.fields import ChoiceField
from ui.shared.widgets.search_box import SearchBox

_THREE_COLUMNS = 1060  # width at 100 % text from which all columns stand beside each other
_TWO_COLUMNS = 830
_LOW = 560


class ContactPage(QWidget):
    """Puts the parts in place; they are connected by the window. A narrow page shows two columns, or one.

    Signals:
        new_contact_requested: the button of F2.
    """

    new_contact_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        fill(self, True, (0, 0, 0, 0), 0)
        self.search = SearchBox()
        self.found = label("", "muted")
        self.banner = Banner()
        self.tabs = ContactTabs()
        self.results = ResultsView()
        self.article = ArticleView()
        self.panel = ContactPanel()
        self._columns = 0
        self._is_for_readers = False
        self._front = "results"
        for part in (self._top(), self.tabs, self.banner, self._switch()):
            box(self).addWidget(part)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        box(self).addWidget(self._splitter, 1)
        self._fill_columns(self._splitter)

    def _top(self) -> QWidget:
        top = boxed("top", vertical=False, margins=(16, 8, 16, 8), gap=14)
        new = needs(KeyButton(_("New contact"), "F2", "primary"), Right.REGISTER_CONTACTS)
        new.clicked.connect(self.new_contact_requested)
        self.search.setMaximumWidth(theme().px(560))
        box(top).addWidget(self.search, 3)
        box(top).addWidget(self.found, 2)
        box(top).addStretch(1)
        box(top).addWidget(new)
        return top

    def _switch(self) -> QWidget:
        names = [("results", _("Results")), ("article", _("Article")), ("contact", _("Contact"))]
        self._choice = ChoiceField(_("Show"), names).hide_label()
        self._choice.changed.connect(self.show_column)
        self._choice.set_value(self._front)
        self._choice_bar = boxed("surface", margins=(16, 6, 16, 4))
        box(self._choice_bar).addWidget(self._choice)
        self._choice_bar.hide()
        return self._choice_bar

    def _fill_columns(self, splitter: QSplitter) -> None:
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for part in (self.results, self.article, self.panel):
            splitter.addWidget(part)
        splitter.setStretchFactor(0, 25)
        splitter.setStretchFactor(1, 48)
        splitter.setStretchFactor(2, 27)
        splitter.setSizes([340, 640, 376])

    def offer_to_readers(self) -> None:
        """Who works here registers no contacts: only searching and reading are offered."""
        self._is_for_readers = True
        self.tabs.hide()
        self.article.offer_to_readers()
        self._choice.leave_out("contact")
        self._place()

    def show_column(self, name: str) -> None:
        """Bring results, article or contact to the front where there is no room for all."""
        self._front = name
        self._choice.set_value(name)
        if self._columns != 3:
            self._place()

    def find_in_article(self) -> None:
        """Find in the open article; without one, in the search box."""
        if self.article.is_open:
            self.show_column("article")
            self.article.open_find()
        else:
            self.search.setFocus()

    def step_match(self, by: int) -> None:
        """To the next match in the open article (1), or the one before (-1)."""
        if self.article.is_open:
            self.show_column("article")
            self.article.step(by)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as can be read."""
        super().resizeEvent(event)
        scale = theme().scale
        width = self.width() / scale
        columns = 3 if width >= _THREE_COLUMNS else 2 if width >= _TWO_COLUMNS else 1
        self.panel.show_compact(columns == 1 or self.height() / scale < _LOW)
        if columns != self._columns:
            self._columns = columns
            self.found.setVisible(columns == 3)
            self._place()

    def _place(self) -> None:
        """Show the columns there is room for; the keyboard stays where it is when it can."""
        if self._is_for_readers:
            self._place_for_readers()
            return
        in_front = {"results": self.results, "article": self.article, "contact": self.panel}
        two = self._columns == 2
        for name, column in in_front.items():
            beside = two and (name == "contact" or (name == "results" and self._front == "contact"))
            column.setVisible(self._columns == 3 or name == self._front or beside)
        self._choice_bar.setVisible(self._columns != 3)

    def _place_for_readers(self) -> None:
        has_room, is_reading = self._columns > 1, self._front == "article"
        self.results.setVisible(has_room or not is_reading)
        self.article.setVisible(has_room or is_reading)
        self.panel.hide()
        self._choice_bar.setVisible(not has_room)
