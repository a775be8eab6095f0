"""Writing figures to a file: choose what, of when, in what form, and where."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.figure_files import FORMATS, FigureFile
from app.services.tables import TableFormat
from resources.translations import _
from ui.figures.month_choices import month_before, month_choices, year_choices
from ui.shared.widgets.basics import label
from ui.shared.widgets.fields import ChoiceField, ListField
from ui.shared.widgets.save_sheet import SaveSheet, WantedFile

_YEARS = 11
_MONTHS = 36


@dataclass(frozen=True, slots=True)
class FigureWish:
    """What is to be written. `table` is the place of a table, `year` of the register, `first` and `last` months."""

    what: FigureFile
    wanted: TableFormat
    table: int
    year: int
    first: date
    last: date


class FigureExportSheet(SaveSheet):
    """What can be written: the figures in front, the complaints register, open data.

    Signals:
        export_requested: path and FigureWish.
    """

    export_requested = Signal(object, object)

    def __init__(
        self, window: QWidget, looked_at: str, tables: Sequence[str], today: date, suggest: Callable[[FigureWish], str]
    ) -> None:
        """`looked_at` tells what the figures in front are about, `tables` are their titles."""
        super().__init__(window, _("Export figures"), looked_at, self._wanted)
        self.place_chosen.connect(self.save_to)
        self._suggest = suggest
        self.what = ListField(_("What"), [(each.value, what_name(each)) for each in FORMATS])
        months = month_choices(month_before(today), _MONTHS)
        self.first, self.last = ListField(_("From month"), months), ListField(_("Up to month"), months)
        self.year = ListField(_("Year"), year_choices(today.year, _YEARS))
        self.year.set_value(str(today.year - 1))
        self.format = ChoiceField(_("In what form"), [(each.value, form_name(each)) for each in TableFormat])
        self.format.set_value(TableFormat.XLSX.value)
        self.table = ListField(_("Which table"), [(str(place), title) for place, title in enumerate(tables)])
        self._meaning = label("", "muted", wrap=True)
        for field in (self.what, self.format):
            field.changed.connect(self._explain)
        self.add_choices(self.what, self._meaning, self.year, self.first, self.last, self.format, self.table)
        self._explain()

    @property
    def wish(self) -> FigureWish:
        """What is chosen; months in their order."""
        what = FigureFile(self.what.value())
        months = sorted(date.fromisoformat(field.value()) for field in (self.first, self.last))
        wanted = TableFormat(self.format.value())
        form = wanted if wanted in FORMATS[what] else FORMATS[what][0]
        return FigureWish(what, form, int(self.table.value() or 0), int(self.year.value()), *months)

    def save_to(self, path: Path) -> None:
        """Write to this file what is chosen."""
        self.export_requested.emit(path, self.wish)

    def _wanted(self) -> WantedFile:
        wish = self.wish
        return WantedFile(form_name(wish.wanted), wish.wanted.ending, self._suggest(wish))

    def _explain(self) -> None:
        wish = self.wish
        self._meaning.setText(what_meaning(wish.what))
        self.year.setVisible(wish.what is FigureFile.COMPLAINTS)
        for field in (self.first, self.last):
            field.setVisible(wish.what is FigureFile.OPEN_DATA)
        self.format.setVisible(len(FORMATS[wish.what]) > 1)
        self.table.setVisible(wish.what is FigureFile.FIGURES and wish.wanted is TableFormat.CSV)


def what_name(what: FigureFile) -> str:
    """What goes into the file, in a list."""
    return {
        FigureFile.FIGURES: _("The figures in front"),
        FigureFile.COMPLAINTS: _("Complaints register of a year"),
        FigureFile.OPEN_DATA: _("Open data of questions"),
    }[what]


def what_meaning(what: FigureFile) -> str:
    """What goes along and what does not, in a sentence or two."""
    return {
        FigureFile.FIGURES: _("Every table of the page, with the definitions. For use within the organisation."),
        FigureFile.COMPLAINTS: _(
            "Written complaints, as the law asks to publish each year (Awb 9:12a): without personal data and without"
            " what anybody wrote."
        ),
        FigureFile.OPEN_DATA: _(
            "Questions by month, channel, product and outcome, for everybody. Counts below five are masked. Beside it"
            " comes a file that describes it."
        ),
    }[what]


def form_name(wanted: TableFormat) -> str:
    """The form, as a choice."""
    return {
        TableFormat.XLSX: _("Excel (XLSX)"),
        TableFormat.ODS: _("OpenDocument (ODS)"),
        TableFormat.CSV: _("CSV, one table"),
    }[wanted]
