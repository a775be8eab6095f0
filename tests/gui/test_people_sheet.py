"""People and mailboxes are added and changed by keyboard; what is refused stays on screen."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.errors import DomainError, WorldError
from app.domain.organisation import Person
from app.domain.rights import Role
from app.services.people_actions import Organisation
from app.services.registry import Services
from tests.builders import a_municipality, a_person
from ui.settings.people_desk import PeopleDesk
from ui.settings.people_sheet import PeopleSheet
from ui.settings.roles_field import RolesField
from ui.shared.tasks import Tasks
from ui.shared.widgets.entry_sheet import EntrySheet

CTRL = Qt.KeyboardModifier.ControlModifier


class Town:
    """Stores in memory, or refuses with `error`."""

    def __init__(self) -> None:
        self.now = Organisation(a_municipality(), (a_person(),))
        self.error: DomainError | WorldError | None = None

    def organisation(self) -> Organisation:
        return self.now

    is_on_server = False

    def put_person(self, person: Person, password: str | None = None) -> Organisation:
        others = [each for each in self.now.people if each.id != person.id]
        return self._store(replace(self.now, people=tuple(sorted([*others, person], key=lambda each: each.name))))

    def put_mailbox(self, unit_id: str, mailbox: str) -> Organisation:
        town = self.now.municipality
        units = tuple(replace(unit, mailbox=mailbox) if unit.id == unit_id else unit for unit in town.units)
        return self._store(replace(self.now, municipality=replace(town, units=units)))

    def _store(self, wanted: Organisation) -> Organisation:
        if self.error is not None:
            raise self.error
        self.now = wanted
        return wanted


class Screen:
    """The sheet, opened, and what the desk told."""

    def __init__(self, qtbot: QtBot, tasks: Tasks) -> None:
        self.qtbot, self.town, self.told = qtbot, Town(), list[Organisation]()
        self.window = QMainWindow()
        self.window.resize(1000, 800)
        self.window.show()
        self.desk = PeopleDesk(self.window, cast(Services, cast(Any, self.town)), tasks)
        self.desk.changed.connect(self.told.append)
        self.desk.open()
        qtbot.waitUntil(lambda: self.window.findChild(PeopleSheet) is not None)

    @property
    def sheet(self) -> PeopleSheet:
        found = self.window.findChild(PeopleSheet)
        assert found is not None
        return found

    @property
    def entry(self) -> EntrySheet:
        return next(sheet for sheet in self.window.findChildren(EntrySheet) if sheet.isVisible())

    def people(self) -> list[Sequence[str]]:
        return [tuple(texts) for texts in self.sheet.people.texts()]

    def press(self, name: str) -> None:
        """Space on the button of this name."""
        button = next(each for each in self.sheet.findChildren(QPushButton) if each.text() == name)
        QTest.keyClick(button, Qt.Key.Key_Space)

    def fill_in(self, **texts: str) -> None:
        """Replace what stands in these fields, and keep it."""
        for name, text in texts.items():
            editor = self.entry.fields[name].editor
            if isinstance(editor, QLineEdit):
                editor.selectAll()
            QTest.keyClicks(editor, text)
        QTest.keyClick(self.entry, Qt.Key.Key_Return, CTRL)

    def wait_until_stored(self) -> None:
        self.qtbot.waitUntil(lambda: not any(s.isVisible() for s in self.window.findChildren(EntrySheet)))


@pytest.fixture
def screen(qtbot: QtBot, tasks: Tasks) -> Iterator[Screen]:
    made = Screen(qtbot, tasks)
    yield made
    delete(made.window)


def test_everybody_is_shown_with_unit_and_address(screen: Screen) -> None:
    assert screen.people() == [("S. Bakker", "Klant Contact Centrum", "")]


def test_a_new_person_is_in_the_list_and_chosen(screen: Screen) -> None:
    screen.press("New person …")
    screen.fill_in(name="A. Yilmaz", unit="Park", email="a@testdam.example")
    screen.wait_until_stored()
    assert screen.people()[0] == ("A. Yilmaz", "Parkeren", "a@testdam.example")
    chosen = screen.sheet.people.chosen()
    assert chosen is not None and chosen.name == "A. Yilmaz"


def test_enter_on_a_row_changes_that_person(screen: Screen) -> None:
    QTest.keyClick(screen.sheet.people.table, Qt.Key.Key_Return)
    screen.fill_in(email="bakker@testdam.example")
    screen.wait_until_stored()
    assert screen.town.now.people == (a_person(email="bakker@testdam.example"),)


def test_a_team_leader_is_made_with_the_keyboard_and_is_told_in_the_list(screen: Screen) -> None:
    QTest.keyClick(screen.sheet.people.table, Qt.Key.Key_Return)
    roles = screen.entry.fields["roles"]
    assert isinstance(roles, RolesField) and roles.value() == ""
    QTest.keyClick(roles.boxes[Role.TEAM_LEADER], Qt.Key.Key_Space)
    screen.fill_in()
    screen.wait_until_stored()
    assert screen.town.now.people == (a_person(roles=(Role.TEAM_LEADER,)),)
    assert screen.people() == [("S. Bakker", "Klant Contact Centrum · team leader", "")]


def test_enter_on_a_unit_changes_its_mailbox(screen: Screen) -> None:
    units = screen.sheet.units
    QTest.keyClick(units.table, Qt.Key.Key_Down)
    QTest.keyClick(units.table, Qt.Key.Key_Return)
    screen.fill_in(email="kcc@testdam.example")
    screen.wait_until_stored()
    assert units.texts()[1] == ("Klant Contact Centrum", "kcc@testdam.example")


@pytest.mark.parametrize(("key", "field"), [("person-name-missing", "name"), ("email-wrong", "email")])
def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(screen: Screen, key: str, field: str) -> None:
    screen.town.error = DomainError(key, field=field)
    screen.press("New person …")
    screen.fill_in(name="A. Yilmaz", email="a@testdam")
    screen.qtbot.waitUntil(lambda: bool(screen.entry.fields[field].error))
    assert QApplication.focusWidget() is screen.entry.fields[field].editor
    assert [screen.entry.fields[name].value() for name in ("name", "email")] == ["A. Yilmaz", "a@testdam"]


def test_after_an_outage_the_same_is_kept_once(screen: Screen) -> None:
    screen.town.error = WorldError("database-away")
    screen.press("New person …")
    screen.fill_in(name="A. Yilmaz")
    screen.qtbot.waitUntil(lambda: bool(screen.entry.banner.text))
    screen.town.error = None
    screen.fill_in()
    screen.wait_until_stored()
    assert [texts[0] for texts in screen.people()] == ["A. Yilmaz", "S. Bakker"]


def test_the_window_hears_of_changes_when_the_sheet_closes(screen: Screen) -> None:
    QTest.keyClick(screen.sheet.people.table, Qt.Key.Key_Return)
    screen.fill_in(name="S. de Boer")
    screen.wait_until_stored()
    assert screen.told == []
    QTest.keyClick(screen.sheet, Qt.Key.Key_Escape)
    assert screen.told == [screen.town.now]


def test_looking_only_tells_nothing(screen: Screen) -> None:
    QTest.keyClick(screen.sheet, Qt.Key.Key_Escape)
    assert screen.told == []
