"""Writing articles to a file: choose which, in what form, and where."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from app.services.export_report import ExportFormat
from resources.translations import _
from ui.shared.widgets.basics import KeyButton, box, label
from ui.shared.widgets.fields import ListField
from ui.shared.widgets.file_report import FileReport
from ui.shared.widgets.sheet import Sheet

Suggest = Callable[[ExportFormat, str | None], str]


class ExportSheet(Sheet):
    """Until all is written an earlier file stays as it was. Closing it stops the writing.

    Signals:
        export_requested: path, ExportFormat, and id of the owner unit or None for all articles.
    """

    export_requested = Signal(object, object, object)

    def __init__(self, window: QWidget, units: Sequence[tuple[str, str]], suggest: Suggest) -> None:
        """`units` are ids and names of owners; `suggest` gives a file name."""
        super().__init__(window, _("Export"), _("Articles and search words"), width=700)
        self._suggest = suggest
        self.format = ListField(_("In what form"), [(each.value, format_name(each)) for each in ExportFormat])
        self.owner = ListField(_("Which articles"), [("", _("All articles")), *units])
        self._meaning = label("", "muted", wrap=True)
        self.format.changed.connect(self._explain)
        self._report = FileReport("", _("What was written"))
        for part in (self.owner, self.format, self._meaning, self._report):
            box(self.body).addWidget(part)
        box(self.body).addStretch(1)
        self._go = QPushButton(_("Save as …"))
        self._go.setProperty("role", "primary")
        self._go.clicked.connect(self._ask)
        self._close = KeyButton(_("Close"), "Esc")
        self._close.clicked.connect(self.close_sheet)
        self.set_buttons(self._close, None, self._go)
        self._explain()

    def save_to(self, path: Path) -> None:
        """Write to this file what is chosen."""
        self.export_requested.emit(path, self._wanted, self.owner.value() or None)

    def report_lines(self) -> list[str]:
        """What is said about the file, line by line."""
        return self._report.lines()

    # show

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

    def _explain(self) -> None:
        self._meaning.setText(format_meaning(self._wanted))

    @property
    def _wanted(self) -> ExportFormat:
        return ExportFormat(self.format.value())

    def _ask(self) -> None:
        wanted = self._wanted
        kind = f"{format_name(wanted)} (*{wanted.ending})"
        dialog = QFileDialog(self.window(), _("Save as"), "", kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(wanted.ending.removeprefix("."))
        dialog.selectFile(self._suggest(wanted, self.owner.value() or None))
        dialog.fileSelected.connect(lambda file: self.save_to(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def format_name(wanted: ExportFormat) -> str:
    """The form, in a list."""
    return {
        ExportFormat.KNOWLEDGE_BASE: _("Knowledge base of Baliewijs"),
        ExportFormat.CATALOGUE: _("Catalogue (Samenwerkende Catalogi, XML)"),
        ExportFormat.KNOWLEDGE_ARTICLES: _("Knowledge articles (JSON)"),
        ExportFormat.ANSWERS: _("VACs (JSON)"),
        ExportFormat.SEARCH_WORDS_CSV: _("Search words (CSV)"),
        ExportFormat.SEARCH_WORDS_XLSX: _("Search words (Excel)"),
    }[wanted]


def format_meaning(wanted: ExportFormat) -> str:
    """What goes along and what does not, in a sentence or two."""
    return {
        ExportFormat.KNOWLEDGE_BASE: _("Everything of each article, also what is for staff only, and its attachments."),
        ExportFormat.CATALOGUE: _(
            "What customers may read, for the national catalogue. Work instructions stay here, and so does what is "
            "for staff only."
        ),
        ExportFormat.KNOWLEDGE_ARTICLES: _("Product pages for another system, also what is for staff only."),
        ExportFormat.ANSWERS: _("Questions with their answers for another system, also what is for staff only."),
        ExportFormat.SEARCH_WORDS_CSV: _("One line for each search word, to add words and import them again."),
        ExportFormat.SEARCH_WORDS_XLSX: _("One row for each search word, to add words and import them again."),
    }[wanted]
