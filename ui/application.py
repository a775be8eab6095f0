"""The Qt application with the product's fonts, and loading what the first minutes need."""

import builtins
import sys
from importlib import import_module

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.shared.garbage import WindowThreadCollector
from ui.shared.theme import load_fonts

_TURN_SECONDS = 0.0005  # that a working thread may keep the window waiting; it asks for many turns to draw once
_USED_SOON = (
    *("simplemma", "markdown_it", "ui.editing_screen", "rapidfuzz", "phonenumbers", "holidays", "pypdfium2"),
    "reportlab.pdfgen.canvas",
)


def make_application() -> QApplication:
    """The Qt application with the product's fonts."""
    _import_without_looking()
    sys.setswitchinterval(_TURN_SECONDS)
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QGuiApplication.setApplicationName("Baliewijs")
    QGuiApplication.setDesktopFileName("baliewijs")
    app = QApplication(sys.argv[:1])
    load_fonts()
    WindowThreadCollector(app)
    return app


def _import_without_looking() -> None:
    """PySide reads the source of every module that is loaded, to see whether it asks for Qt's names in snake case.

    Nothing here does, and it takes a tenth of the start.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def load_what_is_used_soon() -> None:
    """So that the first article, hand-off and receipt need not wait for their libraries."""
    for name in _USED_SOON:
        import_module(name)
