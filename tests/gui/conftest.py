"""The application, its fonts and its look, once for all tests of widgets."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from app.settings import Theme
from resources.translations import language, use_language
from ui.main import DEFAULT_ACCENT, make_application
from ui.shared.colours import LIGHT, with_accent
from ui.shared.tasks import Tasks
from ui.shared.theme import Theme as Dress
from ui.shared.theme import apply_theme, load_fonts, theme

_NORMAL = Dress(with_accent(LIGHT, DEFAULT_ACCENT))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a screen Qt says of some windows that it cannot pass their smallest size on; that is no fault."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The product's own application, with its fonts."""
    application = make_application()
    if "Inter" not in QFontDatabase.families():
        load_fonts()
    return application


@pytest.fixture(autouse=True)
def _english_and_light(qapp: QApplication) -> Iterator[None]:
    """Every test begins in English, in the light theme, at normal text size."""
    before = language()
    use_language("en")
    if theme() != _NORMAL or not qapp.styleSheet():  # dressing again what is dressed so costs time
        apply_theme(Theme.LIGHT, 100, DEFAULT_ACCENT)
    yield
    use_language(before)


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    """The task runner, stopped after the test.

    Widgets that earlier tests left behind end first: Python may clear them away in any thread, and Qt cannot have that.
    """
    gc.collect()
    runner = Tasks()
    yield runner
    runner.finish()
