"""A person and a mailbox are added on the settings page, and the window works with them at once."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.draft import ContactDraft
from ui.driver import WindowDriver
from ui.main_window import MainWindow
from ui.settings.page import SettingsPage
from ui.settings.people_sheet import PeopleSheet
from ui.shared.widgets.entry_sheet import EntrySheet

CTRL = Qt.KeyboardModifier.ControlModifier


def window_of(driver: WindowDriver) -> MainWindow:
    assert driver.shell.window is not None
    return driver.shell.window


def running_contacts(driver: WindowDriver) -> tuple[ContactDraft, ...]:
    desk = window_of(driver).desk
    assert desk is not None
    return tuple(desk.contacts.drafts)


def open_people(driver: WindowDriver, qtbot: QtBot) -> PeopleSheet:
    window = window_of(driver)
    window.show_page("settings")
    page = window.findChild(SettingsPage)
    assert page is not None
    page.people_button.click()
    qtbot.waitUntil(lambda: window.findChild(PeopleSheet) is not None)
    sheet = window.findChild(PeopleSheet)
    assert sheet is not None
    return sheet


def change(driver: WindowDriver, qtbot: QtBot, field: str, text: str) -> None:
    """Fill in one field of the small sheet, keep it and wait for the store."""
    (entry,) = (sheet for sheet in window_of(driver).findChildren(EntrySheet) if sheet.isVisible())
    editor = entry.fields[field].editor
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    with qtbot.waitSignal(entry.closed):
        QTest.keyClick(entry, Qt.Key.Key_Return, CTRL)


def test_who_and_what_changed_is_used_at_once_and_running_contacts_stay(driver: WindowDriver, qtbot: QtBot) -> None:
    sheet, before, contacts = open_people(driver, qtbot), window_of(driver), running_contacts(driver)
    agent = driver.shell.services.agent
    sheet.people.choose(agent.id)
    QTest.keyClick(sheet.people.table, Qt.Key.Key_Return)
    change(driver, qtbot, "name", "S. de Boer")
    unit = sheet.units.chosen()
    assert unit is not None
    QTest.keyClick(sheet.units.table, Qt.Key.Key_Return)
    change(driver, qtbot, "email", "nieuw@waterrade.example")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window_of(driver) is not before)
    services = driver.shell.services
    assert (services.agent.id, services.agent.name) == (agent.id, "S. de Boer")
    assert services.municipality.unit(unit.id).mailbox == "nieuw@waterrade.example"
    assert (window_of(driver).current_page, running_contacts(driver)) == ("settings", contacts)
