"""Settings that every test shares."""

import os

import pytest

from resources.translations import use_language

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def english() -> None:
    """Every test begins in English, whatever language the one before it showed."""
    use_language("en")
