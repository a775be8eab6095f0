"""How much memory the window takes with a large knowledge base."""

from pathlib import Path

from tests.benchmarks.data_folders import data_folder
from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.journey import journey_steps
from tests.benchmarks.processes import in_new_process, memory_mb
from ui.driver import WindowDriver
from ui.main import make_application

ARTICLES = 10_000
LIMIT_MB = 300


def measure() -> list[Figure]:
    """At its highest during a whole journey, against an empty window."""
    folder = data_folder("memory", ARTICLES)
    empty = figure("memory of an empty window", "MB", [in_new_process(_of_an_empty_window)])
    opened, highest = in_new_process(_of_a_journey, folder)
    return [
        empty,
        figure(f"memory with {ARTICLES} articles, just opened", "MB", [opened], empty),
        figure(f"memory with {ARTICLES} articles, highest", "MB", [highest], empty, LIMIT_MB, "most"),
    ]


def _of_an_empty_window() -> float:
    from PySide6.QtWidgets import QMainWindow

    make_application()
    window = QMainWindow()
    window.show()
    return memory_mb("VmRSS")


def _of_a_journey(folder: Path) -> tuple[float, float]:
    driver = WindowDriver(folder)
    driver.start()
    opened = memory_mb("VmRSS")
    for _words, step in journey_steps(driver):
        step()
    driver.stop()
    return opened, memory_mb("VmHWM")
