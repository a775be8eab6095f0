"""Deviations in words: what was found, how far it is, and what to do next."""

from datetime import date

from app.domain.figures.norms import Deviation, DeviationState
from app.figure_words import NOTHING, bound_text, figure_name, figure_text
from app.formatting import month_and_year, short_date
from app.services.norm_reading import MonthValue
from resources.translations import _
from ui.figures.charter_words import narrowed_words


def state_heading(state: DeviationState) -> str:
    """The heading above those that are so far."""
    return {
        DeviationState.OPEN: _("Found: make a plan"),
        DeviationState.PLANNED: _("Planned: carry it out"),
        DeviationState.DONE: _("Done: check whether it helped"),
        DeviationState.CLOSED: _("Closed"),
    }[state]


def next_words(state: DeviationState) -> str:
    """What to do next, as a link."""
    return {
        DeviationState.OPEN: _("Make a plan …"),
        DeviationState.PLANNED: _("Tell that it is done …"),
        DeviationState.DONE: _("Check …"),
        DeviationState.CLOSED: _("Read …"),
    }[state]


def about_words(deviation: Deviation, product: str) -> str:
    """Which figure of what, such as "Answered directly (Telephone)"."""
    return figure_name(deviation.figure) + narrowed_words(deviation.norm, product)


def found_words(deviation: Deviation) -> str:
    """The value that was found and what it should have been."""
    bound = bound_text(deviation.figure, deviation.bound)
    return _("{value}, norm {bound}").format(value=figure_text(deviation.found), bound=bound)


def title_words(deviation: Deviation, product: str) -> str:
    """The deviation as a title."""
    return f"{about_words(deviation, product)}: {month_and_year(deviation.month)}"


def due_words(deviation: Deviation, today: date) -> str:
    """By when it is done; a sign marks what is late or due, as long as it is not done."""
    if deviation.due_on is None:
        return NOTHING
    day = short_date(deviation.due_on)
    if deviation.state is not DeviationState.PLANNED or deviation.due_on > today:
        return day
    return _("! today") if deviation.due_on == today else _("! {day} (late)").format(day=day)


def course_words(deviation: Deviation, month: MonthValue) -> str:
    """The value of a month, with whether the norm of then is met."""
    if month.found.value is None:
        return NOTHING
    sign = "✓" if is_met(deviation, month) else "!"
    words = f"{sign} {figure_text(month.found)}"
    return words if month.is_over else _("{value} until now").format(value=words)


def course_spoken(deviation: Deviation, month: MonthValue) -> str:
    """The same in words."""
    if month.found.value is None:
        return _("nothing to measure")
    words = _("{value}, met") if is_met(deviation, month) else _("{value}, not met")
    return words.format(value=figure_text(month.found))


def is_met(deviation: Deviation, month: MonthValue) -> bool:
    """Whether the month is on the good side of the bound."""
    value = month.found.value
    return value is not None and deviation.norm.is_met(value)


def helped_words(deviation: Deviation, course: tuple[MonthValue, ...]) -> str:
    """Whether the months after it met the norm, as far as they are over."""
    after = [each for each in course if each.month > deviation.month and each.is_over and each.found.value is not None]
    if not after:
        return _("No month after it is over yet.")
    met = sum(is_met(deviation, each) for each in after)
    return _("Months after it in which the norm was met: {met} of {count}.").format(met=met, count=len(after))
