"""Words that only reports have, and how values of few are marked."""

from app.domain.figures.definitions import FIGURES, SMALL, FigureValue
from app.domain.figures.norms import DeviationState
from app.figure_words import figure_text
from resources.translations import _

FEW_MARK = "*"


def value_words(value: FigureValue) -> str:
    """A value in a table, with a mark when it is made of few."""
    is_few = bool(FIGURES[value.key].denominator) and 0 < value.denominator < SMALL
    return figure_text(value) + (FEW_MARK if is_few else "")


def few_sentence() -> str:
    """What the mark means."""
    return _("{mark} made of fewer than {least}: chance plays a large part.").format(mark=FEW_MARK, least=SMALL)


def state_name(state: DeviationState) -> str:
    """How far the circle of a deviation is."""
    return {
        DeviationState.OPEN: _("open: nobody has a plan yet"),
        DeviationState.PLANNED: _("planned"),
        DeviationState.DONE: _("done, not checked yet"),
        DeviationState.CLOSED: _("checked and closed"),
    }[state]
