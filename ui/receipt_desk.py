"""Showing, printing and saving receipts: of the contact in front, and of any stored contact."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMainWindow

from app.domain.contact_number import format_number, parse_number
from app.domain.errors import BaliewijsError, DomainError, WorldError
from app.domain.receipt import ReceiptForm
from app.error_sentences import sentence
from app.services.receipts import IssuedReceipt
from app.services.registry import Services
from resources.translations import _
from ui.contacts.presenter import ContactsPresenter
from ui.receipts.sheet import ReceiptSheet
from ui.shared.output import ask_file, ask_printer
from ui.shared.pdf_pages import print_pages
from ui.shared.tasks import Lane, Tasks

Draw = Callable[[ReceiptForm], bytes]


class ReceiptDesk(QObject):
    """A receipt counts as issued once the agent has said where it goes; cancelling leaves no copy number.

    Signals:
        failed: an error to show.
        number_refused: why a typed contact number was not accepted, or "".
        saved: the Path of a written receipt.
    """

    failed = Signal(object)
    number_refused = Signal(str)
    saved = Signal(object)

    def __init__(self, window: QMainWindow, services: Services, tasks: Tasks, contacts: ContactsPresenter) -> None:
        super().__init__(window)
        self._window, self._services, self._tasks, self._contacts = window, services, tasks, contacts
        self._form = ReceiptForm.A5

    def open_receipt(self) -> None:
        """See the receipt of the contact in front, and finish with it."""
        draft = self._contacts.current
        if draft is None or not self._contacts.can_finish():
            return
        sheet = ReceiptSheet(self._window, _("Gets its own number when you finish"), self._form, finishes=True)
        sheet.print_requested.connect(lambda form: self._finish_and(sheet, lambda number: self._print(number, form)))
        sheet.save_requested.connect(lambda form: self._finish_and(sheet, lambda number: self._save(number, form)))
        self._show(sheet, lambda form: self._services.preview_receipt(draft, form))

    def _finish_and(self, sheet: ReceiptSheet, then: Callable[[str], None]) -> None:
        sheet.close_sheet()
        self._contacts.finish(lambda finished: then(finished.contact.number))

    def show_stored_receipt(self, typed: str) -> None:
        """See, print or save the receipt of a stored contact; after the first time as a copy."""
        try:
            number = parse_number(typed)
        except DomainError as error:
            self._refuse(error)
            return
        self.number_refused.emit("")
        self._tasks.run(
            lambda: self._services.stored_receipt(number, self._form),
            lambda _data: self._show_stored(number),
            self._refuse,
            Lane.RECEIPT,
        )

    def _refuse(self, error: BaliewijsError) -> None:
        self.number_refused.emit(sentence(error))

    def _show_stored(self, number: str) -> None:
        sheet = ReceiptSheet(self._window, _("As it was stored"), self._form, finishes=False)
        sheet.print_requested.connect(lambda form: self._print(number, form))
        sheet.save_requested.connect(lambda form: self._save(number, form))
        self._show(sheet, lambda form: self._services.stored_receipt(number, form))

    def _show(self, sheet: ReceiptSheet, draw: Draw) -> None:
        def show(form: ReceiptForm) -> None:
            self._form = form
            self._tasks.run(
                lambda: draw(form),
                lambda data: sheet.show_receipt(data, form),
                self.failed.emit,
                Lane.RECEIPT,
                "preview",
            )

        sheet.form_changed.connect(show)
        show(self._form)
        sheet.open_sheet()

    # where it goes

    def _print(self, number: str, form: ReceiptForm) -> None:
        paper = ReceiptForm.A5 if form is ReceiptForm.TEXT else form

        def out(printer: QPrinter) -> None:
            def draw(issued: IssuedReceipt) -> None:
                printer.setDocName(issued.receipt.content.receipt_number)  # the only thing the print queue shows
                if not print_pages(issued.data, printer):
                    self.failed.emit(WorldError("printer-away"))

            self._issue(number, paper, draw)

        ask_printer(self._window, _("Print receipt"), out)

    def _save(self, number: str, form: ReceiptForm) -> None:
        def out(file: Path) -> None:
            self._issue(number, form, lambda issued: self._write(file, issued.data))

        suffix = "txt" if form is ReceiptForm.TEXT else "pdf"
        ask_file(self._window, _("Save receipt"), format_number(number), suffix, out)

    def _issue(self, number: str, form: ReceiptForm, then: Callable[[IssuedReceipt], None]) -> None:
        self._tasks.run(lambda: self._services.issue_receipt(number, form), then, self.failed.emit, Lane.RECEIPT)

    def _write(self, file: Path, data: bytes) -> None:
        try:
            file.write_bytes(data)
        except OSError:
            self.failed.emit(WorldError("file-not-written"))
        else:
            self.saved.emit(file)
