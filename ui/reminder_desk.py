"""Reminders while the window is open: mail for everybody is made ready, and this agent sees a quiet line."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.errors import BaliewijsError
from app.domain.reminders import Reminder
from app.services.registry import Services
from resources.translations import _
from ui.shared.promise_words import reminder_words
from ui.shared.tasks import Lane, Tasks
from ui.shared.widgets.banner import Banner

_EVERY_MS = 5 * 60_000


class ReminderDesk(QObject):
    """Looks now and every five minutes; nothing takes the keyboard, and the same reminder is shown once.

    Signals:
        work_requested: the agent wants to see the work.
    """

    work_requested = Signal()

    def __init__(self, banner: Banner, services: Services, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._banner, self._services, self._tasks = banner, services, tasks
        self._units = {unit.id: unit.name for unit in services.municipality.units}
        self._shown: set[str] = set()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """See what is due."""
        self._tasks.run(self._services.remind_staff, self._show, self._wait, Lane.BACKGROUND, "reminders")

    def _wait(self, _error: BaliewijsError) -> None:
        """The database is away, which the status bar tells; what is due now is so the next time."""

    def _show(self, due: list[Reminder]) -> None:
        fresh = [reminder for reminder in due if reminder.key not in self._shown]
        if fresh:
            self._shown.update(reminder.key for reminder in fresh)
            self._banner.tell(reminder_words(fresh, self._units), "warn", _("Show"), self.work_requested.emit)
