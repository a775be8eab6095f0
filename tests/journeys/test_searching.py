"""Searching in the real window: filters, gaps, numbers, and what is told about it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.domain.contact_number import format_number
from knowledgebase.search import Facet
from tests.journeys.on_screen import focus_is_in, says
from ui.driver import WindowDriver
from ui.receipts.sheet import ReceiptSheet

pytestmark = pytest.mark.qt_log_ignore("raise", "grabbing the keyboard")  # the offscreen screen has no window manager
NONSENSE = "qqzzxx wwvvkk"
STRANGE = ("x" * 10_000, "שלום עולם " * 50, "😀 🇳🇱" * 40, "\"' OR 1=1; -- *:()[]", "de het een", "?!")


def choose_first_value(driver: WindowDriver) -> None:
    """The first value of the first filter, with keys."""
    driver.press("Ctrl+Shift+T")
    driver.press("Space")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    driver.settle()


def chosen(driver: WindowDriver) -> dict[Facet, str]:
    assert driver.window.desk is not None
    return dict(driver.window.desk.knowledge.chosen)


def log(driver: WindowDriver) -> list[tuple[str, int | None]]:
    return [(line.words, line.opened_rank) for line in driver.shell.services.search_log()]


def test_a_filter_is_chosen_and_taken_off_without_the_mouse(driver: WindowDriver) -> None:
    driver.press("F2")
    driver.type("vergunning")
    every = driver.window.contact_page.found.text()
    choose_first_value(driver)
    assert len(chosen(driver)) == 1
    assert driver.window.contact_page.found.text() != every
    assert focus_is_in(driver.window.contact_page.search)
    driver.press("Ctrl+Shift+X")
    assert chosen(driver) == {}


def test_filters_come_back_with_their_contact_and_go_with_a_new_question(driver: WindowDriver) -> None:
    driver.press("F2")
    driver.type("vergunning")
    driver.press("Ctrl+T")
    choose_first_value(driver)
    before = chosen(driver)
    driver.press("F2")
    assert chosen(driver) == {}
    driver.press("Ctrl+1")
    assert chosen(driver) == before and len(before) == 2
    driver.press("Ctrl+K")
    driver.press("Backspace")
    assert chosen(driver) == {}


def test_what_is_missing_is_reported_with_one_key_and_once(driver: WindowDriver) -> None:
    driver.press("F2")
    driver.type(NONSENSE)
    assert driver.shell.services.gaps() == []
    driver.press("Ctrl+Shift+G")
    driver.press("Ctrl+Shift+G")
    assert [(gap.text, gap.count) for gap in driver.shell.services.gaps()] == [(NONSENSE, 1)]
    assert focus_is_in(driver.window.contact_page.search)
    driver.press("F2")
    driver.type(NONSENSE)
    driver.press("Ctrl+Shift+G")
    assert driver.shell.services.gaps()[0].count == 2


def test_an_opened_article_is_logged_with_its_rank_and_chosen_once(driver: WindowDriver) -> None:
    driver.press("F2")
    driver.type("paspoort aanvragen")
    driver.press("Return")
    assert log(driver) == [("paspoort aanvragen", 1)]
    driver.press("Ctrl+Return")
    driver.press("F8")
    driver.press("Ctrl+Return")
    (choice,) = driver.shell.services.choices()
    assert (choice.title, choice.count) == ("Paspoort aanvragen", 1)


def test_an_answer_without_a_contact_begins_one_with_what_was_looked_up(driver: WindowDriver) -> None:
    driver.type("paspoort aanvragen")
    driver.press("Return")
    driver.press("F8")
    assert [subject.title for subject in driver.current.subjects] == ["Paspoort aanvragen"]
    assert log(driver) == [("paspoort aanvragen", 1)]
    assert len(driver.shell.services.choices()) == 1


def test_the_row_where_the_arrows_stop_is_the_one_that_is_logged(driver: WindowDriver) -> None:
    driver.press("F2")
    driver.type("vergunning")
    for key in ("Down", "Down", "Down", "Up"):
        driver.press(key)
    assert log(driver) == []
    driver.press("F8")
    assert log(driver) == [("vergunning", 2)]


def test_a_clicked_row_is_logged_at_once(driver: WindowDriver) -> None:
    driver.press("F2")
    driver.type("vergunning")
    rows = driver.window.contact_page.results.list
    place = rows.visualRect(rows.model().index(1, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    driver.settle()
    assert log(driver) == [("vergunning", 2)]


def test_a_window_that_is_made_again_tells_what_was_searched_and_goes_on(driver: WindowDriver) -> None:
    driver.press("F2")
    driver.type("vergunning")
    driver.press("Down")
    driver.press("Ctrl+D")
    driver.settle()
    assert log(driver) == [("vergunning", 1)]
    assert driver.window.contact_page.search.text() == "vergunning"
    driver.press("F8")
    assert len(driver.shell.services.choices()) == 1


@pytest.mark.parametrize("kind", ["contact", "receipt"])
def test_enter_on_the_number_of_a_contact_shows_its_receipt(driver: WindowDriver, kind: str) -> None:
    driver.press("F2")
    driver.type("paspoort aanvragen")
    driver.press("Return")
    driver.press("F8")
    number = driver.finish()
    typed = number.lower() if kind == "contact" else receipt_number(driver, number)
    driver.press("Ctrl+K")
    driver.type(typed)
    assert says(driver.window.contact_page.results, number)
    driver.press("Return")
    assert isinstance(driver.sheet(), ReceiptSheet)
    driver.close_sheets()
    assert len(log(driver)) == 1


def receipt_number(driver: WindowDriver, number: str) -> str:
    with driver.shell.services.database.read() as tx:
        contact = tx.contacts.by_number(number.replace("-", ""))
        assert contact is not None and format_number(contact.number) == number
        receipt = tx.receipts.by_contact(contact.id)
        assert receipt is not None
        return receipt.content.receipt_number


def test_enter_that_is_faster_than_the_number_waits_for_it(driver: WindowDriver) -> None:
    driver.press("F2")
    driver.type("paspoort aanvragen")
    driver.press("Return")
    driver.press("F8")
    number = driver.finish()
    driver.press("Ctrl+K")
    QTest.keyClicks(QApplication.focusWidget(), number)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    driver.settle()
    assert isinstance(driver.sheet(), ReceiptSheet)


@pytest.mark.parametrize("text", STRANGE)
def test_anything_that_is_pasted_is_searched_without_an_error(driver: WindowDriver, text: str) -> None:
    driver.press("F2")
    QApplication.clipboard().setText(text)
    driver.press("Ctrl+V")
    assert driver.window.contact_page.search.text()
    assert not driver.window.contact_page.banner.text
