"""The work page with its presenter and services in memory."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.contact import ReplyWay
from app.domain.contact_number import format_number, new_number
from app.domain.ids import new_id
from app.domain.organisation import Person
from app.domain.work_item import StepKind, WorkStatus
from app.domain.work_text import StepText, WorkText
from app.services.registry import Services
from app.services.work_ports import QueueView, WorkDetails
from tests.builders import a_customer, a_hand_off, a_person
from tests.work_bench import COLLEAGUE, ME, Desk, a_row, details_of
from ui.shared.tasks import Tasks
from ui.work.actions import WorkAction
from ui.work.page import WorkPage
from ui.work.step_sheet import StepSheet
from ui.work_desk import WorkDesk

FIRST = details_of(a_row(handler_id=ME.id, status=WorkStatus.IN_PROGRESS))
SECOND = details_of(a_row("Container"))
AT_DESK = a_person(id=new_id(), name="L. Visser", unit_id="kcc")


class Screen:
    """A window with the work page, which asks these services."""

    def __init__(
        self, qtbot: QtBot, tasks: Tasks, *items: WorkDetails, people: tuple[Person, ...] = (ME, COLLEAGUE)
    ) -> None:
        self.qtbot, self.tasks = qtbot, tasks
        self.window, self.page, self.services = QMainWindow(), WorkPage(), Desk(*items)
        self.window.setCentralWidget(self.page)
        self.window.resize(1280, 720)
        self.desk = WorkDesk(self.window, self.page, cast(Services, self.services), tasks, people)
        self.window.show()
        self.settle()

    def settle(self) -> None:
        """Wait until everything asked is on screen."""
        self.qtbot.waitUntil(lambda: self.tasks.is_idle)

    def do(self, action: WorkAction) -> None:
        """Begin a step."""
        self.desk.do(action)
        self.settle()

    @property
    def sheet(self) -> StepSheet:
        """The open sheet."""
        return next(sheet for sheet in self.window.findChildren(StepSheet) if sheet.isVisible())

    def wait_for(self, text: str, part: QWidget) -> None:
        """What comes on screen is there one turn later."""
        self.qtbot.waitUntil(lambda: text in words(part))

    def type(self, text: str) -> None:
        """Type an answer."""
        self.page.answer.field.edit.setPlainText(text)


@pytest.fixture
def screen(qtbot: QtBot, tasks: Tasks) -> Iterator[Screen]:
    screen = Screen(qtbot, tasks, FIRST, SECOND)
    yield screen
    delete(screen.window)


def press(screen: Screen, name: str) -> None:
    """Press the button of this name."""
    next(b for b in screen.page.findChildren(QPushButton) if b.isVisible() and b.text() == name).click()
    screen.settle()


def words(part: QWidget) -> str:
    """All that is said in a part of the screen."""
    return "\n".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def test_of_ones_own_work_the_first_is_opened(screen: Screen) -> None:
    for told in ("Parkeerboete", "Waarom kreeg ik een boete?", "Handed off to"):
        screen.wait_for(told, screen.page.details)


def test_of_others_work_nothing_is_opened_by_itself(screen: Screen) -> None:
    screen.desk.presenter.close_item()
    screen.desk.choose_view(QueueView.ALL)
    screen.settle()
    assert screen.desk.presenter.details is None
    screen.page.table.table.selectRow(1)
    screen.settle()
    assert screen.desk.presenter.details == SECOND


def test_refreshing_keeps_the_chosen_row_and_the_place_in_the_list(qtbot: QtBot, tasks: Tasks) -> None:
    rows = [details_of(a_row(f"Vraag {number}")) for number in range(40)]
    screen = Screen(qtbot, tasks, *rows)
    screen.page.table.table.selectRow(30)
    screen.settle()
    place = screen.page.table.table.verticalScrollBar().value()
    screen.desk.refresh()
    screen.settle()
    assert screen.page.table.table.currentIndex().row() == 30
    assert place == screen.page.table.table.verticalScrollBar().value() > 0
    delete(screen.window)


def test_a_typed_answer_survives_refreshing_and_looking_elsewhere(screen: Screen) -> None:
    screen.type("Wij schelden de boete kwijt.")
    screen.desk.refresh()
    screen.settle()
    screen.page.table.table.selectRow(1)
    screen.settle()
    assert screen.page.answer.field.value() == ""
    screen.page.table.table.selectRow(0)
    screen.settle()
    assert screen.page.answer.field.value() == "Wij schelden de boete kwijt."


def test_R1_a_typed_answer_goes_to_disk_by_itself(screen: Screen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.desk.keeper.kept):
        screen.type("Wij schelden de boete kwijt.")
    (text,) = screen.services.work_texts.values()
    assert [step.text for step in text.steps] == ["Wij schelden de boete kwijt."]


def test_what_was_sent_is_forgotten_on_disk(screen: Screen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.desk.keeper.kept):
        screen.type("Wij schelden de boete kwijt.")
    screen.do(WorkAction.ANSWER)
    assert (screen.services.work_texts, screen.page.answer.field.value()) == ({}, "")


def test_what_came_back_is_shown_and_a_sheet_goes_on_where_it_was(screen: Screen) -> None:
    item_id = SECOND.row.item.id
    screen.desk.presenter.restore((WorkText(item_id, 1, (StepText("note", "Half briefje"),)),))
    press(screen, "Show")
    assert screen.desk.presenter.details == SECOND
    press(screen, "Go on")
    assert screen.sheet.value().text == "Half briefje"


def test_what_can_be_sent_no_more_can_be_read_and_thrown_away(screen: Screen) -> None:
    screen.type("Half antwoord")
    screen.services.change(FIRST.row.item.id, StepKind.CLOSED, COLLEAGUE.id, WorkStatus.CLOSED)
    screen.desk.refresh()
    screen.settle()
    assert "Half antwoord" in screen.page.note.text
    press(screen, "Throw away")
    assert (screen.services.work_texts, screen.page.note.text) == ({}, "")


def test_a_text_for_work_that_is_shielded_now_is_not_shown(screen: Screen) -> None:
    screen.type("Half antwoord")
    masked = replace(FIRST.row, may_see=False, title="", customer="")
    screen.services.items[FIRST.row.item.id] = replace(FIRST, row=masked)
    screen.desk.refresh()
    screen.settle()
    assert not screen.page.answer.isVisible() and "Half antwoord" not in words(screen.page)


def test_both_are_shown_when_a_colleague_was_first(screen: Screen) -> None:
    screen.type("Mijn antwoord")
    screen.services.change(FIRST.row.item.id, StepKind.CALLED, COLLEAGUE.id, WorkStatus.IN_PROGRESS, "Gesproken")
    screen.do(WorkAction.ANSWER)
    assert "R. Yilmaz was first" in screen.page.note.text
    assert screen.page.answer.field.value() == "Mijn antwoord"
    screen.wait_for("Gesproken", screen.page.details)


def test_a_sheet_keeps_its_text_when_a_colleague_was_first(screen: Screen) -> None:
    screen.do(WorkAction.NOTE)
    sheet = screen.sheet
    QTest.keyClicks(sheet.focusWidget(), "Mijn notitie")
    screen.services.change(FIRST.row.item.id, StepKind.NOTED, COLLEAGUE.id, WorkStatus.IN_PROGRESS, "Zijn notitie")
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    screen.settle()
    assert "R. Yilmaz was first" in sheet.banner.text
    assert sheet.value().text == "Mijn notitie" and screen.services.log == []
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    screen.settle()
    assert screen.services.log == [("note", ("Mijn notitie",))]


def test_what_a_step_needs_is_pointed_out_and_nothing_is_stored(screen: Screen) -> None:
    screen.do(WorkAction.ASK_UNIT)
    QTest.keyClick(screen.sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    screen.qtbot.waitUntil(lambda: words(screen.sheet).count("Fill this in.") == 2)
    assert screen.services.log == []


def test_the_direction_is_given_to_a_person_of_the_contact_centre(qtbot: QtBot, tasks: Tasks) -> None:
    screen = Screen(qtbot, tasks, details_of(a_row(director_id=ME.id)), people=(ME, COLLEAGUE, AT_DESK))
    screen.do(WorkAction.DIRECT)
    QTest.keyClick(screen.sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    screen.wait_for("Fill this in.", screen.sheet)
    QTest.keyClick(screen.sheet.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(screen.sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    screen.settle()
    assert screen.services.log == [("direct", (AT_DESK.id,))]
    delete(screen.window)


def test_who_does_not_direct_it_gives_no_direction_but_the_contact_centre_does(qtbot: QtBot, tasks: Tasks) -> None:
    screen = Screen(qtbot, tasks, details_of(a_row("", "", director_id=COLLEAGUE.id, may_see=False, shielded=True)))
    assert WorkAction.DIRECT not in screen.desk.presenter.actions
    screen.services.is_contact_centre = True
    assert screen.desk.presenter.actions == (WorkAction.DIRECT,)
    delete(screen.window)


def test_a_call_tells_whether_the_customer_was_reached(screen: Screen) -> None:
    screen.do(WorkAction.CALL)
    next(button for button in screen.sheet.findChildren(QPushButton) if button.text() == "Reached").click()
    screen.settle()
    assert screen.services.log == [("note_call", (True, ""))]


def test_an_answer_is_mailed_only_with_consent(qtbot: QtBot, tasks: Tasks) -> None:
    hand_off = replace(a_hand_off(), reply_way=ReplyWay.EMAIL, reply_to="a@voorbeeld.nl")
    customer = replace(a_customer(), email="a@voorbeeld.nl", email_consent=True)
    allowed = replace(FIRST, hand_off=hand_off, customer=customer)
    screen = Screen(qtbot, tasks, allowed)
    assert screen.page.answer.by_mail.isVisible() and screen.page.answer.by_mail.isChecked()
    item_id = FIRST.row.item.id
    screen.services.items[item_id] = replace(allowed, customer=replace(customer, email_consent=False))
    screen.desk.refresh()
    screen.settle()
    assert not screen.page.answer.by_mail.isVisible()
    screen.wait_for("no consent", screen.page.answer)
    delete(screen.window)


def test_of_what_is_shielded_only_the_unit_is_told_and_nothing_can_be_done(qtbot: QtBot, tasks: Tasks) -> None:
    masked = details_of(a_row("", "", may_see=False, shielded=True))
    screen = Screen(qtbot, tasks, masked)
    screen.wait_for("Only Parkeren sees what this is about.", screen.page.details)
    assert masked.hand_off.question not in words(screen.page)
    assert not screen.page.answer.isVisible()
    delete(screen.window)


def test_who_else_looks_is_told(qtbot: QtBot, tasks: Tasks) -> None:
    screen = Screen(qtbot, tasks, replace(FIRST, present=(COLLEAGUE.id,)))
    screen.wait_for("R. Yilmaz is looking at this too.", screen.page.details)
    delete(screen.window)


def test_n_takes_the_next_in_the_list_and_is_a_letter_in_the_search_box(screen: Screen) -> None:
    screen.page.focus_search()
    QTest.keyClicks(screen.page.bar.search.edit, "n")
    screen.settle()
    assert screen.page.bar.search.value() == "n"
    screen.page.focus_list()
    QTest.keyClick(screen.page.table.table, Qt.Key.Key_N)
    screen.settle()
    assert screen.desk.presenter.details is not None
    assert screen.desk.presenter.details.row.item.id == SECOND.row.item.id


def test_a_whole_contact_number_offers_its_receipt(screen: Screen, qtbot: QtBot) -> None:
    number = format_number(new_number())
    screen.page.focus_search()
    with qtbot.waitSignal(screen.desk.receipt_requested) as asked:
        QTest.keyClicks(screen.page.bar.search.edit, number)
        QTest.keyClick(screen.page.bar.search.edit, Qt.Key.Key_Return)
    assert asked.args == [number]


def test_an_empty_view_says_so_and_the_keyboard_stays_there(qtbot: QtBot, tasks: Tasks) -> None:
    screen = Screen(qtbot, tasks)
    screen.wait_for("You have nothing open", screen.page.table)
    screen.page.focus_list()
    screen.services.items[FIRST.row.item.id] = FIRST
    screen.desk.refresh()
    screen.settle()
    assert screen.page.table.table.hasFocus()
    delete(screen.window)


def test_leaving_the_page_tells_that_nobody_looks_any_more(screen: Screen) -> None:
    screen.page.hide()
    screen.settle()
    assert screen.services.left == [FIRST.row.item.id]


def test_the_count_of_open_work_is_told_also_when_the_page_is_not_in_sight(screen: Screen, qtbot: QtBot) -> None:
    screen.page.hide()
    with qtbot.waitSignal(screen.desk.counted) as counted:
        screen.desk.refresh()
    assert counted.args == [2]
