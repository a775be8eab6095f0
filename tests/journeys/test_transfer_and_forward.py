"""Putting a call through that nobody answers, and forwarding a message to another body."""

import pytest

from app.domain.contact import Outcome
from app.domain.contact_number import parse_number
from resources.translations import _
from tests.journeys.on_screen import says
from tests.journeys.stored import contact_with
from ui.contacts.forward_sheet import ForwardSheet
from ui.driver import WindowDriver
from ui.handoffs.sheet import HandOffSheet
from ui.handoffs.transfer_sheet import TransferSheet

QUESTION = "Klant betaalde met een verkeerd kenteken."
BODY = "Centraal Justitieel Incassobureau"


def test_when_nobody_answers_what_was_told_becomes_the_hand_off(driver: WindowDriver) -> None:
    driver.press("F2")
    driver.type("bezwaar parkeerboete")
    driver.press("Return")
    driver.press("F9")
    driver.type(QUESTION)
    driver.press("F7")
    story = driver.sheet()
    assert isinstance(story, TransferSheet)
    assert says(story, QUESTION)
    driver.press("F9")
    sheet = driver.sheet()
    assert isinstance(sheet, HandOffSheet)
    hand_off = driver.current.subjects[0].hand_off
    assert hand_off is not None
    assert hand_off.question.startswith(QUESTION)
    assert "Belastingen" in hand_off.question


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_forwarding_keeps_to_whom_and_that_the_customer_knows_in_one_action(driver: WindowDriver) -> None:
    driver.press("F2")
    driver.type("bezwaar parkeerboete")
    driver.press("Return")
    assert driver.window.desk is not None
    driver.window.desk.set_outcome(Outcome.FORWARDED)
    driver.settle()
    assert isinstance(driver.sheet(), ForwardSheet)
    assert says(driver.sheet(), _("Forwarded, and the customer knows"))
    driver.type(BODY)
    driver.press("Ctrl+Return")
    (subject,) = contact_with(driver, parse_number(driver.finish())).subjects
    assert (subject.outcome, subject.detail, subject.sender_told) == (Outcome.FORWARDED, BODY, True)
