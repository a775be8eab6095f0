"""Which changes of an article agents see: what only the office needs is left out."""

from typing import Final

from knowledgebase.article import Article
from knowledgebase.difference import PartDifference, article_difference, changed_parts

_FOR_THE_OFFICE: Final = frozenset({"owner", "review_on", "search_words", "group", "theme", "product", "audience"})


def is_seen(before: Article, after: Article) -> bool:
    """Whether agents see any difference; much cheaper than telling what it is."""
    return not _FOR_THE_OFFICE.issuperset(changed_parts(before, after))


def seen_differences(before: Article, after: Article) -> tuple[PartDifference, ...]:
    """What agents see of the difference, part by part."""
    return tuple(each for each in article_difference(before, after) if each.part not in _FOR_THE_OFFICE)
