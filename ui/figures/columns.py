"""The columns of the tables about channels, products, units, seats and lines."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from app.contact_words import outcome_name
from app.domain.contact import Channel, Outcome
from app.domain.figures.definitions import FigureKey, FigureValue
from app.domain.figures.measures import OF_OUTCOME, OF_REASON, Cube, Measure
from app.domain.figures.periods import Period, PeriodKind, before, year_before
from app.domain.not_direct_reason import NotDirectReason
from app.domain.organisation import Line
from app.figure_words import count_text, figure_name, figure_text, norm_text, reason_name
from app.services.figure_ports import Narrowed
from app.services.figure_views import FigureScope, HourLine, PartLine, ReasonLine, Shown, TimeLine
from resources.translations import _
from ui.figures.number_table import NumberColumn
from ui.figures.wishes import Define, ListCount, Narrow, OpenTasks
from ui.figures.words import (
    action_words,
    hour_words,
    percent_words,
    share_of,
    time_name,
    trend_spoken,
    trend_words,
    value_spoken,
    value_words,
    weekday_names,
)

ScopeNow = Callable[[], FigureScope]
"""The scope of what is shown."""

ScopeOf = Callable[[PartLine], FigureScope]
"""The scope of a line."""

Parts = Sequence[NumberColumn[PartLine]]


def of_channel(scope: ScopeNow) -> ScopeOf:
    """Narrowed to the channel of a line."""
    return lambda line: replace(scope(), channel=Channel(line.key))


def of_product(scope: ScopeNow) -> ScopeOf:
    """Narrowed to the product of a line."""
    return lambda line: replace(scope(), product=line.key)


def of_unit(scope: ScopeNow) -> ScopeOf:
    """Narrowed to the unit of a line."""
    return lambda line: replace(scope(), unit_id=line.key)


def of_seat(scope: ScopeNow) -> ScopeOf:
    """Narrowed to the workplace of a line."""
    return lambda line: replace(scope(), narrowed=Narrowed(seat_id=UUID(line.key)))


def of_line(scope: ScopeNow) -> ScopeOf:
    """Narrowed to the line that questions were handed to."""
    return lambda line: replace(scope(), narrowed=Narrowed(line=Line(int(line.key))))


def name_column(
    heading: str, words: Callable[[PartLine], str], wish: Callable[[PartLine], Narrow] | None = None
) -> NumberColumn[PartLine]:
    """What the line is about; pressing it narrows to it."""
    return NumberColumn(heading, words, wish)


def contacts_column(of: ScopeOf) -> NumberColumn[PartLine]:
    """How many contacts."""
    return NumberColumn(
        figure_name(FigureKey.CONTACTS),
        lambda line: count_text(line.contacts),
        lambda line: Define(FigureValue(FigureKey.CONTACTS, line.contacts, 0), of(line)),
    )


def direct_column(of: ScopeOf) -> NumberColumn[PartLine]:
    """The share answered directly."""
    return _value_column(_("Direct"), lambda line: line.direct, of)


def promises_column(of: ScopeOf) -> NumberColumn[PartLine]:
    """The share of the promises that was kept."""
    return _value_column(_("In time"), lambda line: line.promises, of)


def duration_column(of: ScopeOf) -> NumberColumn[PartLine]:
    """How long a contact takes."""
    return _value_column(_("Duration"), lambda line: line.duration, of)


def lasting_columns(of: ScopeOf) -> Parts:
    """How long a contact takes, and the parts of which that is made."""
    return (
        duration_column(of),
        _value_column(figure_name(FigureKey.TALK), lambda line: line.talk, of),
        _value_column(figure_name(FigureKey.HELD), lambda line: line.held, of),
        _value_column(figure_name(FigureKey.WRAP), lambda line: line.wrap, of),
    )


def complaints_column(of: ScopeOf) -> NumberColumn[PartLine]:
    """How many complaints, and what that is for each thousand contacts."""

    def value(line: PartLine) -> FigureValue:
        return FigureValue(FigureKey.COMPLAINTS, line.complaints, line.contacts)

    return NumberColumn(
        _("Complaints"),
        lambda line: count_text(line.complaints),
        lambda line: Define(value(line), of(line)),
    )


def trend_column(heading: str = "") -> NumberColumn[PartLine]:
    """More or fewer contacts than in the period before."""
    return NumberColumn(
        heading or _("Trend"),
        lambda line: trend_words(line.contacts, line.contacts_before),
        spoken=lambda line: trend_spoken(line.contacts, line.contacts_before),
    )


def _value_column(heading: str, value: Callable[[PartLine], FigureValue], of: ScopeOf) -> NumberColumn[PartLine]:
    return NumberColumn(
        heading,
        lambda line: value_words(value(line)),
        lambda line: Define(value(line), of(line)),
        lambda line: value_spoken(value(line)),
    )


def line_columns(words: Callable[[PartLine], str], scope: ScopeNow) -> Parts:
    """Promises by the line that a question was handed to."""
    of, words_due = of_line(scope), _("Promises that ended")
    due = NumberColumn[PartLine](
        words_due,
        lambda line: count_text(line.promises.denominator),
        lambda line: ListCount(Cube.HAND_OFF, Measure.PROMISES_DUE, of(line), words_due),
    )
    return (name_column(_("Line"), words), due, promises_column(of))


def time_columns(scope: ScopeNow) -> Sequence[NumberColumn[TimeLine]]:
    """The numbers behind the bars; pressing a day or a month narrows to it."""

    def then(line: TimeLine) -> FigureScope:
        return scope().over(time_period(line))

    def direct(line: TimeLine) -> Define:
        return Define(FigureValue(FigureKey.DIRECT, line.direct, line.ended), then(line))

    return (
        NumberColumn(_("When"), time_name, lambda line: Narrow(period=time_period(line))),
        NumberColumn(
            figure_name(FigureKey.CONTACTS),
            lambda line: count_text(line.contacts),
            lambda line: Define(FigureValue(FigureKey.CONTACTS, line.contacts, 0), then(line)),
        ),
        NumberColumn(
            _("Questions"),
            lambda line: count_text(line.ended),
            lambda line: ListCount(Cube.SUBJECT, Measure.ENDED, then(line), _("Questions")),
        ),
        NumberColumn(figure_name(FigureKey.DIRECT), lambda line: count_text(line.direct), direct),
        NumberColumn(
            _("Direct"),
            lambda line: percent_words(share_of(line.direct, line.ended)) if line.ended else "—",
            lambda line: direct(line) if line.ended else None,
        ),
    )


def time_period(line: TimeLine) -> Period:
    """The day or the month of a bar."""
    kind = PeriodKind.DAY if line.first == line.last else PeriodKind.MONTH
    return Period(kind, line.first, line.last)


def hour_columns(scope: ScopeNow) -> Sequence[NumberColumn[HourLine]]:
    """The numbers behind the grid of hours."""
    return (
        NumberColumn(_("Day"), lambda line: weekday_names("wide")[line.weekday]),
        NumberColumn(_("Hour"), lambda line: hour_words(line.hour)),
        NumberColumn(
            figure_name(FigureKey.CONTACTS),
            lambda line: count_text(line.contacts),
            lambda line: in_hour(scope(), line.weekday, line.hour),
        ),
    )


def in_hour(scope: FigureScope, weekday: int, hour: int) -> ListCount:
    """Asks for the contacts of one hour of a weekday."""
    one = replace(scope, narrowed=Narrowed(hour=(weekday, hour)))
    return ListCount(Cube.HOUR, Measure.CONTACTS, one, figure_name(FigureKey.CONTACTS))


def reason_columns(scope: ScopeNow) -> Sequence[NumberColumn[ReasonLine]]:
    """Why not directly, how often, and what can be done."""
    return (
        NumberColumn(_("Reason"), lambda line: reason_name(line.reason)),
        NumberColumn(
            _("Questions"),
            lambda line: count_text(line.subjects),
            lambda line: ListCount(Cube.SUBJECT, OF_REASON[line.reason], scope(), reason_name(line.reason)),
        ),
        NumberColumn(_("What can we do ourselves?"), lambda line: action_words(line.reason, line.tasks), _reason_wish),
    )


def _reason_wish(line: ReasonLine) -> OpenTasks | None:
    reason = line.reason
    is_editing = reason in (NotDirectReason.NO_ARTICLE, NotDirectReason.ARTICLE_UNCLEAR)
    return OpenTasks(reason) if reason is not None and is_editing and line.tasks else None


Ended = tuple[Outcome, int, int]
"""An outcome, how often, and of how many questions."""


def outcome_columns(scope: ScopeNow) -> Sequence[NumberColumn[Ended]]:
    """How questions ended."""
    return (
        NumberColumn(_("Outcome"), lambda line: outcome_name(line[0])),
        NumberColumn(
            _("Questions"),
            lambda line: count_text(line[1]),
            lambda line: ListCount(Cube.SUBJECT, OF_OUTCOME[line[0]], scope(), outcome_name(line[0])),
        ),
        NumberColumn(_("Share"), lambda line: percent_words(share_of(line[1], line[2]))),
    )


def comparison_columns(scope: ScopeNow) -> Sequence[NumberColumn[Shown]]:
    """Every figure beside what it was and what it should be."""
    return (
        NumberColumn(_("Figure"), lambda shown: figure_name(shown.now.key)),
        NumberColumn(
            _("This period"),
            lambda shown: value_words(shown.now),
            lambda shown: Define(shown.now, scope()),
            lambda shown: value_spoken(shown.now),
        ),
        _past_column(_("Period before"), lambda shown: shown.before, scope, before),
        _past_column(_("A year before"), lambda shown: shown.year_before, scope, year_before),
        NumberColumn(_("Norm"), _norm_words),
    )


def _past_column(
    heading: str, value: Callable[[Shown], FigureValue], scope: ScopeNow, past: Callable[[Period], Period]
) -> NumberColumn[Shown]:
    return NumberColumn(
        heading,
        lambda shown: figure_text(value(shown)),
        lambda shown: Define(value(shown), scope().over(past(scope().period))) if value(shown).value else None,
    )


def _norm_words(shown: Shown) -> str:
    words = norm_text(shown.norm)
    if shown.is_met is None:
        return words
    return _("✓ {norm}: met").format(norm=words) if shown.is_met else _("! {norm}: not met").format(norm=words)
