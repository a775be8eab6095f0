"""Handing a question off, with the keyboard only: complete or not at all, and with a promise."""

from datetime import date
from typing import Any

import pytest

from app.clock import SystemClock
from app.domain.contact import Outcome, ReplyWay
from app.domain.contact_number import parse_number
from app.domain.errors import DomainError, WorldError
from app.domain.promise import promised_on
from app.error_sentences import sentence
from app.formatting import long_date
from app.persistence.receipts import SqlReceiptStore
from resources.translations import _
from tests.journeys.on_screen import field_named, focus_is_in, rows_of, says, tab_to, words_on
from tests.journeys.stored import contact_with, counted, open_work, receipt_number_of
from tests.stored_counts import StoredCounts
from ui.driver import WindowDriver
from ui.handoffs.sheet import HandOffSheet
from ui.shared.widgets.fields import ChoiceField

TITLE = "Bezwaar tegen parkeerboete"
QUESTION = "Klant betaalde met een verkeerd kenteken."
CLOSE_BY = 3  # presses of Tab to the next field: past each button of a choice
ASSESSMENT, PLATE, PHONE = "2026.4471.0083", "KX-482-P", "06 12345678"


def open_hand_off(driver: WindowDriver, question: str = "bezwaar parkeerboete") -> HandOffSheet:
    driver.press("F2")
    driver.type(question)
    driver.press("Return")
    driver.press("F9")
    return hand_off_in_front(driver)


def hand_off_in_front(driver: WindowDriver) -> HandOffSheet:
    sheet = driver.sheet()
    assert isinstance(sheet, HandOffSheet)
    return sheet


def fill_in(driver: WindowDriver, *typed: str) -> None:
    """Every required field in the order of Tab: the first of choices, else the next of `typed`; then the number."""
    texts = iter(typed)
    for field in hand_off_in_front(driver).required_fields():
        tab_to(driver, field, CLOSE_BY)
        if isinstance(field, ChoiceField):
            driver.press("Space")
        else:
            driver.type(next(texts))
    tab_to(driver, field_named(hand_off_in_front(driver), _("Number or address for this answer")), CLOSE_BY)
    driver.type(PHONE)


def promised_day(driver: WindowDriver) -> date:
    """Counted by the municipality's calendar."""
    services = driver.shell.services
    return promised_on(SystemClock().today(), services.municipality.promise_days, services.calendar).promised_on


def test_what_is_missing_is_said_at_its_field_and_nothing_is_stored(driver: WindowDriver) -> None:
    sheet = open_hand_off(driver)
    driver.press("Ctrl+Return")
    required = sheet.required_fields()
    assert len(required) == 5
    assert all(field.error and field.error in words_on(sheet) for field in required)
    assert focus_is_in(required[0])
    driver.press("Escape")
    driver.press("F12")
    assert says(driver.window, sentence(DomainError("outcome-missing", title=TITLE)))
    assert counted(driver) == StoredCounts(0, 0, 0)


def test_a_field_that_is_filled_in_is_no_longer_wrong(driver: WindowDriver) -> None:
    sheet = open_hand_off(driver)
    driver.press("Ctrl+Return")
    driver.type(QUESTION)
    assert [bool(field.error) for field in sheet.required_fields()] == [False, True, True, True, True]


def test_a_complete_hand_off_is_stored_with_unit_answers_and_promise(driver: WindowDriver) -> None:
    open_hand_off(driver)
    fill_in(driver, QUESTION, ASSESSMENT, PLATE)
    assert says(hand_off_in_front(driver), long_date(promised_day(driver)))
    driver.press("Ctrl+Return")
    (subject,) = contact_with(driver, parse_number(driver.finish())).subjects
    hand_off = subject.hand_off
    assert subject.outcome is Outcome.HANDED_OFF
    assert hand_off is not None
    assert (hand_off.unit_id, hand_off.question) == ("belastingen", QUESTION)
    assert [answer.value for answer in hand_off.answers] == [ASSESSMENT, PLATE, "Ja"]
    assert (hand_off.reply_way, hand_off.reply_to) == (ReplyWay.PHONE, PHONE)
    assert hand_off.promise.promised_on == promised_day(driver)


def test_contact_hand_off_and_receipt_are_stored_together_or_not_at_all(
    driver: WindowDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_hand_off(driver)
    fill_in(driver, QUESTION, ASSESSMENT, PLATE)
    driver.press("Ctrl+Return")

    def refuse(*_parts: Any) -> None:
        raise WorldError("database-full")

    with monkeypatch.context() as broken:
        broken.setattr(SqlReceiptStore, "add", refuse)
        driver.press("F12")
    assert says(driver.window, sentence(WorldError("database-full")))
    assert (counted(driver).contacts, open_work(driver)) == (0, ())
    number = parse_number(driver.finish())
    assert (counted(driver).contacts, len(open_work(driver))) == (1, 1)
    assert receipt_number_of(driver, number).endswith("-000001")


def test_the_work_page_lists_what_was_handed_off(driver: WindowDriver) -> None:
    open_hand_off(driver)
    fill_in(driver, QUESTION, ASSESSMENT, PLATE)
    driver.press("Ctrl+Return")
    number = driver.finish()
    driver.press("Alt+4")
    page = driver.window.work_page
    (row,) = rows_of(page.model)
    subject = f"{TITLE}, {number} · {_('counter')}"
    assert row[1:] == [subject, _("anonymous"), "Belastingen", "—", _("new")]
    driver.press("Return")
    assert says(page, QUESTION)
    assert says(page, long_date(promised_day(driver)))


def test_a_subject_of_social_services_is_masked_on_the_work_page(driver: WindowDriver) -> None:
    open_hand_off(driver, "bijstand aanvragen")
    fill_in(driver, QUESTION)
    driver.press("Ctrl+Return")
    number = driver.finish()
    driver.press("Alt+4")
    page = driver.window.work_page
    (row,) = rows_of(page.model)
    assert row[1:4] == [f"{_('Shielded')}, {number} · {_('counter')}", _("shielded"), "Sociale Dienst"]
    driver.press("Return")
    assert not says(page, QUESTION)
    assert not says(page, driver.shell.services.article_by_slug("bijstand-aanvragen").title)
