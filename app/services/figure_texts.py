"""Tells which of the texts for norms and deviations the database has already."""

from collections.abc import Iterable
from datetime import date

from app.domain.answer_checks import check_date
from app.domain.errors import DomainError
from app.domain.figure_text import FigureText
from app.domain.figures.norm_checks import read_number
from app.domain.figures.norms import Deviation, Norm


def is_norm_stored(text: FigureText, norms: Iterable[Norm]) -> bool:
    """Whether there is a norm that says the same, of whatever id: a later first day makes a new one."""
    said = (text.of("figure"), text.of("channel"), text.of("product"))
    numbers = (read_number(text.of("bound")), _day(text.of("from")), _day(text.of("until")))
    return any(
        said == (norm.figure.value, norm.channel.value if norm.channel else "", norm.product)
        and numbers == (norm.bound, norm.valid_from, norm.valid_until)
        for norm in norms
    )


def is_step_stored(text: FigureText, deviation: Deviation) -> bool:
    """Whether every field that was typed in is part of the plan, and what was told about it was told last."""
    plan = {"owner": str(deviation.owner_id or ""), "cause": deviation.cause, "action": deviation.action}
    typed = {name: words.strip() for name, words in text.fields}
    result, due = typed.pop("result", ""), typed.pop("due", None)
    is_planned = all(plan[name] == words for name, words in typed.items())
    return is_planned and deviation.result.endswith(result) and (due is None or _day(due) == deviation.due_on)


def _day(typed: str) -> date | str | None:
    """What is no day is no day of anything stored."""
    try:
        return date.fromisoformat(check_date(typed)) if typed.strip() else None
    except DomainError:
        return typed
