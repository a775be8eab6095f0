"""Terms, disposals and one person on screen: by keyboard, with real services, and never a name in a title."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import TypeVar
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.contact import MessageKind
from app.domain.disposal import DisposalState
from app.domain.rights import Role
from app.services.registry import Services
from app.settings import Settings, Theme
from tests.builders import a_contact, a_customer, a_municipality, a_person
from tests.editing_bench import Town
from tests.gui.test_accessible_names import nameless
from ui.main import DEFAULT_ACCENT
from ui.privacy.disposal_sheet import ApproveSheet, DisposalSheet, PutOffSheet
from ui.privacy.person_sheet import CorrectSheet, EraseSheet, PersonSheet
from ui.privacy.sheet import PrivacySheet
from ui.privacy.terms_part import TermSheet
from ui.privacy_desk import PrivacyDesk
from ui.settings.page import SettingsPage
from ui.shared.tasks import Tasks
from ui.shared.theme import apply_theme
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.entry_sheet import EntrySheet
from ui.shared.widgets.sheet import Sheet

CTRL = Qt.KeyboardModifier.ControlModifier
OLD = datetime(2020, 3, 2, 10, 0, tzinfo=UTC)
MEES = a_customer(last_name="Kanariegeel", prefix="")

Kind = TypeVar("Kind", bound=QWidget)


class Screen:
    """A window with the sheet in it, over a database with four old contacts and a new one."""

    def __init__(self, qtbot: QtBot, tasks: Tasks, town: Town) -> None:
        self.qtbot, self.services = qtbot, town.of(a_person())
        with town.database.write() as tx:
            for number in range(4):
                at = OLD + timedelta(days=number)
                tx.contacts.add(a_contact(started_at=at, ended_at=at))
            tx.contacts.add(a_contact(customer=MEES, started_at=town.clock.now(), ended_at=town.clock.now()))
        self.window = QMainWindow()
        self.window.resize(1200, 900)
        self.window.show()
        self.desk = self.desk_of(self.services, tasks)
        self.sheet = self.desk.open()
        qtbot.waitUntil(lambda: bool(self.sheet.terms.terms.texts()))

    def desk_of(self, services: Services, tasks: Tasks) -> PrivacyDesk:
        return PrivacyDesk(self.window, services, tasks)

    def shown(self, kind: type[Kind]) -> Kind:
        """The one of this kind on screen, as soon as it is there."""
        self.qtbot.waitUntil(lambda: any(each.isVisible() for each in self.window.findChildren(kind)))
        return next(each for each in self.window.findChildren(kind) if each.isVisible())

    def gone(self, kind: type[QWidget]) -> None:
        self.qtbot.waitUntil(lambda: not any(each.isVisible() for each in self.window.findChildren(kind)))

    def fill_in(self, sheet: EntrySheet, **texts: str) -> None:
        """Replace what stands in these fields, and keep it."""
        for name, text in texts.items():
            editor = sheet.fields[name].editor
            if isinstance(editor, QLineEdit | QPlainTextEdit):
                editor.selectAll()
            QTest.keyClicks(editor, text)
        QTest.keyClick(sheet, Qt.Key.Key_Return, CTRL)

    def make_list(self) -> DisposalSheet:
        """Ask for it with the keyboard."""
        self.sheet.show_part("dispose")
        press(self.sheet.disposals.make)
        sheet = self.shown(DisposalSheet)
        self.qtbot.waitUntil(lambda: sheet.view is not None)
        return sheet

    def open_person(self) -> PersonSheet:
        """Type the name, and Enter."""
        self.sheet.show_part("person")
        QTest.keyClicks(self.sheet.person.search.edit, "kanarie")
        self.qtbot.waitUntil(lambda: self.sheet.person.found.count() == 1)
        QTest.keyClick(self.sheet.person.search.edit, Qt.Key.Key_Return)
        sheet = self.shown(PersonSheet)
        self.qtbot.waitUntil(lambda: sheet.view is not None)
        return sheet


def press(button: QPushButton) -> None:
    """Space on it."""
    assert button.isVisible() and button.isEnabled()
    QTest.keyClick(button, Qt.Key.Key_Space)


@pytest.fixture
def screen(qtbot: QtBot, tasks: Tasks, town: Town) -> Iterator[Screen]:
    made = Screen(qtbot, tasks, town)
    yield made
    tasks.finish()
    delete(made.window)


# terms


def test_every_kind_stands_there_with_its_term(screen: Screen) -> None:
    texts = [tuple(each) for each in screen.sheet.terms.terms.texts()]
    assert texts[0] == ("Question", "every product group", "1 year")
    assert texts[2] == ("Complaint", "every product group", "5 years")
    assert len(texts) == len(MessageKind)


def test_enter_on_a_row_changes_its_term_and_a_wrong_one_is_told_at_its_field(screen: Screen) -> None:
    QTest.keyClick(screen.sheet.terms.terms.table, Qt.Key.Key_Return)
    entry = screen.shown(TermSheet)
    screen.fill_in(entry, months="0")
    screen.qtbot.waitUntil(lambda: bool(entry.fields["months"].error))
    screen.fill_in(entry, months="18")
    screen.gone(TermSheet)
    assert screen.services.retention_terms().months_of(MessageKind.QUESTION) == 18
    assert tuple(screen.sheet.terms.terms.texts()[0])[2] == "18 months"


def test_a_product_group_gets_a_term_of_its_own_and_loses_it_again(screen: Screen) -> None:
    press(screen.sheet.terms.add)
    screen.fill_in(screen.shown(TermSheet), group="Taxes", months="84")
    screen.gone(TermSheet)
    assert tuple(screen.sheet.terms.terms.texts()[1]) == ("Question", "Taxes", "7 years")
    QTest.keyClick(screen.sheet.terms.terms.table, Qt.Key.Key_Down)
    press(screen.sheet.terms.remove)
    screen.qtbot.waitUntil(lambda: len(screen.sheet.terms.terms.texts()) == len(MessageKind))


# disposals


def test_before_the_first_list_it_says_that_there_is_none(screen: Screen) -> None:
    screen.sheet.show_part("dispose")
    assert screen.sheet.disposals.none.isVisible()
    assert not screen.sheet.disposals.open.isEnabled()


def test_a_list_is_looked_through_put_off_approved_and_proven(screen: Screen, tmp_path: Path) -> None:
    sheet = screen.make_list()
    assert tuple(sheet.lines.texts()[0])[0::2] == ("02-03-2020", "Question")
    QTest.keyClick(sheet.lines.table, Qt.Key.Key_Return)
    screen.fill_in(screen.shown(PutOffSheet), reason="Rechtszaak")
    screen.qtbot.waitUntil(lambda: sheet.view is not None and sheet.view.to_erase == 3)
    assert tuple(sheet.lines.texts()[0])[3] == "put off: Rechtszaak"
    screen.gone(PutOffSheet)
    press(sheet.approve)
    approve = screen.shown(ApproveSheet)
    screen.fill_in(approve, reason="Termijn voorbij", number="4")
    assert approve.fields["number"].error
    screen.fill_in(approve, number="3")
    screen.qtbot.waitUntil(lambda: "Statement of disposal" in sheet.report.lines())
    assert [each.contacts for each in screen.services.disposals()] == [3]
    assert screen.desk.disposing is not None
    screen.desk.disposing.save_to(tmp_path / "proof.txt")
    screen.qtbot.waitUntil((tmp_path / "proof.txt").exists)


def test_a_list_that_is_thrown_away_leaves_everything(screen: Screen) -> None:
    press(screen.make_list().withdraw)
    screen.qtbot.waitUntil(lambda: tuple(screen.sheet.disposals.disposals.texts()[0])[2] == "withdrawn")
    assert screen.services.propose_disposal().to_erase == 4


def test_what_was_stopped_halfway_goes_on_at_a_key(screen: Screen) -> None:
    view = screen.services.propose_disposal()
    screen.services.approve_disposal(view.disposal.id, 4, "Termijn voorbij")
    screen.desk._open_disposal(view.disposal.id)
    sheet = screen.shown(DisposalSheet)
    screen.qtbot.waitUntil(lambda: sheet.erase.isVisible())
    press(sheet.erase)
    screen.qtbot.waitUntil(lambda: "Statement of disposal" in sheet.report.lines())


def test_what_is_stored_is_what_stood_there_when_it_was_kept(screen: Screen, tasks: Tasks, qtbot: QtBot) -> None:
    sheet, gate = screen.make_list(), Event()
    tasks.run(gate.wait, lambda _done: None, lambda _error: None)
    sheet.put_off_requested.emit(sheet.lines.chosen().id)  # type: ignore[union-attr]
    entry = screen.shown(PutOffSheet)
    screen.fill_in(entry, reason="Rechtszaak")
    delete(entry)
    gate.set()
    qtbot.waitUntil(lambda: sheet.view is not None and sheet.view.to_erase == 3)
    assert tuple(sheet.lines.texts()[0])[3] == "put off: Rechtszaak"


def test_erasing_goes_on_when_the_window_is_made_anew(screen: Screen, tasks: Tasks, qtbot: QtBot) -> None:
    view = screen.services.propose_disposal()
    screen.services.approve_disposal(view.disposal.id, 4, "Termijn voorbij")
    screen.desk._open_disposal(view.disposal.id)
    sheet = screen.shown(DisposalSheet)
    qtbot.waitUntil(lambda: sheet.erase.isVisible())
    bugs: list[str] = []
    tasks.failed_unexpectedly.connect(bugs.append)
    press(sheet.erase)
    delete(screen.desk)
    delete(sheet)
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert screen.services.disposal_view(view.disposal.id).disposal.state is DisposalState.DONE
    assert bugs == []


def test_nothing_to_dispose_of_is_told_in_words(screen: Screen) -> None:
    for kind in MessageKind:
        screen.services.put_term(replace(screen.services.retention_terms().rules[0], kind=kind, months=600))
    screen.sheet.show_part("dispose")
    press(screen.sheet.disposals.make)
    screen.qtbot.waitUntil(lambda: screen.sheet.banner.text.startswith("There is nothing to dispose of"))


# one person


def test_what_there_is_about_a_person_is_shown_and_no_title_names_anybody(screen: Screen) -> None:
    sheet = screen.open_person()
    assert "Kanariegeel" in sheet.who.text()
    (texts,) = sheet.contacts.texts()
    assert texts[3:] == ("Parkeervergunning", "24-11-2027", "")
    titles = [each.title.text() for each in screen.window.findChildren(Sheet)]
    assert all("Kanarie" not in title for title in [*titles, screen.window.windowTitle()])


def test_everything_about_a_person_is_saved(screen: Screen, tmp_path: Path) -> None:
    screen.open_person()
    assert screen.desk.person is not None
    screen.desk.person.save_to(tmp_path / "out.zip")
    screen.qtbot.waitUntil((tmp_path / "out.zip").exists)
    with ZipFile(tmp_path / "out.zip") as archive:
        assert b"Kanariegeel" in archive.read("gegevens.txt")


def test_the_register_is_put_right_and_what_is_wrong_is_told(screen: Screen) -> None:
    sheet = screen.open_person()
    press(sheet.correct)
    entry = screen.shown(CorrectSheet)
    email = entry.form.field("email")
    assert isinstance(email.editor, QLineEdit)
    email.editor.selectAll()
    QTest.keyClicks(email.editor, "geel@")
    QTest.keyClick(entry, Qt.Key.Key_Return, CTRL)
    screen.qtbot.waitUntil(lambda: bool(entry.banner.text))
    QTest.keyClicks(email.editor, "voorbeeld.example")
    QTest.keyClick(entry, Qt.Key.Key_Return, CTRL)
    screen.qtbot.waitUntil(lambda: "geel@voorbeeld.example" in sheet.who.text())


def test_a_person_is_erased_after_a_reason_and_a_typed_word(screen: Screen) -> None:
    sheet = screen.open_person()
    press(sheet.erase)
    entry = screen.shown(EraseSheet)
    screen.fill_in(entry, word="no")
    assert entry.fields["word"].error
    screen.fill_in(entry, word="erase", reason="Verzoek")
    screen.qtbot.waitUntil(lambda: "Statement of disposal" in sheet.report.lines())
    assert "Kanarie" not in sheet.who.text()
    screen.qtbot.waitUntil(lambda: screen.sheet.person.found.count() == 0)
    assert screen.services.find_customers("kanarie") == []


@pytest.mark.parametrize("kind", [PersonSheet, DisposalSheet])
def test_nothing_can_be_done_before_it_is_known_what_there_is(screen: Screen, kind: Callable[[QWidget], Sheet]) -> None:
    sheet = kind(screen.window)
    sheet.open_sheet()
    pressable = [each.text() for each in sheet.findChildren(QPushButton) if each.isVisible() and each.isEnabled()]
    assert len(pressable) == 1 and pressable[0].startswith("Close")


# who may


def test_who_may_not_dispose_is_offered_nothing(screen: Screen, tasks: Tasks) -> None:
    agent = replace(screen.services, agent=a_person(roles=(Role.AGENT,)), has_passwords=True)
    page = SettingsPage(Settings(), a_municipality(), [], [])
    screen.desk_of(agent, tasks).serve(page)
    assert page.privacy_card.isHidden()
    screen.desk_of(screen.services, tasks).serve(page)
    assert not page.privacy_card.isHidden()
    delete(page)


@pytest.mark.parametrize("part", ["terms", "dispose", "person"])
def test_at_double_text_nothing_is_wider_than_the_window(screen: Screen, part: str, tasks: Tasks) -> None:
    screen.sheet.close_sheet()
    apply_theme(Theme.LIGHT, 200, DEFAULT_ACCENT)
    large = screen.desk.open()
    large.show_part(part)
    screen.qtbot.waitUntil(lambda: bool(large.terms.terms.texts()))
    assert isinstance(large, PrivacySheet)
    assert large.body.minimumSizeHint().width() <= screen.window.width()


@pytest.mark.parametrize("part", ["terms", "dispose", "person", "list", "one"])
def test_everything_the_keyboard_can_reach_has_a_name(screen: Screen, part: str) -> None:
    if part in ("list", "one"):
        sheet: QWidget = screen.make_list() if part == "list" else screen.open_person()
    else:
        screen.sheet.show_part(part)
        sheet = screen.sheet
    assert nameless_with_banners(sheet) == []


@pytest.mark.parametrize(
    "make",
    [
        lambda window: TermSheet(window, None),
        PutOffSheet,
        lambda window: ApproveSheet(window, 4),
        EraseSheet,
        lambda window: CorrectSheet(window, MEES),
    ],
)
def test_every_field_of_a_small_sheet_has_a_name(screen: Screen, make: Callable[[QWidget], Sheet]) -> None:
    sheet = make(screen.window)
    sheet.open_sheet()
    assert nameless_with_banners(sheet) == []


def nameless_with_banners(sheet: QWidget) -> list[str]:
    """As after an error, when every message can be answered."""
    for banner in sheet.findChildren(Banner):
        banner.tell("Weg", "bad", "Opnieuw", lambda: None)
    return nameless(sheet)
