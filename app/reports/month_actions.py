"""What was promised, what was not kept, and what is done about it."""

from collections.abc import Iterator

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, Table, TableStyle

from app.domain.figures.norms import Deviation
from app.figure_words import figure_text, norm_sentence
from app.formatting import long_date, month_and_year
from app.reports.document import Heading
from app.reports.month_charts import few_note
from app.reports.month_words import state_name, value_words
from app.reports.styles import CELL, HAIRLINE, HEAD_CELL, OWN_FONT, ROOM, listing, words
from app.services.figure_views import CharterLine
from app.services.report_ports import MonthReport
from resources.translations import _

_LABEL_SHARE = 0.2


def charter_part(report: MonthReport) -> Iterator[Flowable]:
    """Each norm, and what came of it."""
    yield Heading(_("Norms"))
    if not report.charter.lines:
        yield words(_("No norm holds for this month."))
        return
    heads = (_("Norm"), _("This month"), _("Met"), _("Months met, of twelve"))
    rows = [_charter_row(line) for line in report.charter.lines]
    yield listing(heads, rows, (6, 1.6, 1.4, 2))
    yield from few_note(rows)


def deviations_part(report: MonthReport) -> Iterator[Flowable]:
    """What is followed until it is closed: owner, cause, action and result."""
    yield Heading(_("Deviations from the norms"))
    if not report.charter.deviations:
        yield words(_("No deviation is followed."))
    norms = {line.norm.id: line for line in report.charter.lines}
    for deviation in report.charter.deviations:
        yield Heading(_deviation_title(deviation, norms.get(deviation.norm_id)), level=1)
        yield _facts(_deviation_facts(deviation, report))


def _charter_row(line: CharterLine) -> tuple[str, ...]:
    met = "—" if line.is_met is None else _("✓ yes") if line.is_met else _("! no")
    told = [value.value for value in line.months if value.value is not None]
    good = sum(line.norm.is_met(value) for value in told)
    months = _("{good} of {told}").format(good=good, told=len(told)) if told else "—"
    return norm_sentence(line.norm, line.title), value_words(line.found), met, months


def _deviation_title(deviation: Deviation, line: CharterLine | None) -> str:
    title = line.title if line else deviation.product
    return f"{month_and_year(deviation.month)} · {norm_sentence(deviation.norm, title)}"


def _deviation_facts(deviation: Deviation, report: MonthReport) -> list[tuple[str, str]]:
    owner = report.people.get(deviation.owner_id, _("someone who left")) if deviation.owner_id else _("nobody yet")
    facts = [
        (_("Found"), figure_text(deviation.found)),
        (_("State"), state_name(deviation.state)),
        (_("Owner"), owner),
        (_("Cause"), deviation.cause),
        (_("Action"), deviation.action),
        (_("Ready on"), long_date(deviation.due_on) if deviation.due_on else ""),
        (_("Result"), deviation.result),
    ]
    return [(name, told) for name, told in facts if told]


def _facts(facts: list[tuple[str, str]]) -> Table:
    rows = [[words(name, HEAD_CELL), words(told, CELL)] for name, told in facts]
    table = Table(rows, colWidths=[ROOM * _LABEL_SHARE, ROOM * (1 - _LABEL_SHARE)], splitInRow=1)
    lines = [
        OWN_FONT,
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBEFORE", (0, 0), (0, -1), 1.5, HexColor(HAIRLINE)),
        ("TOPPADDING", (0, 0), (-1, -1), 1.2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.2),
    ]
    table.setStyle(TableStyle(lines))
    return table
