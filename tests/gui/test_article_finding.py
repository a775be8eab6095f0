"""Finding in the open article."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from app.services.ports import Marks
from knowledgebase.article import Section, SectionKind
from knowledgebase.index import KnowledgeIndex
from tests.builders import an_article
from tests.knowledge import built
from ui.knowledge.article_view import ArticleView

ARTICLE = an_article(
    title="Terras",
    sections=(
        Section(SectionKind.INTRODUCTION, "Een café mag een terras hebben.\n\n" + "Een tafel.\n\n" * 60),
        Section(SectionKind.COSTS, "Het CAFÉ betaalt. [Alle tarieven](https://deventer.nl) van het café."),
    ),
)


@pytest.fixture(scope="module")
def marks(tmp_path_factory: pytest.TempPathFactory) -> Marks:
    index: KnowledgeIndex = built(tmp_path_factory.mktemp("index"), [ARTICLE])
    found = index.marks_for("terras ")
    index.close()
    return found


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(600, 420)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def view(window: QMainWindow, marks: Marks) -> ArticleView:
    view = ArticleView()
    window.setCentralWidget(view)
    view.show_article(ARTICLE, "", marks)
    view.open_find()
    return view


def told(view: ArticleView) -> str:
    return view.find_bar.steps.words


def test_what_is_typed_is_found_at_once_whatever_the_accents(qtbot: QtBot, view: ArticleView) -> None:
    qtbot.keyClicks(view.find_bar.field, "caf")
    assert told(view) == "1 of 3"
    qtbot.keyClicks(view.find_bar.field, "e bet")
    assert told(view) == "1 of 1"


def test_enter_goes_on_and_shift_enter_back_round_and_round(qtbot: QtBot, view: ArticleView) -> None:
    qtbot.keyClicks(view.find_bar.field, "cafe")
    seen = []
    for _ in range(3):
        qtbot.keyClick(view.find_bar.field, Qt.Key.Key_Return)
        seen.append(told(view))
    qtbot.keyClick(view.find_bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert [*seen, told(view)] == ["2 of 3", "3 of 3", "1 of 3", "3 of 3"]


def test_typing_on_stays_at_the_match_that_still_fits(qtbot: QtBot, view: ArticleView) -> None:
    qtbot.waitUntil(lambda: view.area.verticalScrollBar().maximum() > 500)
    qtbot.keyClicks(view.find_bar.field, "caf")
    view.step(1)
    view.find_bar.field.insert("é")
    assert told(view) == "2 of 3"


def test_what_does_not_occur_is_said_in_words(qtbot: QtBot, view: ArticleView) -> None:
    qtbot.keyClicks(view.find_bar.field, "fiets")
    assert told(view) == "Not found"
    view.find_bar.field.clear()
    assert told(view) == "2 matches"  # of the search


def test_closing_gives_the_keyboard_back_and_marks_the_search_again(
    qtbot: QtBot, window: QMainWindow, view: ArticleView
) -> None:
    view.close_find()
    elsewhere = QLineEdit(window)
    elsewhere.show()
    elsewhere.setFocus()
    view.open_find()
    qtbot.waitUntil(view.find_bar.field.hasFocus)
    qtbot.keyClicks(view.find_bar.field, "tafel")
    assert view.close_find()
    assert elsewhere.hasFocus()
    assert view.next_match.words == "2 matches"
    assert not view.close_find()


def test_opening_again_lets_type_over_what_was_found(qtbot: QtBot, view: ArticleView) -> None:
    qtbot.keyClicks(view.find_bar.field, "tafel")
    view.close_find()
    view.open_find()
    assert view.find_bar.field.selectedText() == "tafel"
    assert told(view) == "1 of 60"


def test_another_article_closes_the_bar(view: ArticleView, marks: Marks) -> None:
    view.show_article(an_article(), "", marks)
    assert view.find_bar.isHidden()


def test_without_an_article_there_is_no_bar(view: ArticleView) -> None:
    view.show_nothing()
    assert view.find_bar.isHidden()
    assert not view.is_open
