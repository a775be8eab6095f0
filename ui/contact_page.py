"""The main page: search on top, contacts as tabs, and three columns: results, article, contact."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from resources.translations import _
from ui.contacts.panel_view import ContactPanel
from ui.contacts.tabs_view import ContactTabs
from ui.knowledge.article_view import ArticleView
from ui.knowledge.results_view import ResultsView
from ui.shared.theme import theme
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import KeyButton, box, boxed, fill, label
from ui.shared.widgets.search_box import SearchBox


class ContactPage(QWidget):
    """Puts the parts in place; they are connected by the window.

    Signals:
        new_contact_requested: the button of F2.
    """

    new_contact_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        fill(self, True, (0, 0, 0, 0), 0)
        self.search = SearchBox()
        self.found = label("", "muted")
        self.banner = Banner()
        self.tabs = ContactTabs()
        self.results = ResultsView()
        self.article = ArticleView()
        self.panel = ContactPanel()
        box(self).addWidget(self._top())
        box(self).addWidget(self.tabs)
        box(self).addWidget(self.banner)
        box(self).addWidget(self._columns(), 1)

    def _top(self) -> QWidget:
        top = boxed("top", vertical=False, margins=(16, 8, 16, 8), gap=14)
        new = KeyButton(_("New contact"), "F2", "primary")
        new.clicked.connect(self.new_contact_requested)
        self.search.setMaximumWidth(theme().px(560))
        box(top).addWidget(self.search, 3)
        box(top).addWidget(self.found, 2)
        box(top).addStretch(1)
        box(top).addWidget(new)
        return top

    def _columns(self) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for part in (self.results, self.article, self.panel):
            splitter.addWidget(part)
        splitter.setStretchFactor(0, 25)
        splitter.setStretchFactor(1, 48)
        splitter.setStretchFactor(2, 27)
        splitter.setSizes([340, 640, 376])
        return splitter
