"""What the hits can be narrowed to besides their kind, in words. Knows no Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.contact_words import group_name
from app.domain.organisation import ProductGroup
from knowledgebase.article import ArticleKind, FirstLine
from knowledgebase.search import Facet, SearchResult
from ui.knowledge.words import facet_name, kinds_name
from ui.shared.article_words import audience_name, line_name

BEHIND_FILTER = (Facet.GROUP, Facet.OWNER, Facet.FIRST_LINE, Facet.AUDIENCE)


@dataclass(frozen=True, slots=True)
class FilterValue:
    """One value with the number of articles that have it."""

    value: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """One facet; `chosen` is the value in force, in words as well, or ""."""

    facet: Facet
    words: str
    values: tuple[FilterValue, ...]
    chosen: str = ""
    chosen_words: str = ""

    @property
    def has_choice(self) -> bool:
        """Whether opening it offers anything: one value for all hits narrows nothing."""
        return len(self.values) > 1 or bool(self.chosen)


def kinds_of(result: SearchResult) -> tuple[tuple[tuple[ArticleKind | None, int], ...], ArticleKind | None]:
    """The kinds that were found, after all together, and the chosen one, which is shown also when it has nothing."""
    counts = dict(result.facets.get(Facet.KIND, ()))
    chosen = result.query.chosen.get(Facet.KIND)
    found = tuple((kind, counts.get(kind, 0)) for kind in ArticleKind if kind in counts or kind == chosen)
    return ((None, sum(counts.values())), *found) if found else (), next((k for k in ArticleKind if k == chosen), None)


def filters_of(result: SearchResult, units: Mapping[str, str]) -> tuple[Filter, ...]:
    """The filters behind the button, for one result; `units` are the names of units by id."""
    return tuple(_filter(facet, result, units) for facet in BEHIND_FILTER)


def _filter(facet: Facet, result: SearchResult, units: Mapping[str, str]) -> Filter:
    values = tuple(
        FilterValue(value, value_name(facet, value, units), count) for value, count in result.facets.get(facet, ())
    )
    chosen = result.query.chosen.get(facet, "")
    return Filter(facet, facet_name(facet), values, chosen, value_name(facet, chosen, units) if chosen else "")


def value_name(facet: Facet, value: str, units: Mapping[str, str]) -> str:
    """A value in words; one that is unknown here stays as it is."""
    names: dict[Facet, Callable[[], str]] = {
        Facet.KIND: lambda: kinds_name(ArticleKind(value)),
        Facet.GROUP: lambda: group_name(ProductGroup(value)),
        Facet.OWNER: lambda: units.get(value, value),
        Facet.FIRST_LINE: lambda: line_name(FirstLine(value)),
        Facet.AUDIENCE: lambda: audience_name(value),
    }
    try:
        return names[facet]()
    except ValueError:
        return value
