"""Open promises above everything else, and the key that reminds the team."""

from dataclasses import replace
from datetime import UTC, date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.ids import new_id
from app.domain.organisation import Line
from app.domain.work_item import WorkItem
from app.services.work_ports import WorkRow
from tests.builders import a_customer
from ui.contacts.customer_sheet import CustomerSheet
from ui.shared.promise_words import promise_lines
from ui.shared.widgets.promises_line import PromisesLine

TODAY, LATER = date(2026, 11, 24), date(2026, 12, 1)
UNITS = {"belastingen": "Backoffice Belastingen"}


def a_row(promised_on: date = LATER, may_see: bool = True, reminders: int = 0) -> WorkRow:
    item = WorkItem(new_id(), new_id(), "belastingen", Line.THIRD, promised_on, reminders=reminders)
    started = datetime(2026, 11, 20, 9, tzinfo=UTC)
    row = WorkRow(item, "Parkeerboete", "Mw. A. de Vries", "M4TD91CZ7K", "counter", started, new_id())
    return row if may_see else replace(row, title="", customer="", may_see=False)


def a_line(qtbot: QtBot, *rows: WorkRow, reminded: tuple[WorkRow, ...] = ()) -> PromisesLine:
    line = PromisesLine()
    qtbot.addWidget(line)
    line.show_promises(promise_lines(rows, UNITS, TODAY, [row.item.id for row in reminded]))
    return line


def words(line: PromisesLine) -> list[str]:
    return [part.text() for part in line.findChildren(QLabel) if part.text() != "Ctrl R"]


def buttons(line: PromisesLine) -> list[QPushButton]:
    return line.findChildren(QPushButton)


def test_a_promise_tells_subject_day_and_unit(qtbot: QtBot) -> None:
    line = a_line(qtbot, a_row())
    assert words(line) == ["Still open", "Parkeerboete · by Tue 1 Dec · Backoffice Belastingen"]


def test_a_late_promise_says_so_in_a_sign_and_words(qtbot: QtBot) -> None:
    line = a_line(qtbot, a_row(date(2026, 11, 23)))
    assert words(line)[0] == "! Too late"
    assert "was promised by Mon 23 Nov" in words(line)[1]


def test_how_often_the_customer_asked_again_is_told(qtbot: QtBot) -> None:
    assert words(a_line(qtbot, a_row(reminders=2)))[1].endswith("reminded 2 times")


def test_of_a_shielded_question_only_is_said_that_there_is_one(qtbot: QtBot) -> None:
    assert words(a_line(qtbot, a_row(may_see=False))) == ["Still open", "a shielded question"]


def test_without_promises_there_is_no_line(qtbot: QtBot) -> None:
    assert a_line(qtbot).isHidden()
    shown = a_line(qtbot, a_row())
    shown.show_promises(())
    assert shown.isHidden()


def test_the_key_is_for_the_first_promise_of_which_the_team_does_not_know(qtbot: QtBot) -> None:
    known, other, last = a_row(), a_row(), a_row()
    line = a_line(qtbot, known, other, last, reminded=(known,))
    assert [button.accessibleDescription() for button in buttons(line)] == ["Ctrl R", ""]
    with qtbot.waitSignal(line.remind_requested) as asked:
        assert line.remind_first()
    assert asked.args == [other.item.id]


def test_in_one_contact_a_team_is_reminded_once(qtbot: QtBot) -> None:
    row = a_row()
    line = a_line(qtbot, row, reminded=(row,))
    assert not buttons(line) and not line.remind_first()
    assert "The team knows" in words(line)[-1]


def test_ctrl_r_reminds_while_the_customer_is_looked_up(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1200, 800)
    window.show()
    sheet = CustomerSheet(window, a_customer())
    row = a_row()
    sheet.promises.show_promises(promise_lines([row], UNITS, TODAY, ()))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    sheet.open_sheet()
    with qtbot.waitSignal(sheet.promises.remind_requested) as asked:
        qtbot.keyClick(sheet.form.first, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [row.item.id]
    assert sheet.promises.y() < sheet.form.mapTo(sheet.body, sheet.form.rect().topLeft()).y()
