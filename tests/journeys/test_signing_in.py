"""Signing in and locking (R2, R9): what is typed stays through it, and belongs to who typed it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.organisation import Person
from app.domain.rights import Role
from ui.driver import WindowDriver
from ui.settings.page import SettingsPage
from ui.settings.people_sheet import PeopleSheet
from ui.signing_in.page import SignInPage

PASSWORD, OTHER_PASSWORD = "vier losse woorden hier", "een heel ander wachtwoord"
NOTE = "Mevrouw belt morgen terug over haar aanvraag"


def give_passwords(driver: WindowDriver) -> tuple[Person, Person]:
    """Who works here becomes an administrator with a password, and a colleague gets one too."""
    services = driver.shell.services
    colleague = next(person for person in services.organisation().people if person.id != services.agent.id)
    agent = replace(services.agent, roles=tuple(Role))
    services.put_person(agent, PASSWORD)
    organisation = services.put_person(replace(colleague, roles=(Role.AGENT,)), OTHER_PASSWORD)
    driver.shell.use_organisation(organisation)
    driver.wait_until(lambda: driver.shell.door.is_closed)
    driver.settle()
    return agent, colleague


def page_of(driver: WindowDriver) -> SignInPage:
    return driver.shell.door.page


def sign_in(driver: WindowDriver, person: Person, password: str) -> None:
    page = page_of(driver)
    page.person.set_value(str(person.id))
    QTest.keyClicks(page.password.edit, password)
    QTest.keyClick(page.password.edit, Qt.Key.Key_Return)
    driver.settle()
    driver.window.activateWindow()
    driver.wait_until(driver.window.isActiveWindow)


def note(driver: WindowDriver) -> str:
    return driver.current.note


def type_note(driver: WindowDriver) -> None:
    driver.press("F2")
    driver.press("F5")
    driver.type(NOTE)


def test_with_the_first_password_everybody_signs_in_and_nothing_typed_is_lost(driver: WindowDriver) -> None:
    type_note(driver)
    agent, _colleague = give_passwords(driver)
    assert driver.window.desk is None, "nothing of the database is behind the page"
    sign_in(driver, agent, PASSWORD)
    assert not driver.shell.door.is_closed
    assert NOTE in {draft.note for draft in driver.window.desk.contacts.drafts}


def test_a_wrong_password_is_told_in_place_and_typed_again(driver: WindowDriver) -> None:
    agent, _colleague = give_passwords(driver)
    sign_in(driver, agent, OTHER_PASSWORD)
    page = page_of(driver)
    assert "klopt niet" in page.password.error
    assert page.password.value() == "" and QApplication.focusWidget() is page.password.edit
    sign_in(driver, agent, PASSWORD)
    assert not driver.shell.door.is_closed


def test_a_locked_screen_keeps_what_is_typed_also_in_an_open_sheet(driver: WindowDriver, qtbot: QtBot) -> None:
    agent, _colleague = give_passwords(driver)
    sign_in(driver, agent, PASSWORD)
    type_note(driver)
    driver.press("F4")
    driver.type("Jansen")
    field = QApplication.focusWidget()
    driver.press("Ctrl+Q")
    page = page_of(driver)
    assert QApplication.focusWidget() is page.password.edit
    QTest.keyClick(field, Qt.Key.Key_X)
    QTest.keyClicks(page.password.edit, PASSWORD)
    QTest.keyClick(page.password.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not driver.shell.door.is_closed)
    assert QApplication.focusWidget() is field and field.text() == "Jansen"
    assert note(driver) == NOTE


def test_no_key_of_the_window_works_while_it_is_locked(driver: WindowDriver) -> None:
    agent, _colleague = give_passwords(driver)
    sign_in(driver, agent, PASSWORD)
    before = len(driver.window.desk.contacts.drafts)
    driver.press("Ctrl+Q")
    driver.press("F2")
    driver.press("Ctrl+PgDown")
    assert driver.window.current_page == "contact"
    assert len(driver.window.desk.contacts.drafts) == before


def test_a_sheet_that_opens_behind_a_locked_screen_stays_behind(driver: WindowDriver) -> None:
    agent, _colleague = give_passwords(driver)
    sign_in(driver, agent, PASSWORD)
    driver.press("Ctrl+Q")
    PeopleSheet(driver.window).open_sheet()
    driver.settle()
    middle = driver.window.rect().center()
    found = driver.window.childAt(middle)
    page = page_of(driver)
    assert found is page or page.isAncestorOf(found)
    assert QApplication.focusWidget() is page.password.edit


def test_who_takes_over_has_tabs_of_its_own_and_the_first_gets_the_old_ones_back(driver: WindowDriver) -> None:
    agent, colleague = give_passwords(driver)
    sign_in(driver, agent, PASSWORD)
    type_note(driver)
    driver.press("Ctrl+Q")
    page_of(driver).other.click()
    driver.settle()
    sign_in(driver, colleague, OTHER_PASSWORD)
    assert driver.shell.services.agent.id == colleague.id
    assert NOTE not in {draft.note for draft in driver.window.desk.contacts.drafts}
    driver.shell.sign_out()
    driver.settle()
    sign_in(driver, agent, PASSWORD)
    assert NOTE in {draft.note for draft in driver.window.desk.contacts.drafts}


def test_the_next_start_asks_who_it_is(open_window: Callable[[], WindowDriver], data: Path) -> None:
    first = open_window()
    agent, _colleague = give_passwords(first)
    first.stop()
    second = WindowDriver(data)
    second.shell.start()
    second.wait_until(lambda: second.shell.door.is_closed)
    second.settle()
    assert page_of(second).person.value() == str(agent.id)
    sign_in(second, agent, PASSWORD)
    assert second.shell.services.agent.id == agent.id
    second.stop()


def test_the_screen_locks_when_nobody_is_there(driver: WindowDriver, monkeypatch: pytest.MonkeyPatch) -> None:
    agent, _colleague = give_passwords(driver)
    sign_in(driver, agent, PASSWORD)
    monkeypatch.setattr("ui.signing_in.idle.time.time", lambda: 1e12)
    driver.shell.door._idleness.look()
    assert driver.shell.door.is_closed


def test_without_passwords_the_screen_cannot_be_locked_and_that_is_said(driver: WindowDriver) -> None:
    driver.press("Ctrl+Q")
    assert not driver.shell.door.is_closed
    assert "Niemand meldt zich hier aan" in driver.window.notice.text


def test_no_password_is_in_settings_log_or_title(driver: WindowDriver, data: Path) -> None:
    agent, _colleague = give_passwords(driver)
    sign_in(driver, agent, OTHER_PASSWORD)
    sign_in(driver, agent, PASSWORD)
    kept = [file.read_bytes() for file in data.rglob("*") if file.is_file()]
    assert all(word.encode() not in content for content in kept for word in (PASSWORD, OTHER_PASSWORD))
    assert driver.window.windowTitle() == "Baliewijs"


def press_until(there: Callable[[], bool], key: Qt.Key = Qt.Key.Key_Tab) -> None:
    """Go round with the keyboard until it is where it should be."""
    for _number in range(20):
        if there():
            return
        QTest.keyClick(QApplication.focusWidget(), key)
    raise AssertionError("the keyboard does not come there")


def test_signing_in_locking_and_taking_over_go_by_keyboard_alone(driver: WindowDriver) -> None:
    agent, colleague = give_passwords(driver)
    driver.type(PASSWORD)
    driver.press("Return")
    driver.window.activateWindow()
    driver.wait_until(lambda: not driver.shell.door.is_closed)
    assert driver.shell.services.agent.id == agent.id
    driver.press("Ctrl+Q")
    driver.type(PASSWORD)
    driver.press("Return")
    assert not driver.shell.door.is_closed
    driver.press("Ctrl+Q")
    press_until(page_of(driver).other.hasFocus)
    driver.press("Return")
    press_until(page_of(driver).person.editor.hasFocus)
    press_until(lambda: page_of(driver).person.value() == str(colleague.id), Qt.Key.Key_Down)
    press_until(page_of(driver).password.edit.hasFocus)
    driver.type(OTHER_PASSWORD)
    driver.press("Return")
    driver.wait_until(lambda: not driver.shell.door.is_closed)
    assert driver.shell.services.agent.id == colleague.id


def test_who_lacks_a_role_is_not_offered_what_it_is_for(driver: WindowDriver) -> None:
    _agent, colleague = give_passwords(driver)
    sign_in(driver, colleague, OTHER_PASSWORD)
    driver.window.show_page("settings")
    page = driver.window.findChild(SettingsPage)
    assert page is not None and page.sign_in.leave.isVisible()
    assert not any(part.isVisible() for part in (page.people_button, page.mail, page.backup, page.privacy_card))
    driver.window.show_page("news")
    buttons = [each.text() for each in driver.window.news_page.findChildren(QPushButton) if each.isVisible()]
    assert "Nieuw bericht" not in buttons
    driver.press("Ctrl+N")
    assert "niet de juiste rol" in driver.window.notice.text
