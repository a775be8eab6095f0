"""The figures at a glance, how things stand, and what every figure means."""

from collections.abc import Iterator
from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from app.domain.figures.definitions import FIGURES, SMALL, FigureKey, FigureValue
from app.figure_words import (
    count_text,
    decimal_text,
    figure_definition,
    figure_name,
    figure_text,
    measure_name,
    norm_text,
)
from app.formatting import long_date
from app.reports.document import Heading
from app.reports.styles import (
    CARD_BAD,
    CARD_GOOD,
    CARD_LINE,
    CARD_NAME,
    CARD_VALUE,
    HAIRLINE,
    OWN_FONT,
    ROOM,
    words,
)
from app.reports.styles import (
    SMALL as SMALL_STYLE,
)
from app.services.figure_views import PeriodView, Shown
from app.services.report_ports import MonthReport
from resources.translations import _

_CARDS: Final = (
    (FigureKey.DIRECT, FigureKey.NOT_PUT_THROUGH, FigureKey.DIRECT_ONCE, FigureKey.CONTACTS),
    (FigureKey.PROMISES_KEPT, FigureKey.TERMS_KEPT, FigureKey.COMPLAINTS, FigureKey.DURATION),
)
_FURTHER: Final = (FigureKey.WITHOUT_RESULT, FigureKey.RANK, FigureKey.REOPENED, FigureKey.RETURNED)
_GAP: Final = 7.0


def cards(report: MonthReport) -> Flowable:
    """The figures that the centre steers by, each with its norm and what it was before."""
    width = (ROOM - 3 * _GAP) / 4
    rows = [[_card(key, report.view.shown[key], width) for key in row] for row in _CARDS]
    lines = [_spaced(rows[0]), [Spacer(0, 0)] * 7, _spaced(rows[1])]
    widths = [width, _GAP, width, _GAP, width, _GAP, width]
    table = Table(lines, colWidths=widths, rowHeights=[None, _GAP, None])
    places = [(column, row) for row in (0, 2) for column in (0, 2, 4, 6)]
    boxes = [("BOX", place, place, 0.7, HexColor(HAIRLINE)) for place in places]
    padding = [(side, (0, 0), (-1, -1), 0) for side in ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")]
    table.setStyle(TableStyle([OWN_FONT, ("VALIGN", (0, 0), (-1, -1), "TOP"), *boxes, *padding]))
    return table


def state_part(report: MonthReport) -> Iterator[Flowable]:
    """What customers wait for, what they think, and how the knowledge base was used."""
    heading = Heading(_("Open work, customers and knowledge base"))
    yield KeepTogether([heading, *(words(sentence) for sentence in _state(report.view))])


def _state(view: PeriodView) -> Iterator[str]:
    work = view.work
    told = _("When this report was made {open} hand-offs were open: {overdue} too late, {due} promised for that day.")
    yield told.format(open=count_text(work.open), overdue=count_text(work.overdue), due=count_text(work.due_today))
    if work.oldest_at:
        yield _("The oldest was handed off on {day}.").format(day=long_date(work.oldest_at))
    yield _satisfaction(view)
    use = view.knowledge
    told = _("Agents searched {searches} times and opened an article {opened} times. {unused} articles were not used.")
    yield told.format(searches=count_text(use.searches), opened=count_text(use.opened), unused=count_text(use.unused))
    yield " · ".join(f"{figure_name(key)}: {figure_text(view.shown[key].now)}" for key in _FURTHER)


def _satisfaction(view: PeriodView) -> str:
    average, asked = view.satisfaction, count_text(view.asked)
    if average is None:
        return _("No customer gave a mark; {asked} were asked.").format(asked=asked)
    mark = decimal_text(average.mean)
    told = _("{count} of {asked} customers who were asked gave a mark: {mark} on average.").format(
        count=count_text(average.count), asked=asked, mark=mark
    )
    if average.margin is None:
        return told
    low, high = (decimal_text(min(max(average.mean + side * average.margin, 1), 10)) for side in (-1, 1))
    sure = _("All customers together would give between {low} and {high}, with a certainty of 95 %.")
    return f"{told} {sure.format(low=low, high=high)}"


def definitions_part(report: MonthReport) -> Iterator[Flowable]:
    """Every figure in the words that the screens show, with its own counts of this month."""
    above: list[Flowable] = [Heading(_("What the figures mean"))]
    for key in FigureKey:
        lines = [Heading(figure_name(key), level=1), words(figure_definition(key))]
        if FIGURES[key].denominator:
            lines.append(words(_counts(report.view.shown[key].now), SMALL_STYLE))
        yield KeepTogether([*above, *lines])
        above = []


def _counts(value: FigureValue) -> str:
    figure = FIGURES[value.key]
    numerator, denominator = (
        " + ".join(measure_name(each) for each in measures) for measures in (figure.numerator, figure.denominator)
    )
    return _("This month: {above} {above_words}, divided by {below} {below_words}.").format(
        above=count_text(value.numerator),
        above_words=numerator,
        below=count_text(value.denominator),
        below_words=denominator,
    )


def _spaced(cells: list[Flowable]) -> list[Flowable]:
    first, *others = cells
    return [first, *(each for cell in others for each in (Spacer(0, 0), cell))]


def _card(key: FigureKey, shown: Shown, width: float) -> Flowable:
    lines = [words(figure_name(key), CARD_NAME), words(figure_text(shown.now), CARD_VALUE), *_remarks(shown)]
    card = Table([[line] for line in lines], colWidths=[width])
    padding = [OWN_FONT, ("LEFTPADDING", (0, 0), (-1, -1), 7), ("RIGHTPADDING", (0, 0), (-1, -1), 5)]
    padding += [("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]
    padding += [("TOPPADDING", (0, 0), (-1, 0), 6), ("BOTTOMPADDING", (0, -1), (-1, -1), 6)]
    card.setStyle(TableStyle(padding))
    return card


def _remarks(shown: Shown) -> Iterator[Paragraph]:
    norm = norm_text(shown.norm)
    if norm and shown.is_met is not None:
        told = _("✓ {norm}: met") if shown.is_met else _("! {norm}: not met")
        yield words(told.format(norm=norm), CARD_GOOD if shown.is_met else CARD_BAD)
    elif norm:
        yield words(norm, CARD_LINE)
    yield words(_("last month {value}").format(value=figure_text(shown.before)), CARD_LINE)
    yield words(_("a year ago {value}").format(value=figure_text(shown.year_before)), CARD_LINE)
    if FIGURES[shown.now.key].denominator and 0 < shown.now.denominator < SMALL:
        yield words(_("few: {count}").format(count=shown.now.denominator), CARD_LINE)
