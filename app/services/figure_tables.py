"""A period view as tables for a spreadsheet."""

from collections.abc import Callable, Mapping, Sequence

from babel.dates import get_day_names

from app.contact_words import outcome_name
from app.domain.figures.definitions import FIGURES, FigureKey, FigureValue, Form
from app.figure_words import channel_choice, figure_definition, figure_name, norm_text, period_name, reason_name
from app.formatting import locale_in_use
from app.services.figure_views import FigureScope, PartLine, PeriodView, Shown
from app.services.part_words import channel_words, line_words, product_words, seat_words, unit_words
from app.services.tables import Cell, CellKind, Column, Table, count, day, text
from resources.translations import _

_WIDE = 42
_KIND_OF = {
    Form.COUNT: CellKind.COUNT,
    Form.PERCENT: CellKind.PERCENT,
    Form.SECONDS: CellKind.SECONDS,
}


def figure_tables(view: PeriodView, unused: Sequence[str]) -> tuple[Table, ...]:
    """Every table of the view; the figures come first and their definitions last. `unused` are titles of articles."""
    return (
        _figures(view.shown),
        _times(view),
        _parts(_("Channels"), _("Channel"), view.channels, channel_words),
        _parts(_("Products"), _("Product"), view.products, product_words),
        _parts(_("Units"), _("Unit"), view.units, unit_words),
        _seats(view),
        _parts(_("Lines"), _("Line"), view.lines, line_words),
        _reasons(view),
        _outcomes(view),
        _hours(view),
        _knowledge(view),
        _unused(unused),
        _definitions(),
    )


def scope_notes(scope: FigureScope, unit_name: str, product_title: str) -> tuple[str, ...]:
    """What the figures are about; the names are "" for all of them."""
    return (
        _("Period: {period}").format(period=period_name(scope.period)),
        _("Channel: {channel}").format(channel=channel_choice(scope.channel)),
        _("Product: {product}").format(product=product_title or _("all")),
        _("Unit: {unit}").format(unit=unit_name or _("all")),
        _("Contacts of which personal data was disposed of count like all others."),
    )


def figure_cell(value: FigureValue) -> Cell:
    """The value of a figure, or an empty cell."""
    return _number(value.key, value.value)


def unit_of_measure(key: FigureKey) -> str:
    """In what the figure is counted: a table in which each row has a unit of its own says it."""
    return {
        Form.COUNT: _("how many"),
        Form.PERCENT: "%",
        Form.PER_THOUSAND: _("per 1,000 contacts"),
        Form.SECONDS: _("minutes and seconds"),
        Form.AVERAGE: _("average"),
    }[FIGURES[key].form]


def _number(key: FigureKey, value: float | None) -> Cell:
    form = FIGURES[key].form
    whole = round(value) if value is not None and form in (Form.COUNT, Form.SECONDS) else value
    return Cell(whole, _KIND_OF.get(form, CellKind.NUMBER))


def _figures(shown: Mapping[FigureKey, Shown]) -> Table:
    columns = (
        Column(_("Figure"), _WIDE),
        Column(_("Value")),
        Column(_("Counted in"), 20),
        Column(_("Numerator")),
        Column(_("Denominator")),
        Column(_("Period before")),
        Column(_("Year before")),
        Column(_("Norm"), 18),
        Column(_("Norm met")),
        Column(_("Few counted")),
    )
    return Table(_("Figures"), columns, tuple(_figure_row(key, shown[key]) for key in FigureKey if key in shown))


def _figure_row(key: FigureKey, shown: Shown) -> tuple[Cell, ...]:
    met = "" if shown.is_met is None else _("yes") if shown.is_met else _("no")
    has_denominator = bool(FIGURES[key].denominator)
    return (
        text(figure_name(key)),
        figure_cell(shown.now),
        text(unit_of_measure(key)),
        count(shown.now.numerator),
        count(shown.now.denominator if has_denominator else None),
        figure_cell(shown.before),
        figure_cell(shown.year_before),
        text(norm_text(shown.norm)),
        text(met),
        text(_("yes") if has_denominator and shown.is_small else ""),
    )


def _times(view: PeriodView) -> Table:
    columns = (
        Column(_("First day")),
        Column(_("Last day")),
        Column(_("Contacts")),
        Column(_("Questions")),
        Column(_("Answered directly")),
        Column(_("Share answered directly")),
    )
    rows = (
        (
            day(line.first),
            day(line.last),
            count(line.contacts),
            count(line.ended),
            count(line.direct),
            figure_cell(FigureValue(FigureKey.DIRECT, line.direct, line.ended)),
        )
        for line in view.times
    )
    return Table(_("Through time"), columns, tuple(rows))


def _parts(title: str, first: str, lines: Sequence[PartLine], words: Callable[[PartLine], str]) -> Table:
    columns = (
        Column(first, _WIDE),
        Column(_("Contacts")),
        Column(_("Contacts in the period before")),
        Column(_("Questions")),
        Column(_("Share answered directly")),
        Column(_("Promises that ended")),
        Column(_("Share of promises kept")),
        Column(figure_name(FigureKey.DURATION)),
        *(Column(figure_name(key)) for key in (FigureKey.TALK, FigureKey.HELD, FigureKey.WRAP)),
        Column(_("Complaints")),
    )
    return Table(title, columns, tuple((text(words(line)), *_part_cells(line)) for line in lines))


def _part_cells(line: PartLine) -> tuple[Cell, ...]:
    return (
        count(line.contacts),
        count(line.contacts_before),
        count(line.direct.denominator),
        figure_cell(line.direct),
        count(line.promises.denominator),
        figure_cell(line.promises),
        *(figure_cell(each) for each in (line.duration, line.talk, line.held, line.wrap)),
        count(line.complaints),
    )


def _seats(view: PeriodView) -> Table:
    columns = (Column(_("Seat"), _WIDE), Column(_("Contacts")), Column(_("Period before")))
    rows = ((text(seat_words(line)), count(line.contacts), count(line.contacts_before)) for line in view.seats)
    return Table(_("Seats"), columns, tuple(rows))


def _reasons(view: PeriodView) -> Table:
    columns = (Column(_("Reason"), _WIDE), Column(_("Questions")), Column(_("Tasks for editors")))
    rows = ((text(reason_name(line.reason)), count(line.subjects), count(line.tasks)) for line in view.reasons)
    return Table(_("Why not directly"), columns, tuple(rows))


def _outcomes(view: PeriodView) -> Table:
    rows = ((text(outcome_name(outcome)), count(number)) for outcome, number in view.outcomes.items())
    return Table(_("Outcomes"), (Column(_("Outcome"), _WIDE), Column(_("Questions"))), tuple(rows))


def _hours(view: PeriodView) -> Table:
    names = get_day_names(locale=locale_in_use())
    columns = (Column(_("Weekday"), 16), Column(_("From hour")), Column(_("Contacts")))
    rows = ((text(names[line.weekday]), count(line.hour), count(line.contacts)) for line in view.hours)
    return Table(_("Weekdays and hours"), columns, tuple(rows))


def _knowledge(view: PeriodView) -> Table:
    use = view.knowledge
    rows = (
        (_("Searches"), use.searches),
        (_("Articles opened"), use.opened),
        (_("Articles that were used"), use.used),
        (_("Articles that nobody used"), use.unused),
    )
    columns = (Column(_("Use"), _WIDE), Column(_("Number")))
    return Table(_("Knowledge base"), columns, tuple((text(words), count(number)) for words, number in rows))


def _unused(titles: Sequence[str]) -> Table:
    rows = tuple((text(title),) for title in titles)
    return Table(_("Articles that nobody used"), (Column(_("Article"), 80),), rows)


def _definitions() -> Table:
    rows = ((text(figure_name(key)), text(figure_definition(key))) for key in FigureKey)
    return Table(_("Definitions"), (Column(_("Figure"), _WIDE), Column(_("What it means"), 110)), tuple(rows))
