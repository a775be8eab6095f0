"""The whole way of an article: written, approved, used by an agent, who reports something and hears the answer."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint

from app.bootstrap import open_services, open_store
from app.domain.article_draft import ArticleText
from app.services.registry import Services
from app.settings import load_settings
from knowledgebase.article import Article
from resources.translations import _
from tests.journeys.desks import OneDesk
from tests.journeys.on_screen import focus_is_in, press_button, says
from ui.driver import WindowDriver
from ui.editing.article_form import ArticleForm
from ui.knowledge.answers_sheet import AnswersSheet
from ui.knowledge.article_text import ArticleText as ShownText
from ui.knowledge.change_sheet import ChangeSheet
from ui.knowledge.feedback_sheet import FeedbackSheet
from ui.shared.widgets.difference_view import DifferenceText

EDITOR, READER, AGENT = "K. Smeets", "N. Jansen", "S. Bakker"
SLUG, TITLE = "hondenbelasting", "Hond aanmelden of afmelden"
ADDED, NOTE = " en overdragen", "Overdragen hoort er ook bij"
REPORT, ANSWER = "Het bedrag is niet meer goed.", "Dank u, wij kijken het na."


@pytest.fixture
def desk(open_window: Callable[[], WindowDriver], data: Path) -> OneDesk:
    return OneDesk(data, open_window)


def edit(driver: WindowDriver) -> None:
    """Find the article on the editors' page and open it."""
    driver.show_knowledge("editing")
    driver.press("Ctrl+K")
    driver.type(TITLE)
    driver.press("Return")
    driver.press("Home")
    driver.press("Return")
    assert driver.window.knowledge_page.part == "editing"


def change_title(driver: WindowDriver) -> None:
    """Add some words to the title, and ask anybody to read it."""
    edit(driver)
    driver.press("Ctrl+L")
    driver.press("End")
    driver.type(ADDED)
    driver.press("Alt+P")
    sheet = driver.sheet()
    while not focus_is_in(sheet.fields["note"]):  # type: ignore[attr-defined]
        driver.press("Tab")
    driver.type(NOTE)
    driver.press("Ctrl+Return")


def read(driver: WindowDriver, words: str = "hond aanmelden") -> Article:
    """Search, and open the first article."""
    driver.press("F2")
    driver.type(words)
    driver.press("Return")
    article = driver.window.desk.knowledge.article  # type: ignore[union-attr]
    assert article is not None
    return article


def is_told(driver: WindowDriver, words: str) -> bool:
    return words in driver.window.contact_page.banner.text


def test_an_agent_reads_at_once_what_a_second_reader_approved_and_sees_what_changed(desk: OneDesk) -> None:
    change_title(desk.sit_down(EDITOR))
    driver = desk.sit_down(READER)
    old = read(driver)
    assert old.title == TITLE
    driver.press("Ctrl+Return")
    edit(driver)
    driver.press("Alt+P")
    driver.show_page("contact")
    assert says(driver.window.contact_page.article, TITLE + ADDED)
    assert is_told(driver, NOTE)
    assert driver.current.subjects[0].article_version == old.version
    driver.press("Ctrl+Return")
    assert driver.current.subjects[0].article_version == old.version + 1

    agent = desk.sit_down(AGENT)
    assert read(agent, "hond overdragen").title == TITLE + ADDED
    assert says(agent.window.contact_page.article, NOTE)
    press_button(agent, _("What is different?"))
    sheet = agent.sheet()
    assert isinstance(sheet, ChangeSheet)
    (text,) = sheet.findChildren(DifferenceText)
    assert text.toPlainText() == TITLE + ADDED


def test_an_agent_who_reports_something_hears_what_the_editors_answer(desk: OneDesk) -> None:
    agent = desk.sit_down(AGENT)
    read(agent)
    agent.press("Ctrl+M")
    assert isinstance(agent.sheet(), FeedbackSheet)
    agent.type(REPORT)
    agent.press("Ctrl+Return")
    assert is_told(agent, _("Your report is with the editors; you hear the answer here."))

    editor = desk.sit_down(EDITOR)
    edit(editor)
    assert says(editor.window.knowledge_page, REPORT)
    editor.press("Alt+M")
    editor.type(ANSWER)
    editor.press("Ctrl+Return")

    agent = desk.sit_down(AGENT)
    assert agent.window.answers.text
    press_button(agent, _("Read"))
    sheet = agent.sheet()
    assert isinstance(sheet, AnswersSheet)
    assert says(sheet, REPORT) and says(sheet, ANSWER) and says(sheet, EDITOR)
    press_button(agent, TITLE)
    assert agent.window.desk.knowledge.article.slug == SLUG  # type: ignore[union-attr]
    assert desk.sit_down(AGENT).window.answers.text == ""


def at_another_workplace(data: Path, work: Callable[[Services, Services], None]) -> None:
    """What an editor and a reader do elsewhere, on the same database."""
    with closing(open_store(data)) as database:
        opened = open_services(database, data, load_settings(data))
        people = {person.name: person for person in opened.people}
        work(*(replace(opened.services, agent=people[name]) for name in (EDITOR, READER)))
        opened.services.index.close()


def publish_other_text(editor: Services, reader: Services) -> None:
    editing = editor.open_for_editing(editor.article_by_slug(SLUG).id)
    article = replace(editing.draft.article, title=TITLE + ADDED)
    saved = editor.save_draft(ArticleText(article.id, 0, editing.draft.base_version, article, NOTE))
    asked = editor.ask_review(article.id, saved.draft.revision, None, None, NOTE)
    reader.approve(article.id, asked.draft.revision)


def withdraw(editor: Services, _reader: Services) -> None:
    other = editor.article_by_slug("kwijtschelding-aanvragen")
    editor.withdraw_article(editor.article_by_slug(SLUG).id, "De belasting is afgeschaft.", other.id)


def test_who_reads_an_article_while_it_is_published_elsewhere_stays_where_they_were(desk: OneDesk, data: Path) -> None:
    driver = desk.sit_down(AGENT)
    read(driver)
    driver.press("Ctrl+L")
    driver.press("End")
    before = height_of(driver, "Vragen? Mail")
    at_another_workplace(data, publish_other_text)
    driver.window.desk.knowledge.look_again()  # type: ignore[union-attr]
    driver.settle()
    assert is_told(driver, NOTE)
    assert says(driver.window.contact_page.article, TITLE + ADDED)
    driver.wait_until(lambda: abs(height_of(driver, "Vragen? Mail") - before) < 3)


def height_of(driver: WindowDriver, words: str) -> int:
    """How far below the upper edge of what is in sight the words of the open article stand."""
    article = driver.window.contact_page.article
    text = next(text for text in article.findChildren(ShownText) if words in text.plain)
    return text.mapTo(article.area.viewport(), QPoint(0, text.top_of(text.plain.index(words)))).y()


def test_who_reads_an_article_while_it_is_withdrawn_learns_why_and_what_to_read(desk: OneDesk, data: Path) -> None:
    driver = desk.sit_down(AGENT)
    read(driver)
    at_another_workplace(data, withdraw)
    driver.window.desk.knowledge.look_again()  # type: ignore[union-attr]
    driver.settle()
    assert says(driver.window.contact_page.article, "De belasting is afgeschaft.")
    title = driver.shell.services.article_by_slug("kwijtschelding-aanvragen").title
    press_button(driver, _("Open “{title}”").format(title=title))
    assert says(driver.window.contact_page.article, title)


def test_an_article_is_made_of_a_contact_that_was_found_by_its_number(desk: OneDesk) -> None:
    driver = desk.sit_down(AGENT)
    read(driver)
    driver.press("F8")
    number = driver.finish()
    driver.press("Ctrl+K")
    driver.type(number)
    press_button(driver, _("Make an article of this answer"))
    assert (driver.window.current_page, driver.window.knowledge_page.part) == ("knowledge", "editing")
    form = driver.window.knowledge_page.findChild(ArticleForm)
    assert form is not None and form.title.value() == TITLE
