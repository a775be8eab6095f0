"""Asking where pages go, with the system's own dialogs: first the question, then the drawing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_printer(window: QWidget, title: str, on_chosen: Callable[[QPrinter], None]) -> None:
    """Ask for a printer; nothing happens when the question is cancelled."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle(title)
    dialog.setModal(True)
    dialog.accepted.connect(lambda: on_chosen(printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.show()


def ask_file(window: QWidget, title: str, name: str, suffix: str, on_chosen: Callable[[Path], None]) -> None:
    """Ask for a place; nothing happens when the question is cancelled."""
    dialog = QFileDialog(window, title, f"{name}.{suffix}", f"*.{suffix}")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.fileSelected.connect(lambda file: on_chosen(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
