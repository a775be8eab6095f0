"""The side panel from which something is written to a file: what to write, how far it is, and what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from resources.translations import _
from ui.shared.widgets.basics import KeyButton, box
from ui.shared.widgets.file_report import FileReport
from ui.shared.widgets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class WantedFile:
    """`form` in words, `ending` with its dot, and the `name` that stands ready."""

    form: str
    ending: str
    name: str


class SaveSheet(Sheet):
    """Until all is written an earlier file stays as it was. Closing it stops the writing.

    Signals:
        place_chosen: the path to write to.
    """

    place_chosen = Signal(object)

    def __init__(self, window: QWidget, title: str, subtitle: str, wanted: Callable[[], WantedFile]) -> None:
        """`wanted` is asked when the place is chosen."""
        super().__init__(window, title, subtitle, width=700)
        self._wanted_file = wanted
        self._report = FileReport("", _("What was written"))
        self._go = KeyButton(_("Save as …"), "Ctrl ↵", "primary")
        self._go.clicked.connect(self._ask)
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), self._go.click)
        self._close = KeyButton(_("Close"), "Esc")
        self._close.clicked.connect(self.close_sheet)
        self.set_buttons(self._close, None, self._go)

    def add_choices(self, *parts: QWidget) -> None:
        """What is chosen, from top to bottom; below it comes what was done."""
        for part in (*parts, self._report):
            box(self.body).addWidget(part)
        box(self.body).addStretch(1)

    def report_lines(self) -> list[str]:
        """What is said about the files, line by line."""
        return self._report.lines()

    def show_progress(self, words: str, percent: int) -> None:
        """Work goes on."""
        self._report.show_lines(())
        self._report.show_progress(words, percent)
        self._go.setEnabled(False)
        self._close.setText(_("Stop"))

    def show_done(self, lines: Sequence[str]) -> None:
        """What was written, and where."""
        self._stopped(_("The file was written."), lines)

    def show_error(self, text: str) -> None:
        """Why nothing was written."""
        self._stopped(text, ())

    def _stopped(self, state: str, lines: Sequence[str]) -> None:
        self._report.show_state(state)
        self._report.show_lines(lines)
        self._go.setEnabled(True)
        self._close.setText(_("Close"))

    def _ask(self) -> None:
        wanted = self._wanted_file()
        dialog = QFileDialog(self.window(), _("Save as"), "", f"{wanted.form} (*{wanted.ending})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(wanted.ending.removeprefix("."))
        dialog.selectFile(wanted.name)
        dialog.fileSelected.connect(lambda file: self.place_chosen.emit(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
