"""The main job: a question answered at the counter, with the keyboard only."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.contact import Outcome
from app.domain.contact_number import parse_number
from app.domain.organisation import Line
from tests.journeys.stored import contact_with, counted, receipt_number_of
from ui.driver import WindowDriver

MOST_KEYS = 5  # besides typing the question


def answer_directly(driver: WindowDriver, question: str) -> str:
    """What an agent does; gives the contact's number."""
    driver.press("F2")
    driver.type(question)
    driver.press("Return")
    driver.press("F8")
    return parse_number(driver.finish())


def test_a_direct_answer_takes_at_most_five_keys_besides_the_question(driver: WindowDriver) -> None:
    answer_directly(driver, "paspoort aanvragen")
    assert driver.presses <= MOST_KEYS
    assert counted(driver).contacts == 1


def test_what_is_stored_is_the_article_that_was_read_answered_in_line_1(driver: WindowDriver) -> None:
    before = datetime.now(UTC)
    contact = contact_with(driver, answer_directly(driver, "paspoort aanvragen"))
    article = driver.shell.services.article_by_slug("paspoort-aanvragen")
    (subject,) = contact.subjects
    assert (subject.article_id, subject.article_version) == (article.id, article.version)
    assert (subject.outcome, subject.line) == (Outcome.ANSWERED_DIRECTLY, Line.FIRST)
    assert before <= contact.started_at <= contact.ended_at <= datetime.now(UTC)


def test_receipts_of_a_seat_are_numbered_one_after_another(driver: WindowDriver) -> None:
    numbers = [answer_directly(driver, question) for question in ("paspoort aanvragen", "verhuizing doorgeven")]
    receipts = [receipt_number_of(driver, number) for number in numbers]
    year = datetime.now().year
    assert receipts == [f"BAL3-{year}-000001", f"BAL3-{year}-000002"]
    assert receipts[1] in driver.window.contact_page.banner.text


def test_enter_that_is_faster_than_the_search_opens_an_article_of_the_new_question(driver: WindowDriver) -> None:
    driver.press("F2")
    driver.type("hondenbelasting")
    driver.press("Ctrl+K")
    without_waiting(driver, "paspoort aanvragen", Qt.Key.Key_Return)
    assert title_in_front(driver) == "Paspoort aanvragen"


def test_an_outcome_that_is_faster_than_the_article_is_for_the_new_article(driver: WindowDriver) -> None:
    driver.press("F2")
    driver.type("hondenbelasting")
    driver.press("Return")
    driver.press("Ctrl+K")
    driver.type("paspoort aanvragen")
    without_waiting(driver, "", Qt.Key.Key_Return, Qt.Key.Key_F8)
    assert [subject.title for subject in driver.current.subjects] == ["Paspoort aanvragen"]


def without_waiting(driver: WindowDriver, text: str, *keys: Qt.Key) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)
    driver.settle()


def title_in_front(driver: WindowDriver) -> str:
    article_id = driver.current.desk.article_id
    return driver.shell.services.article(article_id).title if article_id else ""
