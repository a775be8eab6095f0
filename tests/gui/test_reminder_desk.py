"""Reminders in the window: a quiet line, each once, and never in the way."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import WorldError
from app.domain.figures.definitions import FigureKey
from app.domain.figures.norms import Deviation
from app.domain.ids import new_id
from app.domain.reminders import Reminder, ReminderKind
from app.services.registry import Services
from tests.builders import a_municipality
from ui.reminder_desk import ReminderDesk
from ui.shared.tasks import Tasks
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import box, fill


class Due:
    """What is due now; counts how often mail was made ready."""

    def __init__(self) -> None:
        self.municipality = a_municipality()
        self.reminders: list[Reminder] = []
        self.actions: list[Deviation] = []
        self.sent = 0
        self.is_away = False

    def remind_staff(self) -> list[Reminder]:
        """What is due; makes nothing."""
        if self.is_away:
            raise WorldError("database-away")
        self.sent += 1
        return self.reminders

    def remind_owners(self) -> list[Deviation]:
        """Actions that are due; makes nothing."""
        return self.actions


class Screen(QWidget):
    """A field to type in, and the line."""

    def __init__(self, due: Due, tasks: Tasks) -> None:
        super().__init__()
        fill(self, True, (0, 0, 0, 0), 0)
        self.field, self.banner = QLineEdit(), Banner()
        box(self).addWidget(self.field)
        box(self).addWidget(self.banner)
        self.desk = ReminderDesk(self.banner, cast(Services, cast(Any, due)), tasks, QObject(self))


def a_reminder(kind: ReminderKind = ReminderKind.BROKEN) -> Reminder:
    return Reminder(new_id(), kind, "M4TD91CZ7K", "parkeren", date(2026, 12, 1))


def an_action(due_on: date) -> Deviation:
    at = datetime(2026, 11, 2, tzinfo=UTC)
    return Deviation(new_id(), new_id(), FigureKey.DIRECT, date(2026, 10, 1), 70, 100, 80.0, at, due_on=due_on)


@pytest.fixture
def due() -> Due:
    return Due()


@pytest.fixture
def screen(due: Due, tasks: Tasks, qtbot: QtBot) -> Iterator[Screen]:
    screen = Screen(due, tasks)
    qtbot.addWidget(screen)
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    screen.field.setFocus()
    yield screen
    qtbot.waitUntil(lambda: tasks.is_idle)


def look(screen: Screen, tasks: Tasks, qtbot: QtBot) -> str:
    screen.desk.look()
    qtbot.waitUntil(lambda: tasks.is_idle)
    return screen.banner.text


def test_one_reminder_tells_number_and_unit(screen: Screen, due: Due, tasks: Tasks, qtbot: QtBot) -> None:
    due.reminders = [a_reminder()]
    assert look(screen, tasks, qtbot) == "1 promise is broken · M4TD9-1CZ7K · Parkeren"
    assert due.sent == 1


def test_several_are_counted_by_kind(screen: Screen, due: Due, tasks: Tasks, qtbot: QtBot) -> None:
    due.reminders = [a_reminder(kind) for kind in (*ReminderKind, ReminderKind.BROKEN)]
    assert look(screen, tasks, qtbot).split(" · ") == [
        "1 answer is promised for today",
        "half a day is left for 1 answer",
        "2 promises are broken",
        "1 question was taken by nobody yet",
        "1 legal term ends within five working days",
        "1 legal term ends within one working day",
        "1 legal term ends today",
    ]


def test_what_was_shown_is_not_shown_again(screen: Screen, due: Due, tasks: Tasks, qtbot: QtBot) -> None:
    due.reminders = [a_reminder()]
    look(screen, tasks, qtbot)
    screen.banner.hide()
    assert look(screen, tasks, qtbot) == ""
    due.reminders.append(a_reminder(ReminderKind.NOT_TAKEN))
    assert look(screen, tasks, qtbot).startswith("1 question was taken by nobody yet")


def test_the_keyboard_stays_where_it_is(screen: Screen, due: Due, tasks: Tasks, qtbot: QtBot) -> None:
    due.reminders = [a_reminder()]
    assert look(screen, tasks, qtbot)
    assert screen.field.hasFocus()


def test_show_leads_to_the_work(screen: Screen, due: Due, tasks: Tasks, qtbot: QtBot) -> None:
    due.reminders = [a_reminder()]
    look(screen, tasks, qtbot)
    show = next(button for button in screen.findChildren(QPushButton) if button.text() == "Show")
    with qtbot.waitSignal(screen.desk.work_requested):
        show.click()


def test_an_action_that_is_due_is_told_after_the_work_and_once_for_each_day(
    screen: Screen, due: Due, tasks: Tasks, qtbot: QtBot
) -> None:
    due.actions = [an_action(date(2026, 12, 1))]
    due.reminders = [a_reminder()]
    assert look(screen, tasks, qtbot).endswith(" · 1 action about a figure is due")
    screen.banner.hide()
    assert look(screen, tasks, qtbot) == ""
    due.actions = [replace(due.actions[0], due_on=date(2026, 12, 8)), an_action(date(2026, 12, 8))]
    assert look(screen, tasks, qtbot) == "2 actions about figures are due"
    show = next(button for button in screen.findChildren(QPushButton) if button.text() == "Show")
    with qtbot.waitSignal(screen.desk.deviations_requested):
        show.click()


def test_while_the_database_is_away_nothing_is_said_and_the_next_time_tells(
    screen: Screen, due: Due, tasks: Tasks, qtbot: QtBot
) -> None:
    due.reminders, due.is_away = [a_reminder()], True
    assert look(screen, tasks, qtbot) == ""
    due.is_away = False
    assert look(screen, tasks, qtbot)
