"""Another owner or review date for several articles at once."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.ids import new_id
from app.services.ports import ArticleLine
from knowledgebase.article import ArticleKind
from ui.knowledge.articles_page import ArticlesPage
from ui.knowledge.bulk_sheet import BulkSheet

SEND = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def window() -> Iterator[QMainWindow]:
    window = QMainWindow()
    window.resize(1280, 720)
    window.show()
    yield window
    delete(window)


@pytest.fixture
def sheet(window: QMainWindow) -> BulkSheet:
    sheet = BulkSheet(window, 2, {"parkeren": "Parkeren"})
    sheet.open_sheet()
    return sheet


def test_what_stays_empty_stays_as_it_is(sheet: BulkSheet, qtbot: QtBot) -> None:
    sheet._review_on.set_value("1-3-2027")
    with qtbot.waitSignal(sheet.change_requested) as asked:
        QTest.keyClick(sheet, *SEND)
    assert asked.args == ["", date(2027, 3, 1)]


def test_without_any_choice_nothing_is_changed_and_the_sheet_says_why(sheet: BulkSheet, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(sheet.change_requested):
        QTest.keyClick(sheet, *SEND)
    assert "Choose an owner" in sheet.banner.text


def test_a_day_that_is_none_is_pointed_out(sheet: BulkSheet, qtbot: QtBot) -> None:
    sheet._review_on.set_value("31-2-2027")
    with qtbot.assertNotEmitted(sheet.change_requested):
        QTest.keyClick(sheet, *SEND)
    assert sheet._review_on.error


def test_one_chosen_article_can_be_edited_and_several_can_be_changed(window: QMainWindow, qtbot: QtBot) -> None:
    lines = [ArticleLine(new_id(), title, ArticleKind.PRODUCT, "", "", 1, None) for title in ("A", "B")]
    page = ArticlesPage()
    window.setCentralWidget(page)
    page.show_articles(lines, {})
    page.table.selectRow(0)
    with qtbot.waitSignal(page.edit_requested) as edited:
        page.ask_edit()
    page.table.selectAll()
    with qtbot.assertNotEmitted(page.edit_requested):
        page.ask_edit()
    with qtbot.waitSignal(page.change_requested) as changed:
        page._change.click()
    assert (edited.args, changed.args) == ([lines[0].id], [[line.id for line in lines]])
