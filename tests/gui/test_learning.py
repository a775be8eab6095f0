"""Learning from files: one after another, a refused one does not stop the next, closing stops."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.errors import DomainError
from app.services.learning import LearnReport
from app.services.registry import Services
from tests.journeys.on_screen import says
from ui.knowledge.learn_sheet import LearnSheet
from ui.knowledge.learning import Learning
from ui.shared.tasks import Tasks

GOOD, WRONG, LATER = Path("deventer.xml"), Path("wrong.xml"), Path("ede.jsonl")


class Teacher:
    """Learns from any file, except the wrong one; can be held up halfway, and tells what it went through."""

    def __init__(self) -> None:
        self.halfway, self.go_on = Event(), Event()
        self.go_on.set()
        self.begun: list[Path] = []
        self.stored: list[Path] = []

    def learn(self, path: Path, progress: Callable[[int], None]) -> LearnReport:
        """As the real one: the file is read, then stored, then it is told that all is done."""
        self.begun.append(path)
        if path == WRONG:
            raise DomainError("terms-file-wrong", file=path.name)
        progress(40)
        self.halfway.set()
        self.go_on.wait()
        progress(80)
        self.stored.append(path)
        progress(100)
        return LearnReport(path.stem, new=2, known=1, skipped=0)


@pytest.fixture
def sheet() -> Iterator[LearnSheet]:
    window = QMainWindow()
    window.resize(1000, 700)
    window.show()
    yield LearnSheet(window)
    delete(window)


@pytest.fixture
def teacher(tasks: Tasks) -> Iterator[Teacher]:
    """Let go at the end of the test, before the tasks are waited for."""
    teacher = Teacher()
    yield teacher
    teacher.go_on.set()


def learning(sheet: LearnSheet, teacher: Teacher, tasks: Tasks) -> Learning:
    made = Learning(sheet, cast(Services, cast(Any, teacher)), tasks)
    sheet.open_sheet()
    return made


def test_each_file_is_told_and_a_refused_one_does_not_stop_the_next(
    sheet: LearnSheet, teacher: Teacher, tasks: Tasks, qtbot: QtBot
) -> None:
    made = learning(sheet, teacher, tasks)
    sheet.choose([GOOD, WRONG, LATER])
    qtbot.waitUntil(lambda: says(sheet, "2 files were read. 1 file was refused."))
    lines = sheet.report_lines()
    assert lines[0] == "deventer: 3 names of products read."
    assert [line for line in lines if line.startswith("wrong.xml teaches nothing")]
    assert teacher.stored == [GOOD, LATER]
    assert made is not None


def test_what_was_learned_is_told_after_each_file(
    sheet: LearnSheet, teacher: Teacher, tasks: Tasks, qtbot: QtBot
) -> None:
    made = learning(sheet, teacher, tasks)
    told: list[bool] = []
    made.learned.connect(lambda: told.append(True))
    sheet.choose([GOOD, LATER])
    qtbot.waitUntil(lambda: len(told) == 2)


def test_closing_gives_the_file_up_and_begins_no_other(
    sheet: LearnSheet, teacher: Teacher, tasks: Tasks, qtbot: QtBot
) -> None:
    made = learning(sheet, teacher, tasks)
    teacher.go_on.clear()
    sheet.choose([GOOD, LATER])
    qtbot.waitUntil(teacher.halfway.is_set)
    with qtbot.assertNotEmitted(made.learned):
        sheet.close_sheet()
        teacher.go_on.set()
        qtbot.waitUntil(lambda: tasks.is_idle)
    assert (teacher.begun, teacher.stored) == ([GOOD], [])


def test_other_files_can_be_chosen_after_the_first(
    sheet: LearnSheet, teacher: Teacher, tasks: Tasks, qtbot: QtBot
) -> None:
    made = learning(sheet, teacher, tasks)
    sheet.choose([GOOD])
    qtbot.waitUntil(lambda: says(sheet, "1 file was read."))
    sheet.choose([WRONG])
    qtbot.waitUntil(lambda: says(sheet, "1 file was refused."))
    assert not any(line.startswith("deventer") for line in sheet.report_lines())
    assert made is not None
