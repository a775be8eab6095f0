"""Making backups on the settings page, and being reminded of them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.errors import WorldError
from app.services.archive_ports import Contents
from app.services.backup_actions import BackupState
from app.services.progress import Progress
from app.services.registry import Services
from ui.settings.backup_card import BackupCard
from ui.settings.backup_desk import BackupDesk
from ui.shared.tasks import Tasks
from ui.shared.widgets.banner import Banner

LAST = datetime(2026, 11, 12, 9, 30, tzinfo=UTC)


class Store:
    """A database of which backups are made, half of it before `may_go_on`."""

    def __init__(self) -> None:
        self.state, self.may_back_up = BackupState(None, is_late=False), True
        self.error: WorldError | None = None
        self.made: list[Path] = []
        self.may_go_on, self.is_half_way = Event(), Event()

    def backup_state(self) -> BackupState:
        return self.state

    def backup_name(self) -> str:
        return "testdam-backup"

    def make_backup(self, path: Path, progress: Progress) -> Contents:
        progress(50)
        self.is_half_way.set()
        self.may_go_on.wait(5)
        if self.error:
            raise self.error
        progress(60)
        progress(100)
        self.made.append(path)
        self.state = BackupState(LAST, is_late=False)
        return Contents()


class Made:
    """A card and its desk."""

    def __init__(self, store: Store, window: QMainWindow, tasks: Tasks) -> None:
        self.store, self.card, self.notice = store, BackupCard(), Banner()
        self.notice.setParent(window)
        window.setCentralWidget(self.card)
        window.show()
        self.desk = BackupDesk(self.card, self.notice, cast(Services, cast(Any, store)), tasks, window)


@pytest.fixture
def window() -> Iterator[QMainWindow]:
    window = QMainWindow()
    yield window
    delete(window)


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store()
    yield store
    store.may_go_on.set()


@pytest.fixture
def made(store: Store, window: QMainWindow, tasks: Tasks, qtbot: QtBot) -> Made:
    made = Made(store, window, tasks)
    qtbot.waitUntil(lambda: made.card.last_words != "")
    return made


def test_the_card_says_when_the_last_backup_was_made(made: Made, store: Store, qtbot: QtBot) -> None:
    assert made.card.last_words == "No backup was made yet."
    store.may_go_on.set()
    made.desk.make(Path("a.zip"))
    qtbot.waitUntil(lambda: made.card.last_words == "Last backup: Thursday 12 November 2026, 10:30")
    assert (store.made, made.card.state) == ([Path("a.zip")], "The backup was made.")


def test_a_backup_that_is_stopped_is_not_made(made: Made, store: Store, qtbot: QtBot) -> None:
    made.desk.make(Path("a.zip"))
    qtbot.waitUntil(store.is_half_way.is_set)
    made.card.button.click()
    store.may_go_on.set()
    qtbot.waitUntil(lambda: "stopped" in made.card.state)
    assert store.made == []
    assert made.card.button.text() == "Make a backup …"


def test_a_backup_that_fails_says_why(made: Made, store: Store, qtbot: QtBot) -> None:
    store.error = WorldError("file-not-written")
    store.may_go_on.set()
    made.desk.make(Path("a.zip"))
    qtbot.waitUntil(lambda: "could not be written" in made.card.state)


def test_after_a_week_there_is_one_quiet_line(store: Store, window: QMainWindow, tasks: Tasks, qtbot: QtBot) -> None:
    store.state = BackupState(LAST, is_late=True)
    made = Made(store, window, tasks)
    made.notice.show()
    qtbot.waitUntil(lambda: "more than a week" in made.notice.text)


def test_who_may_not_make_backups_sees_nothing_of_them(
    store: Store, window: QMainWindow, tasks: Tasks, qtbot: QtBot
) -> None:
    store.may_back_up, store.state = False, BackupState(LAST, is_late=True)
    made = Made(store, window, tasks)
    assert made.card.last_words == ""
    assert made.card.isHidden()
    assert made.notice.text == ""
