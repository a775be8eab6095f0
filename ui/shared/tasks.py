"""Slow work outside the window's thread."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from app.domain.errors import BaliewijsError
from ui.shared.running import Run

_log = logging.getLogger(__name__)

Result = TypeVar("Result")


class Lane(Enum):
    """Work in one lane runs one after another, in order; lanes run beside each other."""

    STORE = "store"  # on a joined seat this asks the server
    SEAT = "seat"  # what this seat has itself
    SEARCH = "search"
    JOURNAL = "journal"
    BACKGROUND = "background"
    RECEIPT = "receipt"
    # the last four have a lane each, because another computer may be silent for seconds
    MAIL = "mail"
    WEB = "web"
    OUTBOX = "outbox"
    SIGN_IN = "sign_in"


@dataclass(frozen=True, slots=True)
class _Asked:
    """Work, and what to do with its result. `turn` counts what was asked under its name."""

    work: Callable[[], Any]
    on_done: Callable[[Any], None]
    on_error: Callable[[BaliewijsError], None]
    newest_of: str
    turn: int


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of it; `bug` is the id under which a bug was logged."""

    result: Any = None
    error: BaliewijsError | None = None
    bug: str = ""


class Tasks(QObject):
    """Runs work in a lane and brings its result back to the window's thread.

    What was asked is kept here until it was delivered: widgets that its functions hold must not end in a lane's thread.

    Signals:
        failed_unexpectedly: a bug; the text is the id under which it was logged.
    """

    failed_unexpectedly = Signal(str)
    _done = Signal(int, object)
    _told = Signal(object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools = {lane: _single_thread(self) for lane in Lane}
        self._newest: dict[str, int] = {}
        self._asked: dict[int, _Asked] = {}
        self._numbers = count()
        self._has_finished = False
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Result],
        on_done: Callable[[Result], None],
        on_error: Callable[[BaliewijsError], None],
        lane: Lane = Lane.STORE,
        newest_of: str = "",
    ) -> None:
        """Do `work` in a lane, then call `on_done` or `on_error` in the window's thread.

        With `newest_of`, work of the same name that was asked earlier is dropped: not started, or neither its result
        nor its error delivered. After `finish` nothing is begun any more.
        """
        if self._has_finished:
            return
        turn = self._newest[newest_of] = self._newest.get(newest_of, 0) + 1
        number = next(self._numbers)
        self._asked[number] = _Asked(work, on_done, on_error, newest_of, turn)
        self._pools[lane].start(_Job(number, self._do))

    def telling(self, show: Callable[[int], None], *owners: QObject) -> Callable[[int], None]:
        """What work calls, in its own thread, to tell how far it is.

        `show` is called with it in the window's thread, as long as the `owners` are there. Work must never tell by a
        signal of theirs: they may end at that very moment, and the work or the process with them.
        """

        def show_if_there(percent: int) -> None:
            if all(map(isValid, owners)):
                show(percent)

        return lambda percent: self._told.emit(show_if_there, percent)

    def of_window(self, window: QObject) -> "Tasks":
        """The same lanes for one window: once it is gone, nobody is told what came of its work."""
        return _TasksOfWindow(self, window)

    @property
    def is_idle(self) -> bool:
        """Nothing runs and nothing waits to be delivered."""
        return not self._asked

    def wait_for(self, lane: Lane) -> None:
        """Wait until everything that was asked in a lane is done; its results are still to be delivered."""
        self._pools[lane].waitForDone()

    def finish(self) -> None:
        """Wait until everything that was asked is done; results no longer arrive."""
        self._has_finished = True
        for pool in self._pools.values():
            pool.waitForDone()
        self._asked.clear()

    def _do(self, number: int) -> None:
        """In the lane's thread; nothing of what was asked is held any more when the outcome is told."""
        self._done.emit(number, self._outcome_of(number))

    def _outcome_of(self, number: int) -> _Outcome:
        asked = self._asked[number]
        if not self._is_current(asked):
            return _Outcome()
        try:
            return _Outcome(asked.work())
        except BaliewijsError as error:
            return _Outcome(error=error.with_traceback(None))
        except Exception:
            bug = f"{threading.get_native_id():x}-{number:x}"
            _log.exception("unexpected error %s", bug)
            return _Outcome(error=BaliewijsError("unexpected", id=bug), bug=bug)

    def _is_current(self, asked: _Asked) -> bool:
        return not asked.newest_of or self._newest[asked.newest_of] == asked.turn

    @Slot(int, object)
    def _deliver(self, number: int, outcome: _Outcome) -> None:
        if self._has_finished:
            return
        asked = self._asked.pop(number)
        if outcome.bug:
            self.failed_unexpectedly.emit(outcome.bug)
        if not self._is_current(asked):
            return
        if outcome.error is not None:
            asked.on_error(outcome.error)
        else:
            asked.on_done(outcome.result)

    @Slot(object, int)
    def _tell(self, show: Callable[[int], None], percent: int) -> None:
        if not self._has_finished:
            show(percent)


class _TasksOfWindow(Tasks):
    """Asks the tasks that every window shares."""

    def __init__(self, tasks: Tasks, window: QObject) -> None:
        QObject.__init__(self, window)
        self._tasks, self._window = tasks, window
        tasks.failed_unexpectedly.connect(self.failed_unexpectedly)

    def run(
        self,
        work: Callable[[], Result],
        on_done: Callable[[Result], None],
        on_error: Callable[[BaliewijsError], None],
        lane: Lane = Lane.STORE,
        newest_of: str = "",
    ) -> None:
        run_for(self._tasks, self._window, lane=lane)(work, on_done, on_error, newest_of)

    def telling(self, show: Callable[[int], None], *owners: QObject) -> Callable[[int], None]:
        return self._tasks.telling(show, self._window, *owners)

    @property
    def is_idle(self) -> bool:
        return self._tasks.is_idle

    def wait_for(self, lane: Lane) -> None:
        self._tasks.wait_for(lane)

    def finish(self) -> None:
        self._tasks.finish()


class _Job(QRunnable):
    """One piece of work, known by its number; it never owns a signal."""

    def __init__(self, number: int, do: Callable[[int], None]) -> None:
        super().__init__()
        self._number = number
        self._do = do

    def run(self) -> None:
        """Called by the pool, in its thread."""
        self._do(self._number)


def run_for(tasks: Tasks, *owners: QObject, lane: Lane = Lane.STORE) -> Run:
    """Has work done in a lane; once one of the `owners` is gone, nobody is told what came of it."""

    def run(
        work: Callable[[], object],
        on_done: Callable[..., None],
        on_error: Callable[[BaliewijsError], None],
        newest_of: str,
    ) -> None:
        def done(result: object) -> None:
            if all(map(isValid, owners)):
                on_done(result)

        def failed(error: BaliewijsError) -> None:
            if all(map(isValid, owners)):
                on_error(error)

        tasks.run(work, done, failed, lane, newest_of)

    return run


def _single_thread(parent: QObject) -> QThreadPool:
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(1)
    pool.setExpiryTimeout(-1)
    return pool
