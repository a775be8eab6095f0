"""How long the window ever stands still while an agent works."""

from pathlib import Path

from tests.benchmarks.data_folders import data_folder
from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.heartbeat import Heartbeat, Stall
from tests.benchmarks.journey import journey_steps
from tests.benchmarks.processes import in_new_process
from ui.driver import WindowDriver

LIMIT_MS = 50
ARTICLES = 10_000
JOURNEYS = 2
_SHOWN = 6


def measure() -> list[Figure]:
    """The first journey after the start, when much happens for the first time, and the ones after it."""
    return [
        found
        for name, articles in (("demo articles", 0), (f"{ARTICLES} articles", ARTICLES))
        for found in _figures(name, in_new_process(_journeys, data_folder(f"stalls-{articles}", articles)))
    ]


def _figures(name: str, journeys: list[list[Stall]]) -> list[Figure]:
    later = [stall for stalls in journeys[1:] for stall in stalls]
    return [
        _figure(f"window stands still, first journey, {name}", journeys[0]),
        _figure(f"window stands still, later journeys, {name}", later),
    ]


def _figure(what: str, stalls: list[Stall]) -> Figure:
    longest: dict[str, Stall] = {}
    for stall in sorted(stalls, key=lambda stall: stall.milliseconds):
        longest[stall.step] = stall
    worst = sorted(longest.values(), key=lambda stall: -stall.milliseconds)[:_SHOWN]
    note = "; ".join(f"{stall.milliseconds:.0f} ms {stall.step} ({stall.where})" for stall in worst)
    return figure(what, "ms", [stall.milliseconds for stall in stalls], limit=LIMIT_MS, limited="most", note=note)


def _journeys(folder: Path) -> list[list[Stall]]:
    driver = WindowDriver(folder)
    driver.start()
    found = []
    for _ in range(JOURNEYS):
        with Heartbeat() as heart:
            for heart.step, do in journey_steps(driver):
                do()
        found.append(heart.stalls)
    driver.stop()
    return found
