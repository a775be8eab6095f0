"""Lets who works here choose another password."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.errors import BaliewijsError, DomainError
from app.services.registry import Services
from ui.settings.entry_sheets import OwnPasswordSheet
from ui.shared.tasks import Lane, Tasks


class OwnPassword(QObject):
    """Works for one window.

    Signals:
        changed: the password is another one from now on.
        changed_on_server: likewise, and the server wants it before it lets this seat in again.
    """

    changed = Signal()
    changed_on_server = Signal()

    def __init__(self, window: QWidget, services: Services, tasks: Tasks, prove: Callable[[str, str], None]) -> None:
        super().__init__(window)
        self._window, self._services, self._tasks, self._prove = window, services, tasks, prove

    def open(self) -> None:
        """Ask for the password of now and for another one."""
        sheet = OwnPasswordSheet(self._window)
        sheet.kept.connect(lambda: self._keep(sheet))
        sheet.open_sheet()

    def _keep(self, sheet: OwnPasswordSheet) -> None:
        try:
            old, new = sheet.old(), sheet.new()
        except DomainError as error:
            sheet.show_refused(error)
            return

        def done(_nothing: None) -> None:
            if isValid(sheet):
                sheet.close_sheet()
            if isValid(self):
                (self.changed_on_server if self._services.is_on_server else self.changed).emit()

        def refused(error: BaliewijsError) -> None:
            if isValid(sheet):
                is_old = error.key == "sign-in-refused"
                sheet.show_refused(DomainError(error.key, field="old", **error.values) if is_old else error)

        self._tasks.run(lambda: self._services.change_own_password(old, new, self._prove), done, refused, Lane.SIGN_IN)
