"""What is said above the rows when the words match nothing. Knows no Qt."""

from enum import Enum

from knowledgebase.search import SearchResult
from resources.translations import _


class Offer(Enum):
    """What the agent can do about it."""

    NOTHING = "nothing"
    REPORT = "report"
    TAKE_FILTERS_OFF = "take filters off"


def notice_of(result: SearchResult) -> tuple[str, Offer]:
    """The line for a result, "" when it needs none."""
    if result.total:
        return "", Offer.NOTHING
    if result.query.chosen:
        return _("Nothing with these filters."), Offer.TAKE_FILTERS_OFF
    if result.hits:
        return _("Nothing found for these words. Nearest articles:"), Offer.REPORT
    return _("Nothing found for these words."), Offer.REPORT


def empty_words(result: SearchResult) -> str:
    """What stands in the place of the rows when there are none."""
    if result.query.chosen:
        return _("Other kinds of article, units or groups may have it.")
    return _("Try other words, or press Ctrl+Shift+Enter for a subject in your own words.")
