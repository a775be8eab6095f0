"""From the receipt dialog to a file and to a printer."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QLineEdit

from app.domain.contact_number import format_number
from app.domain.receipt import ReceiptForm
from resources.translations import _
from tests.journeys.on_screen import press_button, says
from ui.driver import WindowDriver
from ui.shared.pdf_pages import print_pages, render_pages


def words_in(pdf: bytes) -> str:
    """All text of a PDF."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def answer(driver: WindowDriver) -> None:
    """A contact that can be finished."""
    driver.press("F2")
    driver.type("paspoort aanvragen")
    driver.press("Return")
    driver.press("F8")


def save_as(driver: WindowDriver, file: Path) -> None:
    """Answer the question of the system's file dialog."""
    driver.wait_until(lambda: bool(driver.window.findChildren(QFileDialog)))
    dialog = driver.window.findChildren(QFileDialog)[-1]
    name = dialog.findChild(QLineEdit)
    assert name is not None
    name.setText(str(file))
    dialog.accept()
    driver.wait_until(file.exists)
    driver.window.activateWindow()  # without a window manager nobody else does
    driver.settle()


def test_finishing_with_a_pdf_stores_the_contact_and_writes_the_original(driver: WindowDriver, tmp_path: Path) -> None:
    answer(driver)
    number = driver.window.desk.contacts.current.number  # type: ignore[union-attr]
    driver.press("F10")
    press_button(driver, _("Finish and save as PDF …"))
    save_as(driver, tmp_path / "bon.pdf")
    text = words_in((tmp_path / "bon.pdf").read_bytes())
    assert format_number(number) in text
    assert "KOPIE" not in text
    assert driver.window.desk.contacts.current is None  # type: ignore[union-attr]


def test_saving_a_second_time_gives_a_copy_that_says_so(driver: WindowDriver, tmp_path: Path) -> None:
    answer(driver)
    number = driver.finish()
    for name in ("first.pdf", "second.pdf"):
        driver.window.desk.show_stored_receipt(number)  # type: ignore[union-attr]
        driver.settle()
        press_button(driver, _("Save as PDF …"))
        save_as(driver, tmp_path / name)
        driver.close_sheets()
    assert "KOPIE" not in words_in((tmp_path / "first.pdf").read_bytes())
    assert "KOPIE 1" in words_in((tmp_path / "second.pdf").read_bytes())


def test_cancelling_the_question_where_to_save_uses_up_no_copy(driver: WindowDriver, tmp_path: Path) -> None:
    answer(driver)
    number = driver.finish()
    driver.window.desk.show_stored_receipt(number)  # type: ignore[union-attr]
    driver.settle()
    press_button(driver, _("Save as PDF …"))
    driver.wait_until(lambda: bool(driver.window.findChildren(QFileDialog)))
    driver.window.findChildren(QFileDialog)[-1].reject()
    driver.window.activateWindow()
    driver.settle()
    press_button(driver, _("Save as PDF …"))
    save_as(driver, tmp_path / "first.pdf")
    assert "KOPIE" not in words_in((tmp_path / "first.pdf").read_bytes())


def test_a_place_that_cannot_be_written_is_told_and_the_contact_stays_stored(
    driver: WindowDriver, tmp_path: Path
) -> None:
    answer(driver)
    number = driver.finish()
    driver.window.desk.receipts._write(tmp_path / "gone" / "bon.pdf", b"")  # type: ignore[union-attr]
    driver.settle()
    assert says(driver.window.contact_page, _("The file could not be written. Choose another place."))
    assert driver.stored_receipt(number, ReceiptForm.TEXT)


@pytest.mark.parametrize("form", [ReceiptForm.A5, ReceiptForm.A4, ReceiptForm.ROLL])
def test_paper_gets_every_page_in_its_own_size(driver: WindowDriver, tmp_path: Path, form: ReceiptForm) -> None:
    answer(driver)
    pdf = driver.stored_receipt(driver.finish(), form)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert print_pages(pdf, printer)
    drawn, printed = PdfReader(BytesIO(pdf)).pages, PdfReader(tmp_path / "printed.pdf").pages
    assert len(printed) == len(drawn)
    assert float(printed[0].mediabox.width) == pytest.approx(float(drawn[0].mediabox.width), abs=2)


def test_the_preview_shows_white_paper(driver: WindowDriver) -> None:
    answer(driver)
    (page,) = render_pages(driver.stored_receipt(driver.finish(), ReceiptForm.A5), 200)
    assert page.pixelColor(1, 1).name() == "#ffffff"
