"""Parts of an article that open: by keyboard and mouse, and by what is found in them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from app.services.ports import Marks
from knowledgebase.article import Section, SectionKind
from knowledgebase.index import KnowledgeIndex
from tests.builders import an_article
from tests.knowledge import built
from ui.knowledge.article_view import ArticleView
from ui.knowledge.fold import Fold

FILLING = "Hier staat iets over honden.\n\n" * 30
LOST = ":::details Kwijt of gestolen\n\nWie de penning verloor, doet aangifte.\n\n:::"
MOVED = ":::details Verhuisd\n\nGeef de penning terug.\n\n:::"
ARTICLE = an_article(
    title="Hond aanmelden",
    sections=(
        Section(SectionKind.INTRODUCTION, f"De hond krijgt een penning.\n\n{LOST}\n\nTot zover.\n\n{FILLING}"),
        Section(SectionKind.COSTS, f"{MOVED}\n\nDe rekening komt in mei."),
        Section(SectionKind.INTERNAL, ":::details Voor de balie\n\nVraag naar het ras.\n\n:::"),
    ),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeIndex]:
    index = built(tmp_path_factory.mktemp("index"), [ARTICLE])
    yield index
    index.close()


@pytest.fixture
def view(qtbot: QtBot, index: KnowledgeIndex) -> ArticleView:
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(600, 420)
    view.show()
    qtbot.waitExposed(view)
    return view


def opened(view: ArticleView, marks: Marks) -> list[Fold]:
    """The parts that open, in reading order: of the introduction, for staff only, of the costs."""
    view.show_article(ARTICLE, "", marks)
    return view.findChildren(Fold)


def are_open(folds: list[Fold]) -> list[bool]:
    assert [fold.text.isVisible() for fold in folds] == [fold.is_open for fold in folds]
    return [fold.is_open for fold in folds]


def test_parts_that_open_are_closed_at_first_and_named(view: ArticleView, index: KnowledgeIndex) -> None:
    folds = opened(view, index.marks_for(""))
    assert are_open(folds) == [False] * 3
    interface = QAccessible.queryAccessibleInterface(folds[0].line)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "Kwijt of gestolen"
    assert interface.text(QAccessible.Text.Description) == "closed"
    assert interface.state().checkable  # type: ignore[attr-defined]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_opens_and_closes(qtbot: QtBot, view: ArticleView, index: KnowledgeIndex, key: Qt.Key) -> None:
    fold = opened(view, index.marks_for(""))[0]
    fold.line.setFocus()
    for is_open in (True, False):
        qtbot.keyClick(fold.line, key)
        assert (fold.is_open, fold.text.isVisible()) == (is_open, is_open)


def test_a_click_on_the_title_opens(qtbot: QtBot, view: ArticleView, index: KnowledgeIndex) -> None:
    fold = opened(view, index.marks_for(""))[0]
    qtbot.mouseClick(fold.line, Qt.MouseButton.LeftButton)
    assert fold.is_open


def test_a_match_of_the_search_opens_its_part_and_is_counted_in_reading_order(
    qtbot: QtBot, view: ArticleView, index: KnowledgeIndex
) -> None:
    folds = opened(view, index.marks_for("penning"))
    assert are_open(folds) == [True, False, True]
    words = []
    for _ in range(3):
        view.step(1)
        words.append(view.next_match.words)
    assert words == ["1 of 3", "2 of 3", "3 of 3"]
    qtbot.waitUntil(lambda: is_in_sight(view, folds[2]))


def is_in_sight(view: ArticleView, fold: Fold) -> bool:
    top = fold.text.mapTo(view.area.viewport(), QPoint(0, 0)).y()
    return 0 <= top < view.area.viewport().height() - 10


def test_what_is_typed_to_find_opens_its_part_and_comes_in_sight(
    qtbot: QtBot, view: ArticleView, index: KnowledgeIndex
) -> None:
    folds = opened(view, index.marks_for(""))
    view.open_find()
    qtbot.keyClicks(view.find_bar.field, "penning terug")
    assert (view.find_bar.steps.words, are_open(folds)) == ("1 of 1", [False, False, True])
    qtbot.waitUntil(lambda: is_in_sight(view, folds[2]))
    view.close_find()
    assert are_open(folds) == [False, False, True]  # the reader is there


def test_a_title_is_found_while_its_part_stays_closed(view: ArticleView, index: KnowledgeIndex, qtbot: QtBot) -> None:
    folds = opened(view, index.marks_for(""))
    view.open_find()
    qtbot.keyClicks(view.find_bar.field, "verhuisd")
    assert (view.find_bar.steps.words, are_open(folds)) == ("1 of 1", [False] * 3)


def test_stepping_to_a_match_opens_a_part_that_the_reader_closed(
    qtbot: QtBot, view: ArticleView, index: KnowledgeIndex
) -> None:
    folds = opened(view, index.marks_for("terug"))
    folds[2].line.click()
    assert are_open(folds) == [False] * 3
    view.step(1)
    assert are_open(folds) == [False, False, True]


def test_a_part_that_the_reader_opened_stays_open_while_something_else_is_found(
    qtbot: QtBot, view: ArticleView, index: KnowledgeIndex
) -> None:
    folds = opened(view, index.marks_for(""))
    folds[0].line.click()
    view.open_find()
    qtbot.keyClicks(view.find_bar.field, "rekening")
    assert are_open(folds) == [True, False, False]


def test_a_section_holds_the_parts_that_open_in_it(view: ArticleView, index: KnowledgeIndex) -> None:
    opened(view, index.marks_for(""))
    text = {place.kind: place.text for place in view._page.sections}
    assert "doet aangifte" in text[SectionKind.INTRODUCTION] and "Tot zover" in text[SectionKind.INTRODUCTION]
    assert text[SectionKind.COSTS].split("\n")[:3] == ["Costs", "Verhuisd", "Geef de penning terug."]
    assert text[SectionKind.INTERNAL] == "Voor de balie\nVraag naar het ras."


def test_an_article_opens_at_the_section_whose_closed_part_matches_best(
    qtbot: QtBot, view: ArticleView, index: KnowledgeIndex
) -> None:
    folds = opened(view, index.marks_for("verhuisd terug"))
    qtbot.waitUntil(lambda: is_in_sight(view, folds[2]))
