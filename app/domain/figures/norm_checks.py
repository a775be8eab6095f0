"""What a norm must be like, and the norms a municipality begins with."""

from collections.abc import Iterable
from datetime import date
from math import isfinite
from uuid import NAMESPACE_URL, uuid5

from app.domain.errors import DomainError
from app.domain.figures.definitions import FIGURES, HAS_NORM, FigureKey, Form
from app.domain.figures.measures import KEYS
from app.domain.figures.norms import Norm
from app.domain.figures.surveys import MARKS
from app.domain.organisation import Municipality

_BOUNDS = {Form.PERCENT: (0.0, 100.0), Form.PER_THOUSAND: (0.0, 1000.0)}
_MARKS = (float(MARKS[0]), float(MARKS[-1]))
_PLACES = (1.0, 100.0)  # of an opened article among what was found

PROMISES_KEPT_PERCENT = 95
COMPLAINTS_PER_THOUSAND = 5
SATISFACTION_MARK = 8  # Source: goals of the founding programme
TERMS_KEPT_PERCENT = 100  # Source: the law leaves no room


def bounds_of(figure: FigureKey) -> tuple[float, float]:
    """The lowest and the highest bound that make sense."""
    if figure is FigureKey.SATISFACTION:
        return _MARKS
    return _PLACES if figure is FigureKey.RANK else _BOUNDS[FIGURES[figure].form]


def is_split(figure: FigureKey) -> bool:
    """Whether the figure is counted by channel and product, so that a norm can be for one of them."""
    return "channel" in KEYS[FIGURES[figure].cube]


def read_number(text: str) -> float | None:
    """A number with a comma or a point, also with a percent sign; None when it is none."""
    try:
        number = float(text.replace("%", "").replace(",", ".").strip())
    except ValueError:
        return None
    return number if isfinite(number) else None


def check_norm(norm: Norm, others: Iterable[Norm]) -> None:
    """Whether it can be a norm beside these; one of the same id does not count.

    Raises:
        DomainError: `norm-bound-wrong`, `norm-days-wrong`, `norm-not-split`, `norm-overlaps`.
    """
    if norm.figure not in HAS_NORM:
        raise DomainError("norm-bound-wrong", field="bound", lowest="—", highest="—")
    lowest, highest = bounds_of(norm.figure)
    if not lowest <= norm.bound <= highest:
        raise DomainError("norm-bound-wrong", field="bound", lowest=f"{lowest:g}", highest=f"{highest:g}")
    if norm.valid_until is not None and norm.valid_until < norm.valid_from:
        raise DomainError("norm-days-wrong", field="until")
    if not is_split(norm.figure) and (norm.channel or norm.product):
        raise DomainError("norm-not-split", field="channel")
    if any(other.id != norm.id and overlaps(norm, other) for other in others):
        raise DomainError("norm-overlaps", field="from")


def overlaps(one: Norm, other: Norm) -> bool:
    """Whether both are the norm of the same thing on some day."""
    if (one.figure, one.channel, one.product) != (other.figure, other.channel, other.product):
        return False
    first, second = sorted((one, other), key=lambda norm: norm.valid_from)
    return first.valid_until is None or second.valid_from <= first.valid_until


def default_norms(municipality: Municipality, day: date) -> tuple[Norm, ...]:
    """The norms of a municipality that set none, from the first day of this year on.

    Every seat makes the same ones, so that two at once make them once.
    """
    bounds = {
        FigureKey.DIRECT: municipality.direct_answer_percent,
        FigureKey.PROMISES_KEPT: PROMISES_KEPT_PERCENT,
        FigureKey.TERMS_KEPT: TERMS_KEPT_PERCENT,
        FigureKey.COMPLAINTS: COMPLAINTS_PER_THOUSAND,
        FigureKey.SATISFACTION: SATISFACTION_MARK,
    }
    first = day.replace(month=1, day=1)
    return tuple(
        Norm(uuid5(NAMESPACE_URL, f"norm:{municipality.id}:{figure}"), figure, float(bound), first)
        for figure, bound in bounds.items()
    )
