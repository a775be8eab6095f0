"""The figures of searching as cards: what is counted, and when it is not good enough."""

from app.services.ports import SearchFigures
from resources.translations import _
from ui.knowledge.figure_cards import Figure
from ui.knowledge.searches_models import percent_words, rank_words

OPENED_TARGET = 0.40  # share of the searches that should lead to an article
RANK_ALARM = 5.0  # opened lower than this on average: what is needed stands too low


def figures_of(figures: SearchFigures) -> list[Figure]:
    """Number of searches, share that led to an article, average place, and share without result."""
    return [
        Figure(_("Searches"), str(figures.searches), _("last 30 days")),
        _opened(figures.opened_share),
        _rank(figures.average_rank),
        _without_result(figures),
    ]


def _opened(share: float | None) -> Figure:
    is_low = share is not None and share < OPENED_TARGET
    target = _("target: {percent} or more").format(percent=percent_words(OPENED_TARGET))
    return Figure(_("Led to an article"), percent_words(share), target, _("too few") if is_low else "")


def _rank(rank: float | None) -> Figure:
    is_low = rank is not None and rank > RANK_ALARM
    target = _("target: the first {count} of the list").format(count=int(RANK_ALARM))
    return Figure(_("Opened on average at place"), rank_words(rank), target, _("too low in the list") if is_low else "")


def _without_result(figures: SearchFigures) -> Figure:
    share = figures.without_result / figures.searches if figures.searches else None
    words = _("{count} of {total} searches").format(count=figures.without_result, total=figures.searches)
    return Figure(_("Found nothing"), percent_words(share), words)
