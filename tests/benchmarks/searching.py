"""How long the engine takes for a keystroke, how that grows, what building the index costs; beside other engines."""

import gc
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.search_building import building_figures, times_while_rebuilding
from tests.benchmarks.search_engines import LEARNED, OURS, OurEngine, other_engines
from tests.benchmarks.search_latency import LIMIT_MS, QUERIES, compared, in_turn, keystrokes_of, latency_figures
from tests.benchmarks.search_memory import memory_figures
from tests.benchmarks.synthetic_articles import BODY, synthetic_articles, typed_queries
from tests.benchmarks.synthetic_use import choices, learned_terms

FEW, MANY = 1000, 10_000
_WHILE_REBUILDING = 300  # keystrokes


def measure() -> list[Figure]:
    """The larger knowledge base against the smaller."""
    few, many = figures_at(FEW, LIMIT_MS), figures_at(MANY, LIMIT_MS)
    growth = _p95_of_engine(many) / _p95_of_engine(few)
    return [*few, *many, figure(f"growth of p95, {MANY // FEW} times the articles", "×", [growth])]


def figures_at(count: int, limit: float) -> list[Figure]:
    """Everything that is measured of `count` articles."""
    corpus = f"{count} articles of {BODY} words"
    articles = list(synthetic_articles(count))
    queries = typed_queries(articles, QUERIES)
    keystrokes = keystrokes_of(queries)
    with tempfile.TemporaryDirectory() as folder:
        ours, others = OurEngine(Path(folder, "ours")), other_engines(Path(folder))
        found = building_figures({OURS: ours, **others}, Path(folder), articles, corpus)
        learned = OurEngine(Path(folder, "ours"), learned_terms(), choices(articles, queries, date.today()))
        learned.open()
        gc.collect()
        gc.freeze()  # as the window does
        times = in_turn({OURS: ours, LEARNED: learned, **others}, keystrokes)
        found += latency_figures(times, corpus, limit)
        learned.close()
        engine = figure(f"{OURS}, a keystroke, {corpus}", "ms", times[OURS])
        again = compared(
            f"{OURS}, the same keystrokes again, {corpus}", in_turn({OURS: ours}, keystrokes)[OURS], engine
        )
        found.append(again)
        found += memory_figures((OURS, *others), Path(folder), keystrokes, corpus)
        meanwhile = times_while_rebuilding(ours.index, articles, keystrokes[:_WHILE_REBUILDING])
        found.append(compared(f"{OURS}, the same while rebuilding, {corpus}", meanwhile, again))
        for each in (ours, *others.values()):
            each.close()
    return found


def _p95_of_engine(figures: Iterable[Figure]) -> float:
    return next(each.p95 for each in figures if each.what.startswith(f"{OURS}, a keystroke"))
