"""Figures that leave the programme, as ready-to-call actions; `Services` has them too."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.contact import Channel
from app.domain.errors import DomainError
from app.domain.figures.measures import Cube
from app.domain.figures.periods import Period, after, is_whole
from app.domain.log import LogObject
from app.services.complaints_register import RegisterLine, register_lines, register_notes, register_tables
from app.services.figure_ports import Scope, Split
from app.services.figure_reading import product_title
from app.services.figure_tables import figure_tables, scope_notes
from app.services.figure_views import FigureScope, PeriodView
from app.services.month_reporting import charter_with, direct_by_month, month_of
from app.services.norm_actions import NormActions
from app.services.open_data import OpenCount, counts_of, metadata, open_table
from app.services.ports import Transaction
from app.services.progress import Progress, counted, rising
from app.services.replacing import replacing
from app.services.report_ports import MonthReport, ReportWriter, TableWriter
from app.services.tables import Table, TableFormat, Workbook
from resources.translations import _, language


@dataclass(frozen=True, slots=True)
class ReportActions(NormActions):
    """Files take the place of what was there when they are whole; until then the earlier file stays.

    `progress` is told percentages from the calling thread; an error from it stops the work.

    Raises:
        WorldError: `file-not-written`, `figures-not-counted`.
    """

    table_writer: TableWriter
    report_writer: ReportWriter

    # what is looked at

    def export_figures(
        self, path: Path, view: PeriodView, wanted: TableFormat, progress: Progress, table: int = 0
    ) -> None:
        """Write a period view; CSV holds one of `figure_tables`, by its place in `export_tables`."""
        progress(0)
        self._log_exported(LogObject.FIGURES)
        tables = figure_tables(view, [title for _id, title in self.unused_articles(view.scope)])
        chosen = (tables[table],) if wanted is TableFormat.CSV else tables
        notes = self._notes_of(view.scope)
        self._write(path, Workbook(_("Figures of the contact centre"), *self._makers, chosen, notes), wanted, progress)

    def export_tables(self, view: PeriodView) -> list[str]:
        """The titles of the tables of a view, in their order."""
        return [table.title for table in figure_tables(view, ())]

    # the report of a month

    def month_report(self, month: date) -> bytes:
        """The report of the month in which this day lies, as a PDF file; of a running month as far as it is."""
        period = month_of(month, self.clock.today())
        view = self.period_figures(FigureScope(period))
        charter = charter_with(self.charter(period), self.deviations(with_closed=True))
        with self.database.read() as tx:
            by_month = direct_by_month(tx.figures, period)
            people = {person.id: person.name for person in tx.organisation.people()}
        report = MonthReport(
            municipality=self.municipality.name,
            accent=self.municipality.accent,
            language=language(),
            made_at=self.clock.now(),
            view=view,
            charter=charter,
            direct_by_month=by_month,
            people=people,
            is_whole=is_whole(period) and period.last < self.clock.today(),
        )
        return self.report_writer.write(report)

    def save_report(self, path: Path, report: bytes) -> None:
        """Write a report that was made."""
        with replacing(path) as out:
            out.write(report)

    # what is published

    def complaints_register(self, year: int) -> list[RegisterLine]:
        """The written complaints of a year, as the law has them published."""
        with self.database.read() as tx:
            found = tx.figures.complaints(year)
            products = _titles(tx, {line.product for line in found})
        return register_lines(found, products, self.municipality.units, self.clock.today())

    def export_complaints(self, path: Path, year: int, wanted: TableFormat, progress: Progress) -> None:
        """Write the register of a year."""
        progress(0)
        lines = self.complaints_register(year)
        self._log_exported(LogObject.COMPLAINTS_REGISTER, str(year))
        notes = register_notes(lines, year, self.municipality.name)
        title = _("Complaints register {year}").format(year=year)
        self._write(path, Workbook(title, *self._makers, register_tables(lines), notes), wanted, progress)

    def export_open_data(self, path: Path, first: date, last: date, progress: Progress) -> Path:
        """Write the masked counts of the finished months from that of `first` up to that of `last`.

        Beside it comes a file that describes it, whose path is given back.

        Raises:
            DomainError: `open-data-no-month`: none of the months is over.
        """
        months = list(_finished_months(first, last, self.clock.today()))
        if not months:
            raise DomainError("open-data-no-month")
        table = self._open_table(months, progress)
        described = path.with_name(f"{path.name}-metadata.json")
        with replacing(described) as out:
            out.write(metadata(path.name, self.municipality.name, months[0].first, months[-1].last).encode())
        self._write(path, Workbook(table.title, *self._makers, (table,)), TableFormat.CSV, progress)
        return described

    def _open_table(self, months: list[Period], progress: Progress) -> Table:
        asked = [(month, channel) for month in months for channel in Channel]
        counts: list[OpenCount] = []
        with self.database.read() as tx:
            self._figures(tx)
            for month, channel in counted(asked, len(asked), rising(progress), 0, 90):
                scope = Scope(month.first, month.last, channel)
                counts += counts_of(month.first, channel, tx.figures.split(scope, Cube.SUBJECT, Split.PRODUCT))
            return open_table(counts, _titles(tx, {each.product for each in counts}))

    # writing

    @property
    def _makers(self) -> tuple[str, str]:
        return self.municipality.name, language()

    def _notes_of(self, scope: FigureScope) -> tuple[str, ...]:
        units = {unit.id: unit.name for unit in self.municipality.units}
        with self.database.read() as tx:
            product = _titles(tx, {scope.product})[scope.product] if scope.product else ""
        return scope_notes(scope, units.get(scope.unit_id, scope.unit_id), product)

    def _write(self, path: Path, workbook: Workbook, wanted: TableFormat, progress: Progress) -> None:
        with replacing(path) as out:
            self.table_writer.write(workbook, wanted, out)
            progress(99)
        progress(100)


def _titles(tx: Transaction, products: set[str]) -> dict[str, str]:
    titles = tx.figures.product_titles(sorted(products))
    return {product: product_title(product, titles) or _("Without a product") for product in products}


def _finished_months(first: date, last: date, today: date) -> Iterator[Period]:
    month = month_of(first, today)
    while month.first <= last and month.last < today:
        yield month
        month = after(month, today)
