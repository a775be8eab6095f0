"""The colours of both themes, by their job. Every text colour has a contrast of 4.5 or more on its ground."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme. `*_soft` is a chip's ground, `*_text` the text on it."""

    window: str
    surface: str
    raised: str
    line: str
    line_strong: str
    scroll: str
    text: str
    muted: str
    accent: str
    accent_text: str
    on_accent: str
    selected: str
    rail: str
    rail_active: str
    rail_text: str
    tab_bar: str
    mark: str
    mark_text: str
    good_soft: str
    good_text: str
    warn_soft: str
    warn_line: str
    warn_text: str
    bad_soft: str
    bad_text: str
    info_soft: str
    info_text: str
    chip: str
    chip_text: str
    badge: str
    badge_text: str
    is_dark: bool


LIGHT = Colours(
    window="#f4f6f8",
    surface="#ffffff",
    raised="#fafbfc",
    line="#dfe4e8",
    line_strong="#7b8894",
    scroll="#b9c3cb",
    text="#15202b",
    muted="#56636f",
    accent="#0b5c66",
    accent_text="#0b5c66",
    on_accent="#ffffff",
    selected="#e1eff0",
    rail="#0e222a",
    rail_active="#1d3a44",
    rail_text="#d7e2e6",
    tab_bar="#e6eaed",
    mark="#ffeb99",
    mark_text="#15202b",
    good_soft="#e2f4e8",
    good_text="#14663a",
    warn_soft="#fdeed6",
    warn_line="#ecc78a",
    warn_text="#8a4b08",
    bad_soft="#fde4e2",
    bad_text="#a3211b",
    info_soft="#e2eafc",
    info_text="#2748a8",
    chip="#ebeef1",
    chip_text="#46525d",
    badge="#e8a60c",
    badge_text="#1c1400",
    is_dark=False,
)

DARK = Colours(
    window="#12181d",
    surface="#1a2229",
    raised="#212b33",
    line="#313d47",
    line_strong="#74838f",
    scroll="#4a5964",
    text="#e8edf1",
    muted="#a3b1bc",
    accent="#1d7f8c",
    accent_text="#6fcbd6",
    on_accent="#ffffff",
    selected="#1f3b41",
    rail="#0b1216",
    rail_active="#1c2f37",
    rail_text="#d7e2e6",
    tab_bar="#0f151a",
    mark="#6b5710",
    mark_text="#fff6d6",
    good_soft="#173a26",
    good_text="#8fdcab",
    warn_soft="#41300f",
    warn_line="#6d5220",
    warn_text="#f3c886",
    bad_soft="#4a1f1d",
    bad_text="#ffb3ad",
    info_soft="#1f2f59",
    info_text="#b3c7ff",
    chip="#2a353e",
    chip_text="#c0ccd5",
    badge="#e8a60c",
    badge_text="#1c1400",
    is_dark=True,
)


def with_accent(colours: Colours, accent: str) -> Colours:
    """The theme in the municipality's colour, made lighter or darker until it can be read."""
    base = QColor(accent)
    ground = _until(base, lambda c: contrast(c, QColor("#ffffff")) >= 4.5, darker=True)
    if not colours.is_dark:
        return replace(colours, accent=ground.name(), accent_text=ground.name())
    grounds = [QColor(ground) for ground in (colours.surface, colours.raised, colours.warn_soft, colours.selected)]
    words = _until(base, lambda c: min(contrast(c, ground) for ground in grounds) >= 4.5, darker=False)
    return replace(colours, accent=ground.name(), accent_text=words.name())


def _until(colour: QColor, good_enough: Callable[[QColor], bool], darker: bool) -> QColor:
    for _ in range(40):
        if good_enough(colour):
            break
        step = 8 if not darker else -8
        lightness = min(255, max(0, colour.lightness() + step))
        colour = QColor.fromHsl(colour.hslHue(), min(colour.hslSaturation(), 160), lightness)
    return colour


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio by WCAG 2.2, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    red, green, blue = (channel(v) for v in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
