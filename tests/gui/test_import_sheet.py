"""Taking in a file on screen: the preview can be looked through, conflicts are decided on, closing stops."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any, cast
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.errors import DomainError
from app.services.import_lines import NOTHING_CHOSEN, Because, ImportChoices, ImportLine, ImportStep
from app.services.import_report import ImportReport
from app.services.registry import Services
from knowledgebase.catalogues.incoming import ExchangeFormat
from tests.journeys.on_screen import rows_of, says
from ui.knowledge.import_sheet import ImportSheet
from ui.knowledge.importing import Importing
from ui.shared.tasks import Tasks

FILE = Path("waterrade.xml")
EDITED, ALSO_EDITED = UUID(int=1), UUID(int=2)
LINES = (
    ImportLine(ImportStep.SAME, "Rijbewijs", UUID(int=3)),
    ImportLine(ImportStep.NEW, "Paspoort", UUID(int=4)),
    ImportLine(ImportStep.CONFLICT, "Verhuizen", EDITED, ("section.costs", "facts.term")),
    ImportLine(ImportStep.CONFLICT, "Trouwen", ALSO_EDITED, ("title",)),
    ImportLine(ImportStep.GONE, "Hondenbelasting", UUID(int=5)),
    ImportLine(ImportStep.LEFT_ALONE, "Leges", UUID(int=6), reason=Because.WITHDRAWN_HERE),
)


def a_report(*lines: ImportLine) -> ImportReport:
    return ImportReport(ExchangeFormat.CATALOGUE, "Waterrade", False, lines or LINES)


@pytest.fixture
def sheet() -> Iterator[ImportSheet]:
    window = QMainWindow()
    window.resize(1100, 800)
    window.show()
    yield ImportSheet(window)
    delete(window)


@pytest.fixture
def previewed(sheet: ImportSheet) -> ImportSheet:
    sheet.open_sheet()
    sheet.choose(FILE)
    sheet.show_preview(a_report())
    return sheet


def button(sheet: ImportSheet, words: str) -> QPushButton:
    return next(each for each in sheet.findChildren(QPushButton) if each.text() == words)


def tick(sheet: ImportSheet, words: str) -> QCheckBox:
    return next(each for each in sheet.findChildren(QCheckBox) if words in each.text())


def choices_told(sheet: ImportSheet) -> ImportChoices:
    told: list[ImportChoices] = []
    sheet.import_requested.connect(lambda _file, choices: told.append(choices))
    button(sheet, "Import").click()
    return told[-1]


def test_what_asks_for_a_decision_comes_first_and_every_line_says_why(previewed: ImportSheet) -> None:
    rows = rows_of(previewed.table.model)
    assert [row[1] for row in rows] == ["Verhuizen", "Trouwen", "Paspoort", "Hondenbelasting", "Leges", "Rijbewijs"]
    assert rows[0] == ["edited here: ours stays", "Verhuizen", "Costs, Term in short"]
    assert rows[4][2] == "it was withdrawn here."


def test_a_chip_narrows_to_its_lines_and_again_shows_all(previewed: ImportSheet) -> None:
    chip = button(previewed, "1 new")
    chip.click()
    assert [row[1] for row in rows_of(previewed.table.model)] == ["Paspoort"]
    chip.click()
    assert previewed.table.model.rowCount() == len(LINES)


def test_nothing_is_overwritten_or_withdrawn_without_a_tick(previewed: ImportSheet) -> None:
    assert choices_told(previewed) == NOTHING_CHOSEN


def test_one_conflict_can_be_ticked_with_the_space_bar(previewed: ImportSheet, qtbot: QtBot) -> None:
    table = previewed.table.rows.table
    table.setFocus()
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert rows_of(previewed.table.model)[0][0] == "theirs is taken"
    assert choices_told(previewed) == ImportChoices(take_theirs=frozenset({EDITED}))


def test_one_tick_takes_theirs_everywhere_and_gives_it_back(previewed: ImportSheet) -> None:
    take_all = tick(previewed, "Take theirs")
    take_all.click()
    assert choices_told(previewed).take_theirs == {EDITED, ALSO_EDITED}
    take_all.click()
    assert choices_told(previewed) == NOTHING_CHOSEN


def test_what_is_gone_is_withdrawn_when_that_is_ticked(previewed: ImportSheet) -> None:
    tick(previewed, "Withdraw 1 article").click()
    assert choices_told(previewed) == ImportChoices(withdraw_gone=True)


def test_import_waits_for_something_to_do(sheet: ImportSheet) -> None:
    sheet.open_sheet()
    assert not button(sheet, "Import").isEnabled()
    sheet.show_preview(a_report(LINES[0], LINES[2]))
    assert not button(sheet, "Import").isEnabled()
    tick(sheet, "Take theirs").click()
    assert button(sheet, "Import").isEnabled()


def test_another_file_begins_without_ticks(previewed: ImportSheet) -> None:
    tick(previewed, "Take theirs").click()
    tick(previewed, "Withdraw 1 article").click()
    previewed.show_preview(a_report())
    assert choices_told(previewed) == NOTHING_CHOSEN


def test_a_refused_file_leaves_nothing_to_import(previewed: ImportSheet) -> None:
    previewed.show_error("Dit bestand is beschadigd.")
    assert says(previewed, "Dit bestand is beschadigd.")
    assert not button(previewed, "Import").isEnabled()
    assert not previewed.table.isVisible()


class Store:
    """Previews and imports any file; can be held up halfway, and tells what was stored."""

    def __init__(self) -> None:
        self.halfway, self.go_on = Event(), Event()
        self.go_on.set()
        self.stored: list[ImportChoices] = []

    def preview_import(self, path: Path, progress: Callable[[int], None]) -> ImportReport:
        """As the real one."""
        if path != FILE:
            raise DomainError("catalogue-empty")
        progress(100)
        return a_report()

    def import_file(self, path: Path, progress: Callable[[int], None], choices: ImportChoices) -> ImportReport:
        """As the real one: the file is read, then stored, then it is told that all is done."""
        progress(60)
        self.halfway.set()
        self.go_on.wait()
        progress(99)
        self.stored.append(choices)
        progress(100)
        return a_report()


@pytest.fixture
def store(tasks: Tasks) -> Iterator[Store]:
    """Let go at the end of the test, before the tasks are waited for."""
    store = Store()
    yield store
    store.go_on.set()


def importing(sheet: ImportSheet, store: Store, tasks: Tasks) -> Importing:
    made = Importing(sheet, cast(Services, cast(Any, store)), tasks)
    sheet.open_sheet()
    return made


def test_a_file_is_previewed_and_then_taken_in_as_decided(
    sheet: ImportSheet, store: Store, tasks: Tasks, qtbot: QtBot
) -> None:
    made = importing(sheet, store, tasks)
    sheet.choose(FILE)
    qtbot.waitUntil(lambda: says(sheet, "This is what the import does:"))
    tick(sheet, "Withdraw").click()
    with qtbot.waitSignal(made.imported):
        button(sheet, "Import").click()
    assert store.stored == [ImportChoices(withdraw_gone=True)]
    assert says(sheet, "The file was taken in.")
    assert sheet.report_lines()[0] == "Waterrade: 5 records read."


def test_why_a_file_is_refused_is_told_in_the_sheet(
    sheet: ImportSheet, store: Store, tasks: Tasks, qtbot: QtBot
) -> None:
    made = importing(sheet, store, tasks)
    sheet.choose(Path("leeg.xml"))
    qtbot.waitUntil(lambda: says(sheet, "The catalogue is empty."))
    assert made is not None


def test_stopping_halfway_stores_nothing(sheet: ImportSheet, store: Store, tasks: Tasks, qtbot: QtBot) -> None:
    made = importing(sheet, store, tasks)
    store.go_on.clear()
    sheet.choose(FILE)
    qtbot.waitUntil(lambda: says(sheet, "This is what the import does:"))
    button(sheet, "Import").click()
    qtbot.waitUntil(store.halfway.is_set)
    qtbot.waitUntil(lambda: says(sheet, "Stop"))
    button(sheet, "Stop").click()
    store.go_on.set()
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert store.stored == []
    assert made is not None
