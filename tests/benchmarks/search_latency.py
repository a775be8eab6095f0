"""How fast searching is: `python -m tests.benchmarks.search_latency [articles]`.

Types queries key by key into the index and, for comparison in the same run, into SQLite FTS5 with the same articles.
Trust the ratios: the times depend on the machine and on what else it does.
"""

import multiprocessing
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from statistics import quantiles

from knowledgebase.article import Article
from knowledgebase.fields import searched_text
from knowledgebase.index import KnowledgeIndex
from knowledgebase.search import SearchQuery
from tests.benchmarks.synthetic_articles import synthetic_articles, typed_queries

QUERIES = 60
LIMIT_MS = 16.0
_WEIGHTS = "0, 0, 5, 4, 1, 1"


def main(count: int) -> None:
    """Measure `count` articles, and a tenth of them."""
    print(f"this machine counts to a million in {1000 * _seconds(_count):.0f} ms")
    with tempfile.TemporaryDirectory() as folder:
        many = _measure(Path(folder, "many"), count)
        few = _measure(Path(folder, "few"), count // 10)
    print(f"p95 {count} / {count // 10} articles: {many / few:.1f} x")
    print(f"p95 at {count} articles: {many:.1f} ms; limit {LIMIT_MS} ms: {'kept' if many <= LIMIT_MS else 'BROKEN'}")


def _measure(folder: Path, count: int) -> float:
    """Print all figures for one number of articles; gives the p95 of a keystroke in ms."""
    articles = list(synthetic_articles(count))
    keystrokes = keystrokes_of(articles)
    print(f"\n{count} articles, {QUERIES} queries, {len(keystrokes)} keystrokes")
    index = KnowledgeIndex(folder)
    with _Heartbeat() as heartbeat:
        seconds = _seconds(lambda: index.rebuild(articles, count, 1, lambda done, total: None, lambda: False))
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"build {seconds:.1f} s, {size / 1e6:.1f} MB; another thread waited at most {heartbeat.longest_ms:.0f} ms")
    with closing(full_text_table(articles)) as table:
        print(f"build of FTS5 {_seconds(lambda: full_text_table(articles).close()):.1f} s")
        ours, theirs = compared(index.search, table, keystrokes)
        again = [1000 * _seconds(lambda typed=typed: index.search(SearchQuery(typed))) for typed in keystrokes]  # type: ignore[misc]
    (middle, high), (their_middle, their_high) = _report("ours", ours), _report("FTS5", theirs)
    _report("ours, words known", again)
    print(f"ours / FTS5: p50 {middle / their_middle:.1f} x, p95 {high / their_high:.1f} x")
    _while_rebuilding(index, articles, keystrokes)
    _change(index, articles)
    index.close()
    _memory(folder, keystrokes)
    return high


def keystrokes_of(articles: list[Article]) -> list[str]:
    """What stands in the search box after each key."""
    return [query[:end] for query in typed_queries(articles, QUERIES) for end in range(1, len(query) + 1)]


def compared(
    search: Callable[[SearchQuery], object], table: sqlite3.Connection, keystrokes: Sequence[str]
) -> tuple[list[float], list[float]]:
    """Milliseconds of each keystroke: ours, and in SQLite; in turn, so that both suffer alike from what else runs."""
    ours: list[float] = []
    theirs: list[float] = []
    for typed in keystrokes:
        ours.append(1000 * _seconds(lambda typed=typed: search(SearchQuery(typed))))  # type: ignore[misc]
        theirs.append(1000 * _seconds(lambda typed=typed: _ask(table, typed)))  # type: ignore[misc]
    return ours, theirs


def _count() -> None:
    number = 0
    while number < 1_000_000:
        number += 1


def _while_rebuilding(index: KnowledgeIndex, articles: Sequence[Article], keystrokes: Sequence[str]) -> None:
    """Searching goes on meanwhile, in another thread."""
    stop = threading.Event()
    args = (articles, len(articles), 1, lambda done, total: None, stop.is_set)
    builder = threading.Thread(target=index.rebuild, args=args)
    builder.start()
    times = [1000 * _seconds(lambda typed=typed: index.search(SearchQuery(typed))) for typed in keystrokes[:300]]  # type: ignore[misc]
    stop.set()
    builder.join()
    _report("ours while rebuilding", times)


def _report(name: str, times_ms: Sequence[float]) -> tuple[float, float]:
    hundredths = quantiles(times_ms, n=100)
    middle, high = hundredths[49], hundredths[94]
    print(f"{name}: p50 {middle:.1f} ms, p95 {high:.1f} ms, most {max(times_ms):.1f} ms")
    return middle, high


def _change(index: KnowledgeIndex, articles: Sequence[Article]) -> None:
    one = _seconds(lambda: index.update(articles[:1], (), 2))
    twenty = _seconds(lambda: index.update(articles[1:21], [articles[21].id], 3))
    print(f"update of 1 article {1000 * one:.0f} ms, of 20 {1000 * twenty:.0f} ms")


def _memory(folder: Path, keystrokes: Sequence[str]) -> None:
    """Measured in a process that did nothing else."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        empty, opened, used, seconds = pool.apply(_memory_of, (folder, keystrokes))
    print(f"open {seconds:.2f} s; memory {empty:.0f} MB, with the index {opened:.0f} MB, after searching {used:.0f} MB")


def _memory_of(folder: Path, keystrokes: Sequence[str]) -> tuple[float, float, float, float]:
    index = KnowledgeIndex(folder)
    empty = _resident_mb()
    seconds = _seconds(index.open)
    opened = _resident_mb()
    for typed in keystrokes:
        index.search(SearchQuery(typed))
    return empty, opened, _resident_mb(), seconds


def _resident_mb() -> float:
    status = Path("/proc/self/status").read_text("ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


def full_text_table(articles: Iterable[Article]) -> sqlite3.Connection:
    """The same articles in SQLite FTS5."""
    table = sqlite3.connect(":memory:")
    table.execute(
        "CREATE VIRTUAL TABLE a USING fts5(id UNINDEXED, kind UNINDEXED, title, names, theme, body, prefix='2 3 4')"
    )
    texts = ((article, searched_text(article)) for article in articles)
    rows = ((str(a.id), a.kind.value, t.title, t.names, t.theme, t.body) for a, t in texts)
    table.executemany("INSERT INTO a VALUES (?, ?, ?, ?, ?, ?)", rows)
    return table


def _ask(table: sqlite3.Connection, typed: str) -> None:
    """The same question: the best twenty with marks and a snippet, and the count of each kind."""
    words = [word for word in typed.split() if word.isalnum()]
    match = " OR ".join(f'"{word}"' for word in words) + "*" if words else '""'
    table.execute(
        f"SELECT id, highlight(a, 2, '[', ']'), snippet(a, 5, '[', ']', '…', 25), bm25(a, {_WEIGHTS}) AS score"
        " FROM a WHERE a MATCH ? ORDER BY score LIMIT 20",
        (match,),
    ).fetchall()
    table.execute("SELECT kind, count(*) FROM a WHERE a MATCH ? GROUP BY kind", (match,)).fetchall()


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


class _Heartbeat:
    """Stands for the window: a thread that wants to run every few milliseconds."""

    def __enter__(self) -> "_Heartbeat":
        self.longest_ms = 0.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._beat)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _beat(self) -> None:
        while not self._stop.is_set():
            waited = 1000 * _seconds(lambda: self._stop.wait(0.005)) - 5
            self.longest_ms = max(self.longest_ms, waited)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
