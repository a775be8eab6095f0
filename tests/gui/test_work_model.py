"""The rows of the work queue."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.work_item import WorkItem, WorkStatus
from app.services.work_ports import WorkRow
from tests.work_bench import COLLEAGUE, TODAY, a_row, an_item
from ui.shared.names import Names
from ui.work.model import Cell, Column, WorkModel
from ui.work.words import due_tone, due_words, promise_words, status_chip

NAMES = Names({"parkeren": "Parkeren"}, {COLLEAGUE.id: COLLEAGUE.name}, TODAY)


def shown(*rows: WorkRow) -> WorkModel:
    """A model with these rows."""
    model = WorkModel()
    model.show_rows(rows, NAMES)
    return model


def texts(row: WorkRow) -> list[str]:
    """All cells of a row, as a screen reader hears them."""
    model = shown(row)
    return [str(model.index(0, column).data()) for column in range(model.columnCount())]


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    qtmodeltester.check(shown(a_row(), a_row()))


def test_a_row_tells_promise_subject_customer_team_handler_and_status(qtbot: QtBot) -> None:
    row = a_row(promised_on=date(2026, 11, 25), handler_id=COLLEAGUE.id, status=WorkStatus.IN_PROGRESS)
    subject = "Parkeerboete, M4TD9-1CZ7K · counter"
    assert texts(row) == ["tomorrow", subject, "Mw. A. de Vries", "Parkeren", "R. Yilmaz", "being handled"]


def test_of_a_shielded_row_neither_subject_nor_customer_is_told(qtbot: QtBot) -> None:
    cells = texts(a_row("", "", may_see=False, unit_id="werk"))
    assert cells[1:4] == ["Shielded, M4TD9-1CZ7K · counter", "shielded", "werk"]


def test_an_anonymous_customer_and_nobody_are_told_as_such(qtbot: QtBot) -> None:
    cells = texts(a_row(customer=""))
    assert (cells[Column.CUSTOMER], cells[Column.HANDLER]) == ("anonymous", "—")


@pytest.mark.parametrize(
    ("promised_on", "words", "tone"),
    [
        (date(2026, 11, 20), "! Fri 20 Nov (late)", "bad"),
        (date(2026, 11, 23), "! yesterday", "bad"),
        (date(2026, 11, 24), "! today", "warn"),
        (date(2026, 11, 25), "tomorrow", "plain"),
        (date(2026, 11, 30), "Mon 30 Nov", "plain"),
    ],
)
def test_a_promise_that_is_near_or_late_says_so_in_words_and_with_a_sign(
    promised_on: date, words: str, tone: str
) -> None:
    assert (due_words(promised_on, TODAY), due_tone(an_item(promised_on=promised_on), TODAY)) == (words, tone)


def test_what_is_closed_is_not_late(qtbot: QtBot) -> None:
    item: WorkItem = an_item(promised_on=date(2026, 11, 20), status=WorkStatus.CLOSED)
    assert (due_tone(item, TODAY), promise_words(item, TODAY)[0]) == ("plain", "b")


def test_every_status_has_words_of_its_own() -> None:
    assert len({status_chip(status)[0] for status in WorkStatus}) == len(WorkStatus)


def test_the_delegate_gets_chips_with_a_tone_and_lines_without(qtbot: QtBot) -> None:
    model = shown(a_row(promised_on=TODAY))
    due = model.index(0, Column.DUE).data(Qt.ItemDataRole.UserRole)
    subject = model.index(0, Column.SUBJECT).data(Qt.ItemDataRole.UserRole)
    assert due == Cell("! today", tone="warn")
    assert subject == Cell("Parkeerboete", "M4TD9-1CZ7K · counter")


def test_an_item_is_found_by_its_id(qtbot: QtBot) -> None:
    first, second = a_row(), a_row()
    model = shown(first, second)
    assert (model.place_of(second.item.id), model.place_of(None)) == (1, -1)
    assert (model.row(0), model.row(2)) == (first, None)
