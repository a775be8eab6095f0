"""Tables in every form."""

from typing import BinaryIO

from app.services.tables import TableFormat, Workbook


class FileTableWriter:
    """Writes tables for spreadsheets; from any thread."""

    def write(self, workbook: Workbook, wanted: TableFormat, out: BinaryIO) -> None:
        """All tables as a workbook; as CSV the first one, with the notes below it."""
        match wanted:
            case TableFormat.CSV:
                from app.reports.csv_file import write_csv  # here: each form loads libraries of its own

                write_csv(workbook, out)
            case TableFormat.XLSX:
                from app.reports.xlsx_file import write_xlsx

                write_xlsx(workbook, out)
            case TableFormat.ODS:
                from app.reports.ods_file import write_ods

                write_ods(workbook, out)
