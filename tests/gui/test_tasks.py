"""Slow work: done elsewhere, delivered in the window's thread."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.errors import BaliewijsError, DomainError, WorldError
from ui.shared.tasks import Lane, Tasks

LONG = 10  # seconds; only waited for when something is wrong


def never(_anything: object) -> None:
    """What must not be called."""
    raise AssertionError


class Gate:
    """Work that waits until it may go on."""

    def __init__(self) -> None:
        self.began, self._open = threading.Event(), threading.Event()

    def __call__(self) -> str:
        self.began.set()
        assert self._open.wait(LONG)
        return "done"

    def open(self) -> None:
        """Let the work go on."""
        self._open.set()


def failing(error: Exception) -> Callable[[], None]:
    """Work that goes wrong."""

    def work() -> None:
        raise error

    return work


def test_work_is_done_elsewhere_and_its_result_arrives_in_the_windows_thread(qtbot: QtBot, tasks: Tasks) -> None:
    threads: list[int] = []
    tasks.run(threading.get_ident, lambda ident: threads.extend((ident, threading.get_ident())), never)
    qtbot.waitUntil(lambda: tasks.is_idle)
    elsewhere, here = threads
    assert here == threading.get_ident() != elsewhere


def test_an_error_that_was_expected_arrives_in_the_windows_thread(qtbot: QtBot, tasks: Tasks) -> None:
    arrived: list[tuple[BaliewijsError, int]] = []
    error = DomainError("question-missing", field="question")
    tasks.run(failing(error), never, lambda told: arrived.append((told, threading.get_ident())))
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert arrived == [(error, threading.get_ident())]


def test_work_in_one_lane_is_done_in_order_and_another_lane_does_not_wait(qtbot: QtBot, tasks: Tasks) -> None:
    gate, order = Gate(), []
    tasks.run(gate, order.append, never, Lane.STORE)
    tasks.run(lambda: "second", order.append, never, Lane.STORE)
    tasks.run(lambda: "beside", order.append, never, Lane.SEARCH)
    qtbot.waitUntil(lambda: order == ["beside"])
    gate.open()
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert order == ["beside", "done", "second"]


def test_newer_work_drops_what_is_running_and_what_still_waits(qtbot: QtBot, tasks: Tasks) -> None:
    gate, results, started = Gate(), [], []
    tasks.run(gate, results.append, never, Lane.SEARCH, "search")
    assert gate.began.wait(LONG)
    tasks.run(lambda: started.append("waiting"), results.append, never, Lane.SEARCH, "search")
    tasks.run(lambda: "newest", results.append, never, Lane.SEARCH, "search")
    tasks.run(lambda: "other", results.append, never, Lane.SEARCH, "article")
    gate.open()
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert (results, started) == (["newest", "other"], [])


def test_the_error_of_dropped_work_is_dropped_too(qtbot: QtBot, tasks: Tasks) -> None:
    gate, results = Gate(), []

    def fail_late() -> None:
        gate()
        raise WorldError("index-away")

    tasks.run(fail_late, never, never, Lane.SEARCH, "search")
    assert gate.began.wait(LONG)
    tasks.run(lambda: "newest", results.append, never, Lane.SEARCH, "search")
    gate.open()
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert results == ["newest"]


def test_work_without_a_name_never_drops_other_work(qtbot: QtBot, tasks: Tasks) -> None:
    results: list[int] = []
    for number in range(20):
        tasks.run(lambda number=number: number, results.append, never)  # type: ignore[misc]
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert results == list(range(20))


def test_a_bug_is_logged_under_a_number_that_is_told(
    qtbot: QtBot, tasks: Tasks, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[BaliewijsError] = []
    with qtbot.waitSignal(tasks.failed_unexpectedly) as signal:
        tasks.run(failing(ZeroDivisionError("Kanarie")), never, told.append)
    qtbot.waitUntil(lambda: tasks.is_idle)
    number = signal.args[0]
    assert [(error.key, error.values) for error in told] == [("unexpected", {"id": number})]
    assert [record.getMessage() for record in caplog.records] == [f"unexpected error {number}"]


def test_what_was_asked_ends_in_the_windows_thread(qtbot: QtBot, tasks: Tasks) -> None:
    ended: list[int] = []

    class Held:
        """Something that the functions hold; half of them fails."""

        def __init__(self, fails: bool) -> None:
            self._fails = fails

        def work(self) -> None:
            if self._fails:
                raise WorldError("database-away")

        def deliver(self, _result: object) -> None:
            """Nothing to do."""

        def __del__(self) -> None:
            ended.append(threading.get_ident())

    for number in range(200):
        held = Held(bool(number % 2))
        tasks.run(held.work, held.deliver, held.deliver)
        del held
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert ended == [threading.get_ident()] * 200


def test_it_is_idle_only_when_everything_was_delivered(qtbot: QtBot, tasks: Tasks) -> None:
    gate, idle = Gate(), []
    tasks.run(gate, lambda _result: idle.append(tasks.is_idle), never)
    assert not tasks.is_idle
    gate.open()
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert len(idle) == 1


def test_a_lane_can_be_waited_for_and_still_delivers(qtbot: QtBot, tasks: Tasks) -> None:
    gate, results = Gate(), []
    tasks.run(gate, results.append, never, Lane.JOURNAL)
    assert gate.began.wait(LONG)
    gate.open()
    tasks.wait_for(Lane.JOURNAL)
    assert results == []
    qtbot.waitUntil(lambda: results == ["done"])


def test_finishing_waits_for_what_was_asked_and_delivers_nothing_more(qtbot: QtBot) -> None:
    tasks, done = Tasks(), []
    for lane in Lane:
        tasks.run(lambda lane=lane: done.append(lane), never, never, lane)  # type: ignore[misc]
    tasks.finish()
    assert set(done) == set(Lane)
    QCoreApplication.sendPostedEvents()  # a result that still came would call `never`


def test_many_jobs_from_many_lanes_all_arrive(qtbot: QtBot, tasks: Tasks) -> None:
    arrived: list[Any] = []
    for number in range(200):
        tasks.run(lambda number=number: number, arrived.append, never, list(Lane)[number % 4])  # type: ignore[misc]
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert sorted(arrived) == list(range(200))


def test_how_far_work_is_arrives_in_the_windows_thread_in_order(qtbot: QtBot, tasks: Tasks) -> None:
    told: list[tuple[int, int]] = []
    tell = tasks.telling(lambda percent: told.append((percent, threading.get_ident())))
    tasks.run(lambda: [tell(percent) for percent in (10, 90)], lambda _done: told.append((100, 0)), never)
    qtbot.waitUntil(lambda: tasks.is_idle)
    here = threading.get_ident()
    assert told == [(10, here), (90, here), (100, 0)]


def test_who_is_gone_is_told_nothing_and_the_work_goes_on(qtbot: QtBot, tasks: Tasks) -> None:
    owner, gate, done = QObject(), Gate(), []
    tell = tasks.telling(never, owner)
    tasks.run(lambda: (gate(), tell(50)), done.append, never)
    delete(owner)
    gate.open()
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert len(done) == 1


@pytest.mark.parametrize("work", [lambda: None, failing(DomainError("question-missing"))])
def test_a_window_that_is_gone_is_told_nothing_and_others_are(
    qtbot: QtBot, tasks: Tasks, work: Callable[[], None]
) -> None:
    gone, there, gate, told = QObject(), QObject(), Gate(), []
    for window, tell in ((gone, never), (there, told.append)):
        tasks.of_window(window).run(lambda: (gate(), work())[1], tell, tell)
    delete(gone)
    gate.open()
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert len(told) == 1


def test_a_bug_in_the_work_of_a_window_is_told_there(qtbot: QtBot, tasks: Tasks) -> None:
    window = QObject()
    mine = tasks.of_window(window)
    with qtbot.waitSignal(mine.failed_unexpectedly):
        mine.run(failing(ZeroDivisionError()), never, lambda _error: None)
    assert mine.is_idle
    delete(window)
