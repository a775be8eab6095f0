"""Writing articles to a file: choose which, in what form, and where."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.export_report import ExportFormat
from resources.translations import _
from ui.shared.widgets.basics import label
from ui.shared.widgets.fields import ListField
from ui.shared.widgets.save_sheet import SaveSheet, WantedFile

Suggest = Callable[[ExportFormat, str | None], str]


class ExportSheet(SaveSheet):
    """Which articles, in what form.

    Signals:
        export_requested: path, ExportFormat, and id of the owner unit or None for all articles.
    """

    export_requested = Signal(object, object, object)

    def __init__(self, window: QWidget, units: Sequence[tuple[str, str]], suggest: Suggest) -> None:
        """`units` are ids and names of owners; `suggest` gives a file name."""
        super().__init__(window, _("Export"), _("Articles and search words"), self._wanted_now)
        self.place_chosen.connect(self.save_to)
        self._suggest = suggest
        self.format = ListField(_("In what form"), [(each.value, format_name(each)) for each in ExportFormat])
        self.owner = ListField(_("Which articles"), [("", _("All articles")), *units])
        self._meaning = label("", "muted", wrap=True)
        self.format.changed.connect(self._explain)
        self.add_choices(self.owner, self.format, self._meaning)
        self._explain()

    def save_to(self, path: Path) -> None:
        """Write to this file what is chosen."""
        self.export_requested.emit(path, self._wanted, self.owner.value() or None)

    def _explain(self) -> None:
        self._meaning.setText(format_meaning(self._wanted))

    @property
    def _wanted(self) -> ExportFormat:
        return ExportFormat(self.format.value())

    def _wanted_now(self) -> WantedFile:
        wanted = self._wanted
        return WantedFile(format_name(wanted), wanted.ending, self._suggest(wanted, self.owner.value() or None))


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
