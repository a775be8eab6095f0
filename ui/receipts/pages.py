"""Pages of a receipt as pictures, and on paper."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

_PRINT_DPI = 300
_POINTS_PER_INCH = 72


def render_pages(pdf: bytes, width: int) -> list[QImage]:
    """The pages of a PDF as pictures `width` pixels wide."""
    document, buffer = _load(pdf)
    pages = []
    for number in range(document.pageCount()):
        size = document.pagePointSize(number)
        drawn = document.render(number, QSize(width, round(width * size.height() / size.width())))
        pages.append(_on_paper(drawn))
    document.close()
    buffer.close()
    return pages


def print_pages(pdf: bytes, printer: "QPrinter") -> bool:
    """Send the pages to a printer in their own size; False when the printer does not begin."""
    document, buffer = _load(pdf)
    size = document.pagePointSize(0)
    printer.setPageSize(QPageSize(QSizeF(size.width(), size.height()), QPageSize.Unit.Point))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    printer.setFullPage(True)
    printer.setResolution(_PRINT_DPI)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number in range(document.pageCount()):
        if number:
            printer.newPage()
        painter.drawImage(painter.viewport(), document.render(number, _print_size(document.pagePointSize(number))))
    painter.end()
    document.close()
    buffer.close()
    return True


def _on_paper(drawn: QImage) -> QImage:
    """White where the page leaves the paper bare."""
    page = QImage(drawn.size(), QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return page


def _load(pdf: bytes) -> "tuple[QPdfDocument, QBuffer]":
    from PySide6.QtPdf import QPdfDocument  # here: it loads slowly, and the window opens without it

    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(None)  # type: ignore[call-overload]
    document.load(buffer)
    return document, buffer


def _print_size(points: QSizeF) -> QSize:
    scale = _PRINT_DPI / _POINTS_PER_INCH
    return QSize(round(points.width() * scale), round(points.height() * scale))
