"""The editors' page with its presenter, on a real database, index and journal."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.article_draft import DraftState
from app.domain.editor_tasks import EditorTask, TaskKind
from app.settings import Theme
from knowledgebase.article import Article
from tests.editing_bench import AGENT, TEXT, Town
from tests.editing_screens import Screen, fits, text_with
from tests.journeys.on_screen import focus_is_in
from ui.editing.actions import EditAction
from ui.editing.conflict_sheet import ConflictSheet
from ui.editing.discard_sheet import DiscardSheet
from ui.editing.review_sheet import ReviewSheet
from ui.editing.rows import Waiting
from ui.main import DEFAULT_ACCENT
from ui.shared.tasks import Tasks
from ui.shared.theme import apply_theme


@pytest.fixture
def screen(qtbot: QtBot, tasks: Tasks, town: Town) -> Iterator[Screen]:
    made = Screen(qtbot, tasks, town)
    yield made
    made.settle()
    delete(made.window)


@pytest.fixture
def laadpaal(screen: Screen) -> Article:
    return screen.edit(screen.town.put(slug="laadpaal", title="Laadpaal", sections=TEXT, search_words=("laadpunt",)))


def rows(screen: Screen) -> list[str]:
    """What the list says."""
    model = screen.page.list.model
    return [str(model.index(place).data()) for place in range(model.rowCount())]


# the list


def test_an_empty_list_says_that_nothing_waits(screen: Screen) -> None:
    screen.wait_for("Nothing waits", screen.page.list)


def test_what_agents_reported_is_counted_listed_and_filtered(screen: Screen, laadpaal: Article) -> None:
    agent = screen.town.of(AGENT)
    agent.give_feedback(agent.article(laadpaal.id), None, "", "Klopt niet meer")
    screen.town.put(slug="oud", title="Oud artikel", review_on=date(2026, 11, 1))
    screen.screen.presenter.refresh()
    screen.settle()
    assert [row.split(",")[0] for row in rows(screen)] == ["Oud artikel", "Laadpaal"]
    screen.page.bar.choose(Waiting.FEEDBACK)
    assert [row.split(",")[:2] for row in rows(screen)] == [["Laadpaal", " 1 report"]]


def test_any_article_is_found_by_its_title_and_opened_with_enter(screen: Screen, laadpaal: Article) -> None:
    screen.town.put(slug="paspoort", title="Paspoort aanvragen")
    screen.screen.presenter.read_known()
    screen.settle()
    screen.write(screen.page.list.search.edit, "paspoort")
    QTest.keyClick(screen.page.list.search.edit, Qt.Key.Key_Return)
    QTest.keyClick(screen.page.list.list, Qt.Key.Key_Home)
    screen.page.list.list.setCurrentIndex(screen.page.list.model.index(0))
    screen.settle()
    assert screen.open.draft.article.title == "Paspoort aanvragen"


def test_what_was_searched_and_not_found_becomes_an_article(screen: Screen) -> None:
    gap = EditorTask("gap:x", TaskKind.GAP, "laadpaal huren", "kcc", date(2026, 12, 1), None, 14, ("laadpaal",))
    screen.screen.presenter.open_task(gap)
    screen.wait_for("Searched 14 times", screen.page.middle)
    screen.press("Make an article")
    assert screen.page.middle.form.title.value() == "laadpaal huren"
    assert screen.open.draft.article.search_words == ("laadpaal",)


# two editors


def test_the_second_save_opens_both_texts_and_the_choice_is_saved(screen: Screen, laadpaal: Article) -> None:
    screen.write(screen.page.middle.form.title.edit, "Mijn titel")
    theirs = screen.colleague.open_for_editing(laadpaal.id).draft
    screen.colleague.save_draft(text_with(theirs.article, "Hun titel"))
    screen.screen.presenter.save()
    screen.settle()
    sheet = screen.sheet(ConflictSheet)
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    screen.settle()
    assert screen.services.open_for_editing(laadpaal.id).draft.article.title == "Mijn titel"
    assert not any(each.isVisible() for each in screen.window.findChildren(ConflictSheet))


def test_who_else_has_it_open_is_told(screen: Screen, laadpaal: Article) -> None:
    screen.colleague.open_for_editing(laadpaal.id)
    screen.screen.presenter.refresh()
    screen.wait_for("L. Visser has this article open too.", screen.page.middle)


# the second reader


def test_a_reader_is_asked_in_a_sheet_and_the_article_can_then_only_be_read(screen: Screen, laadpaal: Article) -> None:
    screen.write(screen.page.middle.form.title.edit, "Laadpaal voor de deur")
    screen.screen.do(EditAction.ASK_REVIEW)
    sheet = screen.sheet(ReviewSheet)
    assert isinstance(sheet, ReviewSheet)
    sheet.fields["note"].set_value("Andere titel")
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    screen.settle()
    assert screen.open.draft.state is DraftState.IN_REVIEW
    assert screen.page.middle.form.title.edit.isReadOnly()
    screen.wait_for("Waits for any colleague to read it.", screen.page.panel)


def test_the_reader_sees_what_changes_and_publishes_it(screen: Screen, laadpaal: Article, qtbot: QtBot) -> None:
    draft = screen.colleague.save_draft(text_with(laadpaal, "Laadpaal aanvragen")).draft
    screen.colleague.ask_review(laadpaal.id, draft.revision, None, None, "Andere titel")
    screen.screen.presenter.refresh()
    screen.settle()
    screen.wait_for("What changes for agents", screen.page.middle)
    with qtbot.waitSignal(screen.desk.knowledge_changed):
        screen.press("Approve and publish")
    assert screen.services.article(laadpaal.id).title == "Laadpaal aanvragen"
    assert not screen.page.middle.form.title.edit.isReadOnly()


def test_the_author_reads_why_the_second_reader_sent_it_back(screen: Screen, laadpaal: Article) -> None:
    draft = screen.services.save_draft(text_with(laadpaal, "Laadpaal aanvragen")).draft
    asked = screen.services.ask_review(laadpaal.id, draft.revision, None, None, "Andere titel").draft
    screen.colleague.send_back(laadpaal.id, asked.revision, "Het tarief ontbreekt")
    screen.screen.presenter.refresh()
    screen.wait_for("L. Visser sent it back: Het tarief ontbreekt", screen.page.panel)


def test_what_is_due_is_published_by_itself(screen: Screen, laadpaal: Article, qtbot: QtBot) -> None:
    draft = screen.colleague.save_draft(text_with(laadpaal, "Laadpaal aanvragen")).draft
    asked = screen.colleague.ask_review(laadpaal.id, draft.revision, None, date(2026, 11, 25), "Andere titel")
    screen.services.approve(laadpaal.id, asked.draft.revision)
    screen.town.clock.later(days=1)
    with qtbot.waitSignal(screen.desk.knowledge_changed):
        screen.desk.publish_due()
    assert screen.services.article(laadpaal.id).title == "Laadpaal aanvragen"


def test_throwing_a_draft_away_asks_first(screen: Screen, laadpaal: Article) -> None:
    screen.write(screen.page.middle.form.title.edit, "Laadpaal voor de deur")
    screen.screen.do(EditAction.DISCARD)
    QTest.keyClick(screen.sheet(DiscardSheet), Qt.Key.Key_Escape)
    assert screen.page.middle.form.title.value() == "Laadpaal voor de deur"
    screen.screen.do(EditAction.DISCARD)
    QTest.keyClick(screen.sheet(DiscardSheet), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    screen.settle()
    assert screen.page.middle.form.title.value() == "Laadpaal"


# after a stop


def test_what_came_back_is_offered_and_shown(qtbot: QtBot, tasks: Tasks, town: Town) -> None:
    article = town.put(slug="laadpaal", title="Laadpaal", sections=TEXT)
    screen = Screen(qtbot, tasks, town)
    screen.desk.restore((text_with(article, "Half getypt"),))
    assert "not saved: 1 article" in screen.page.banner.text
    screen.press("Show")
    assert screen.page.middle.form.title.value() == "Half getypt"
    screen.settle()
    delete(screen.window)


def test_a_window_that_is_made_again_goes_on_with_the_open_article(
    screen: Screen, laadpaal: Article, qtbot: QtBot, tasks: Tasks, town: Town
) -> None:
    screen.write(screen.page.middle.form.title.edit, "Half getypt")
    again = Screen(qtbot, tasks, town)
    again.desk.take_over(screen.desk)
    again.settle()
    assert again.page.middle.form.title.value() == "Half getypt"
    delete(again.window)


# room


def test_a_narrow_page_shows_the_list_or_the_article_and_the_way_back(qtbot: QtBot, tasks: Tasks, town: Town) -> None:
    apply_theme(Theme.LIGHT, 200, DEFAULT_ACCENT)
    screen = Screen(qtbot, tasks, town)
    screen.edit(town.put(slug="laadpaal", title="Laadpaal", sections=TEXT))
    assert not screen.page.list.isVisible() and screen.page.middle.form.isVisible()
    screen.press("← To the list")
    assert screen.page.list.isVisible() and not screen.page.middle.isVisible()
    delete(screen.window)


@pytest.mark.parametrize("width", (1440, 1170, 1100, 870, 800))
def test_nothing_is_cut_off_at_any_width(screen: Screen, laadpaal: Article, width: int, qtbot: QtBot) -> None:
    screen.window.resize(width, 720)
    qtbot.waitUntil(lambda: screen.page.width() == width)
    for area in (screen.page.middle, screen.page._beside):
        qtbot.waitUntil(lambda area=area: fits(area))  # type: ignore[misc]


# the keyboard


def test_the_keyboard_goes_from_a_search_that_found_nothing_to_the_article_that_takes_its_place(
    screen: Screen, laadpaal: Article
) -> None:
    screen.screen.presenter.open_task(
        EditorTask("gap:x", TaskKind.GAP, "laadpaal huren", "kcc", date(2026, 12, 1), None, 14, ("laadpaal",))
    )
    screen.page.focus_text()
    assert focus_is_in(screen.page.middle.task)
    screen.edit(laadpaal)
    assert focus_is_in(screen.page.middle.form.title)


def test_saving_a_new_article_in_which_nothing_stands_asks_for_a_title(screen: Screen) -> None:
    screen.screen.presenter.new_article()
    screen.settle()
    screen.screen.presenter.save()
    screen.wait_for("Give the article a title.", screen.page.middle)


def test_trying_links_tells_how_far_it_is_until_that_is_closed(screen: Screen) -> None:
    banner = screen.screen.page.banner
    screen.desk.check_links()
    assert banner.text == "Links are tried: 0 %. You can go on."
    screen.desk.links_progress.emit(40)
    assert banner.text == "Links are tried: 40 %. You can go on."
    banner.hide()
    screen.desk.links_progress.emit(60)
    assert banner.isHidden()
    screen.settle()
    assert banner.text == "All links answer."
