"""Pages of a PDF as pictures, and on paper; from any thread, one file at a time, as the library asks."""

from collections.abc import Iterator
from contextlib import closing
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage
    from PySide6.QtPrintSupport import QPrinter

_PRINT_DPI = 300
_POINTS_PER_INCH = 72
_LOCK = Lock()


def render_pages(pdf: bytes, width: int) -> list[QImage]:
    """The pages of a PDF as pictures `width` pixels wide, on white."""
    with _LOCK, closing(_load(pdf)) as document:
        return [_picture(page, width / page.get_width()) for page in _pages(document)]


def print_pages(pdf: bytes, printer: "QPrinter") -> bool:
    """Send the pages to a printer in their own size; False when the printer does not begin."""
    with _LOCK, closing(_load(pdf)) as document:
        width, height = document[0].get_size()
        printer.setPageSize(QPageSize(QSizeF(width, height), QPageSize.Unit.Point))
        printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
        printer.setFullPage(True)
        printer.setResolution(_PRINT_DPI)
        painter = QPainter()
        if not painter.begin(printer):
            return False
        with painter:
            for number, page in enumerate(_pages(document)):
                if number:
                    printer.newPage()
                painter.drawImage(painter.viewport(), _picture(page, _PRINT_DPI / _POINTS_PER_INCH))
        return True


def _load(pdf: bytes) -> "PdfDocument":
    from pypdfium2 import PdfDocument  # here: the window opens without it

    return PdfDocument(pdf)


def _pages(document: "PdfDocument") -> "Iterator[PdfPage]":
    return (document[number] for number in range(len(document)))


def _picture(page: "PdfPage", scale: float) -> QImage:
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    shared = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
    return shared.copy()  # the bytes of the bitmap go with it
