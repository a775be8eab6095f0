"""Taking in a municipal catalogue: choose a file, see what it would change, then do it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from resources.translations import _
from ui.shared.widgets.basics import KeyButton, box
from ui.shared.widgets.file_report import FileReport
from ui.shared.widgets.sheet import Sheet


class ImportSheet(Sheet):
    """Nothing changes before the agent has seen the preview and said so.

    Signals:
        file_chosen: path of the catalogue to preview.
        import_requested: path of the catalogue that was previewed.
    """

    file_chosen = Signal(object)
    import_requested = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("Import a catalogue"), _("Samenwerkende Catalogi, XML"), width=700)
        words = _("Choose the file with the municipality's products. You see first what would change.")
        self._report = FileReport(words, _("What the import does"))
        box(self.body).addWidget(self._report)
        box(self.body).addStretch(1)
        self._choose = QPushButton(_("Choose a file …"))
        self._choose.clicked.connect(self._ask)
        self._go = QPushButton(_("Import"))
        self._go.setProperty("role", "primary")
        self._go.setEnabled(False)
        self._go.clicked.connect(lambda: self.import_requested.emit(self._file))
        close = KeyButton(_("Close"), "Esc")
        close.clicked.connect(self.close_sheet)
        self.set_buttons(close, None, self._choose, self._go)
        self._file: Path | None = None

    def choose(self, file: Path) -> None:
        """Preview this file."""
        self._file = file
        self.file_chosen.emit(file)

    def report_lines(self) -> list[str]:
        """What is said about the file, line by line."""
        return self._report.lines()

    # show

    def show_progress(self, words: str, percent: int) -> None:
        """Work goes on."""
        self._report.show_progress(words, percent)
        self._choose.setEnabled(False)
        self._go.setEnabled(False)

    def show_preview(self, lines: list[str], changes: bool) -> None:
        """What would change."""
        self._stopped(_("This is what the import does:") if changes else _("Nothing would change."), lines)
        self._go.setEnabled(changes)

    def show_done(self, lines: list[str]) -> None:
        """What was changed."""
        self._stopped(_("The catalogue was taken in."), lines)

    def show_error(self, text: str) -> None:
        """Why the file was refused; nothing was changed."""
        self._stopped(text, [])

    def _stopped(self, state: str, lines: list[str]) -> None:
        self._report.show_state(state)
        self._report.show_lines(lines)
        self._choose.setEnabled(True)
        self._go.setEnabled(False)

    def _ask(self) -> None:
        dialog = QFileDialog(self.window(), _("Choose a catalogue"), "", "Samenwerkende Catalogi (*.xml)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda file: self.choose(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
