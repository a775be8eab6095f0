"""Asking where a receipt goes, with the system's own dialogs: first the question, then the drawing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from resources.translations import _


def ask_printer(window: QWidget, on_chosen: Callable[[QPrinter], None]) -> None:
    """Ask for a printer; nothing happens when the question is cancelled."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle(_("Print receipt"))
    dialog.setModal(True)
    dialog.accepted.connect(lambda: on_chosen(printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.show()


def ask_file(window: QWidget, name: str, suffix: str, on_chosen: Callable[[Path], None]) -> None:
    """Ask for a place; nothing happens when the question is cancelled."""
    dialog = QFileDialog(window, _("Save receipt"), f"{name}.{suffix}", f"*.{suffix}")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.fileSelected.connect(lambda file: on_chosen(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
