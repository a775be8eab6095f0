"""Words for what the figures pages show."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from babel.dates import get_day_names, get_month_names

from app.contact_words import channel_name
from app.domain.figures.definitions import FIGURES, SMALL, FigureKey, FigureValue, Form
from app.domain.figures.measures import Cube
from app.domain.figures.periods import PeriodKind
from app.domain.organisation import Person
from app.figure_words import count_text, figure_text, measure_name, norm_text, period_name
from app.formatting import locale_in_use, short_date
from app.services.figure_ports import Narrowed
from app.services.figure_views import FigureScope, PartLine, Shown, TimeLine
from app.services.part_words import action_words as action_words
from app.services.part_words import channel_words as channel_words
from app.services.part_words import line_name
from app.services.part_words import line_words as line_words
from app.services.part_words import percent_words as percent_words
from app.services.part_words import product_words as product_words
from app.services.part_words import seat_words as seat_words
from app.services.part_words import share_of as share_of
from app.services.part_words import trend_words as trend_words
from app.services.part_words import unit_words as unit_words
from resources.translations import _, plural
from ui.shared.widgets.basics import Tone

NO_LISTS = (Cube.SEARCH, Cube.ARTICLE)
"""What is counted in these has no contacts behind it."""


def separated(words: str, count: int) -> str:
    """Words with a count in them, that has separators from now on."""
    return words.replace(str(count), count_text(count), 1)


def value_words(value: FigureValue) -> str:
    """A value in a table; when it is made of a few, how few."""
    few = few_words(value)
    return f"{figure_text(value)} ({few})" if few else figure_text(value)


def few_words(value: FigureValue) -> str:
    """That a value is made of a few and says little, or of nothing; else ""."""
    if not FIGURES[value.key].denominator or value.denominator >= SMALL:
        return ""
    return _("few: {count}").format(count=value.denominator) if value.denominator else ""


def value_spoken(value: FigureValue) -> str:
    """A value as it is said: also of how many, and that there is none."""
    if value.value is None:
        return _("no contacts")
    if FIGURES[value.key].form is Form.PERCENT:
        return _("{value}, {count} of {total}").format(
            value=figure_text(value), count=count_text(value.numerator), total=count_text(value.denominator)
        )
    return value_words(value)


def trend_spoken(now: int, before: int) -> str:
    """The same in words."""
    if not before:
        return _("not in the period before")
    change = round((now - before) * 100 / before)
    words = _("more than before: {percent} %") if change > 0 else _("less than before: {percent} %")
    return words.format(percent=count_text(abs(change))) if change else _("as many as before")


def norm_line(shown: Shown) -> tuple[str, Tone]:
    """The norm with a sign and a word, and the tone of its number."""
    words = norm_text(shown.norm)
    if not words or shown.is_met is None:
        return words, "plain"
    if shown.is_met:
        return _("✓ {norm}: met").format(norm=words), "good"
    return _("! {norm}: not met").format(norm=words), "bad"


def before_words(shown: Shown, kind: PeriodKind) -> str:
    """What it was in the period before, or "" when there was nothing."""
    return f"{before_name(kind)} {figure_text(shown.before)}" if shown.before.value is not None else ""


def before_name(kind: PeriodKind) -> str:
    """The period before, as a heading."""
    return {
        PeriodKind.DAY: _("the day before"),
        PeriodKind.WEEK: _("last week"),
        PeriodKind.MONTH: _("last month"),
        PeriodKind.QUARTER: _("last quarter"),
        PeriodKind.YEAR: _("last year"),
    }[kind]


def made_of(value: FigureValue) -> tuple[str, ...]:
    """The counts of which a value is made, a line for each."""
    figure = FIGURES[value.key]
    above = " + ".join(measure_name(measure) for measure in figure.numerator)
    lines = [f"{count_text(value.numerator)} {above}"]
    if figure.denominator:
        below = " + ".join(measure_name(measure) for measure in figure.denominator)
        lines.append(_("divided by {count} {what}").format(count=count_text(value.denominator), what=below))
    return tuple(lines)


def scope_words(scope: FigureScope, product: str, unit: str, part: str = "") -> str:
    """What is looked at, such as "november 2026 · Counter · Paspoort"; `part` is what it is narrowed to besides."""
    channel = channel_name(scope.channel) if scope.channel else ""
    return " · ".join(part for part in (period_name(scope.period), channel, product, unit, part) if part)


def time_label(line: TimeLine) -> str:
    """What stands below a bar: the day of the month, or the month."""
    if line.first == line.last:
        return str(line.first.day)
    return str(get_month_names("abbreviated", context="stand-alone", locale=locale_in_use())[line.first.month])


def time_name(line: TimeLine) -> str:
    """The day or the month in full."""
    if line.first == line.last:
        return short_date(line.first)
    month = get_month_names("wide", context="stand-alone", locale=locale_in_use())[line.first.month]
    return f"{month} {line.first.year}"


def time_words(line: TimeLine) -> str:
    """All numbers of a bar in a line."""
    questions = separated(plural("{count} question", "{count} questions", line.ended), line.ended)
    if not line.ended:
        return f"{time_name(line)}: {questions}"
    direct = _("{count} answered directly ({percent})").format(
        count=count_text(line.direct), percent=percent_words(share_of(line.direct, line.ended))
    )
    return f"{time_name(line)}: {questions}, {direct}"


def weekday_names(width: Literal["abbreviated", "wide"] = "abbreviated") -> list[str]:
    """From Monday on."""
    names = get_day_names(width, context="stand-alone", locale=locale_in_use())
    return [str(names[number]) for number in range(7)]


def hour_words(hour: int) -> str:
    """From when to when."""
    return _("{first}:00–{last}:00").format(first=hour, last=hour + 1)


def hour_name(weekday: int, hour: int) -> str:
    """An hour of a weekday, 0 is Monday."""
    return f"{weekday_names('wide')[weekday]} {hour_words(hour)}"


def narrowed_words(narrowed: Narrowed, seats: Sequence[PartLine], people: Sequence[Person]) -> str:
    """The workplace, person, line or hour that is looked at; the first two by the names in these."""
    parts = [next((seat_words(line) for line in seats if line.key == str(narrowed.seat_id)), "")]
    parts += [person.name for person in people if person.id == narrowed.agent_id]
    parts += [line_name(narrowed.line)] if narrowed.line else []
    parts += [hour_name(*narrowed.hour)] if narrowed.hour else []
    return " · ".join(part for part in parts if part)


def age_words(days: int) -> str:
    """How long ago a question was handed off."""
    return plural("{count} day", "{count} days", days) if days else _("today")


def day_words(moment: datetime) -> str:
    """A local day in a line."""
    return short_date(moment)


def can_list(key: FigureKey, whole: bool) -> bool:
    """Whether the contacts that a value is made of can be listed."""
    figure = FIGURES[key]
    if figure.cube in NO_LISTS:
        return False
    if figure.form in (Form.SECONDS, Form.AVERAGE):
        return whole
    return not whole or bool(figure.denominator)
