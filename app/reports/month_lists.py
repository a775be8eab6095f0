"""What was asked most, and why not everything was answered directly."""

from collections.abc import Iterator

from reportlab.platypus import Flowable, KeepTogether

from app.figure_words import count_text, reason_name
from app.reports.document import Heading
from app.reports.month_charts import few_note
from app.reports.month_words import value_words
from app.reports.styles import SMALL, listing, words
from app.services.figure_views import PartLine
from app.services.part_words import action_words, percent_words, product_words, share_of, trend_words
from app.services.report_ports import MonthReport
from resources.translations import _, plural

_ASKED = 15


def asked_part(report: MonthReport) -> Iterator[Flowable]:
    """The products most asked about."""
    lines = report.view.products
    heads = (
        _("Subject"),
        _("Contacts"),
        _("Trend"),
        _("Answered directly"),
        _("Promises kept"),
        _("Duration"),
        _("Complaints"),
    )
    rows = [_asked_row(line) for line in lines[:_ASKED]]
    yield Heading(_("Most asked"))
    yield listing(heads, rows, (5.2, 1.5, 1.4, 1.6, 1.6, 1.5, 1.6))
    if len(lines) > _ASKED:
        others = len(lines) - _ASKED
        yield words(plural("and {count} other subject", "and {count} other subjects", others), SMALL)
    yield from few_note(rows)


def reasons_part(report: MonthReport) -> Iterator[Flowable]:
    """Why questions were not answered directly, and what can be done about it."""
    reasons = [line for line in report.view.reasons if line.subjects]
    heading = Heading(_("Why not answered directly, and what we can do"))
    if not reasons:
        yield KeepTogether([heading, words(_("Every question was answered directly."))])
        return
    total = sum(line.subjects for line in reasons)
    rows = [
        (
            reason_name(line.reason),
            action_words(line.reason, line.tasks),
            count_text(line.subjects),
            percent_words(share_of(line.subjects, total)),
        )
        for line in reasons
    ]
    heads = (_("Reason"), _("What the contact centre can do"), _("Questions"), _("Share"))
    yield KeepTogether([heading, listing(heads, rows, (4, 4, 1.4, 1.2), text_columns=2)])


def _asked_row(line: PartLine) -> tuple[str, ...]:
    return (
        product_words(line),
        count_text(line.contacts),
        trend_words(line.contacts, line.contacts_before),
        value_words(line.direct),
        value_words(line.promises),
        value_words(line.duration),
        count_text(line.complaints),
    )
