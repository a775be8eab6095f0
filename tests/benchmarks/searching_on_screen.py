"""How long it takes from pressing a key to the painted list of what was found, in the real window.

Key by key, each after the one before was answered; and faster than the answers come.
"""

import time
from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from app.services.index_port import IndexPort
from knowledgebase.article import Article
from knowledgebase.search import SearchQuery, SearchResult
from tests.benchmarks.data_folders import data_folder
from tests.benchmarks.figures import Figure, figure, milliseconds
from tests.benchmarks.heartbeat import Heartbeat
from tests.benchmarks.painted import Painted
from tests.benchmarks.search_latency import compared, keystrokes_of, typed_keystrokes
from tests.benchmarks.synthetic_articles import synthetic_articles, typed_queries
from ui.driver import WindowDriver

ARTICLES = 10_000
KEYSTROKES = 400
LIMIT_MS = 50
FAST_KEYS, FAST_MS, FAST_TIMES = 30, 15, 12
_WITH_HEARTBEAT = 150  # keystrokes


class RanSearches:
    """Counts the searches that the engine really did."""

    def __init__(self, index: IndexPort) -> None:
        self.count = 0
        self._search = index.search
        index.search = self.search  # type: ignore[method-assign]

    def search(self, query: SearchQuery) -> SearchResult:
        """Find articles."""
        self.count += 1
        return self._search(query)


def measure() -> list[Figure]:
    """Slowly and fast, and how long the window ever stands still meanwhile."""
    articles = list(synthetic_articles(ARTICLES))
    driver = WindowDriver(data_folder("on-screen", ARTICLES))
    driver.start()
    driver.press("F2")
    painted = Painted(driver)
    found = _slowly(driver, painted, _typeable(typed_keystrokes(articles))[:KEYSTROKES])
    found += _fast(driver, painted, _long_texts(articles, seed=8))
    found.append(_standing_still(driver, painted, articles))
    driver.stop()
    return found


def _slowly(driver: WindowDriver, painted: Painted, typed: Sequence[str]) -> list[Figure]:
    """Each key after the one before was answered, against the engine alone for the same words."""
    on_screen = [took for words in typed if (took := _press(driver, painted, words)) is not None]
    services = driver.shell.services
    alone = [milliseconds(partial(services.search, SearchQuery(words))) for words in typed]
    engine = figure("engine, the same keystrokes, words known", "ms", alone)
    return [engine, compared(f"from key to painted rows, {ARTICLES} articles", on_screen, engine, LIMIT_MS)]


def _press(driver: WindowDriver, painted: Painted, words: str) -> float | None:
    """The last letter of `words`; what stands before it is there already, or is put there first.

    None when it finds the same rows as before it: those stay as they are.
    """
    search = driver.window.contact_page.search
    if search.text() != words[:-1]:
        search.setText(words[:-1])
        driver.settle()
    painted.begin()
    started = time.perf_counter()
    QTest.keyClicks(search, words[-1])
    driver.settle()
    return 1000 * (painted.at - started) if painted.at else None


def _fast(driver: WindowDriver, painted: Painted, texts: Iterable[str]) -> list[Figure]:
    """Every key in time, whether the window keeps up or not; older searches are dropped."""
    index = driver.shell.services.index
    assert isinstance(index, IndexPort)
    ran = RanSearches(index)
    waits, counts, lists = [], [], []
    for text in texts:
        ran.count = 0
        waits.append(_type_fast(driver, painted, text))
        counts.append(float(ran.count))
        lists.append(float(painted.lists))
    keys = f"{FAST_KEYS} keys at {FAST_MS} ms"
    return [
        figure(f"{keys}: searches that ran", "", counts),
        figure(f"{keys}: searches dropped before they ran", "", [FAST_KEYS - count for count in counts]),
        figure(f"{keys}: searches dropped after they ran", "", [a - b for a, b in zip(counts, lists, strict=True)]),
        figure(f"{keys}: from the last key to its painted rows", "ms", waits),
    ]


def _type_fast(driver: WindowDriver, painted: Painted, text: str) -> float:
    """Milliseconds from the last key to its rows."""
    search = driver.window.contact_page.search
    search.clear()
    driver.settle()
    painted.begin()
    pressed: list[float] = []

    def press(letter: str) -> None:
        pressed.append(time.perf_counter())
        QTest.keyClicks(search, letter)

    for place, letter in enumerate(text):
        QTimer.singleShot(place * FAST_MS, search, partial(press, letter))
    driver.wait_until(lambda: len(pressed) == len(text))
    driver.settle()
    return 1000 * (painted.at - pressed[-1])


def _standing_still(driver: WindowDriver, painted: Painted, articles: Sequence[Article]) -> Figure:
    """Measured apart: looking what the window does costs time."""
    with Heartbeat() as heart:
        for text in _long_texts(articles, seed=9):
            _type_fast(driver, painted, text)
        for words in _typeable(keystrokes_of(typed_queries(articles, FAST_TIMES, seed=9)))[:_WITH_HEARTBEAT]:
            _press(driver, painted, words)
    worst = max(heart.stalls, key=lambda stall: stall.milliseconds)
    times = [stall.milliseconds for stall in heart.stalls]
    what = f"window stands still while typing, {ARTICLES} articles"
    return figure(what, "ms", times, limit=LIMIT_MS, limited="most", note=worst.where)


def _long_texts(articles: Sequence[Article], seed: int) -> list[str]:
    """What is typed without a pause, all of the same length."""
    queries = typed_queries(articles, 10 * FAST_TIMES, seed)
    return _typeable([query[:FAST_KEYS] for query in queries if len(query) >= FAST_KEYS])[:FAST_TIMES]


def _typeable(texts: Iterable[str]) -> list[str]:
    """Those without accents: a made key press has only plain letters."""
    return [text for text in texts if text.isascii()]
