"""The real window on a data folder of its own, worked with keys."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.demo_data import make_demo_data
from ui.driver import WindowDriver
from ui.main import make_application
from ui.shared.theme import load_fonts

os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"  # never touch the tester's own key store


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the demo municipality and a ready index; tests work on a copy."""
    folder = tmp_path_factory.mktemp("demo") / "data"
    make_demo_data(folder)
    return folder


@pytest.fixture
def data(demo_data: Path, tmp_path: Path) -> Path:
    """This test's own data folder."""
    return Path(shutil.copytree(demo_data, tmp_path / "data"))


@pytest.fixture(scope="session")
def application(qapp: QApplication) -> QApplication:
    """The one application of this run, as the program makes it."""
    load_fonts()
    return make_application()


@pytest.fixture
def open_window(application: QApplication, data: Path) -> Iterator[Callable[[], WindowDriver]]:
    """Opens the window on the data folder, ready for work; what is open at the end of the test is closed."""
    drivers: list[WindowDriver] = []

    def open_window() -> WindowDriver:
        drivers.append(WindowDriver(data))
        drivers[-1].start()
        return drivers[-1]

    yield open_window
    for driver in drivers:
        if driver.is_open:
            driver.stop()


@pytest.fixture
def driver(open_window: Callable[[], WindowDriver]) -> WindowDriver:
    """The window, ready for work."""
    return open_window()
