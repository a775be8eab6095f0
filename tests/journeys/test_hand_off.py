"""Handing a question off, with the keyboard only: complete or not at all, and with a promise."""

from collections.abc import Callable
from datetime import date

import pytest

from app.clock import SystemClock
from app.domain.contact import Answer, HandOff, Outcome, ReplyWay
from app.domain.contact_number import format_number, parse_number
from app.domain.errors import WorldError
from app.domain.promise import promised_on
from app.error_sentences import sentence
from app.formatting import long_date
from app.persistence.receipts import SqlReceiptStore
from resources.translations import _
from tests.journeys.on_screen import focus_is_in, says, tab_to, words_on
from tests.journeys.stored import contact_with, counted, open_hand_offs, receipt_number_of
from ui.driver import WindowDriver
from ui.handoffs.sheet import HandOffSheet

QUESTION = "Klant betaalde met een verkeerd kenteken."
NUMBER, PLATE, PHONE = "2026.4471.0083", "KX-482-P", "06 12345678"


def open_hand_off(driver: WindowDriver, question: str = "bezwaar parkeerboete") -> HandOffSheet:
    driver.press("F2")
    driver.type(question)
    driver.press("Return")
    driver.press("F9")
    sheet = driver.sheet()
    assert isinstance(sheet, HandOffSheet)
    return sheet


def fill_in(driver: WindowDriver, *typed: str) -> None:
    """Fill every required field from the first, by Tab; where there are only choices, take the first."""
    texts = iter(typed)
    sheet = driver.sheet()
    assert isinstance(sheet, HandOffSheet)
    for field in sheet.required_fields():
        tab_to(driver, field)
        if field.has_choices:
            driver.press("Space")
        else:
            driver.type(next(texts))
    driver.press("Tab")


def promised_today(driver: WindowDriver) -> date:
    services = driver.shell.services
    return promised_on(SystemClock().today(), services.municipality.promise_days, services.calendar).promised_on


def test_what_is_missing_is_said_at_its_field_and_nothing_is_handed_off(driver: WindowDriver) -> None:
    sheet = open_hand_off(driver)
    driver.press("Ctrl+Return")
    required = sheet.required_fields()
    assert sheet.isVisible()
    assert len(required) == 5
    assert all(field.error for field in required)
    assert focus_is_in(required[0])
    assert driver.current.subjects[0].outcome is None
