"""Reading an article with the keyboard: to what matches, and finding in it."""

from ui.contacts.papers_sheet import PapersSheet
from ui.driver import WindowDriver
from ui.knowledge.article_view import ArticleView

QUESTION = "hondenbelasting kosten"


def read(driver: WindowDriver, question: str = QUESTION) -> ArticleView:
    driver.press("F2")
    driver.type(question)
    driver.press("Return")
    return driver.window.contact_page.article


def position(article: ArticleView) -> int:
    """Which of the places found is looked at."""
    return int(article.find_bar.steps.words.split()[0])


def test_the_keyboard_stays_in_the_search_box_while_f3_steps_through_the_article(driver: WindowDriver) -> None:
    article = read(driver)
    driver.press("F3")
    first = article.next_match.words
    driver.press("F3")
    driver.press("Shift+F3")
    assert article.next_match.words == first
    assert driver.window.contact_page.search.hasFocus()


def test_finding_in_the_article_leaves_the_contact_as_it_is(driver: WindowDriver) -> None:
    article = read(driver)
    before = driver.current
    driver.press("Ctrl+F")
    driver.type("hond")
    found = position(article)
    driver.press("F3")
    assert driver.current.desk.query == QUESTION
    assert (driver.current.subjects, driver.current.desk.article_id) == (before.subjects, before.desk.article_id)
    assert position(article) == found + 1


def test_escape_closes_finding_first_and_then_goes_to_the_search_box(driver: WindowDriver) -> None:
    article = read(driver)
    note = driver.window.contact_page.panel.note
    driver.press("F5")
    driver.press("Ctrl+F")
    driver.type("gemeente")
    driver.press("Escape")
    assert article.find_bar.isHidden()
    assert note.hasFocus()
    assert not note.toPlainText()
    driver.press("Escape")
    assert driver.window.contact_page.search.hasFocus()


def test_without_an_article_finding_goes_to_the_search_box(driver: WindowDriver) -> None:
    driver.press("F2")
    driver.press("F5")
    driver.press("Ctrl+F")
    assert driver.window.contact_page.search.hasFocus()


def test_an_article_comes_back_where_it_was_left_also_at_its_top(driver: WindowDriver) -> None:
    article = read(driver)
    driver.press("Ctrl+L")
    driver.press("Home")
    driver.press("F2")
    driver.press("Ctrl+1")
    driver.wait_until(lambda: article.is_open)
    assert article.area.verticalScrollBar().value() == 0


def test_papers_and_fees_are_under_f11(driver: WindowDriver) -> None:
    read(driver)
    driver.press("F11")
    assert isinstance(driver.sheet(), PapersSheet)
