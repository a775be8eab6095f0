"""The columns of the tables about channels, products, units, seats and lines."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.contact_words import outcome_name
from app.domain.contact import Channel, Outcome
from app.domain.figures.definitions import FigureKey, FigureValue
from app.domain.figures.measures import OF_OUTCOME, OF_REASON, Cube
from app.domain.figures.periods import Period, PeriodKind
from app.domain.not_direct_reason import NotDirectReason
from app.figure_words import count_text, figure_name, figure_text, norm_text, reason_name
from app.services.figure_views import FigureScope, HourLine, PartLine, ReasonLine, Shown, TimeLine
from resources.translations import _
from ui.figures.number_table import NumberColumn
from ui.figures.wishes import Define, ListCount, Narrow, OpenTasks
from ui.figures.words import (
    action_words,
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

ScopeOf = Callable[[PartLine], FigureScope | None]
"""The scope of a line, None when its contacts cannot be told apart."""

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


def name_column(
    heading: str, words: Callable[[PartLine], str], wish: Callable[[PartLine], Narrow] | None = None
) -> NumberColumn[PartLine]:
    """What the line is about; pressing it narrows to it."""
    return NumberColumn(heading, words, wish)


def contacts_column(scope: ScopeNow, of: ScopeOf) -> NumberColumn[PartLine]:
    """How many contacts."""
    return NumberColumn(
        figure_name(FigureKey.CONTACTS),
        lambda line: count_text(line.contacts),
        lambda line: _defined(FigureValue(FigureKey.CONTACTS, line.contacts, 0), line, scope, of),
    )


def direct_column(scope: ScopeNow, of: ScopeOf) -> NumberColumn[PartLine]:
    """The share answered directly."""
    return _value_column(_("Direct"), lambda line: line.direct, scope, of)


def promises_column(scope: ScopeNow, of: ScopeOf) -> NumberColumn[PartLine]:
    """The share of the promises that was kept."""
    return _value_column(_("In time"), lambda line: line.promises, scope, of)


def duration_column(scope: ScopeNow, of: ScopeOf) -> NumberColumn[PartLine]:
    """How long a contact takes."""
    return _value_column(_("Duration"), lambda line: line.duration, scope, of)


def complaints_column(scope: ScopeNow, of: ScopeOf) -> NumberColumn[PartLine]:
    """How many complaints, and what that is for each thousand contacts."""

    def value(line: PartLine) -> FigureValue:
        return FigureValue(FigureKey.COMPLAINTS, line.complaints, line.contacts)

    return NumberColumn(
        _("Complaints"),
        lambda line: count_text(line.complaints),
        lambda line: _defined(value(line), line, scope, of),
    )


def trend_column(heading: str = "") -> NumberColumn[PartLine]:
    """More or fewer contacts than in the period before."""
    return NumberColumn(
        heading or _("Trend"),
        lambda line: trend_words(line.contacts, line.contacts_before),
        spoken=lambda line: trend_spoken(line.contacts, line.contacts_before),
    )


def _value_column(
    heading: str, value: Callable[[PartLine], FigureValue], scope: ScopeNow, of: ScopeOf
) -> NumberColumn[PartLine]:
    return NumberColumn(
        heading,
        lambda line: value_words(value(line)),
        lambda line: _defined(value(line), line, scope, of),
        lambda line: value_spoken(value(line)),
    )


def _defined(value: FigureValue, line: PartLine, scope: ScopeNow, of: ScopeOf) -> Define:
    narrowed = of(line)
    return Define(value, narrowed or scope(), unlisted=narrowed is None)


def line_columns(words: Callable[[PartLine], str], scope: ScopeNow) -> Parts:
    """Promises by the line that a question was handed to."""

    def nothing(_line: PartLine) -> None:
        return None

    due = NumberColumn[PartLine](_("Promises that ended"), lambda line: count_text(line.promises.denominator))
    return (name_column(_("Line"), words), due, promises_column(scope, nothing))


def time_columns() -> Sequence[NumberColumn[TimeLine]]:
    """The numbers behind the bars; pressing a day or a month narrows to it."""
    return (
        NumberColumn(_("When"), time_name, lambda line: Narrow(period=time_period(line))),
        NumberColumn(figure_name(FigureKey.CONTACTS), lambda line: count_text(line.contacts)),
        NumberColumn(_("Questions"), lambda line: count_text(line.ended)),
        NumberColumn(figure_name(FigureKey.DIRECT), lambda line: count_text(line.direct)),
        NumberColumn(_("Direct"), lambda line: percent_words(share_of(line.direct, line.ended)) if line.ended else "—"),
    )


def time_period(line: TimeLine) -> Period:
    """The day or the month of a bar."""
    kind = PeriodKind.DAY if line.first == line.last else PeriodKind.MONTH
    return Period(kind, line.first, line.last)


def hour_columns() -> Sequence[NumberColumn[HourLine]]:
    """The numbers behind the grid of hours."""
    return (
        NumberColumn(_("Day"), lambda line: weekday_names("wide")[line.weekday]),
        NumberColumn(_("Hour"), lambda line: hour_words(line.hour)),
        NumberColumn(figure_name(FigureKey.CONTACTS), lambda line: count_text(line.contacts)),
    )


def hour_words(hour: int) -> str:
    """From when to when."""
    return _("{first}:00–{last}:00").format(first=hour, last=hour + 1)


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


def comparison_columns(scope: ScopeNow, unlisted: bool = False) -> Sequence[NumberColumn[Shown]]:
    """Every figure beside what it was and what it should be."""
    return (
        NumberColumn(_("Figure"), lambda shown: figure_name(shown.now.key)),
        NumberColumn(
            _("This period"),
            lambda shown: value_words(shown.now),
            lambda shown: Define(shown.now, scope(), unlisted),
            lambda shown: value_spoken(shown.now),
        ),
        NumberColumn(_("Period before"), lambda shown: figure_text(shown.before)),
        NumberColumn(_("A year before"), lambda shown: figure_text(shown.year_before)),
        NumberColumn(_("Norm"), _norm_words),
    )


def _norm_words(shown: Shown) -> str:
    words = norm_text(shown.norm)
    if shown.is_met is None:
        return words
    return _("✓ {norm}: met").format(norm=words) if shown.is_met else _("! {norm}: not met").format(norm=words)
