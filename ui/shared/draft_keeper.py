"""Brings every change of what is typed to disk, begun within a sixth of a second."""

from collections.abc import Callable
from datetime import datetime
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.errors import BaliewijsError
from ui.shared.tasks import Lane, Tasks

_WAIT_MS = 150  # the promise is one second; the rest is for the disk


class _HasId(Protocol):
    @property
    def id(self) -> UUID: ...


Draft = TypeVar("Draft", bound=_HasId)


class DraftKeeper(QObject, Generic[Draft]):
    """Collects changes and writes the newest state of each draft: a contact, or a text for a work item.

    Signals:
        kept: everything changed up to now is on disk; carries the time (UTC).
        failed: the disk refused; the change is kept in memory and tried again.
    """

    kept = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        keep: Callable[[Draft], datetime],
        forget: Callable[[UUID], None],
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        self._forget = forget
        self._tasks = tasks
        self._changed: dict[UUID, Draft] = {}
        self._under_way: dict[UUID, Draft] = {}
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self.write_now)

    def keep(self, draft: Draft) -> None:
        """The draft changed. The first change starts the clock; later ones do not put it off."""
        self._changed[draft.id] = draft
        if not self._timer.isActive():
            self._timer.start()

    def forget(self, draft_id: UUID) -> None:
        """The draft was thrown away on purpose."""
        self._changed.pop(draft_id, None)
        self._under_way.pop(draft_id, None)
        self._tasks.run(lambda: self._forget(draft_id), lambda _result: None, self.failed.emit, Lane.JOURNAL)

    def dismiss(self, draft_id: UUID) -> None:
        """The draft was finished: what still waits of it need not be written, what is being written goes again."""
        self._changed.pop(draft_id, None)
        if draft_id in self._under_way:
            self.forget(draft_id)

    def write_now(self) -> None:
        """Hand all waiting changes to the journal's lane."""
        for draft in self._changed.values():
            self._write(draft)
        self._changed.clear()

    def write_and_wait(self) -> None:
        """Write all that is not on disk yet in this thread, after what is being written: the window is closing."""
        self._timer.stop()
        self._tasks.wait_for(Lane.JOURNAL)
        waiting = {**self._under_way, **self._changed}
        self._under_way.clear()
        self._changed.clear()
        for draft in waiting.values():
            try:
                self._keep(draft)
            except BaliewijsError as error:
                self._changed[draft.id] = draft
                self.failed.emit(error)

    def _write(self, draft: Draft) -> None:
        self._under_way[draft.id] = draft

        def done(at: datetime) -> None:
            if self._take_in(draft):
                self.kept.emit(at)

        def again(error: BaliewijsError) -> None:
            if self._take_in(draft):
                self._changed.setdefault(draft.id, draft)
                self._timer.start()
                self.failed.emit(error)

        self._tasks.run(lambda: self._keep(draft), done, again, Lane.JOURNAL)

    def _take_in(self, draft: Draft) -> bool:
        """Whether this was the newest state of the draft on its way to disk."""
        if self._under_way.get(draft.id) is not draft:
            return False
        del self._under_way[draft.id]
        return True
