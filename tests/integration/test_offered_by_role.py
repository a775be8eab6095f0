"""What the screens offer each function of people: nothing that the server then refuses (the matrix of rights)."""

import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from sqlalchemy import Engine, text

import ui
from app.domain.organisation import Person
from app.domain.rights import Right, may
from tests.builders import a_bulletin
from tests.integration.every_button import EveryButton
from tests.integration.offered_town import offered_town, window_of
from tests.integration.rights_town import KONING, PRINS, SMIT, RightsTown
from ui.application import make_application
from ui.shared.theme import load_fonts
from ui.shared.widgets.sheet import Sheet

AT_LEAST = 60
"""Things to press: whoever it is finds more."""
WITH_LEAST = (KONING, PRINS)
"""To press; the other functions are tried by `python -m tests.benchmarks every_button`."""
FOR_EVERYBODY = {
    *("HelpSheet", "OwnPasswordSheet", "OutboxSheet", "LinkSheet", "ExportSheet", "ChangeSheet", "ReceiptSheet"),
    *("FeedbackSheet", "AnswersSheet", "DefinitionSheet", "ListingSheet", "UnusedSheet", "ProductSheet"),
    *("KeepViewSheet", "ReportSheet", "FigureExportSheet"),
}
SHEETS_OF = {
    "contacts": Right.REGISTER_CONTACTS,
    "handoffs": Right.REGISTER_CONTACTS,
    "editing": Right.EDIT_ARTICLES,
    "knowledge": Right.EDIT_ARTICLES,
    "figures": Right.SET_NORMS,
    "news": Right.WRITE_NEWS,
    "privacy": Right.DISPOSE,
    "settings": Right.MANAGE_PEOPLE,
    "work": Right.HANDLE_WORK,
}
"""Of every other sheet in a part of the screens who may open it, so that a new one is asked about too."""
OTHERWISE = {"ImportSheet": Right.IMPORT_ARTICLES, "MarkSheet": Right.REGISTER_CONTACTS}


@pytest.fixture(scope="module")
def town(postgresql_admin: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RightsTown]:
    with offered_town(postgresql_admin, "offered", tmp_path_factory.mktemp("town")) as town:
        yield town


@pytest.fixture
def application(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> QApplication:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_address: True)
    load_fonts()
    return make_application()


def a_number(town: RightsTown) -> str:
    with town.admin.connect() as connection:
        return str(connection.scalar(text("SELECT number FROM contact LIMIT 1")))


def needed(sheet: type[Sheet]) -> Right | None:
    """The right without which nobody is to see this sheet."""
    if sheet.__name__ in FOR_EVERYBODY:
        return None
    return OTHERWISE.get(sheet.__name__) or SHEETS_OF[sheet.__module__.split(".")[1]]


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen screen has no window manager
@pytest.mark.parametrize("person", WITH_LEAST, ids=lambda person: person.roles[0].value)
def test_nobody_is_offered_what_the_server_refuses(
    application: QApplication, town: RightsTown, person: Person, tmp_path: Path
) -> None:
    with window_of(town, person, tmp_path / "data") as driver:
        hands = EveryButton(driver, tmp_path, a_number(town))
        hands.press_buttons()
        hands.press_keys()
    assert len(hands.pressed) > AT_LEAST and hands.refused == []
    assert hands.bare_cards == []
    rights = {sheet.__name__: needed(sheet) for sheet in hands.opened}
    assert {name for name, right in rights.items() if right is not None and not may(person.roles, right)} == set()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_what_is_offered_to_everybody_is_noticed(
    application: QApplication, town: RightsTown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.of(SMIT).put_bulletin(a_bulletin())
    monkeypatch.setattr("ui.by_role.offer", lambda _window, _may: None)
    with window_of(town, PRINS, tmp_path / "data") as driver:
        hands = EveryButton(driver, tmp_path, a_number(town))
        hands.press_buttons_of("news")
    assert "WriteSheet" in {sheet.__name__ for sheet in hands.opened}
    assert "news · EndSheet · Ctrl+Return" in hands.refused


def test_of_every_sheet_it_is_known_who_may_open_it() -> None:
    for part in walk_packages(ui.__path__, "ui."):
        if "sheet" in part.name or part.name.startswith("ui.privacy."):
            made = inspect.getmembers(import_module(part.name), inspect.isclass)
            sheets = [
                each for _name, each in made if issubclass(each, Sheet) and not each.__module__.startswith("ui.shared")
            ]
            assert all(each.__name__ in FOR_EVERYBODY or needed(each) for each in sheets)
