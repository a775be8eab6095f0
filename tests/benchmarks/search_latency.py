"""How long search engines take for a keystroke, in turn, so that all suffer alike from what else the machine does."""

from collections.abc import Mapping, Sequence

from knowledgebase.article import Article
from tests.benchmarks.figures import Figure, figure, milliseconds
from tests.benchmarks.search_engines import FTS5, LEARNED, OURS, TANTIVY, SearchEngine
from tests.benchmarks.synthetic_articles import typed_queries

QUERIES = 60
LIMIT_MS = 16.0

Times = Mapping[str, Sequence[float]]


def keystrokes_of(queries: Sequence[str]) -> list[str]:
    """What stands in the search box after each key."""
    return [query[:end] for query in queries for end in range(1, len(query) + 1)]


def typed_keystrokes(articles: Sequence[Article]) -> list[str]:
    """Those of the queries that are measured everywhere."""
    return keystrokes_of(typed_queries(articles, QUERIES))


def in_turn(engines: Mapping[str, SearchEngine], keystrokes: Sequence[str]) -> dict[str, list[float]]:
    """Milliseconds of each keystroke by engine; another one is first each time."""
    times: dict[str, list[float]] = {name: [] for name in engines}
    names = list(engines)
    for count, typed in enumerate(keystrokes):
        first = count % len(names)
        for name in names[first:] + names[:first]:
            ask = engines[name].ask
            times[name].append(milliseconds(lambda ask=ask, typed=typed: ask(typed)))  # type: ignore[misc]
    return times


def latency_figures(times: Times, corpus: str, limit: float | None) -> list[Figure]:
    """Ours against each of the others, and with what was learned against without."""
    found = {name: figure(_what(name, corpus), "ms", times[name]) for name in (FTS5, TANTIVY) if name in times}
    ours = [compared(_what(OURS, corpus), times[OURS], other, limit) for other in found.values()]
    learned = compared(_what(LEARNED, corpus), times[LEARNED], ours[0], limit)
    return [*found.values(), *ours, learned]


def compared(what: str, times: Sequence[float], against: Figure, limit: float | None = None) -> Figure:
    """Milliseconds against those of another figure, with the ratio of the p95s as well."""
    plain = figure(what, "ms", times)
    return figure(what, "ms", times, against, limit, note=f"p95 {plain.p95 / against.p95:.2f} ×")


def _what(name: str, corpus: str) -> str:
    return f"{name}, a keystroke, {corpus}"
