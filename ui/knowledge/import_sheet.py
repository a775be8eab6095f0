"""Taking in a file: choose it, look through what it would change, decide on what was edited here, then do it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QPushButton, QWidget

from app.services.import_lines import ImportChoices, ImportStep
from app.services.import_report import ImportReport
from resources.translations import _, plural
from ui.knowledge.import_table import ImportTable
from ui.shared.widgets.basics import KeyButton, box
from ui.shared.widgets.file_report import FileReport
from ui.shared.widgets.sheet import Sheet

_ALL_STORED = 100


class ImportSheet(Sheet):
    """Nothing changes before the person has seen the preview and said so. Closing it stops what is not stored yet.

    Attributes:
        table: what the import does, line by line.

    Signals:
        file_chosen: path of the file to preview.
        import_requested: path of the file that was previewed, and the ImportChoices.
    """

    file_chosen = Signal(object)
    import_requested = Signal(object, object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("Import"), _("Articles and search words"), width=980)
        self._file: Path | None = None
        self._preview: ImportReport | None = None
        self._lines: list[str] = []
        self._state = FileReport(_explanation(), _("What the import does"))
        self.table = ImportTable()
        self._theirs, self._gone = QCheckBox(_conflict_words(0)), QCheckBox(_gone_words(0))
        for part in (self._state, self.table, self._theirs, self._gone):
            box(self.body).addWidget(part)
        box(self.body).addStretch(1)
        self._theirs.clicked.connect(self.table.model.tick_all)
        self._gone.toggled.connect(self._show_what_is_possible)
        self.table.model.ticks_changed.connect(self._show_what_is_possible)
        self._build_buttons()
        self._hide_preview()

    def _build_buttons(self) -> None:
        self._choose = QPushButton(_("Choose a file …"))
        self._choose.clicked.connect(self._ask)
        self._go = QPushButton(_("Import"))
        self._go.setProperty("role", "primary")
        self._go.clicked.connect(self.start)
        self._close = KeyButton(_("Close"), "Esc")
        self._close.clicked.connect(self.close_sheet)
        self.set_buttons(self._close, None, self._choose, self._go)

    def open_sheet(self) -> None:
        """Begin at the button that chooses a file."""
        super().open_sheet()
        self._choose.setFocus(Qt.FocusReason.PopupFocusReason)

    def choose(self, file: Path) -> None:
        """Preview this file."""
        self._file = file
        self.file_chosen.emit(file)

    def start(self) -> None:
        """Take in what was previewed, as was decided."""
        if self._go.isEnabled():
            self.import_requested.emit(self._file, self.choices)

    @property
    def choices(self) -> ImportChoices:
        """What is ticked."""
        withdraws = self._gone.isChecked() and not self._gone.isHidden()
        return ImportChoices(take_theirs=self.table.model.ticked, withdraw_gone=withdraws)

    def report_lines(self) -> list[str]:
        """What is said about the file, line by line."""
        return self._lines

    # show

    def show_progress(self, words: str, percent: int) -> None:
        """Work goes on; it can be stopped until all is stored."""
        self._state.show_progress(words, percent)
        self._choose.setEnabled(False)
        self._go.setEnabled(False)
        self.table.setEnabled(False)
        for tick in (self._theirs, self._gone):
            tick.setEnabled(False)
        self._close.setText(_("Stop") if percent < _ALL_STORED else _("Close"))

    def show_preview(self, report: ImportReport) -> None:
        """What would change."""
        self._preview, counts = report, report.counts
        can_change = report.has_changes or counts[ImportStep.CONFLICT] or counts[ImportStep.GONE]
        words = _("This is what the import does:") if can_change else _("Nothing would change.")
        self._show_report(f"{report.opening()} {words}", report, is_preview=True)
        self._offer(self._theirs, _conflict_words(counts[ImportStep.CONFLICT]), counts[ImportStep.CONFLICT])
        self._offer(self._gone, _gone_words(counts[ImportStep.GONE]), counts[ImportStep.GONE])
        self._show_what_is_possible()
        (self._go if self._go.isEnabled() else self.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_done(self, report: ImportReport) -> None:
        """What was changed."""
        self._preview = None
        self._theirs.hide()
        self._gone.hide()
        words = _("The file was taken in.")
        self._show_report(f"{report.opening()} {words}", report, is_preview=False)
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, text: str) -> None:
        """Why the file was refused; nothing was changed."""
        self._lines = []
        self._hide_preview()
        self._stopped(text)
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_report(self, state: str, report: ImportReport, is_preview: bool) -> None:
        self._lines = report.lines()
        self._stopped(state)
        self.table.show_lines(report.entries, is_preview)
        self.table.show()

    def _stopped(self, state: str) -> None:
        self._state.show_state(state)
        self._choose.setEnabled(True)
        self._go.setEnabled(False)
        self.table.setEnabled(True)
        self._close.setText(_("Close"))

    def _hide_preview(self) -> None:
        self._preview = None
        for part in (self.table, self._theirs, self._gone):
            part.hide()
        self._go.setEnabled(False)

    def _show_what_is_possible(self) -> None:
        if self._preview is not None:
            conflicts = self._preview.counts[ImportStep.CONFLICT]
            self._theirs.setChecked(0 < conflicts == len(self.table.model.ticked))
            self._go.setEnabled(self._preview.after(self.choices).has_changes)

    def _offer(self, tick: QCheckBox, words: str, count: int) -> None:
        tick.setText(words)
        tick.setEnabled(True)
        tick.setChecked(False)
        tick.setVisible(count > 0)

    def _ask(self) -> None:
        kinds, others = _("Files with articles or search words"), _("All files")
        filters = f"{kinds} (*.baliewijs *.xml *.json *.csv *.xlsx);;{others} (*)"
        dialog = QFileDialog(self.window(), _("Choose a file"), "", filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda file: self.choose(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _conflict_words(count: int) -> str:
    return plural("Take theirs for {count} article edited here", "Take theirs for {count} articles edited here", count)


def _gone_words(count: int) -> str:
    return plural("Withdraw {count} article that is gone", "Withdraw {count} articles that are gone", count)


def _explanation() -> str:
    return _(
        "Choose a file: a catalogue (Samenwerkende Catalogi), questions of Rijksoverheid, knowledge articles or VACs, "
        "a knowledge base of Baliewijs, or a list of search words (CSV or Excel). You see first what would change."
    )
