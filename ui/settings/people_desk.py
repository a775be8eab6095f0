"""Shows who works here, stores each change at once, and tells the window when the sheet closes."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.errors import BaliewijsError, DomainError
from app.domain.ids import new_id
from app.domain.organisation import Person, Unit, UnitKind
from app.services.people_actions import Organisation
from app.services.registry import Services
from ui.settings.entry_sheets import MailboxSheet, PersonSheet
from ui.settings.people_sheet import PeopleSheet
from ui.shared.tasks import Tasks
from ui.shared.widgets.entry_sheet import EntrySheet


class PeopleDesk(QObject):
    """Works for one window; the next one, after a change, has its own.

    Signals:
        changed: the Organisation as it is now; the window is made again with it.
        failed: an error to show.
    """

    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, window: QWidget, services: Services, tasks: Tasks) -> None:
        super().__init__(window)
        self._window, self._services, self._tasks = window, services, tasks
        self._sheet: PeopleSheet | None = None
        self._has_changed = False

    def open(self) -> None:
        """Read who works here and show it: another workplace may have changed it."""
        self._tasks.run(self._services.organisation, self._show, self._fail, newest_of="organisation")

    def _fail(self, error: BaliewijsError) -> None:
        if isValid(self):
            self.failed.emit(error)

    def _show(self, read: Organisation) -> None:
        if not isValid(self) or self._sheet is not None:
            return
        self._now = read
        self._sheet = PeopleSheet(self._window)
        self._sheet.person_requested.connect(self._open_person)
        self._sheet.unit_requested.connect(self._open_unit)
        self._sheet.closed.connect(self._closed)
        self._sheet.show_organisation(read)
        self._sheet.open_sheet()

    # changing

    def _open_person(self, person: Person | None) -> None:
        units = [unit for unit in self._now.municipality.units if unit.kind is not UnitKind.EXTERNAL]
        changed = person or Person(new_id(), "")
        has_password = changed.id in self._now.owners
        sheet = PersonSheet(self._window, changed, units, self._services.is_on_server, has_password)

        def keep() -> None:
            typed = sheet.value()
            try:
                password = sheet.password()
            except DomainError as error:
                sheet.show_refused(error)
                return
            self._store(sheet, lambda: self._services.put_person(typed, password), typed.id)

        sheet.kept.connect(keep)
        sheet.open_sheet()

    def _open_unit(self, unit: Unit) -> None:
        sheet = MailboxSheet(self._window, unit)

        def keep() -> None:
            typed = sheet.value()
            self._store(sheet, lambda: self._services.put_mailbox(unit.id, typed))

        sheet.kept.connect(keep)
        sheet.open_sheet()

    def _store(self, sheet: EntrySheet, work: Callable[[], Organisation], person_id: UUID | None = None) -> None:
        def stored(now: Organisation) -> None:
            if isValid(self):
                self._use(now, person_id)
            if isValid(sheet):
                sheet.close_sheet()

        def refused(error: BaliewijsError) -> None:
            if isValid(sheet):
                sheet.show_refused(error)

        self._tasks.run(work, stored, refused)

    def _use(self, now: Organisation, person_id: UUID | None) -> None:
        self._now, self._has_changed = now, True
        if self._sheet is None:
            self._tell()
            return
        self._sheet.show_organisation(now)
        if person_id is not None:
            self._sheet.people.choose(person_id)

    def _closed(self) -> None:
        self._sheet = None
        self._tell()

    def _tell(self) -> None:
        if self._has_changed:
            self._has_changed = False
            self.changed.emit(self._now)
