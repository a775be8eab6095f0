"""Colours that can be read in both themes, and sizes that grow with the text."""

from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.profiles import load_demo_municipality, load_profile, profile_ids
from app.settings import TEXT_PERCENTS
from app.settings import Theme as Choice
from ui.main import DEFAULT_ACCENT
from ui.shared.colours import DARK, LIGHT, Colours, contrast, with_accent
from ui.shared.theme import apply_theme, theme

READABLE, VISIBLE = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
GROUNDS = {
    "text": ("window", "surface", "raised", "selected", "chip", "tab_bar", "warn_soft", "bad_soft"),
    "muted": ("window", "surface", "raised", "selected", "tab_bar", "chip", "warn_soft"),
    "accent_text": ("window", "surface", "raised"),
    "on_accent": ("accent",),
    "rail_text": ("rail", "rail_active"),
    "mark_text": ("mark",),
    "good_text": ("good_soft", "surface"),
    "warn_text": ("warn_soft",),
    "bad_text": ("bad_soft", "surface", "raised", "window"),
    "info_text": ("info_soft",),
    "chip_text": ("chip",),
    "badge_text": ("badge",),
}
ACCENTS = {each.id: each.accent for each in (*map(load_profile, profile_ids()), load_demo_municipality())}


def ratio(colours: Colours, one: str, other: str) -> float:
    return contrast(QColor(getattr(colours, one)), QColor(getattr(colours, other)))


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), [(words, ground) for words in GROUNDS for ground in GROUNDS[words]])
def test_words_can_be_read_on_their_ground(colours: Colours, words: str, ground: str) -> None:
    assert ratio(colours, words, ground) >= READABLE


def test_every_text_colour_is_measured() -> None:
    names = {each.name for each in fields(Colours)}
    assert {name for name in names if name.endswith("_text") or name in ("text", "muted", "on_accent")} == set(GROUNDS)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_edge_of_a_field_can_be_seen(colours: Colours) -> None:
    assert min(ratio(colours, "line_strong", ground) for ground in ("surface", "raised", "window")) >= VISIBLE


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("accent", ACCENTS.values(), ids=ACCENTS.keys())
def test_the_colour_of_every_municipality_can_be_read(colours: Colours, accent: str) -> None:
    dressed = with_accent(colours, accent)
    assert ratio(dressed, "on_accent", "accent") >= READABLE
    assert min(ratio(dressed, "accent_text", ground) for ground in GROUNDS["accent_text"]) >= READABLE


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("accent", ["#ffffff", "#000000", "#ffff00", "#ff0000", "#808080", "#00ff7f"])
def test_any_colour_at_all_becomes_one_that_can_be_read(colours: Colours, accent: str) -> None:
    dressed = with_accent(colours, accent)
    assert ratio(dressed, "on_accent", "accent") >= READABLE
    assert ratio(dressed, "accent_text", "surface") >= READABLE


def test_contrast_is_that_of_the_guidelines() -> None:
    white, black = QColor("#ffffff"), QColor("#000000")
    assert contrast(white, black) == contrast(black, white) == pytest.approx(21)
    assert contrast(white, white) == pytest.approx(1)
    assert contrast(QColor("#777777"), white) == pytest.approx(4.48, abs=0.01)


def test_the_whole_application_is_dressed(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(Choice.DARK, 150, DEFAULT_ACCENT)
    assert theme().colours.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    assert DARK.surface in qapp.styleSheet()
    assert qapp.font().pixelSize() == 21


def test_lengths_and_fonts_grow_with_the_text(qtbot: QtBot) -> None:
    sizes = []
    for percent in TEXT_PERCENTS:
        apply_theme(Choice.LIGHT, percent, DEFAULT_ACCENT)
        sizes.append((theme().px(10), theme().font(14).pixelSize()))
    assert sizes == sorted(sizes)
    assert (sizes[0], sizes[-1]) == ((10, 14), (20, 28))


def test_the_products_own_font_is_used(qtbot: QtBot, qapp: QApplication) -> None:
    assert {"Inter", "Source Code Pro"} <= set(QFontDatabase.families())
    assert QFontInfo(qapp.font()).family() == "Inter"
