"""The searches page: figures with their targets, the log, what was missed and what was chosen."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from PySide6.QtWidgets import QMainWindow, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.services.ports import ChoiceLine, GapLine, SearchFigures, SearchLine
from resources.translations import use_language
from tests.journeys.on_screen import focus_is_in, rows_of, says
from ui.knowledge.figure_cards import Figure, FigureCards
from ui.knowledge.reset_sheet import ResetSheet
from ui.knowledge.search_figures import figures_of
from ui.knowledge.searches_models import rank_words
from ui.knowledge.searches_page import SearchesPage

AT = datetime(2026, 11, 20, 9, 42, tzinfo=UTC)
ARTICLE = uuid4()
NOTHING = SearchFigures(0, 0, 0, None, ())
LOG = [SearchLine("paspoort verlengen", 12, 2, "Paspoort aanvragen", AT), SearchLine("laadpaal", 0, None, "", AT)]


def figures(**changes: Any) -> list[Figure]:
    """Cards of 100 searches that went well, with changes."""
    values = {"searches": 100, "opened": 60, "without_result": 7, "average_rank": 1.4, "top_without_result": ()}
    return figures_of(SearchFigures(**{**values, **changes}))


@pytest.fixture
def page(qtbot: QtBot) -> SearchesPage:
    page = SearchesPage()
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    figures = SearchFigures(10, 6, 2, 1.4, (("laadpaal", 2),))
    chosen = [ChoiceLine(("paspoort", "verleng"), ARTICLE, "Paspoort aanvragen", 9)]
    page.show_searches(figures, LOG, [GapLine("geveltuin", 3, AT)], chosen)
    return page


def press(page: SearchesPage, words: str) -> None:
    next(each for each in page.findChildren(QPushButton) if each.text() == words).click()


def test_good_figures_raise_no_alarm() -> None:
    assert [figure.alarm for figure in figures()] == ["", "", "", ""]
    assert [figure.value for figure in figures()] == ["100", "60 %", "1.4", "7 %"]


@pytest.mark.parametrize(("opened", "alarm"), [(40, ""), (39, "too few")])
def test_fewer_than_40_percent_of_the_searches_leading_to_an_article_is_an_alarm(opened: int, alarm: str) -> None:
    assert figures(opened=opened)[1].alarm == alarm


@pytest.mark.parametrize(("rank", "alarm"), [(5.0, ""), (5.1, "too low in the list")])
def test_an_average_place_above_5_is_an_alarm(rank: float, alarm: str) -> None:
    assert figures(average_rank=rank)[2].alarm == alarm


def test_without_searches_nothing_is_counted_and_nothing_is_wrong() -> None:
    cards = figures_of(NOTHING)
    assert [card.value for card in cards] == ["0", "–", "–", "–"]
    assert not any(card.alarm for card in cards)


def test_a_place_is_written_as_the_language_does() -> None:
    use_language("nl")
    assert rank_words(2.44) == "2,4"


def test_the_log_tells_words_found_place_and_article(page: SearchesPage) -> None:
    assert [row[1:] for row in rows_of(page.log)] == [
        ["paspoort verlengen", "12 articles", "place 2", "Paspoort aanvragen"],
        ["laadpaal", "nothing", "nothing opened", ""],
    ]


def test_what_was_missed_stands_in_two_tables(page: SearchesPage) -> None:
    press(page, "Not found")
    assert rows_of(page.missed) == [["laadpaal", "2 ×"]]
    assert [row[:2] for row in rows_of(page.gaps)] == [["geveltuin", "3 ×"]]
    assert says(page, "Agents say: an article is missing")


def test_the_page_says_that_no_personal_data_are_kept(page: SearchesPage) -> None:
    assert says(page, "numbers and e-mail addresses are left out")


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("What was typed", "Nothing was searched yet."),
        ("Not found", "No search stayed without a result."),
        ("Not found", "No agent has missed an article yet."),
        ("Chosen by agents", "No article was chosen after a search yet."),
    ],
)
def test_every_part_says_why_it_is_empty(page: SearchesPage, part: str, words: str) -> None:
    page.show_searches(NOTHING, [], [], [])
    press(page, part)
    assert says(page, words)


def test_choices_are_forgotten_for_the_chosen_article_or_for_all(page: SearchesPage, qtbot: QtBot) -> None:
    press(page, "Chosen by agents")
    asked: list[tuple[UUID | None, str]] = []
    page.reset_requested.connect(lambda article_id, title: asked.append((article_id, title)))
    page.chosen_rows.table.clearSelection()
    press(page, "Forget for this article …")
    assert asked == []
    page.chosen_rows.table.selectRow(0)
    press(page, "Forget for this article …")
    press(page, "Forget everything …")
    assert asked == [(ARTICLE, "Paspoort aanvragen"), (None, "")]


def test_a_chosen_article_can_be_opened(page: SearchesPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.article_opened) as opened:
        page.chosen_rows.table.activated.emit(page.chosen.index(0, 0))
    assert opened.args == [ARTICLE]


def test_forgetting_asks_first_and_enter_changes_nothing(qtbot: QtBot) -> None:
    window = QMainWindow()
    window.resize(900, 600)
    window.show()
    sheet = ResetSheet(window, "Paspoort aanvragen")
    sheet.open_sheet()
    keep = next(each for each in sheet.findChildren(QPushButton) if each.text() == "Keep")
    qtbot.waitUntil(lambda: focus_is_in(keep))
    with qtbot.assertNotEmitted(sheet.confirmed), qtbot.waitSignal(sheet.closed):
        keep.click()
    delete(window)


@pytest.mark.parametrize(("width", "lines"), [(1200, 1), (600, 2), (300, 4)])
def test_cards_go_below_each_other_where_there_is_no_room(width: int, lines: int, qtbot: QtBot) -> None:
    cards = FigureCards()
    qtbot.addWidget(cards)
    cards.resize(width, 400)
    cards.show()
    cards.show_figures(figures())
    assert len({cards.layout().getItemPosition(place)[0] for place in range(4)}) == lines
