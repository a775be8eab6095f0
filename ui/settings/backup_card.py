"""Backups on the settings page: when the last one was made, and making one."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from app.formatting import clock_time, long_date
from resources.translations import _
from ui.shared.widgets.basics import box, fill, label, row
from ui.shared.widgets.file_report import FileReport


class BackupCard(QFrame):
    """While one is made, its button stops it.

    Signals:
        requested: somebody wants a backup.
        stop_requested: the one that is being made is not wanted any more.
    """

    requested = Signal()
    stop_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._is_busy = False
        fill(self, True, (12, 10, 12, 10), 12)
        words = _("Everything in the database in one file. Keep it on another computer or disk.")
        self._last = label("", "", wrap=True)
        self._report = FileReport("", _("Backup"))
        self.button = QPushButton(_("Make a backup …"))
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self._ask)
        for part in (label(_("Backup"), "heading"), label(words, "muted", wrap=True), self._last, self._report):
            box(self).addWidget(part)
        box(self).addLayout(row(self.button, None))
        self._report.hide()
        self.hide()

    def show_last(self, last_at: datetime | None) -> None:
        """When the last one was made; shown from now on."""
        made = _("Last backup: {day}, {time}")
        words = made.format(day=long_date(last_at), time=clock_time(last_at)) if last_at else ""
        self._last.setText(words or _("No backup was made yet."))
        self.show()

    def show_progress(self, percent: int) -> None:
        """One is being made."""
        self._is_busy = True
        self._report.show()
        self._report.show_progress(_("Making a backup …"), percent)
        self.button.setText(_("Stop"))

    def show_state(self, words: str) -> None:
        """How it ended."""
        self._is_busy = False
        self._report.show()
        self._report.show_state(words)
        self.button.setText(_("Make a backup …"))

    @property
    def last_words(self) -> str:
        """What is said of the last one."""
        return self._last.text()

    @property
    def state(self) -> str:
        """How the one that is made stands, in words."""
        return self._report.state

    def _ask(self) -> None:
        (self.stop_requested if self._is_busy else self.requested).emit()
