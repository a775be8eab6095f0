"""The rows of the work list."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.contact import Promise
from app.services.ports import OpenHandOff
from tests.builders import a_hand_off
from ui.work.model import HandOffModel, due_words

TODAY = date(2026, 11, 24)
UNITS = {"parkeren": "Parkeren"}


def a_row(title: str = "Parkeerboete", customer: str = "Mw. A. de Vries", **changes: Any) -> OpenHandOff:
    """An open hand-off as the work list gets it."""
    started = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    return OpenHandOff(a_hand_off(**changes), title, customer, "M4TD91CZ7K", "counter", started, "S. Bakker")


def texts(*rows: OpenHandOff) -> list[list[str]]:
    """All cells as the table shows them."""
    model = HandOffModel()
    model.show_rows(list(rows), UNITS, TODAY)
    return [[model.index(r, c).data() for c in range(model.columnCount())] for r in range(model.rowCount())]


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = HandOffModel()
    model.show_rows([a_row(), a_row()], UNITS, TODAY)
    qtmodeltester.check(model)


def test_a_row_tells_promise_subject_customer_unit_and_number(qtbot: QtBot) -> None:
    promise = Promise(date(2026, 11, 25), 1, date(2026, 11, 25))
    assert texts(a_row(promise=promise)) == [["tomorrow", "Parkeerboete", "Mw. A. de Vries", "Parkeren", "M4TD9-1CZ7K"]]


def test_of_a_shielded_row_neither_subject_nor_customer_is_told(qtbot: QtBot) -> None:
    cells = texts(a_row(shielded=True))[0]
    assert cells[1:3] == ["shielded", "shielded"]
    assert not {"Parkeerboete", "Mw. A. de Vries"} & set(cells)


def test_an_anonymous_customer_and_an_unknown_unit_are_told_as_such(qtbot: QtBot) -> None:
    assert texts(a_row(customer="", unit_id="wijken"))[0][2:4] == ["anonymous", "wijken"]


@pytest.mark.parametrize(
    ("promised_on", "words"),
    [
        (date(2026, 11, 23), "! Mon 23 Nov (late)"),
        (date(2026, 11, 24), "! today"),
        (date(2026, 11, 25), "tomorrow"),
        (date(2026, 11, 30), "Mon 30 Nov"),
    ],
)
def test_a_promise_that_is_near_or_late_is_told_in_words(promised_on: date, words: str) -> None:
    assert due_words(promised_on, TODAY) == words


def test_columns_have_names(qtbot: QtBot) -> None:
    model = HandOffModel()
    names = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]
    assert all(names) and len(set(names)) == len(names)
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_a_place_outside_the_list_has_no_row(qtbot: QtBot) -> None:
    model = HandOffModel()
    row = a_row()
    model.show_rows([row], UNITS, TODAY)
    assert (model.row(0), model.row(1), model.row(-1)) == (row, None, None)
