"""Reports on paper."""

from threading import Lock

from app.services.report_ports import MonthReport


class ReportDrawer:
    """Draws reports; from any thread, one at a time, because the PDF library shares its fonts."""

    def __init__(self) -> None:
        self._lock = Lock()

    def write(self, report: MonthReport) -> bytes:
        """A PDF file; equal content gives equal bytes."""
        with self._lock:
            from app.reports.month_report import draw_month_report  # here: importing ReportLab takes long

            return draw_month_report(report)
