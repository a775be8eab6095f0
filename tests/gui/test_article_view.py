"""Reading an article: where it opens, and stepping through what matches."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.ports import Marks
from knowledgebase.article import Facts, Section, SectionKind
from knowledgebase.index import KnowledgeIndex
from tests.builders import an_article
from tests.knowledge import built
from ui.knowledge.article_text import ArticleText
from ui.knowledge.article_view import ArticleView

FILLING = "Hier staat iets over honden.\n\n" * 30
ARTICLE = an_article(
    title="Viervoeter aanmelden",
    facts=Facts(costs="€ 91 voor het eerste dier"),
    sections=(
        Section(SectionKind.INTRODUCTION, f"Wie een dier heeft, meldt het.\n\n{FILLING}"),
        Section(SectionKind.COSTS, f"Een kennel betaalt een vast tarief.\n\n{FILLING}"),
        Section(SectionKind.INTERNAL, "Vraag de ondertekening na."),
        Section(SectionKind.OBJECTION, f"Wie het tarief onjuist vindt, kan 😀 bezwaar maken.\n\n{FILLING}"),
    ),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeIndex]:
    index = built(tmp_path_factory.mktemp("index"), [ARTICLE])
    yield index
    index.close()


@pytest.fixture
def view(qtbot: QtBot) -> ArticleView:
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(600, 420)
    view.show()
    qtbot.waitExposed(view)
    return view


def marks(index: KnowledgeIndex, query: str) -> Marks:
    return index.marks_for(query)


def height_of(view: ArticleView, words: str) -> int:
    """How far below the upper edge of what is in sight the words stand."""
    text = next(text for text in view.findChildren(ArticleText) if words in text.plain)
    return text.mapTo(view.area.viewport(), QPoint(0, text.top_of(text.plain.index(words)))).y()


def is_in_sight(view: ArticleView, words: str) -> bool:
    return 0 <= height_of(view, words) < view.area.viewport().height() - 10


def scrolled(view: ArticleView) -> int:
    return view.area.verticalScrollBar().value()


def laid_out(qtbot: QtBot, view: ArticleView) -> None:
    qtbot.waitUntil(lambda: view.area.verticalScrollBar().maximum() > 2000)


def test_an_article_opens_with_the_heading_of_the_section_that_matches_on_top(
    qtbot: QtBot, view: ArticleView, index: KnowledgeIndex
) -> None:
    view.show_article(ARTICLE, "", marks(index, "kennel"))
    qtbot.waitUntil(lambda: 0 <= height_of(view, "Costs") < 20)
    assert is_in_sight(view, "Een kennel")


@pytest.mark.parametrize("query", ["viervoeter", "zzz", "", "dier"])
def test_an_article_opens_at_its_top_when_the_title_or_the_first_section_matches_or_nothing(
    qtbot: QtBot, view: ArticleView, index: KnowledgeIndex, query: str
) -> None:
    view.show_article(ARTICLE, "", marks(index, "kennel"))
    laid_out(qtbot, view)
    view.show_article(ARTICLE, "", marks(index, query))
    qtbot.waitUntil(lambda: scrolled(view) == 0)


def test_an_article_opens_lower_when_the_first_match_would_be_out_of_sight(
    qtbot: QtBot, view: ArticleView, index: KnowledgeIndex
) -> None:
    section = Section(SectionKind.COSTS, f"{FILLING}\n\nEen kennel betaalt meer.")
    article = an_article(sections=(Section(SectionKind.INTRODUCTION, FILLING), section))
    view.show_article(article, "", marks(index, "kennel"))
    qtbot.waitUntil(lambda: is_in_sight(view, "Een kennel"))


def test_who_scrolls_away_is_not_brought_back(qtbot: QtBot, view: ArticleView, index: KnowledgeIndex) -> None:
    view.show_article(ARTICLE, "", marks(index, "kennel"))
    qtbot.waitUntil(lambda: 0 <= height_of(view, "Costs") < 20)
    view.area.setFocus()
    qtbot.keyClick(view.area, Qt.Key.Key_Home)
    view.resize(500, 380)
    QApplication.sendPostedEvents()
    assert scrolled(view) == 0


def test_the_keys_that_scroll_work_from_the_text_too(qtbot: QtBot, view: ArticleView, index: KnowledgeIndex) -> None:
    view.show_article(ARTICLE, "", marks(index, ""))
    laid_out(qtbot, view)
    text = view.findChildren(ArticleText)[0]
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_End)
    assert scrolled(view) == view.area.verticalScrollBar().maximum()
    qtbot.keyClick(text, Qt.Key.Key_Up)
    assert 0 < scrolled(view) < view.area.verticalScrollBar().maximum()
    qtbot.keyClick(text, Qt.Key.Key_Home)
    assert scrolled(view) == 0


def test_stepping_goes_through_all_matches_and_round(qtbot: QtBot, view: ArticleView, index: KnowledgeIndex) -> None:
    view.show_article(ARTICLE, "", marks(index, "tarief"))
    laid_out(qtbot, view)
    view.scroll_to(0)
    assert view.next_match.words == "2 matches"
    told = []
    for _ in range(3):
        view.step(1)
        told.append(view.next_match.words)
    assert told == ["1 of 2", "2 of 2", "1 of 2"]
    assert is_in_sight(view, "Een kennel")
    view.step(-1)
    assert view.next_match.words == "2 of 2"
    assert is_in_sight(view, "Wie het tarief")


def test_stepping_begins_where_the_reader_is(qtbot: QtBot, view: ArticleView, index: KnowledgeIndex) -> None:
    view.show_article(ARTICLE, "", marks(index, "onjuist tarief"))
    qtbot.waitUntil(lambda: 0 <= height_of(view, "If the customer") < 20)
    view.step(1)
    assert view.next_match.words == "2 of 3"


def test_facts_and_title_are_stepped_through_as_well(qtbot: QtBot, view: ArticleView, index: KnowledgeIndex) -> None:
    view.show_article(ARTICLE, "", marks(index, "dier "))
    laid_out(qtbot, view)
    view.step(1)
    view.step(1)
    assert view.next_match.words == "2 of 2"
    assert is_in_sight(view, "Wie een dier")


def test_without_a_match_there_is_nothing_to_step_to(qtbot: QtBot, view: ArticleView, index: KnowledgeIndex) -> None:
    view.show_article(ARTICLE, "", marks(index, ""))
    view.step(1)
    assert not view.next_match.isVisible()
    assert scrolled(view) == 0


def test_a_place_that_is_put_back_is_kept_while_the_article_grows(
    qtbot: QtBot, view: ArticleView, index: KnowledgeIndex
) -> None:
    view.show_article(ARTICLE, "", marks(index, "kennel"))
    view.scroll_to(123)
    laid_out(qtbot, view)
    assert scrolled(view) == 123
