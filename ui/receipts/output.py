"""Bringing a receipt to a printer or a file, with the system's own dialogs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.errors import WorldError
from app.domain.receipt import ReceiptForm
from resources.translations import _
from ui.receipts.pages import print_pages


def print_receipt(window: QWidget, pdf: bytes, name: str, on_failed: Callable[[WorldError], None]) -> None:
    """Ask for a printer and print; `name` is the receipt's number, the only thing the print queue shows."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle(_("Print receipt"))
    dialog.setModal(True)

    def accepted() -> None:
        if not print_pages(pdf, printer):
            on_failed(WorldError("printer-away"))

    dialog.accepted.connect(accepted)
    dialog.finished.connect(dialog.deleteLater)
    dialog.show()


def save_receipt(
    window: QWidget,
    data: bytes,
    form: ReceiptForm,
    name: str,
    on_saved: Callable[[Path], None],
    on_failed: Callable[[WorldError], None],
) -> None:
    """Ask for a place and write the file there."""
    suffix = "txt" if form is ReceiptForm.TEXT else "pdf"
    dialog = QFileDialog(window, _("Save receipt"), f"{name}.{suffix}", f"*.{suffix}")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)

    def chosen(file: str) -> None:
        try:
            Path(file).write_bytes(data)
        except OSError:
            on_failed(WorldError("file-not-written"))
        else:
            on_saved(Path(file))

    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
