"""Reminders while the window is open: mail for everybody is made ready, and this person sees a quiet line."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.errors import BaliewijsError
from app.domain.figures.norms import Deviation
from app.domain.reminders import Reminder
from app.services.registry import Services
from resources.translations import _
from ui.shared.paced import ask_seldom
from ui.shared.promise_words import action_words, reminder_words
from ui.shared.tasks import Lane, Tasks
from ui.shared.widgets.banner import Banner

_EVERY_MS = 5 * 60_000


class ReminderDesk(QObject):
    """Looks now and every five minutes; nothing takes the keyboard, and the same reminder is shown once.

    Signals:
        work_requested: the agent wants to see the work.
        deviations_requested: the person wants to see what would be done about figures.
    """

    work_requested = Signal()
    deviations_requested = Signal()

    def __init__(self, banner: Banner, services: Services, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._banner, self._services, self._tasks = banner, services, tasks
        self._units = {unit.id: unit.name for unit in services.municipality.units}
        self._shown: set[str] = set()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def rely_on_live(self) -> None:
        """Many seats look for what nobody waits for by the minute: ask seldom."""
        ask_seldom(self._timer)

    def look(self) -> None:
        """See what is due."""
        self._tasks.run(self._read, self._show, self._wait, Lane.BACKGROUND, "reminders")

    def _read(self) -> tuple[list[Reminder], list[Deviation]]:
        return self._services.remind_staff(), self._services.remind_owners()

    def _wait(self, _error: BaliewijsError) -> None:
        """The database is away, which the status bar tells; what is due now is so the next time."""

    def _show(self, due: tuple[list[Reminder], list[Deviation]]) -> None:
        """One line tells both; work comes first, because customers wait for it."""
        work = [reminder for reminder in due[0] if reminder.key not in self._shown]
        actions = [each for each in due[1] if _key(each) not in self._shown]
        if not work and not actions:
            return
        self._shown.update((*(reminder.key for reminder in work), *map(_key, actions)))
        words = [reminder_words(work, self._units)] if work else []
        words += [action_words(len(actions))] if actions else []
        show = self.work_requested if work else self.deviations_requested
        self._banner.tell(" · ".join(words), "warn", _("Show"), show.emit)


def _key(deviation: Deviation) -> str:
    """What is shown once; another day is told of again."""
    return f"{deviation.id}:{deviation.due_on}"
