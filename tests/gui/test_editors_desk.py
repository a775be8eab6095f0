"""The editors' parts of the knowledge base are read when they come to the front, and again after an error."""

from collections.abc import Iterable, Iterator
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QMainWindow, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.errors import WorldError
from app.services.ports import ArticleLine, LearnedLine, TermKey
from app.services.registry import Services
from tests.gui.test_article_model import a_line
from tests.journeys.on_screen import rows_of
from ui.knowledge.editors_desk import EditorsDesk
from ui.knowledge.list_page import KnowledgePage
from ui.shared.tasks import Tasks


class Store:
    """Two learned words; is away as often as is said."""

    def __init__(self) -> None:
        self.away = 0
        self.refused: list[TermKey] = []

    def articles(self) -> list[ArticleLine]:
        """One article."""
        return [a_line(product="Paspoort")]

    def learned_terms(self) -> list[LearnedLine]:
        """One word for a product of our own, one for another."""
        self._answer()
        return [LearnedLine("paspoort", "reisdocument", 3, False), LearnedLine("ligplaats", "woonboot", 1, False)]

    def refuse_terms(self, keys: Iterable[TermKey]) -> None:
        """Remember what is refused."""
        self._answer()
        self.refused += keys

    def _answer(self) -> None:
        if self.away:
            self.away -= 1
            raise WorldError("database-away")


@pytest.fixture
def window() -> Iterator[QMainWindow]:
    window = QMainWindow()
    window.resize(1100, 700)
    yield window
    delete(window)


def opened(window: QMainWindow, store: Store, tasks: Tasks) -> KnowledgePage:
    page = KnowledgePage()
    EditorsDesk(window, page, cast(Services, cast(Any, store)), tasks)
    window.setCentralWidget(page)
    window.show()
    return page


def test_a_part_is_read_when_it_comes_to_the_front_and_each_time_again(
    window: QMainWindow, tasks: Tasks, qtbot: QtBot
) -> None:
    page = opened(window, Store(), tasks)
    page.show_part("learned")
    qtbot.waitUntil(lambda: page.learned.model.rowCount() == 2)
    page.learned.show_terms([], ())
    page.show_part("articles")
    page.show_part("learned")
    qtbot.waitUntil(lambda: page.learned.model.rowCount() == 2)


def test_our_own_products_are_those_of_our_articles_whatever_their_capitals(
    window: QMainWindow, tasks: Tasks, qtbot: QtBot
) -> None:
    page = opened(window, Store(), tasks)
    page.show_part("learned")
    qtbot.waitUntil(lambda: page.learned.model.rowCount() == 2)
    page.learned.model.show_only_own(True)
    assert [row[0] for row in rows_of(page.learned.model)] == ["paspoort"]


def test_an_error_is_told_above_the_part_and_can_be_tried_again(
    window: QMainWindow, tasks: Tasks, qtbot: QtBot
) -> None:
    store = Store()
    store.away = 1
    page = opened(window, store, tasks)
    page.show_part("learned")
    qtbot.waitUntil(lambda: bool(page.banner.text))
    next(each for each in page.banner.findChildren(QPushButton) if each.text() == "Try again").click()
    qtbot.waitUntil(lambda: page.learned.model.rowCount() == 2)
    assert page.banner.text == ""


def test_a_word_is_shown_as_refused_only_when_it_is(window: QMainWindow, tasks: Tasks, qtbot: QtBot) -> None:
    store = Store()
    page = opened(window, store, tasks)
    page.show_part("learned")
    qtbot.waitUntil(lambda: page.learned.model.rowCount() == 2)
    store.away = 1
    page.learned.rows.table.selectRow(0)
    page.learned.refuse_requested.emit([("paspoort", "reisdocument")])
    qtbot.waitUntil(lambda: bool(page.banner.text))
    assert (store.refused, page.learned.model.refused_count) == ([], 0)
    next(each for each in page.banner.findChildren(QPushButton) if each.text() == "Try again").click()
    qtbot.waitUntil(lambda: page.learned.model.refused_count == 1)
    assert store.refused == [("paspoort", "reisdocument")]
