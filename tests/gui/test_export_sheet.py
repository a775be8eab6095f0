"""Writing articles to a file on screen."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QMainWindow, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.errors import WorldError
from app.services.export_report import ExportFormat, ExportReport
from app.services.registry import Services
from tests.journeys.on_screen import says
from ui.knowledge.export_sheet import ExportSheet
from ui.knowledge.exporting import Exporting
from ui.shared.tasks import Tasks

OUT, NOWHERE = Path("out.baliewijs"), Path("nowhere") / "out.xml"
Asked = tuple[Path, ExportFormat, str | None]


class Store:
    """Writes to every place but one; can be held up halfway, and tells what was written."""

    def __init__(self) -> None:
        self.halfway, self.go_on = Event(), Event()
        self.go_on.set()
        self.written: list[Asked] = []

    def export_file(
        self, path: Path, wanted: ExportFormat, owner: str | None, progress: Callable[[int], None]
    ) -> ExportReport:
        """As the real one: it is written, then it is told that all is done."""
        if path == NOWHERE:
            raise WorldError("file-not-written")
        self.halfway.set()
        self.go_on.wait()
        progress(50)
        self.written.append((path, wanted, owner))
        progress(100)
        return ExportReport(path, 12)


@pytest.fixture
def sheet() -> Iterator[ExportSheet]:
    window = QMainWindow()
    window.resize(1000, 700)
    window.show()
    yield ExportSheet(window, [("parkeren", "Parkeren")], lambda wanted, _owner: f"kennisbank{wanted.ending}")
    delete(window)


@pytest.fixture
def store(tasks: Tasks) -> Iterator[Store]:
    """Let go at the end of the test, before the tasks are waited for."""
    store = Store()
    yield store
    store.go_on.set()


@pytest.fixture
def exporting(sheet: ExportSheet, store: Store, tasks: Tasks) -> Exporting:
    made = Exporting(sheet, cast(Services, cast(Any, store)), tasks)
    sheet.open_sheet()
    return made


def test_everything_goes_into_one_file_unless_something_else_is_chosen(
    sheet: ExportSheet, store: Store, exporting: Exporting, qtbot: QtBot
) -> None:
    sheet.save_to(OUT)
    qtbot.waitUntil(lambda: says(sheet, "The file was written."))
    assert store.written == [(OUT, ExportFormat.KNOWLEDGE_BASE, None)]
    assert sheet.report_lines() == [f"12 articles written: {OUT}"]


def test_what_is_chosen_is_what_is_written(
    sheet: ExportSheet, store: Store, exporting: Exporting, qtbot: QtBot
) -> None:
    sheet.owner.set_value("parkeren")
    sheet.format.set_value(ExportFormat.ANSWERS)
    sheet.save_to(OUT)
    qtbot.waitUntil(lambda: bool(store.written))
    assert store.written == [(OUT, ExportFormat.ANSWERS, "parkeren")]


def test_each_form_says_what_goes_along(sheet: ExportSheet, exporting: Exporting, qtbot: QtBot) -> None:
    assert says(sheet, "also what is for staff only, and its attachments")
    sheet.format.set_value(ExportFormat.CATALOGUE)
    sheet.format.changed.emit(ExportFormat.CATALOGUE)
    assert says(sheet, "What customers may read")


def test_why_nothing_was_written_is_told_in_the_sheet(sheet: ExportSheet, exporting: Exporting, qtbot: QtBot) -> None:
    sheet.save_to(NOWHERE)
    qtbot.waitUntil(lambda: says(sheet, "The file could not be written."))


def test_stopping_halfway_writes_nothing(
    sheet: ExportSheet, store: Store, exporting: Exporting, tasks: Tasks, qtbot: QtBot
) -> None:
    store.go_on.clear()
    sheet.save_to(OUT)
    qtbot.waitUntil(store.halfway.is_set)
    next(each for each in sheet.findChildren(QPushButton) if each.text() == "Stop").click()
    store.go_on.set()
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert store.written == []


def test_when_the_window_is_made_anew_halfway_nothing_is_written_or_told(
    sheet: ExportSheet, store: Store, exporting: Exporting, tasks: Tasks, qtbot: QtBot
) -> None:
    store.go_on.clear()
    sheet.save_to(OUT)
    qtbot.waitUntil(store.halfway.is_set)
    delete(sheet)
    store.go_on.set()
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert store.written == []
