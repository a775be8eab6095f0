"""Deviations on screen: what to do next, and the sheet of each step."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.errors import DomainError
from app.domain.figures.norms import Deviation, DeviationState
from tests.builders import a_person
from tests.norms_bench import TODAY, Diary, FigureDesk, a_deviation, run_now
from ui.figures.deviation_sheet import DeviationSheet
from ui.figures.deviations_page import DeviationsPage
from ui.figures.deviations_presenter import DeviationsPresenter
from ui.figures.number_table import NumberTable
from ui.shared.widgets.fields import AreaField, Field

OWNER = a_person()
PLAN: dict[str, Any] = {"owner_id": OWNER.id, "cause": "No article", "action": "Write it", "due_on": TODAY}


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    window = QMainWindow()
    window.resize(1300, 800)
    window.show()
    qtbot.waitExposed(window)
    yield window
    delete(window)


@pytest.fixture
def desk() -> FigureDesk:
    return FigureDesk([a_deviation()])


@pytest.fixture
def page(window: QMainWindow, desk: FigureDesk) -> DeviationsPage:
    page = DeviationsPage()
    window.setCentralWidget(page)
    page.work_with(DeviationsPresenter(page, desk.services, run_now, Diary().unstored), [OWNER])
    return page


def tables(page: DeviationsPage) -> dict[str, list[str]]:
    """By heading: the cells of the first row."""
    return {
        table.accessibleName(): [table.model().index(0, column).data() for column in range(6)]
        for table in page.findChildren(NumberTable)
        if table.isVisible()
    }


def steps(desk: FigureDesk) -> list[tuple[Any, ...]]:
    return [step for step in desk.log if step[0] not in ("scope", "find", "read")]


def opened(page: DeviationsPage, desk: FigureDesk, deviation: Deviation) -> DeviationSheet:
    """The sheet of this deviation, as a key opens it."""
    desk.found = [deviation]
    page.hide()
    page.show()
    (table,) = [each for each in page.findChildren(NumberTable) if each.isVisible()]
    table.setCurrentIndex(table.model().index(0, 3))
    QTest.keyClick(table, Qt.Key.Key_Return)
    return next(each for each in page.window().findChildren(DeviationSheet) if each.isVisible())


def field(sheet: DeviationSheet, name: str) -> Field:
    return next(each for each in sheet.findChildren(Field) if each.editor.accessibleName().startswith(name))


def press(sheet: DeviationSheet, words: str) -> None:
    next(each for each in sheet.findChildren(QPushButton) if each.isVisible() and each.text() == words).click()


def type_in(sheet: DeviationSheet, name: str, words: str) -> None:
    QTest.keyClicks(cast(AreaField, field(sheet, name)).edit, words)


def test_each_state_has_its_table_with_what_to_do(page: DeviationsPage, desk: FigureDesk) -> None:
    planned = a_deviation(state=DeviationState.PLANNED, **PLAN)
    page.show_deviations([desk.found[0], planned], {}, TODAY)
    assert tables(page) == {
        "Found: make a plan": [
            "Answered directly", "October 2026", "70 %, norm 80 %", "Make a plan …", "—", "—",
        ],
        "Planned: carry it out": [
            "Answered directly", "October 2026", "70 %, norm 80 %", "Tell that it is done …", "S. Bakker", "! today",
        ],
    }  # fmt: skip


def test_without_deviations_the_page_says_that_all_is_well(page: DeviationsPage) -> None:
    page.show_deviations([], {}, TODAY)
    words = "Nothing is followed: as far as is known every norm was met."
    assert any(each.text() == words and each.isVisible() for each in page.findChildren(QLabel))


def test_closed_ones_are_read_when_they_are_asked_for(page: DeviationsPage, desk: FigureDesk) -> None:
    page.findChildren(QCheckBox)[0].setChecked(True)
    assert desk.log[-1] == ("read", True)


def test_a_plan_goes_out_with_owner_cause_action_and_day(page: DeviationsPage, desk: FigureDesk) -> None:
    sheet = opened(page, desk, desk.found[0])
    type_in(sheet, "What is the cause?", "No article")
    type_in(sheet, "What will be done?", "Write it")
    field(sheet, "Who does").set_value(str(OWNER.id))
    field(sheet, "Done by").set_value("24-11-2026")
    press(sheet, "Store the plan")
    assert steps(desk) == [("plan", desk.found[0].id, 1, OWNER.id, "No article", "Write it", TODAY)]
    assert not sheet.isVisible()


def test_a_refusal_stands_at_its_field_and_what_was_typed_stays(page: DeviationsPage, desk: FigureDesk) -> None:
    sheet = opened(page, desk, desk.found[0])
    type_in(sheet, "What is the cause?", "No article")
    desk.error = DomainError("deviation-owner-missing", field="owner")
    press(sheet, "Store the plan")
    assert field(sheet, "Who does").error == "Choose who does something about it."
    assert field(sheet, "What is the cause?").value() == "No article"


def test_what_was_typed_is_there_again_after_closing(page: DeviationsPage, desk: FigureDesk) -> None:
    sheet = opened(page, desk, desk.found[0])
    type_in(sheet, "What is the cause?", "Half a")
    sheet.close_sheet()
    again = opened(page, desk, desk.found[0])
    assert field(again, "What is the cause?").value() == "Half a"


def test_what_a_colleague_stored_stands_beside_what_was_typed(page: DeviationsPage, desk: FigureDesk) -> None:
    deviation = desk.found[0]
    sheet = opened(page, desk, deviation)
    type_in(sheet, "What is the cause?", "Mine")
    sheet.close_sheet()
    sheet = opened(page, desk, replace(deviation, state=DeviationState.PLANNED, **PLAN))
    shown = {each.text() for each in sheet.findChildren(QLabel) if each.isVisible()}
    assert {"No article", "Write it"} <= shown
    assert field(sheet, "What is the cause?").value() == "Mine"


@pytest.mark.parametrize(
    ("state", "name", "button", "step"),
    [
        (DeviationState.PLANNED, "What was done", "It is done", "done"),
        (DeviationState.DONE, "Did it help?", "Close it", "close"),
        (DeviationState.DONE, "Did it help?", "It did not help: plan again", "reopen"),
    ],
)
def test_each_step_tells_what_was_typed(
    page: DeviationsPage, desk: FigureDesk, state: DeviationState, name: str, button: str, step: str
) -> None:
    deviation = replace(desk.found[0], state=state, **PLAN)
    sheet = opened(page, desk, deviation)
    type_in(sheet, name, "Written")
    press(sheet, button)
    assert steps(desk) == [(step, deviation.id, 1, "Written")]


def test_what_is_closed_can_be_read_and_opened_again(page: DeviationsPage, desk: FigureDesk) -> None:
    closed = replace(desk.found[0], state=DeviationState.CLOSED, result="It helped", **PLAN)
    sheet = opened(page, desk, closed)
    shown = {each.text() for each in sheet.findChildren(QLabel) if each.isVisible()}
    assert {"S. Bakker", "No article", "Write it", "It helped"} <= shown
    press(sheet, "Open again")
    assert steps(desk) == [("reopen", closed.id, 1, "")]


def test_the_months_around_it_stand_beside_the_fields(page: DeviationsPage, desk: FigureDesk) -> None:
    sheet = opened(page, desk, desk.found[0])
    (table,) = [each for each in sheet.findChildren(NumberTable) if each.isVisible()]
    rows = [[table.model().index(row, column).data() for column in range(2)] for row in range(2)]
    assert rows == [["October 2026", "! 70 %"], ["November 2026", "✓ 84 % until now"]]
