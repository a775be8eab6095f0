"""Icons: every one that is asked for is there, and takes the colour that is asked."""

import re

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from resources import path
from tests.architecture.sources import product_sources
from ui.shared.icons import icon, pixmap

ASKED = re.compile(r'\b(?:icon|pixmap|icon_button)\("([a-z0-9-]+)"')
NAMES = sorted(file.stem for file in path("icons").glob("*.svg"))


def colours_in(image: QImage) -> set[str]:
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in places if image.pixelColor(x, y).alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_takes_the_colour_that_is_asked(qtbot: QtBot, name: str) -> None:
    assert "#ff0000" in colours_in(pixmap(name, "#ff0000", 48).toImage())


def test_every_icon_that_is_asked_for_is_there() -> None:
    asked = {name for source in product_sources() for name in ASKED.findall(source.text)}
    assert asked
    assert asked <= set(NAMES)


def test_an_icon_is_sharp_on_a_fine_screen(qtbot: QtBot) -> None:
    fine = pixmap("x", "#000000", 20, 2.0)
    assert (fine.width(), fine.deviceIndependentSize().width()) == (40, 20)
    assert {size.width() for size in icon("x", "#000000", 20).availableSizes()} == {20, 40}


def test_an_unknown_icon_is_a_mistake(qtbot: QtBot) -> None:
    with pytest.raises(FileNotFoundError):
        pixmap("no-such-icon", "#000000", 20)
