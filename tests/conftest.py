"""Settings that every test shares."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from resources.translations import use_language

if TYPE_CHECKING:
    from tests.editing_bench import Town

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("quick", max_examples=50)  # those that need more, or take long, say how many themselves
settings.load_profile("quick")


def pytest_collection_finish() -> None:
    """Whatever was loaded by now stays: the collector need not walk through thousands of tests after each of them."""
    _keep_what_is_loaded()


def _keep_what_is_loaded() -> None:
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def english() -> None:
    """Every test begins in English, whatever language the one before it showed."""
    use_language("en")


@pytest.fixture(autouse=True, scope="module")
def _between_modules() -> Iterator[None]:
    """What is there between two modules is there for all of them."""
    yield
    _keep_what_is_loaded()


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with all tables and no rows; copying it is quicker than making it."""
    from app.persistence.database import open_database  # here: most tests need no database

    file = tmp_path_factory.mktemp("database") / "empty.db"
    open_database(f"sqlite:///{file}").close()
    return file


@pytest.fixture
def town(tmp_path: Path, empty_database: Path) -> "Iterator[Town]":
    """Editors and an agent at work on one database."""
    from tests.editing_bench import town_in

    with town_in(tmp_path, empty_database) as town:
        yield town
