"""The report of a month, from the figures at a glance to what they mean."""

from collections.abc import Iterator

from reportlab.platypus import Flowable, Spacer

from app.figure_words import period_name
from app.formatting import clock_time, long_date, month_and_year
from app.reports import fonts
from app.reports.document import Heading, Identity, draw_document
from app.reports.month_actions import charter_part, deviations_part
from app.reports.month_charts import channels_part, days_part, months_part, numbers_part
from app.reports.month_figures import cards, definitions_part, state_part
from app.reports.month_lists import asked_part, reasons_part
from app.reports.styles import SUBTITLE, TITLE, words
from app.services.report_ports import MonthReport
from resources.translations import _


def draw_month_report(report: MonthReport) -> bytes:
    """A PDF file."""
    fonts.use_fonts()
    title = _("Month report {month}").format(month=month_and_year(report.view.scope.period.first))
    foot = " · ".join((report.municipality, title, _("internal")))
    return draw_document(
        Identity(f"{title} · {report.municipality}", report.municipality, report.language, foot),
        lambda: list(_parts(report, title)),
    )


def _parts(report: MonthReport, title: str) -> Iterator[Flowable]:
    yield words(title, TITLE)
    yield words("\n".join(_introduction(report)), SUBTITLE)
    yield Spacer(1, 8)
    if report.view.is_empty:
        yield words(_("No contacts were registered in this month."))
    else:
        yield cards(report)
        yield from days_part(report)
        yield from channels_part(report)
        yield from months_part(report)
        yield from asked_part(report)
        yield from reasons_part(report)
        yield from state_part(report)
    yield from charter_part(report)
    yield from deviations_part(report)
    if not report.view.is_empty:
        yield Heading(_("The numbers of the charts"))
        yield from numbers_part(report)
    yield from definitions_part(report)


def _introduction(report: MonthReport) -> Iterator[str]:
    made = _("Made on {day} at {time}").format(day=long_date(report.made_at), time=clock_time(report.made_at))
    yield f"{report.municipality} · {made}"
    if not report.is_whole:
        told = period_name(report.view.scope.period)
        yield _("This month is not over yet. The report tells about {period}.").format(period=told)
    yield _("For use within the organisation: it names colleagues who own a deviation. It has no data of customers.")
