"""Several contacts at once: each comes back to the cursor, and none closes silently."""

from app.domain.contact_number import parse_number
from resources.translations import _
from tests.journeys.on_screen import desk_of, press_button, says
from tests.journeys.stored import contact_with, counted
from ui.driver import WindowDriver

NOTES = ("Komt vrijdag terug.", "Belt namens moeder.", "Heeft haast.")
QUESTIONS = ("paspoort kwijt", "grofvuil aanbieden", "hondenbelasting")


def three_contacts(driver: WindowDriver) -> list[tuple[object, ...]]:
    """Type three contacts and leave the cursor of each somewhere else; gives what the screen then shows."""
    shown = []
    for position, (question, note) in enumerate(zip(QUESTIONS, NOTES, strict=True)):
        driver.press("F2")
        driver.type(question)
        driver.press("Return")
        driver.press("Ctrl+Return")
        driver.press("F5")
        driver.type(note)
        leave_cursor(driver, position)
        shown.append(desk_of(driver))
    return shown


def leave_cursor(driver: WindowDriver, position: int) -> None:
    """In the middle of the note, in the middle of the question, or at the end of the note."""
    if position == 1:
        driver.press("Ctrl+K")
        driver.press("Home")
    for _step in range((7, 3, 0)[position]):
        driver.press("Right" if position == 1 else "Left")


def test_the_number_keys_bring_every_contact_back_to_the_cursor(driver: WindowDriver) -> None:
    shown = three_contacts(driver)
    assert [desk[3:6] for desk in shown] == [
        (False, True, len(NOTES[0]) - 7),
        (True, False, 3),
        (False, True, len(NOTES[2])),
    ]
    for position in (0, 1, 2, 0, 2, 1):
        driver.press(f"Ctrl+{position + 1}")
        assert desk_of(driver) == shown[position]


def test_typing_goes_on_where_it_was_left(driver: WindowDriver) -> None:
    three_contacts(driver)
    driver.press("Ctrl+1")
    driver.type("niet ")
    driver.press("Ctrl+2")
    driver.type("x")
    assert driver.window.contact_page.search.text() == "groxfvuil aanbieden"
    driver.press("Ctrl+1")
    assert driver.window.contact_page.panel.note.toPlainText() == "Komt vrijdagniet  terug."


def test_the_next_contact_key_goes_round(driver: WindowDriver) -> None:
    shown = three_contacts(driver)
    for position in (0, 1, 2):
        driver.press("Ctrl+Tab")
        assert desk_of(driver) == shown[position]


def test_finishing_one_contact_leaves_the_others(driver: WindowDriver) -> None:
    shown = three_contacts(driver)
    driver.press("Ctrl+2")
    driver.press("F8")
    number = parse_number(driver.finish())
    assert contact_with(driver, number).note == NOTES[1]
    driver.press("Ctrl+1")
    assert desk_of(driver) == shown[0]
    driver.press("Ctrl+2")
    assert desk_of(driver) == shown[2]
    assert counted(driver).contacts == 1


def test_a_customer_who_waits_is_told_from_the_others(driver: WindowDriver) -> None:
    driver.press("F2")
    driver.press("F6")
    driver.press("F2")
    first, second = driver.window.desk.contacts.drafts
    assert (first.on_hold_since is not None, second.on_hold_since) == (True, None)
    assert says(driver.window.contact_page, _("Hold"))
    driver.press("Ctrl+1")
    assert says(driver.window.contact_page, _("Resume"))
    driver.press("F6")
    assert driver.current.on_hold_since is None


def test_closing_a_contact_offers_to_bring_it_back(driver: WindowDriver) -> None:
    shown = three_contacts(driver)
    driver.press("Ctrl+1")
    driver.press("Ctrl+W")
    assert len(driver.window.desk.contacts.drafts) == 2
    assert driver.window.contact_page.banner.text == _("The contact was closed and not stored.")
    press_button(driver, _("Bring it back"))
    assert len(driver.window.desk.contacts.drafts) == 3
    assert desk_of(driver)[:3] == shown[0][:3]
    assert counted(driver).contacts == 0
