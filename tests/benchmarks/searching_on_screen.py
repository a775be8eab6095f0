"""How long it takes from pressing a key to the painted list of what was found, in the real window."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtTest import QTest

from knowledgebase.search import SearchQuery
from tests.benchmarks.data_folders import data_folder
from tests.benchmarks.figures import Figure, figure, milliseconds
from tests.benchmarks.search_latency import keystrokes_of
from tests.benchmarks.synthetic_articles import synthetic_articles
from ui.driver import WindowDriver

ARTICLES = 10_000
KEYSTROKES = 400
LIMIT_MS = 50


class Painted(QObject):
    """Tells when the window has drawn a new list of results."""

    def __init__(self, driver: WindowDriver) -> None:
        super().__init__()
        self.at = 0.0
        self._is_new = False
        driver.window.installEventFilter(self)
        driver.window.contact_page.results.model.modelReset.connect(self._changed)

    def _changed(self) -> None:
        self._is_new = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window draws all that changed in one go."""
        if self._is_new and event.type() == QEvent.Type.UpdateRequest:
            self._is_new = False
            QTimer.singleShot(0, self._drawn)
        return super().eventFilter(watched, event)

    def _drawn(self) -> None:
        self.at = time.perf_counter()


def measure() -> list[Figure]:
    """Each key after the one before was answered, against the engine alone for the same words."""
    typed = keystrokes_of(list(synthetic_articles(ARTICLES)))[:KEYSTROKES]
    driver = WindowDriver(data_folder("on-screen", ARTICLES))
    driver.start()
    driver.press("F2")
    painted = Painted(driver)
    on_screen = [_press(driver, painted, words) for words in typed]
    services = driver.shell.services
    alone = [milliseconds(lambda words=words: services.search(SearchQuery(words))) for words in typed]  # type: ignore[misc]
    driver.stop()
    engine = figure("engine, the same keystrokes, words known", "ms", alone)
    return [engine, figure(f"a keystroke on screen, {ARTICLES} articles", "ms", on_screen, engine, LIMIT_MS)]


def _press(driver: WindowDriver, painted: Painted, words: str) -> float:
    """The last letter of `words`; what stands before it is there already, or is put there first."""
    search = driver.window.contact_page.search
    if search.text() != words[:-1]:
        search.setText(words[:-1])
        driver.settle()
    painted.at = 0.0
    started = time.perf_counter()
    QTest.keyClicks(search, words[-1])
    driver.wait_until(lambda: painted.at > 0)
    driver.settle()
    return 1000 * (painted.at - started)
