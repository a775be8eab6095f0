"""The customer calls again: the open promise comes first, and one key tells the team."""

from PySide6.QtWidgets import QListWidget

from app.domain.contact_number import parse_number
from app.domain.work_item import StepKind
from app.services.work_ports import QueueQuery, QueueView
from resources.translations import _
from tests.journeys.on_screen import says
from ui.contacts.customer_sheet import CustomerSheet
from ui.driver import WindowDriver

TITLE = "Bezwaar tegen parkeerboete"
NAME, PHONE = "Grutterink", "06 12344417"


def hand_off_for(driver: WindowDriver) -> str:
    """A known customer's question goes to the back office; gives the number of the contact."""
    driver.press("F2")
    driver.press("F4")
    driver.fill_customer(last_name=NAME, phone=PHONE)
    driver.close_sheets()
    driver.press("Ctrl+K")
    driver.type("bezwaar parkeerboete")
    driver.press("Return")
    driver.press("F9")
    driver.fill_hand_off("Waarom kreeg ik een boete?")
    driver.press("Ctrl+Return")
    return driver.finish()


def find_customer(driver: WindowDriver, typed: str) -> CustomerSheet:
    """A new contact, in which the customer is found by what was typed."""
    driver.press("F2")
    driver.press("F4")
    sheet = driver.sheet()
    assert isinstance(sheet, CustomerSheet)
    driver.type(typed)
    found = sheet.findChild(QListWidget)
    assert found is not None
    driver.wait_until(lambda: found.count() == 1)
    driver.press("Return")
    return sheet


def reminders(driver: WindowDriver, number: str) -> int:
    """How often the team was told, as its history has it."""
    services = driver.shell.services
    (row,) = services.work_queue(QueueQuery(QueueView.ALL, number)).rows
    steps = services.work_details(row.item.id).steps
    assert row.item.reminders == sum(step.kind is StepKind.CUSTOMER_REMINDED for step in steps)
    return row.item.reminders


def test_by_number_phone_or_name_the_open_promise_comes_first(driver: WindowDriver) -> None:
    number = hand_off_for(driver)
    for typed in (number.lower(), PHONE, NAME):
        sheet = find_customer(driver, typed)
        assert says(sheet.promises, TITLE)
        driver.close_sheets()
        assert says(driver.window.contact_page.panel.promises, TITLE)
        driver.press("Ctrl+W")


def test_one_key_tells_the_team_once_in_each_contact(driver: WindowDriver) -> None:
    number = parse_number(hand_off_for(driver))
    sheet = find_customer(driver, PHONE)
    driver.press("Ctrl+R")
    driver.press("Ctrl+R")
    assert says(sheet.promises, _("✓ The team knows that the customer asked again"))
    driver.close_sheets()
    driver.press("Ctrl+R")
    assert reminders(driver, number) == 1


def test_a_number_in_the_search_bar_shows_its_promise_and_the_same_key(driver: WindowDriver) -> None:
    number = hand_off_for(driver)
    driver.press("Ctrl+K")
    driver.type(number)
    assert says(driver.window.contact_page.results.promises, TITLE)
    driver.press("Ctrl+R")
    assert reminders(driver, parse_number(number)) == 1
    assert len(driver.current.reminded) == 1
