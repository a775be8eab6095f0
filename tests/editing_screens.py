"""A window with the editors' page, on a real database, index and journal."""

from dataclasses import replace

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMainWindow, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.domain.article_draft import ArticleText
from app.services.editing_views import Editing
from knowledgebase.article import Article
from tests.editing_bench import AGENT, COLLEAGUE, ME, Town
from ui.editing.page import EditingPage
from ui.editing_desk import EditingDesk
from ui.editing_screen import EditingScreen
from ui.knowledge.list_page import KnowledgePage
from ui.shared.tasks import Tasks
from ui.shared.widgets.sheet import Sheet

PEOPLE = (ME, COLLEAGUE, AGENT)

_MOST_MS = 30_000  # the first page loads what a changed article needs


class Screen:
    """A window with the knowledge-base page, on which an editor works."""

    def __init__(self, qtbot: QtBot, tasks: Tasks, town: Town) -> None:
        self.qtbot, self.tasks, self.town = qtbot, tasks, town
        self.services, self.colleague = town.of(ME), town.of(COLLEAGUE)
        self.window, self.knowledge = QMainWindow(), KnowledgePage()
        self.window.setCentralWidget(self.knowledge)
        self.window.resize(1280, 720)
        self.desk = EditingDesk(self.window, self.knowledge, self.services, tasks, PEOPLE)
        self.window.show()
        self.knowledge.show_part("editing")
        self.settle()

    def settle(self) -> None:
        """Wait until everything asked is on screen."""
        self.qtbot.waitUntil(lambda: self.tasks.is_idle, timeout=_MOST_MS)

    @property
    def screen(self) -> EditingScreen:
        """What works the page."""
        return self.desk._made()

    @property
    def page(self) -> EditingPage:
        """The editors' part."""
        return self.screen.page

    @property
    def open(self) -> Editing:
        """The open article."""
        assert self.screen.presenter.editing is not None
        return self.screen.presenter.editing

    def edit(self, article: Article) -> Article:
        """Open an article as the list does."""
        self.desk.edit(article.id)
        self.settle()
        return article

    def write(self, field: QLineEdit, text: str) -> None:
        """Type in the place of what stands there."""
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)

    def press(self, words: str) -> None:
        """Press the visible button with these words."""
        buttons = self.window.findChildren(QPushButton)
        next(each for each in buttons if each.isVisible() and each.text() == words).click()
        self.settle()

    def sheet(self, kind: type[Sheet]) -> Sheet:
        """The open sheet of this kind."""
        return next(sheet for sheet in self.window.findChildren(kind) if sheet.isVisible())

    def wait_for(self, text: str, part: QWidget) -> None:
        """What comes on screen is there one turn later."""
        self.qtbot.waitUntil(lambda: text in words(part))


def words(part: QWidget) -> str:
    """All that is said in a part of the screen."""
    return "\n".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def text_with(article: Article, title: str) -> ArticleText:
    """What somebody typed in the first draft of an article."""
    return ArticleText(article.id, 0, article.version, replace(article, title=title))


def fits(area: QScrollArea) -> bool:
    """Whether what it shows is no wider than itself."""
    shown = area.widget()
    return shown is None or not area.isVisible() or shown.width() <= area.viewport().width()
