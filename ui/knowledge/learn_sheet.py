"""Learning from catalogues of other municipalities: choose files, and see what each of them taught."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from resources.translations import _
from ui.shared.widgets.basics import KeyButton, box
from ui.shared.widgets.file_report import FileReport
from ui.shared.widgets.sheet import Sheet


class LearnSheet(Sheet):
    """Begins as soon as files are chosen: each word can be refused afterwards. Closing it stops the learning.

    Signals:
        files_chosen: paths to learn from.
    """

    files_chosen = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("Learn from catalogues"), _("Samenwerkende Catalogi (XML) or JSON lines"), width=700)
        self._report = FileReport(_explanation(), _("What was learned"))
        box(self.body).addWidget(self._report)
        box(self.body).addStretch(1)
        self._choose = KeyButton(_("Choose files …"))
        self._choose.setProperty("role", "primary")
        self._choose.clicked.connect(self._ask)
        self._close = KeyButton(_("Close"), "Esc")
        self._close.clicked.connect(self.close_sheet)
        self.set_buttons(self._close, None, self._choose)

    def choose(self, files: Sequence[Path]) -> None:
        """Learn from these files."""
        self._report.show_lines(())
        self.files_chosen.emit(tuple(files))

    def report_lines(self) -> list[str]:
        """What is said about the files, line by line."""
        return self._report.lines()

    # show

    def show_progress(self, words: str, percent: int) -> None:
        """Work goes on."""
        self._report.show_progress(words, percent)
        self._choose.setEnabled(False)
        self._close.setText(_("Stop"))

    def show_report(self, lines: Sequence[str]) -> None:
        """What one file taught, or why it was refused."""
        self._report.add_lines(lines)

    def show_done(self, words: str) -> None:
        """All files were read."""
        self._report.show_state(words)
        self._choose.setEnabled(True)
        self._close.setText(_("Close"))

    def _ask(self) -> None:
        kinds = _("Catalogues") + " (*.xml *.jsonl *.json)"
        dialog = QFileDialog(self.window(), _("Choose catalogues"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda files: self.choose([Path(file) for file in files]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _explanation() -> str:
    return _(
        "Choose files with the products of other municipalities. The names they give are read on this workplace, "
        "nothing is sent, and our own articles stay as they are."
    )
