"""The articles on the knowledge-base page."""

from dataclasses import fields
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.services.ports import ArticleLine
from tests.builders import an_article
from ui.knowledge.articles_page import ArticleModel, ArticlesPage

OWNERS = {"parkeren": "Parkeren"}


def a_line(**changes: Any) -> ArticleLine:
    """An article as the list gets it."""
    article = an_article(**changes)
    return ArticleLine(*(getattr(article, field.name) for field in fields(ArticleLine)))


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = ArticleModel()
    model.show_rows([a_line(), a_line(modified_on=None)], OWNERS)
    qtmodeltester.check(model)


def test_a_row_tells_title_kind_product_owner_version_and_day(qtbot: QtBot) -> None:
    model = ArticleModel()
    model.show_rows([a_line(product="parkeervergunning", version=3, modified_on=date(2026, 11, 2))], OWNERS)
    cells = [model.index(0, column).data() for column in range(model.columnCount())]
    assert cells[0] == "Parkeervergunning"
    assert cells[2:5] == ["parkeervergunning", "Parkeren", "3"]
    assert cells[5].endswith("2026")


def test_what_is_not_known_is_left_empty(qtbot: QtBot) -> None:
    model = ArticleModel()
    model.show_rows([a_line(owner="", modified_on=None)], OWNERS)
    assert (model.index(0, 3).data(), model.index(0, 5).data()) == ("", "")


def test_columns_have_names(qtbot: QtBot) -> None:
    model = ArticleModel()
    names = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]
    assert all(names) and len(set(names)) == len(names)


def test_the_filter_finds_titles_and_owners_and_a_row_opens_its_own_article(qtbot: QtBot) -> None:
    page = ArticlesPage()
    qtbot.addWidget(page)
    articles = [
        a_line(title="Paspoort", owner=""),
        a_line(title="Rijbewijs"),
        a_line(title="Akte", owner=""),
    ]
    page.show_articles(articles, OWNERS)
    shown = page.table.model()
    assert [shown.index(row, 0).data() for row in range(shown.rowCount())] == ["Akte", "Paspoort", "Rijbewijs"]
    with qtbot.waitSignal(page.article_opened) as opened:
        page.table.activated.emit(shown.index(1, 0))
    assert opened.args == [articles[0].id]
    qtbot.keyClicks(page.findChild(QLineEdit), "parkEREN")
    assert [shown.index(row, 0).data() for row in range(shown.rowCount())] == ["Rijbewijs"]
    assert shown.headerData(0, Qt.Orientation.Horizontal)


def test_a_column_sorts_by_what_it_means(qtbot: QtBot) -> None:
    model = ArticleModel()
    model.show_rows([a_line(title="b", version=10), a_line(title="A", version=9), a_line(title="c", version=1)], OWNERS)
    model.sort(4, Qt.SortOrder.DescendingOrder)
    assert [model.index(row, 4).data() for row in range(3)] == ["10", "9", "1"]
    model.sort(0)
    assert [model.index(row, 0).data() for row in range(3)] == ["A", "b", "c"]
