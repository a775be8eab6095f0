"""Colours, sizes and fonts of every screen; the one place that knows them."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.settings import Theme as ThemeChoice
from resources import path
from ui.shared.colours import DARK, LIGHT, Colours, with_accent
from ui.shared.style_sheet import style_sheet

_FONTS = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold", "SourceCodePro-Regular")
_BASE_PX = 14


@dataclass(frozen=True, slots=True)
class Theme:
    """What a painted widget needs: colours, and sizes scaled with the text."""

    colours: Colours
    scale: float = 1.0

    def px(self, size: float) -> int:
        """A length that grows with the text size."""
        return max(1, round(size * self.scale))

    def font(self, size: float = _BASE_PX, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The product's font; `size` in pixels at 100 % text."""
        font = QFont("Inter")
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        return font


_theme = Theme(LIGHT)


def theme() -> Theme:
    """The theme in use."""
    return _theme


def apply_theme(choice: ThemeChoice, text_percent: int, accent: str) -> None:
    """Dress the whole application; one that is dressed so already stays as it is."""
    global _theme
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    colours = DARK if _wants_dark(choice) else LIGHT
    worn, _theme = _theme, Theme(with_accent(colours, accent), text_percent / 100)
    if worn == _theme and app.styleSheet():
        return
    app.setStyle("Fusion")
    app.setFont(_theme.font())
    app.setPalette(_palette(_theme.colours))
    app.setStyleSheet(style_sheet(_theme.colours, _theme.px))


def load_fonts() -> None:
    """Make the bundled fonts known to Qt."""
    for name in _FONTS:
        QFontDatabase.addApplicationFont(str(path("fonts", f"{name}.ttf")))


def _wants_dark(choice: ThemeChoice) -> bool:
    if choice is ThemeChoice.SYSTEM:
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return choice is ThemeChoice.DARK


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.window,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.raised,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.ToolTipBase: colours.raised,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.Link: colours.accent_text,
        QPalette.ColorRole.LinkVisited: colours.accent_text,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, QColor(colours.muted))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, QColor(colours.muted))
    return palette
