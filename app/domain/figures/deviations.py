"""The circle of a deviation: found, planned, done and checked. Each step gives it as it is then, or refuses."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from app.domain.errors import DomainError
from app.domain.figures.definitions import FIGURES, SMALL, FigureKey, FigureValue, Form
from app.domain.figures.norms import Deviation, DeviationState, Norm
from app.domain.figures.periods import Period, PeriodKind
from app.domain.figures.tallying import REPEAT_DAYS
from app.domain.ids import new_id

LOOKED_BACK = 3
"""So many finished months are held against the norms: who was away misses nothing, and old news stays old."""

_MAY_PLAN = frozenset({DeviationState.OPEN, DeviationState.PLANNED})
_MAY_REOPEN = frozenset({DeviationState.DONE, DeviationState.CLOSED})


@dataclass(frozen=True, slots=True)
class Plan:
    """Who does what about it, why it went wrong, and by when it is done."""

    owner_id: UUID | None
    cause: str
    action: str
    due_on: date | None


# finding


def months_to_judge(norm: Norm, today: date) -> tuple[Period, ...]:
    """The finished months of which everything is known and on whose last day the norm held, the newest first."""
    months, first = [], today.replace(day=1)
    for _turn in range(LOOKED_BACK):
        last = first - timedelta(days=1)
        first = last.replace(day=1)
        months.append(Period(PeriodKind.MONTH, first, last))
    return tuple(month for month in months if norm.holds_on(month.last) and is_known(norm.figure, month, today))


def is_known(figure: FigureKey, month: Period, today: date) -> bool:
    """Whether nothing that still happens can change the figure: whether a customer comes back shows days later."""
    waiting = timedelta(days=REPEAT_DAYS if figure is FigureKey.DIRECT_ONCE else 0)
    return month.last + waiting < today


def deviates(norm: Norm, found: FigureValue) -> bool:
    """Whether something must be done about it: the norm is not met, and it is about enough to say so.

    Of what is counted for every thousand one case is chance: with one fewer the norm must not be met either.
    """
    if found.value is None or found.denominator < SMALL or norm.is_met(found.value):
        return False
    fewer = replace(found, numerator=found.numerator - 1)
    is_rare = FIGURES[norm.figure].form is Form.PER_THOUSAND
    return not is_rare or fewer.value is None or not norm.is_met(fewer.value)


def found_deviation(norm: Norm, month: date, found: FigureValue, at: datetime) -> Deviation:
    """A new one; nobody owns it yet."""
    return Deviation(
        id=new_id(),
        norm_id=norm.id,
        figure=norm.figure,
        month=month,
        numerator=found.numerator,
        denominator=found.denominator,
        bound=norm.bound,
        opened_at=at,
        channel=norm.channel,
        product=norm.product,
    )


# the circle


def plan(deviation: Deviation, made: Plan, today: date) -> Deviation:
    """Somebody does something about it; a plan that is not carried out yet can be made anew.

    Raises:
        DomainError: `deviation-owner-missing`, `deviation-cause-missing`, `deviation-action-missing`,
            `deviation-due-missing`, `deviation-due-past`, `deviation-not-allowed`.
    """
    _require(deviation, _MAY_PLAN)
    if made.owner_id is None:
        raise DomainError("deviation-owner-missing", field="owner")
    cause = _present(made.cause, "cause")
    action = _present(made.action, "action")
    if made.due_on is None:
        raise DomainError("deviation-due-missing", field="due")
    if made.due_on < today and made.due_on != deviation.due_on:
        raise DomainError("deviation-due-past", field="due")
    return _changed(
        replace(
            deviation,
            state=DeviationState.PLANNED,
            owner_id=made.owner_id,
            cause=cause,
            action=action,
            due_on=made.due_on,
        )
    )


def done(deviation: Deviation, text: str) -> Deviation:
    """The action was carried out; `text` may tell how. Later months show whether it helps."""
    _require(deviation, {DeviationState.PLANNED})
    return _changed(replace(deviation, state=DeviationState.DONE, result=_told(deviation, text)))


def close(deviation: Deviation, result: str, at: datetime) -> Deviation:
    """It was checked; the result is required.

    Raises:
        DomainError: `deviation-result-missing`, `deviation-not-allowed`.
    """
    _require(deviation, {DeviationState.DONE})
    said = _told(deviation, _present(result, "result"))
    return _changed(replace(deviation, state=DeviationState.CLOSED, result=said, closed_at=at))


def reopen(deviation: Deviation, result: str = "") -> Deviation:
    """It did not help, `result` may tell why: another plan is needed, by another day."""
    _require(deviation, _MAY_REOPEN)
    told = _told(deviation, result)
    return _changed(replace(deviation, state=DeviationState.OPEN, due_on=None, closed_at=None, result=told))


def is_due(deviation: Deviation, today: date) -> bool:
    """Whether its owner must be reminded: the day by which it would be done is today, or over."""
    return deviation.state is DeviationState.PLANNED and deviation.due_on is not None and deviation.due_on <= today


def _require(deviation: Deviation, states: frozenset[DeviationState] | set[DeviationState]) -> None:
    if deviation.state not in states:
        raise DomainError("deviation-not-allowed")


def _present(text: str, field: str) -> str:
    if not text.strip():
        raise DomainError(f"deviation-{field}-missing", field=field)
    return text.strip()


def _told(deviation: Deviation, text: str) -> str:
    """What was told before stays to be read, a line for each step."""
    return "\n".join(part for part in (deviation.result, text.strip()) if part)


def _changed(deviation: Deviation) -> Deviation:
    return replace(deviation, revision=deviation.revision + 1)
