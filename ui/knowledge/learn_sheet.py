"""Learning from catalogues of other municipalities: choose files, and see what each of them taught."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QProgressBar, QPushButton, QWidget

from resources.translations import _
from ui.shared.theme import theme
from ui.shared.widgets.basics import KeyButton, box, label
from ui.shared.widgets.sheet import Sheet


class LearnSheet(Sheet):
    """Begins as soon as files are chosen: each word can be refused afterwards. Closing it stops the learning.

    Signals:
        files_chosen: paths to learn from.
    """

    files_chosen = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("Learn from catalogues"), _("Samenwerkende Catalogi (XML) or JSON lines"), width=700)
        self._state = label(_explanation(), "", wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        self._bar.hide()
        self._report = QPlainTextEdit()
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._report.setAccessibleName(_("What was learned"))
        self._report.setMinimumHeight(theme().px(220))
        self._report.hide()
        for part in (self._state, self._bar, self._report):
            box(self.body).addWidget(part)
        box(self.body).addStretch(1)
        self._choose = QPushButton(_("Choose files …"))
        self._choose.setProperty("role", "primary")
        self._choose.clicked.connect(self._ask)
        self._close = KeyButton(_("Close"), "Esc")
        self._close.clicked.connect(self.close_sheet)
        self.set_buttons(self._close, None, self._choose)

    def choose(self, files: Sequence[Path]) -> None:
        """Learn from these files."""
        self._report.clear()
        self.files_chosen.emit(tuple(files))

    def report_lines(self) -> list[str]:
        """What is said about the files, line by line."""
        return self._report.toPlainText().splitlines()

    # show

    def show_progress(self, words: str, percent: int) -> None:
        """Work goes on."""
        self._state.setText(words)
        self._bar.setValue(percent)
        self._bar.show()
        self._choose.setEnabled(False)
        self._close.setText(_("Stop"))

    def show_report(self, lines: Sequence[str]) -> None:
        """What one file taught, or why it was refused."""
        self._report.appendPlainText("\n".join(lines))
        self._report.show()

    def show_done(self, words: str) -> None:
        """All files were read."""
        self._state.setText(words)
        self._bar.hide()
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
