"""Charts of a month, and the same numbers in tables."""

from collections.abc import Iterator, Sequence
from datetime import date

from babel.dates import format_date
from reportlab.platypus import Flowable, KeepTogether

from app.domain.figures.definitions import FigureKey, FigureValue
from app.figure_words import count_text, figure_name, figure_text, norm_text
from app.formatting import locale_in_use, month_and_year, short_date
from app.reports.charts import Bar, bar_chart, legend, share_bar
from app.reports.document import Heading
from app.reports.month_words import FEW_MARK, few_sentence, value_words
from app.reports.styles import ROOM, SMALL, accent_of, listing, words
from app.services.figure_views import PartLine, TimeLine
from app.services.part_words import channel_words, percent_words, share_of, trend_words
from app.services.report_ports import MonthReport
from resources.translations import _

_DAY_COLUMNS = (3, 2, 2, 2, 2)
_BAR_SHARE = 2.6
_CHANNEL_COLUMNS = (3, 1.7, 1.5, 1.3, _BAR_SHARE, 1.8, 1.8)
_LASTING_COLUMNS = (3, 1.8, 1.8, 1.8, 1.8)


def days_part(report: MonthReport) -> Iterator[Flowable]:
    """Questions per day, direct and not."""
    colour = accent_of(report.accent)
    bars = [
        Bar(str(line.first.day), line.direct, line.ended - line.direct, count_text(line.ended) if line.ended else "")
        for line in report.view.times
    ]
    yield KeepTogether(
        [
            Heading(_("Questions per day")),
            bar_chart(bars, colour),
            legend(_("answered directly"), _("not answered directly"), colour),
        ]
    )


def months_part(report: MonthReport) -> Iterator[Flowable]:
    """The share answered directly in a year, beside the norm."""
    bars = [
        Bar(_short_month(first), value.value or 0.0, top=figure_text(value)) for first, value in report.direct_by_month
    ]
    norm = report.view.shown[FigureKey.DIRECT].norm
    chart = bar_chart(bars, accent_of(report.accent), height=130, highest=100, line_at=norm.bound if norm else None)
    parts: list[Flowable] = [Heading(_("Answered directly in twelve months, in percent")), chart]
    if norm:
        parts.append(words(_("Dashed line: {norm}").format(norm=norm_text(norm)), SMALL))
    yield KeepTogether(parts)


def channels_part(report: MonthReport) -> Iterator[Flowable]:
    """How customers came."""
    lines = report.view.channels
    total = sum(line.contacts for line in lines)
    heads = (
        _("Channel"),
        _("Contacts"),
        _("Trend"),
        _("Share"),
        "",
        _("Answered directly"),
        _("Promises kept"),
    )
    rows = [_channel_row(line, total, accent_of(report.accent)) for line in lines]
    parts: list[Flowable] = [Heading(_("Channels")), listing(heads, rows, _CHANNEL_COLUMNS)]
    yield KeepTogether([*parts, *few_note(rows)])
    keys = (FigureKey.DURATION, FigureKey.TALK, FigureKey.HELD, FigureKey.WRAP)
    lasting = [_lasting_row(line) for line in lines]
    table = listing((_("Channel"), *(figure_name(key) for key in keys)), lasting, _LASTING_COLUMNS)
    yield KeepTogether([Heading(_("Duration by channel"), level=1), table, *few_note(lasting)])


def numbers_part(report: MonthReport) -> Iterator[Flowable]:
    """What the charts show, for who would rather read it."""
    yield Heading(_("Questions per day"), level=1)
    heads = (_("Day"), _("Contacts"), _("Questions"), _("Answered directly"), _("Share"))
    days = [_day_row(line) for line in report.view.times if line.contacts]
    yield listing(heads, days, _DAY_COLUMNS)
    yield Heading(_("Answered directly in twelve months"), level=1)
    months = [_month_row(month_and_year(first), value) for first, value in report.direct_by_month]
    yield listing((_("Month"), _("Questions"), _("Answered directly"), _("Share")), months, (3, 2, 2, 2))
    yield from few_note([*days, *months])


def few_note(rows: Sequence[Sequence[str | Flowable]]) -> Iterator[Flowable]:
    """What the mark means, when one of the rows has it."""
    if any(isinstance(cell, str) and cell.endswith(FEW_MARK) for row in rows for cell in row):
        yield words(few_sentence(), SMALL)


def _channel_row(line: PartLine, total: int, colour: str) -> tuple[str | Flowable, ...]:
    room = _BAR_SHARE * ROOM / sum(_CHANNEL_COLUMNS) - 8
    return (
        channel_words(line),
        count_text(line.contacts),
        trend_words(line.contacts, line.contacts_before),
        percent_words(share_of(line.contacts, total)),
        share_bar(share_of(line.contacts, total) / 100, room, colour),
        value_words(line.direct),
        value_words(line.promises),
    )


def _lasting_row(line: PartLine) -> tuple[str, ...]:
    return (channel_words(line), *(value_words(value) for value in (line.duration, line.talk, line.held, line.wrap)))


def _day_row(line: TimeLine) -> tuple[str, ...]:
    direct = FigureValue(FigureKey.DIRECT, line.direct, line.ended)
    return (
        short_date(line.first),
        count_text(line.contacts),
        count_text(line.ended),
        count_text(line.direct),
        value_words(direct),
    )


def _month_row(month: str, value: FigureValue) -> tuple[str, ...]:
    return month, count_text(value.denominator), count_text(value.numerator), value_words(value)


def _short_month(first: date) -> str:
    return str(format_date(first, "LLL yy", locale=locale_in_use()))
