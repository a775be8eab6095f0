"""A new agent goes through a guided conversation with the keyboard only, and the registration is filled in."""

import pytest

from app.domain.contact import Outcome
from app.domain.contact_number import parse_number
from resources.translations import _
from tests.journeys.on_screen import field_named, says
from tests.journeys.stored import contact_with
from ui.contacts.conversation_sheet import ConversationSheet
from ui.driver import WindowDriver
from ui.handoffs.sheet import HandOffSheet
from ui.shared.widgets.sheet import Sheet

NOTE = "Klant belt vanaf het station."
LOST = ("1", "2", "2", "2", "1", "Return")  # searched, identity card, not before, not stolen, wants a new one
AGAIN = ("1", "2", "1", "Return")  # searched, identity card, lost one before: burgerzaken looks first


def begin(driver: WindowDriver) -> ConversationSheet:
    driver.press("F2")
    driver.type("paspoort kwijt")
    driver.press("Return")
    driver.press("Ctrl+G")
    return conversation(driver)


def conversation(driver: WindowDriver) -> ConversationSheet:
    sheet = driver.sheet()
    assert isinstance(sheet, ConversationSheet)
    return sheet


def press_all(driver: WindowDriver, keys: tuple[str, ...]) -> None:
    for key in keys:
        driver.press(key)


def is_closed(driver: WindowDriver) -> bool:
    return not any(sheet.isVisible() for sheet in driver.window.findChildren(Sheet))


def test_a_conversation_to_its_end_registers_the_contact(driver: WindowDriver) -> None:
    begin(driver)
    press_all(driver, LOST)
    assert says(conversation(driver), _("This comes in the note"))
    driver.press("1")
    assert is_closed(driver)
    contact = contact_with(driver, parse_number(driver.finish()))
    (subject,) = contact.subjects
    assert (subject.title, subject.outcome) == ("Paspoort of identiteitskaart kwijt", Outcome.ANSWERED_DIRECTLY)
    lines = ["Hebt u al overal goed gezocht: Ja", "Welk document is weg: Identiteitskaart"]
    assert contact.note.splitlines()[:2] == lines


def test_a_hand_off_opens_with_the_answers_filled_in(driver: WindowDriver) -> None:
    begin(driver)
    press_all(driver, AGAIN)
    driver.press("1")
    sheet = driver.sheet()
    assert isinstance(sheet, HandOffSheet)
    assert field_named(sheet, "Welk document is weg?").value() == "Identiteitskaart"
    assert "vaker een paspoort of identiteitskaart kwijt: Ja" in sheet.required_fields()[0].value()


def test_what_was_typed_in_the_note_stays_before_it(driver: WindowDriver) -> None:
    driver.press("F2")
    driver.press("F5")
    driver.type(NOTE)
    driver.press("Ctrl+K")
    driver.type("paspoort kwijt")
    driver.press("Return")
    driver.press("Ctrl+G")
    press_all(driver, (*LOST, "3"))
    assert driver.current.note.startswith(f"{NOTE}\nHebt u al overal goed gezocht: Ja\n")
    assert driver.window.contact_page.panel.note.toPlainText() == driver.current.note
    assert [subject.outcome for subject in driver.current.subjects] == [None]


def test_a_conversation_that_was_left_goes_on_where_it_was(driver: WindowDriver) -> None:
    begin(driver)
    press_all(driver, ("1", "2", "Escape"))
    assert (driver.current.note, driver.current.subjects) == ("", ())
    driver.press("Ctrl+G")
    assert [passed.choice.label for passed in conversation(driver).run.path] == ["Ja", "Identiteitskaart"]
    driver.press("Backspace")
    assert says(conversation(driver), "Welk document is weg?")


def test_another_customer_begins_at_the_first_question(driver: WindowDriver) -> None:
    begin(driver)
    press_all(driver, ("1", "2", "Escape"))
    assert begin(driver).run.path == ()


@pytest.mark.parametrize("question", ["hondenbelasting", ""])
def test_without_a_conversation_the_key_does_nothing(driver: WindowDriver, question: str) -> None:
    driver.press("F2")
    driver.type(question)
    driver.press("Return")
    driver.press("Ctrl+G")
    assert is_closed(driver)
