"""How long the engine takes for a keystroke, and how that grows; `search_latency` tells more about the same."""

from contextlib import closing

from tests.benchmarks.data_folders import data_folder, services_on
from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.search_latency import LIMIT_MS, compared, full_text_table, keystrokes_of
from tests.benchmarks.synthetic_articles import BODY, synthetic_articles

COUNTS = (1000, 10_000)


def measure() -> list[Figure]:
    """Against SQLite FTS5, and the larger knowledge base against the smaller."""
    found: list[Figure] = []
    for count in COUNTS:
        articles = list(synthetic_articles(count))
        services = services_on(data_folder(f"searching-{count}", count))
        keystrokes = keystrokes_of(articles)
        with closing(full_text_table(articles)) as table:
            ours, theirs = compared(services.search, table, keystrokes)
        name = f"{count} articles of {BODY} words"
        sqlite = figure(f"SQLite FTS5, a keystroke, {name}", "ms", theirs)
        found += [sqlite, figure(f"engine, a keystroke, {name}", "ms", ours, sqlite, LIMIT_MS)]
    few, many = found[1], found[3]
    growth = many.p95 / few.p95
    found.append(figure(f"growth of p95, {COUNTS[1] // COUNTS[0]} times the articles", "×", [growth]))
    return found
