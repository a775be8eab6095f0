"""Slow work outside the window's thread."""

import logging
import threading
from collections.abc import Callable
from enum import Enum
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from app.domain.errors import BaliewijsError

_log = logging.getLogger(__name__)

Result = TypeVar("Result")


class Lane(Enum):
    """Work in one lane runs one after another, in order; lanes run beside each other."""

    STORE = "store"
    SEARCH = "search"
    JOURNAL = "journal"
    BACKGROUND = "background"


class Tasks(QObject):
    """Runs work in a lane and brings its result back to the window's thread.

    Signals:
        failed_unexpectedly: a bug; the text is the id under which it was logged.
    """

    failed_unexpectedly = Signal(str)
    _done = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools = {lane: _single_thread(self) for lane in Lane}
        self._newest: dict[str, int] = {}
        self._pending = 0
        self._has_finished = False
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

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
        nor its error delivered.
        """
        turn = self._newest[newest_of] = self._newest.get(newest_of, 0) + 1

        def is_current() -> bool:
            return not newest_of or self._newest[newest_of] == turn

        self._pending += 1
        self._pools[lane].start(_Job(self._report, work, on_done, on_error, is_current))

    @property
    def is_idle(self) -> bool:
        """Nothing runs and nothing waits to be delivered."""
        return self._pending == 0

    def wait_for(self, lane: Lane) -> None:
        """Wait until everything that was asked in a lane is done; its results are still to be delivered."""
        self._pools[lane].waitForDone()

    def finish(self) -> None:
        """Wait until everything that was asked is done; results no longer arrive."""
        self._has_finished = True
        for pool in self._pools.values():
            pool.waitForDone()

    def _report(self, deliver: Callable[[], None] | None, bug: str | None) -> None:
        self._done.emit(deliver, bug)

    @Slot(object, object)
    def _deliver(self, deliver: Callable[[], None] | None, bug: str | None) -> None:
        self._pending -= 1
        if self._has_finished:
            return
        if bug:
            self.failed_unexpectedly.emit(bug)
        if deliver is not None:
            deliver()


class _Job(QRunnable):
    """One piece of work; it reports through a function, never owning a signal."""

    def __init__(
        self,
        report: Callable[[Callable[[], None] | None, str | None], None],
        work: Callable[[], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[BaliewijsError], None],
        is_current: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._report = report
        self._work = work
        self._on_done = on_done
        self._on_error = on_error
        self._is_current = is_current

    def run(self) -> None:
        """Called by the pool, in its thread."""
        if not self._is_current():
            self._report(None, None)
            return
        try:
            result = self._work()
        except BaliewijsError as error:
            failure = error
            self._report(lambda: self._on_error(failure) if self._is_current() else None, None)
        except Exception:
            bug = f"{threading.get_native_id():x}-{id(self):x}"
            _log.exception("unexpected error %s", bug)
            told = BaliewijsError("unexpected", id=bug)
            self._report(lambda: self._on_error(told) if self._is_current() else None, bug)
        else:
            self._report(lambda: self._on_done(result) if self._is_current() else None, None)


def _single_thread(parent: QObject) -> QThreadPool:
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(1)
    pool.setExpiryTimeout(-1)
    return pool
