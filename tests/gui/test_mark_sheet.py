"""Recording marks that customers mailed: one after another, by keyboard."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.errors import DomainError, WorldError
from app.services.survey_actions import Survey
from ui.figures.mark_sheet import MarkSheet

NUMBER = "M4TD91CZ7K"


@pytest.fixture
def sheet(qtbot: QtBot) -> Iterator[MarkSheet]:
    window = QMainWindow()
    window.resize(900, 700)
    window.show()
    sheet = MarkSheet(window)
    sheet.open_sheet()
    yield sheet
    delete(window)


def fill_in(sheet: MarkSheet, number: str, mark: str) -> None:
    QTest.keyClicks(sheet.fields["number"].editor, number)
    QTest.keyClicks(sheet.fields["mark"].editor, mark)


def keep(sheet: MarkSheet) -> None:
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_number_and_mark_are_told_as_typed(sheet: MarkSheet, qtbot: QtBot) -> None:
    fill_in(sheet, "m4td9-1cz7k", "8")
    with qtbot.waitSignal(sheet.kept) as told:
        keep(sheet)
    assert told.args == ["m4td9-1cz7k", 8]


def test_without_a_mark_nothing_is_kept(sheet: MarkSheet, qtbot: QtBot) -> None:
    fill_in(sheet, NUMBER, "")
    with qtbot.assertNotEmitted(sheet.kept):
        keep(sheet)
    assert sheet.fields["mark"].error == "A mark is a whole number from 1 to 10."


def test_after_a_mark_there_is_room_for_the_next(sheet: MarkSheet) -> None:
    fill_in(sheet, NUMBER, "8")
    sheet.show_kept(Survey(NUMBER, datetime(2026, 11, 24, 9, 50, tzinfo=UTC), 8))
    assert [field.value() for field in sheet.fields.values()] == ["", ""]
    assert "Mark 8 of contact M4TD9-1CZ7K" in sheet.banner.text
    assert QApplication.focusWidget() is sheet.fields["number"].editor


def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(sheet: MarkSheet) -> None:
    fill_in(sheet, NUMBER, "8")
    sheet.show_refused(DomainError("survey-not-asked", field="number"))
    assert sheet.fields["number"].error.startswith("This customer was not asked")
    assert [field.value() for field in sheet.fields.values()] == [NUMBER, "8"]


def test_an_outage_is_told_above_the_fields(sheet: MarkSheet) -> None:
    fill_in(sheet, NUMBER, "8")
    sheet.show_refused(WorldError("database-away"))
    assert "database" in sheet.banner.text
    assert not any(field.error for field in sheet.fields.values())
