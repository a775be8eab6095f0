"""Typed text reaches the disk: soon, in order, and also when the disk refuses or the window closes."""

import threading
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.domain.draft import ContactDraft
from app.domain.errors import WorldError
from tests.builders import a_draft
from ui.shared.draft_keeper import DraftKeeper
from ui.shared.tasks import Lane, Tasks

ContactKeeper = DraftKeeper[ContactDraft]
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
LONG = 10  # seconds; only waited for when something is wrong


class Disk:
    """A journal that may refuse; outside the window's thread it may also be slow."""

    def __init__(self) -> None:
        self.notes: dict[UUID, str] = {}
        self.writes: list[str] = []
        self.refusals = 0
        self.may_write = threading.Event()
        self.may_write.set()

    def keep(self, draft: ContactDraft) -> datetime:
        if threading.current_thread() is not threading.main_thread():
            assert self.may_write.wait(LONG)
        if self.refusals:
            self.refusals -= 1
            raise WorldError("journal-not-written")
        self.notes[draft.id] = draft.note
        self.writes.append(draft.note)
        return NOW

    def forget(self, draft_id: UUID) -> None:
        self.notes.pop(draft_id, None)


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def keeper(disk: Disk, tasks: Tasks) -> ContactKeeper:
    return DraftKeeper(disk.keep, disk.forget, tasks)


def test_the_first_change_starts_the_clock_and_typing_on_does_not_put_it_off(
    qtbot: QtBot, keeper: ContactKeeper, disk: Disk
) -> None:
    draft, typed, put_off = a_draft(), list[str](), list[int]()
    clock = keeper.findChild(QTimer)
    assert clock is not None

    def type_on() -> None:
        typed.append("x")
        left = clock.remainingTime()
        keeper.keep(replace(draft, note="".join(typed)))
        if left >= 0 and clock.remainingTime() > left:
            put_off.append(left)

    typing = QTimer(interval=20)
    typing.timeout.connect(type_on)
    type_on()
    assert clock.isActive()
    typing.start()
    with qtbot.waitSignal(keeper.kept, timeout=LONG * 1000):
        pass
    typing.stop()
    assert put_off == []
    assert len(disk.writes[0]) > 1


def test_the_clock_runs_at_most_300_ms(keeper: ContactKeeper) -> None:
    keeper.keep(a_draft())
    timer = keeper.findChild(QTimer)
    assert timer is not None and timer.isActive()
    assert timer.interval() <= 150


def test_only_the_newest_state_of_each_contact_is_written(qtbot: QtBot, keeper: ContactKeeper, disk: Disk) -> None:
    one, other = a_draft(), a_draft()
    for note in ("a", "ab", "abc"):
        keeper.keep(replace(one, note=note))
    keeper.keep(replace(other, note="z"))
    times: list[datetime] = []
    keeper.kept.connect(times.append)
    keeper.write_now()
    qtbot.waitUntil(lambda: times == [NOW, NOW])
    assert disk.writes == ["abc", "z"]


def test_a_disk_that_refuses_is_told_and_tried_again(qtbot: QtBot, keeper: ContactKeeper, disk: Disk) -> None:
    draft = a_draft(note="a")
    disk.refusals = 2
    keys: list[str] = []
    keeper.failed.connect(lambda error: keys.append(error.key))
    keeper.keep(draft)
    with qtbot.waitSignal(keeper.kept):
        keeper.write_now()
    assert keys == ["journal-not-written"] * 2
    assert disk.notes == {draft.id: "a"}


def test_what_was_typed_meanwhile_is_not_replaced_by_what_was_refused(
    qtbot: QtBot, keeper: ContactKeeper, disk: Disk
) -> None:
    draft = a_draft(note="a")
    disk.refusals = 1
    keeper.keep(draft)
    keeper.write_now()
    keeper.keep(replace(draft, note="ab"))
    with qtbot.waitSignal(keeper.kept):
        pass
    assert disk.writes == ["ab"]


def test_an_older_state_that_was_refused_never_comes_after_a_newer_one(
    qtbot: QtBot, keeper: ContactKeeper, disk: Disk, tasks: Tasks
) -> None:
    draft = a_draft(note="a")
    disk.refusals = 1
    disk.may_write.clear()
    keeper.keep(draft)
    keeper.write_now()
    keeper.keep(replace(draft, note="ab"))
    with qtbot.waitSignal(keeper.kept):
        keeper.write_now()
        disk.may_write.set()
    keeper.write_now()
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert disk.notes == {draft.id: "ab"}


@pytest.mark.parametrize("ending", ["forget", "dismiss"])
def test_a_contact_that_ended_leaves_nothing_whatever_was_still_on_its_way(
    qtbot: QtBot, keeper: ContactKeeper, disk: Disk, tasks: Tasks, ending: str
) -> None:
    draft = a_draft(note="a")
    disk.may_write.clear()
    keeper.keep(draft)
    keeper.write_now()
    keeper.keep(replace(draft, note="ab"))
    getattr(keeper, ending)(draft.id)
    disk.may_write.set()
    keeper.write_now()
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert disk.notes == {}


def test_a_contact_that_was_thrown_away_does_not_come_back_when_the_disk_refused(
    qtbot: QtBot, keeper: ContactKeeper, disk: Disk, tasks: Tasks
) -> None:
    draft = a_draft(note="a")
    disk.refusals = 1
    keeper.keep(draft)
    keeper.write_now()
    keeper.forget(draft.id)
    qtbot.waitUntil(lambda: tasks.is_idle)
    keeper.write_and_wait()
    assert disk.notes == {}


def test_closing_waits_until_everything_is_written(keeper: ContactKeeper, disk: Disk) -> None:
    drafts = [a_draft(note="a"), a_draft(note="b")]
    for draft in drafts:
        keeper.keep(draft)
    keeper.write_and_wait()
    assert disk.notes == {draft.id: draft.note for draft in drafts}


def test_closing_writes_the_newest_state_last_also_when_the_disk_is_slow(
    keeper: ContactKeeper, disk: Disk, tasks: Tasks
) -> None:
    draft = a_draft(note="a")
    disk.may_write.clear()
    keeper.keep(draft)
    keeper.write_now()
    keeper.keep(replace(draft, note="ab"))
    threading.Timer(0.05, disk.may_write.set).start()
    keeper.write_and_wait()
    tasks.wait_for(Lane.JOURNAL)
    assert disk.writes[-1] == "ab"


def test_closing_tries_once_more_what_was_refused_a_moment_ago(keeper: ContactKeeper, disk: Disk, tasks: Tasks) -> None:
    draft = a_draft(note="a")
    disk.refusals = 1
    keeper.keep(draft)
    keeper.write_now()
    tasks.wait_for(Lane.JOURNAL)
    keeper.write_and_wait()
    assert disk.notes == {draft.id: "a"}


def test_a_disk_that_refuses_at_closing_is_told_and_the_others_are_written(
    qtbot: QtBot, keeper: ContactKeeper, disk: Disk
) -> None:
    refused, written = a_draft(note="a"), a_draft(note="b")
    disk.refusals = 1
    keeper.keep(refused)
    keeper.keep(written)
    with qtbot.waitSignal(keeper.failed):
        keeper.write_and_wait()
    assert disk.notes == {written.id: "b"}
    keeper.write_and_wait()
    assert disk.notes == {refused.id: "a", written.id: "b"}
