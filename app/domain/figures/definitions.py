"""Every figure, defined once: what is divided by what. The screen, the exports and the month report read it here."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.figures.measures import Cube, Measure
from app.domain.figures.measures import Measure as M


class FigureKey(StrEnum):
    """The name of a figure; its words are in `app.figure_words`."""

    CONTACTS = "contacts"
    DIRECT = "direct"
    NOT_PUT_THROUGH = "not_put_through"
    DIRECT_ONCE = "direct_once"
    LINE_1 = "line_1"
    LINE_2 = "line_2"
    LINE_3 = "line_3"
    PROMISES_KEPT = "promises_kept"
    TERMS_KEPT = "terms_kept"
    REOPENED = "reopened"
    RETURNED = "returned"
    COMPLAINTS = "complaints"
    DURATION = "duration"
    TALK = "talk"
    HELD = "held"
    WRAP = "wrap"
    SATISFACTION = "satisfaction"
    WITHOUT_RESULT = "without_result"
    RANK = "rank"


class Form(StrEnum):
    """How a value is written."""

    COUNT = "count"
    PERCENT = "percent"
    PER_THOUSAND = "per_thousand"
    SECONDS = "seconds"
    AVERAGE = "average"


class Wanted(StrEnum):
    """Which way is good; a norm is a bound on that side."""

    HIGH = "high"
    LOW = "low"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Figure:
    """Sums of `numerator` divided by those of `denominator`, over the cells of `cube`.

    `denominator_cube` is where the denominator is counted when that is another one. A figure `after_day` has no day
    that is not over yet: what is promised for today can still be kept. A count has no denominator.
    """

    key: FigureKey
    cube: Cube
    numerator: tuple[Measure, ...]
    denominator: tuple[Measure, ...] = ()
    form: Form = Form.PERCENT
    wanted: Wanted = Wanted.HIGH
    denominator_cube: Cube | None = None

    @property
    def after_day(self) -> bool:
        """Whether only days that are over count."""
        return self.cube is Cube.HAND_OFF

    @property
    def factor(self) -> int:
        """By what the quotient is multiplied."""
        return {Form.PERCENT: 100, Form.PER_THOUSAND: 1000}.get(self.form, 1)


def _of_subjects(key: FigureKey, measure: Measure, wanted: Wanted = Wanted.HIGH) -> Figure:
    return Figure(key, Cube.SUBJECT, (measure,), (M.ENDED,), wanted=wanted)


def _lasting(key: FigureKey, *measures: Measure) -> Figure:
    return Figure(key, Cube.CONTACT, measures, (M.CONTACTS,), Form.SECONDS, Wanted.NEITHER)


def _of_hand_offs(key: FigureKey, measure: Measure, due: Measure, wanted: Wanted) -> Figure:
    return Figure(key, Cube.HAND_OFF, (measure,), (due,), wanted=wanted)


_FIGURES = (
    Figure(FigureKey.CONTACTS, Cube.CONTACT, (M.CONTACTS,), form=Form.COUNT, wanted=Wanted.NEITHER),
    _of_subjects(FigureKey.DIRECT, M.DIRECT),
    _of_subjects(FigureKey.NOT_PUT_THROUGH, M.NOT_PUT_THROUGH),
    _of_subjects(FigureKey.DIRECT_ONCE, M.DIRECT_ONCE),
    _of_subjects(FigureKey.LINE_1, M.LINE_1, Wanted.NEITHER),
    _of_subjects(FigureKey.LINE_2, M.LINE_2, Wanted.NEITHER),
    _of_subjects(FigureKey.LINE_3, M.LINE_3, Wanted.NEITHER),
    _of_hand_offs(FigureKey.PROMISES_KEPT, M.PROMISES_KEPT, M.PROMISES_DUE, Wanted.HIGH),
    _of_hand_offs(FigureKey.TERMS_KEPT, M.TERMS_KEPT, M.TERMS_DUE, Wanted.HIGH),
    _of_hand_offs(FigureKey.REOPENED, M.REOPENED, M.PROMISES_DUE, Wanted.LOW),
    _of_hand_offs(FigureKey.RETURNED, M.RETURNED, M.PROMISES_DUE, Wanted.LOW),
    Figure(
        FigureKey.COMPLAINTS,
        Cube.SUBJECT,
        (M.COMPLAINTS,),
        (M.CONTACTS,),
        Form.PER_THOUSAND,
        Wanted.LOW,
        denominator_cube=Cube.CONTACT,
    ),
    _lasting(FigureKey.DURATION, M.TALK_SECONDS, M.HELD_SECONDS, M.WRAP_SECONDS),
    _lasting(FigureKey.TALK, M.TALK_SECONDS),
    _lasting(FigureKey.HELD, M.HELD_SECONDS),
    _lasting(FigureKey.WRAP, M.WRAP_SECONDS),
    Figure(FigureKey.SATISFACTION, Cube.CONTACT, (M.MARK_SUM,), (M.SURVEYS_ANSWERED,), Form.AVERAGE),
    Figure(FigureKey.WITHOUT_RESULT, Cube.SEARCH, (M.WITHOUT_RESULT,), (M.SEARCHES,), wanted=Wanted.LOW),
    Figure(FigureKey.RANK, Cube.SEARCH, (M.RANK_SUM,), (M.OPENED,), Form.AVERAGE, Wanted.LOW),
)

FIGURES: dict[FigureKey, Figure] = {figure.key: figure for figure in _FIGURES}
"""All figures, in the order in which a list shows them."""

HAS_NORM = tuple(figure.key for figure in _FIGURES if figure.wanted is not Wanted.NEITHER)
"""The figures a norm can be set for."""

Totals = Mapping[tuple[Cube, Measure], int]
"""Sums over the days and keys that were asked for."""


@dataclass(frozen=True, slots=True)
class FigureValue:
    """A figure over some days; `value` is None when there is nothing to divide by."""

    key: FigureKey
    numerator: int
    denominator: int

    @property
    def value(self) -> float | None:
        """The quotient as it is shown: a percentage runs from 0 to 100, a count is the count."""
        figure = FIGURES[self.key]
        if not figure.denominator:
            return float(self.numerator)
        return self.numerator * figure.factor / self.denominator if self.denominator else None


def value_of(key: FigureKey, totals: Totals) -> FigureValue:
    """The value of a figure, out of sums; what is not among them counts as 0."""
    figure = FIGURES[key]
    above = sum(totals.get((figure.cube, measure), 0) for measure in figure.numerator)
    below_in = figure.denominator_cube or figure.cube
    below = sum(totals.get((below_in, measure), 0) for measure in figure.denominator)
    return FigureValue(key, above, below)


SMALL = 30
"""Below so many in the denominator a share says little, and a person's mark is not shown."""
