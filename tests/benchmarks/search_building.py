"""How long making an index takes, how large it is, and what goes on meanwhile."""

import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from knowledgebase.article import Article
from knowledgebase.index import KnowledgeIndex
from knowledgebase.search import SearchQuery
from tests.benchmarks.figures import Figure, figure, milliseconds
from tests.benchmarks.search_engines import FTS5, OURS, SearchEngine

_BEAT_S = 0.005
_MB = 1e6


class Watched:
    """Stands for the window while something else works: a thread that wants to run every few milliseconds.

    Attributes:
        waits_ms: how much later than it wanted it ran, each time.
        reports: when progress was told.
    """

    def __init__(self) -> None:
        self.waits_ms: list[float] = []
        self.reports: list[float] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._beat)

    def __enter__(self) -> "Watched":
        self.reports.append(time.perf_counter())
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def progress(self, _done: int, _total: int) -> None:
        """Progress is told."""
        self.reports.append(time.perf_counter())

    @property
    def silences_s(self) -> list[float]:
        """Seconds between one report and the next."""
        return [after - before for before, after in zip(self.reports, self.reports[1:], strict=False)]

    def _beat(self) -> None:
        while not self._stop.is_set():
            self.waits_ms.append(milliseconds(lambda: self._stop.wait(_BEAT_S)) - 1000 * _BEAT_S)


def building_figures(
    engines: Mapping[str, SearchEngine], folder: Path, articles: Sequence[Article], corpus: str
) -> list[Figure]:
    """Build each, from the articles to files that can be asked; ours against the others."""
    seconds, sizes = {}, {}
    watched = {name: Watched() for name in engines}
    for name, engine in engines.items():
        before = _size_mb(folder)
        with watched[name] as watch:
            seconds[name] = milliseconds(lambda: engine.build(articles, watch.progress)) / 1000  # noqa: B023
        sizes[name] = _size_mb(folder) - before
    ours = watched[OURS]
    return [
        *_against_fts5("build", "s", seconds, corpus),
        *_against_fts5("size on disk", "MB", sizes, corpus),
        figure(f"between two reports of progress, build of {corpus}", "s", ours.silences_s),
        figure(f"another thread waits for a build of {corpus}", "ms", ours.waits_ms),
    ]


def _against_fts5(what: str, unit: str, values: Mapping[str, float], corpus: str) -> list[Figure]:
    found = {name: figure(f"{name}, {what}, {corpus}", unit, [value]) for name, value in values.items()}
    against = found[FTS5]
    found[OURS] = figure(found[OURS].what, unit, [values[OURS]], against)
    return list(found.values())


def times_while_rebuilding(
    index: KnowledgeIndex, articles: Sequence[Article], keystrokes: Sequence[str]
) -> list[float]:
    """Milliseconds of each keystroke, while another thread builds the index anew; it is cancelled afterwards."""
    stop = threading.Event()
    builder = threading.Thread(
        target=index.rebuild, args=(articles, len(articles), 1, lambda _done, _total: None, stop.is_set)
    )
    builder.start()
    times = [milliseconds(lambda typed=typed: index.search(SearchQuery(typed))) for typed in keystrokes]  # type: ignore[misc]
    stop.set()
    builder.join()
    return times


def _size_mb(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / _MB
