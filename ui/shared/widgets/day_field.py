"""A field for a day that may stay empty."""

from datetime import date

from PySide6.QtCore import Signal

from app.domain.answer_checks import check_date
from app.domain.errors import DomainError
from resources.translations import _
from ui.shared.widgets.fields import TextField


class DayField(TextField):
    """A day is typed as 31-12-2026; what is no day is pointed out on leaving, and not told.

    Signals:
        day_changed: the date, or None when the field is empty.
    """

    day_changed = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__(name, hint=_("31-12-2026"), maximum=10)
        self.changed.connect(self._typed)
        self.edit.editingFinished.connect(self._left)

    @property
    def day(self) -> date | None:
        """The day as typed, None while it is none."""
        return self._read_day()

    @property
    def is_wrong(self) -> bool:
        """Whether something is typed that is no day; it is pointed out."""
        self._left()
        return bool(self.error)

    def show_day(self, day: date | None) -> None:
        """Show a day; one that stands there already, in whatever form, stays as it was typed."""
        if self._read_day() != day or (day is None and self.value().strip()):
            self.set_value(f"{day:%d-%m-%Y}" if day else "")
            self.show_error("")

    def _typed(self) -> None:
        day = self._read_day()
        if day is not None or not self.value().strip():
            self.show_error("")
            self.day_changed.emit(day)

    def _left(self) -> None:
        is_wrong = bool(self.value().strip()) and self._read_day() is None
        self.show_error(_("This date is not right. Example: 31-12-2026.") if is_wrong else "")

    def _read_day(self) -> date | None:
        try:
            return date.fromisoformat(check_date(self.value()))
        except DomainError:
            return None
