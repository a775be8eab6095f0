"""Words for figures: their names, what exactly they mean, and their values, on screens, in exports and in reports."""

from babel.numbers import format_decimal

from app.contact_words import channel_name
from app.contact_words import reason_name as reason_name
from app.domain.contact import Channel
from app.domain.figures.definitions import FIGURES, FigureKey, FigureValue, Form, Wanted
from app.domain.figures.measures import Measure
from app.domain.figures.norms import Norm
from app.domain.figures.periods import Period, PeriodKind, is_whole
from app.formatting import day_and_month, locale_in_use, long_date, month_and_year
from resources.translations import _

NOTHING = "—"


def figure_name(key: FigureKey) -> str:
    """The figure as a heading."""
    return {
        FigureKey.CONTACTS: _("Contacts"),
        FigureKey.DIRECT: _("Answered directly"),
        FigureKey.NOT_PUT_THROUGH: _("Not put through"),
        FigureKey.DIRECT_ONCE: _("Answered directly, and the customer did not come back"),
        FigureKey.LINE_1: _("Answered by line 1"),
        FigureKey.LINE_2: _("Answered by line 2"),
        FigureKey.LINE_3: _("Answered by line 3"),
        FigureKey.PROMISES_KEPT: _("Answered in time after hand-off"),
        FigureKey.TERMS_KEPT: _("Answered within the legal term"),
        FigureKey.REOPENED: _("Reopened hand-offs"),
        FigureKey.RETURNED: _("Returned hand-offs"),
        FigureKey.COMPLAINTS: _("Complaints per 1,000 contacts"),
        FigureKey.DURATION: _("Average duration"),
        FigureKey.TALK: _("Talking"),
        FigureKey.HELD: _("On hold"),
        FigureKey.WRAP: _("Wrap-up"),
        FigureKey.SATISFACTION: _("Mark of customers"),
        FigureKey.WITHOUT_RESULT: _("Searches without result"),
        FigureKey.RANK: _("Average place of what was opened"),
    }[key]


def figure_definition(key: FigureKey) -> str:
    """What is divided by what, what is left out, on which day it counts, and where it comes from."""
    return " ".join((_meaning(key), _day(key), _source(key)))


def measure_name(measure: Measure) -> str:
    """What a number counts, as words after the number; those of lists and definitions only."""
    return {
        Measure.CONTACTS: _("contacts"),
        Measure.TALK_SECONDS: _("seconds of talking"),
        Measure.HELD_SECONDS: _("seconds on hold"),
        Measure.WRAP_SECONDS: _("seconds of wrap-up"),
        Measure.SURVEYS_ASKED: _("customers asked for a mark"),
        Measure.SURVEYS_ANSWERED: _("marks"),
        Measure.MARK_SUM: _("sum of the marks"),
        Measure.SUBJECTS: _("questions"),
        Measure.ENDED: _("questions"),
        Measure.NOT_PUT_THROUGH: _("questions not put through"),
        Measure.DIRECT: _("questions answered directly"),
        Measure.DIRECT_ONCE: _("questions answered directly without coming back"),
        Measure.LINE_1: _("questions at line 1"),
        Measure.LINE_2: _("questions at line 2"),
        Measure.LINE_3: _("questions at line 3"),
        Measure.COMPLAINTS: _("complaints"),
        Measure.PROMISES_DUE: _("hand-offs with a promise that ended"),
        Measure.PROMISES_KEPT: _("promises kept"),
        Measure.REOPENED: _("reopened hand-offs"),
        Measure.RETURNED: _("returned hand-offs"),
        Measure.TERMS_DUE: _("hand-offs with a legal term that ended"),
        Measure.TERMS_KEPT: _("answered within the legal term"),
        Measure.SEARCHES: _("searches"),
        Measure.WITHOUT_RESULT: _("searches without result"),
        Measure.OPENED: _("searches after which an article was opened"),
        Measure.RANK_SUM: _("sum of the places"),
    }.get(measure, measure.value)


def figure_text(value: FigureValue) -> str:
    """The value as it is shown, such as "84,2 %", "3,4", "4:12" or "1.284"; "—" when there is nothing to divide by.

    It is cut off to the side that is not wanted: 79,96 % never looks like a norm of 80 % that is met.
    """
    if value.value is None:
        return NOTHING
    figure = FIGURES[value.key]
    if figure.form in (Form.COUNT, Form.SECONDS):
        return bound_text(value.key, value.value)
    tenths = 10 * figure.factor * value.numerator
    cut = -(-tenths // value.denominator) if figure.wanted is Wanted.LOW else tenths // value.denominator
    return bound_text(value.key, cut / 10)


def bound_text(key: FigureKey, number: float) -> str:
    """A number in the form of this figure."""
    match FIGURES[key].form:
        case Form.PERCENT:
            return _("{number} %").format(number=decimal_text(number))
        case Form.SECONDS:
            minutes, seconds = divmod(round(number), 60)
            return f"{minutes}:{seconds:02d}"
        case Form.COUNT:
            return count_text(round(number))
        case Form.PER_THOUSAND | Form.AVERAGE:
            return decimal_text(number)


def count_text(count: int) -> str:
    """A whole number with separators."""
    return str(format_decimal(count, locale=locale_in_use()))


def decimal_text(number: float, digits: int = 1) -> str:
    """At most so many digits after the comma; none when they are zero."""
    return str(format_decimal(round(number, digits), format="#,##0." + "#" * digits, locale=locale_in_use()))


def norm_text(norm: Norm | None) -> str:
    """Such as "norm 80 %", or "" when there is none."""
    if norm is None:
        return ""
    return _("norm {bound}").format(bound=bound_text(norm.figure, norm.bound))


def norm_sentence(norm: Norm, product: str) -> str:
    """What the norm asks, in a line; `product` is the title of its product, or ""."""
    is_most = FIGURES[norm.figure].wanted is Wanted.LOW
    asked = _("{figure}: at most {bound}") if is_most else _("{figure}: at least {bound}")
    told = [asked.format(figure=figure_name(norm.figure), bound=bound_text(norm.figure, norm.bound))]
    told += [channel_name(norm.channel)] if norm.channel else []
    return " · ".join([*told, product] if product else told)


def period_name(period: Period) -> str:
    """Such as "november 2026", or "november 2026, up to and with 21 november" while it is not over."""
    whole = _whole_name(period)
    if is_whole(period) or period.kind is PeriodKind.DAY:
        return whole
    return _("{period}, up to and with {day}").format(period=whole, day=day_and_month(period.last))


def channel_choice(channel: Channel | None) -> str:
    """A channel, or all."""
    return channel_name(channel) if channel else _("All channels")


def _whole_name(period: Period) -> str:
    first = period.first
    match period.kind:
        case PeriodKind.DAY:
            return long_date(first)
        case PeriodKind.WEEK:
            week = first.isocalendar()
            return _("week {week} of {year}").format(week=week.week, year=week.year)
        case PeriodKind.MONTH:
            return month_and_year(first)
        case PeriodKind.QUARTER:
            return _("quarter {number} of {year}").format(number=(first.month + 2) // 3, year=first.year)
        case PeriodKind.YEAR:
            return str(first.year)


def _meaning(key: FigureKey) -> str:
    return {
        FigureKey.CONTACTS: _("All finished contacts. A contact about several subjects counts once."),
        FigureKey.DIRECT: _(
            "Questions with an answer in the contact itself, divided by all questions. Also with an answer: after"
            " asking a colleague, or with an appointment. Without: put through, handed off, forwarded, or the customer"
            " comes back. Left out: lost connections and customers who left."
        ),
        FigureKey.NOT_PUT_THROUGH: _(
            "Questions that were not put through to somebody else, divided by all questions. Left out: lost connections"
            " and customers who left."
        ),
        FigureKey.DIRECT_ONCE: _(
            "Questions answered directly after which the same customer did not come back within 7 days about the same"
            " product, divided by all questions. Customers without a name cannot be followed: they count as not coming"
            " back. Left out: lost connections and customers who left."
        ),
        FigureKey.LINE_1: _("Questions that ended at the contact centre itself, divided by all questions."),
        FigureKey.LINE_2: _(
            "Questions that ended with an adviser, also when the agent asked one, divided by all questions."
        ),
        FigureKey.LINE_3: _("Questions that ended with a specialist team, divided by all questions."),
        FigureKey.PROMISES_KEPT: _(
            "Hand-offs that were answered, or closed with a reason, on the promised day or before, divided by all"
            " hand-offs of which that day is over. The day promised first counts, also when another day was promised"
            " later. Still open is not kept."
        ),
        FigureKey.TERMS_KEPT: _(
            "Hand-offs that were answered, or closed with a reason, on the last day of their legal term or before,"
            " divided by all hand-offs of which that term is over. Still open is not kept."
        ),
        FigureKey.REOPENED: _(
            "Hand-offs that were opened again because the answer was not right, divided by all hand-offs of which the"
            " promised day is over."
        ),
        FigureKey.RETURNED: _(
            "Hand-offs that were sent back to who gave them, divided by all hand-offs of which the promised day is"
            " over."
        ),
        FigureKey.COMPLAINTS: _("Subjects that were a complaint, for every 1,000 contacts."),
        FigureKey.DURATION: _(
            "Talking, hold and wrap-up together, divided by the number of contacts. No part counts for more than 4"
            " hours: then the contact was left open."
        ),
        FigureKey.TALK: _("From the beginning until the customer is gone, without the time on hold, on average."),
        FigureKey.HELD: _("Time that customers were on hold, divided by all contacts."),
        FigureKey.WRAP: _("From the end of the conversation until the contact was finished, divided by all contacts."),
        FigureKey.SATISFACTION: _(
            "The average of the marks from 1 to 10 that customers gave. A random share of the contacts is asked. The"
            " interval holds the true average with a certainty of 95 %."
        ),
        FigureKey.WITHOUT_RESULT: _("Searches that found no article at all, divided by all searches."),
        FigureKey.RANK: _("The place in the list of the article that was opened, on average: 1 is the first."),
    }[key]


def _day(key: FigureKey) -> str:
    if key is FigureKey.TERMS_KEPT:
        return _("It counts on the last day of the term.")
    if key in (FigureKey.PROMISES_KEPT, FigureKey.REOPENED, FigureKey.RETURNED):
        return _("It counts on the promised day.")
    if key in (FigureKey.RANK, FigureKey.WITHOUT_RESULT):
        return _("It counts on the day of the search. Filters do not change it.")
    return _("It counts on the day on which the contact began, in Dutch time.")


def _source(key: FigureKey) -> str:
    if key in (FigureKey.PROMISES_KEPT, FigureKey.TERMS_KEPT, FigureKey.REOPENED, FigureKey.RETURNED):
        return _("Source: the hand-offs and their history.")
    if key in (FigureKey.RANK, FigureKey.WITHOUT_RESULT):
        return _("Source: the searches of agents.")
    return _("Source: the registered contacts.")
