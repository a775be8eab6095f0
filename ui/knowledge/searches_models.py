"""Rows of what was searched, missed and chosen."""

from babel.numbers import format_decimal

from app.formatting import clock_time, short_date
from app.services.ports import ChoiceLine, GapLine, SearchLine
from resources.translations import _, language, plural
from ui.knowledge.sorting_model import Column, SortingModel

Missed = tuple[str, int]  # words, and how often they found nothing

_LAST = 10**9  # what was never opened comes after every rank


class LogModel(SortingModel[SearchLine]):
    """When, which words, how many found, at which place something was opened, and what."""

    def __init__(self) -> None:
        super().__init__(
            (
                Column(_("When"), lambda row: f"{short_date(row.at)} {clock_time(row.at)}", lambda row: row.at),
                Column(_("Words"), lambda row: row.words),
                Column(_("Found"), lambda row: found_words(row.total), lambda row: row.total),
                Column(_("Opened"), _opened_words, lambda row: row.opened_rank or _LAST),
                Column(_("Article"), lambda row: row.title),
            )
        )


class MissedModel(SortingModel[Missed]):
    """Words that found nothing, and how often."""

    def __init__(self) -> None:
        super().__init__(
            (
                Column(_("Words"), lambda row: row[0]),
                Column(_("Times"), lambda row: times(row[1]), lambda row: row[1]),
            )
        )


class GapModel(SortingModel[GapLine]):
    """What agents said is missing, how often and when last."""

    def __init__(self) -> None:
        super().__init__(
            (
                Column(_("Words"), lambda row: row.text),
                Column(_("Times"), lambda row: times(row.count), lambda row: row.count),
                Column(_("Last"), lambda row: short_date(row.last_at), lambda row: row.last_at),
            )
        )


class ChosenModel(SortingModel[ChoiceLine]):
    """Words, the article that agents chose for them, and how often."""

    def __init__(self) -> None:
        super().__init__(
            (
                Column(_("Words, without their endings"), lambda row: " ".join(row.words)),
                Column(_("Article"), lambda row: row.title),
                Column(_("Times"), lambda row: times(row.count), lambda row: row.count),
            )
        )


def times(count: int) -> str:
    """How often."""
    return _("{count} ×").format(count=count)


def found_words(total: int) -> str:
    """How many articles were found."""
    return plural("{count} article", "{count} articles", total) if total else _("nothing")


def percent_words(share: float | None) -> str:
    """A share of one as a whole percentage, or a dash when there is nothing to count."""
    return "–" if share is None else _("{percent} %").format(percent=round(share * 100))


def rank_words(rank: float | None) -> str:
    """A place in the list with one decimal, or a dash."""
    return "–" if rank is None else str(format_decimal(rank, "0.0", locale=language()))


def _opened_words(row: SearchLine) -> str:
    if row.opened_rank is None:
        return _("nothing opened")
    return _("place {rank}").format(rank=row.opened_rank)
