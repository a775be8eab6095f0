"""The learned words: filtering, refusing and allowing again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.services.ports import LearnedLine, TermKey
from tests.journeys.on_screen import field_named, rows_of, says
from ui.knowledge.learned_page import LearnedModel, LearnedPage

LINES = [
    LearnedLine("paspoort", "reisdocument", 12, False),
    LearnedLine("paspoort", "grensdocument", 2, True),
    LearnedLine("hondenbelasting", "heffing viervoeters", 3, False),
]


@pytest.fixture
def page(qtbot: QtBot) -> LearnedPage:
    page = LearnedPage()
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    page.show_terms(LINES, {"paspoort"})
    return page


def words_of(page: LearnedPage) -> list[str]:
    return [row[1] for row in rows_of(page.model)]


def mark_all(page: LearnedPage, qtbot: QtBot) -> None:
    page.rows.table.setFocus()
    qtbot.waitUntil(page.rows.table.hasFocus)
    page.rows.table.selectAll()


def button(page: LearnedPage, words: str) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton) if each.text() == words)


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = LearnedModel()
    model.show_terms(LINES, ())
    qtmodeltester.check(model)


def test_a_row_tells_product_word_how_often_and_state(page: LearnedPage) -> None:
    assert rows_of(page.model)[:2] == [
        ["paspoort", "reisdocument", "12 ×", "used"],
        ["paspoort", "grensdocument", "2 ×", "refused"],
    ]
    assert says(page, "3 words") and says(page, "1 refused")


def test_only_a_refused_word_is_struck_through(page: LearnedPage) -> None:
    fonts = [page.model.index(row, 1).data(Qt.ItemDataRole.FontRole) for row in range(3)]
    assert [font is not None and font.strikeOut() for font in fonts] == [False, True, False]


def test_the_switch_leaves_only_words_of_our_own_products(page: LearnedPage) -> None:
    page.findChild(QCheckBox).click()
    assert words_of(page) == ["reisdocument", "grensdocument"]
    page.findChild(QCheckBox).click()
    assert len(words_of(page)) == 3


def test_the_filter_looks_in_product_and_word_but_not_in_the_state(page: LearnedPage, qtbot: QtBot) -> None:
    editor = field_named(page, "Filter").editor
    qtbot.keyClicks(editor, "HONDEN")
    assert words_of(page) == ["heffing viervoeters"]
    qtbot.keyClicks(editor, "x refused")
    assert words_of(page) == []
    assert says(page, "No word matches.")


def test_del_refuses_all_chosen_words_that_are_used(page: LearnedPage, qtbot: QtBot) -> None:
    mark_all(page, qtbot)
    with qtbot.waitSignal(page.refuse_requested) as asked:
        qtbot.keyClick(page.rows.table, Qt.Key.Key_Delete)
    assert asked.args == [[("paspoort", "reisdocument"), ("hondenbelasting", "heffing viervoeters")]]


def test_ins_allows_all_chosen_words_that_are_refused(page: LearnedPage, qtbot: QtBot) -> None:
    mark_all(page, qtbot)
    with qtbot.waitSignal(page.allow_requested) as asked:
        qtbot.keyClick(page.rows.table, Qt.Key.Key_Insert)
    assert asked.args == [[("paspoort", "grensdocument")]]


def test_the_buttons_offer_only_what_the_choice_allows(page: LearnedPage) -> None:
    refuse, allow = button(page, "Refuse"), button(page, "Allow again")
    assert (refuse.isEnabled(), allow.isEnabled()) == (False, False)
    page.rows.table.selectRow(0)
    assert (refuse.isEnabled(), allow.isEnabled()) == (True, False)
    page.rows.table.selectRow(1)
    assert (refuse.isEnabled(), allow.isEnabled()) == (False, True)


def test_what_was_refused_stays_chosen_so_that_it_can_be_allowed_again(page: LearnedPage) -> None:
    page.rows.table.selectRow(2)
    term: TermKey = ("hondenbelasting", "heffing viervoeters")
    page.show_marked([term], refused=True)
    assert rows_of(page.model)[2][3] == "refused"
    assert button(page, "Allow again").isEnabled()
    assert says(page, "2 refused")
    page.show_marked([term], refused=False)
    assert rows_of(page.model)[2][3] == "used"


def test_without_words_the_page_says_what_learning_does_and_that_all_stays_here(page: LearnedPage) -> None:
    page.show_terms([], ())
    assert says(page, "Everything stays on this workplace.")
    assert button(page, "Learn from catalogues …").isVisible()
    assert not button(page, "Refuse").isVisible()
