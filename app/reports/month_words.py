"""Words that only reports have, and how values of few are marked."""

from app.domain.figures.definitions import FIGURES, SMALL, FigureValue
from app.domain.figures.norms import DeviationState
from app.domain.not_direct_reason import NotDirectReason
from app.figure_words import count_text, decimal_text, figure_text
from resources.translations import _, plural

FEW_MARK = "*"


def value_words(value: FigureValue) -> str:
    """A value in a table, with a mark when it is made of few."""
    is_few = bool(FIGURES[value.key].denominator) and 0 < value.denominator < SMALL
    return figure_text(value) + (FEW_MARK if is_few else "")


def few_sentence() -> str:
    """What the mark means."""
    return _("{mark} made of fewer than {least}: chance plays a large part.").format(mark=FEW_MARK, least=SMALL)


def percent_words(count: int, total: int) -> str:
    """A share without digits after the comma, but for what is very little."""
    percent = count * 100 / total if total else 0.0
    return _("{percent} %").format(percent=decimal_text(percent, 0 if percent >= 1 or not percent else 1))


def trend_words(now: int, before: int) -> str:
    """How much more or less than in the period before, with an arrow."""
    if not before:
        return _("new") if now else ""
    change = round((now - before) * 100 / before)
    if not change:
        return "="
    return ("▲" if change > 0 else "▼") + " " + _("{percent} %").format(percent=count_text(abs(change)))


def action_words(reason: NotDirectReason | None, tasks: int | None) -> str:
    """What the contact centre can do itself about a reason."""
    match reason:
        case NotDirectReason.NO_ARTICLE if tasks:
            return plural("{count} gap → editing", "{count} gaps → editing", tasks)
        case NotDirectReason.ARTICLE_UNCLEAR if tasks:
            return plural("{count} report → editing", "{count} reports → editing", tasks)
        case NotDirectReason.NO_ACCESS:
            return _("ask the administrator for access")
        case NotDirectReason.ASKED_FOR_SOMEONE:
            return _("ask first what it is about")
        case None:
            return _("choose a reason when finishing")
        case _:
            return "—"


def state_name(state: DeviationState) -> str:
    """How far the circle of a deviation is."""
    return {
        DeviationState.OPEN: _("open: nobody has a plan yet"),
        DeviationState.PLANNED: _("planned"),
        DeviationState.DONE: _("done, not checked yet"),
        DeviationState.CLOSED: _("checked and closed"),
    }[state]
