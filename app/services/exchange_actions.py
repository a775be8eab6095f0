"""Taking articles in from files and writing them to files, as ready-to-call actions; `Services` has them too."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.editing_actions import EditingActions
from app.services.import_lines import NOTHING_CHOSEN, ImportChoices
from app.services.progress import Progress

if TYPE_CHECKING:
    from app.services.export_report import ExportFormat, ExportReport
    from app.services.import_report import ImportReport


@dataclass(frozen=True, slots=True)
class ExchangeActions(EditingActions):
    """`progress` is told percentages from the calling thread; an error from it stops the work before it is stored."""

    def preview_import(self, path: Path, progress: Progress) -> "ImportReport":
        """What an import would do without any choice."""
        from app.services.article_import import preview_file  # here: reading XML loads slowly

        return preview_file(self.database, path, progress)

    def import_file(self, path: Path, progress: Progress, choices: ImportChoices = NOTHING_CHOSEN) -> "ImportReport":
        """Take articles or search words in, all of it or nothing, and make them findable."""
        from app.services.article_import import import_file

        report = import_file(self.database, path, progress, choices, self._author)
        self.keeper.bring_up_to_date()
        return report

    def export_file(self, path: Path, wanted: "ExportFormat", owner: str | None, progress: Progress) -> "ExportReport":
        """Write all articles, or those of one owner unit, in the place of what was at `path`."""
        from app.services.exporting import export_file

        return export_file(self.database, path, wanted, owner, self.clock, progress)

    def export_name(self, wanted: "ExportFormat", owner: str | None) -> str:
        """A sensible name for the file."""
        from app.services.export_report import file_name

        names = {unit.id: unit.name for unit in self.municipality.units}
        return file_name(wanted, self.municipality.name, names.get(owner or "", ""), self.clock.today())
