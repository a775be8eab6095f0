"""Receipts as PDF files, read back."""

import subprocess
import sys
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from app.domain.contact import FeeLine, ReceivedDocument
from app.domain.receipt import ReceiptContent, ReceiptForm, ReceiptSubject
from app.receipts.drawer import ReceiptDrawer
from app.receipts.fonts import SANS, width
from tests.builders import receipt_content

PDF_FORMS = (ReceiptForm.A5, ReceiptForm.A4, ReceiptForm.ROLL)
STRANGE = "Żółć ĳsbaan Çağla Müller € مرحبا 😀 <b>&amp;</b> " + "x" * 180


def drawn(content: ReceiptContent, form: ReceiptForm, copy: int = 0) -> PdfReader:
    return PdfReader(BytesIO(ReceiptDrawer().write(content, form, copy)), strict=True)


def words(reader: PdfReader) -> str:
    """All text with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize("form", PDF_FORMS)
def test_the_text_can_be_read_back_in_order(form: ReceiptForm) -> None:
    text = words(drawn(receipt_content(), form)).casefold()
    told = ["Municipality of Deventer", "14 0570", "Your visit", "M4TD9-1CZ7K", "S. Bakker", "1. Parking permit"]
    told += ["2. Parking fine", "by Tuesday 1 December 2026.", "Copy of the fine", "Change of plate", "€12.50"]
    told += ["€15.45", "Total · paid by card", "€27.95", "BAL3-2026-000042", "Read more on"]

    places = [text.index(part.casefold()) for part in told]

    assert places == sorted(places)


@pytest.mark.parametrize(("form", "size"), [(ReceiptForm.A5, (420, 595)), (ReceiptForm.A4, (595, 842))])
def test_a_sheet_has_its_size(form: ReceiptForm, size: tuple[int, int]) -> None:
    (page,) = drawn(receipt_content(), form).pages

    assert (round(page.mediabox.width), round(page.mediabox.height)) == size


def test_a_roll_is_80_mm_wide_and_as_long_as_its_contents() -> None:
    (short,) = drawn(receipt_content(), ReceiptForm.ROLL).pages
    (long,) = drawn(receipt_content(subjects=(ReceiptSubject("One", "Answered."),) * 20), ReceiptForm.ROLL).pages

    assert round(short.mediabox.width) == round(long.mediabox.width) == 227
    assert long.mediabox.height > short.mediabox.height + 18 * 20


@pytest.mark.parametrize("form", PDF_FORMS)
def test_euro_and_rare_letters_are_there(form: ReceiptForm) -> None:
    text = words(drawn(receipt_content(agent="Ż. Łączyńska-Ĳsbrandts ĳ €"), form))

    assert "Łączyńska-Ĳsbrandts ĳ €" in text


@pytest.mark.parametrize("form", PDF_FORMS)
def test_every_font_is_embedded(form: ReceiptForm) -> None:
    for page in drawn(receipt_content(), form, copy=1).pages:
        fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
        assert fonts and all("/FontFile2" in font["/FontDescriptor"] for font in fonts)
        assert not any("Helvetica" in font["/BaseFont"] for font in fonts)


@pytest.mark.parametrize("form", ReceiptForm)
def test_equal_content_gives_equal_bytes(form: ReceiptForm) -> None:
    first = ReceiptDrawer().write(receipt_content(), form)
    ReceiptDrawer().write(receipt_content(agent=STRANGE), form)

    assert ReceiptDrawer().write(receipt_content(), form) == first


@pytest.mark.parametrize("form", PDF_FORMS)
def test_the_title_of_the_file_has_the_receipt_number_and_no_person(form: ReceiptForm) -> None:
    reader = drawn(receipt_content(), form)
    about = str(reader.metadata)

    assert reader.metadata is not None and reader.metadata.title == "Receipt BAL3-2026-000042"
    assert "Bakker" not in about and "M4TD9" not in about and "Parking" not in about
    assert reader.trailer["/Root"]["/Lang"] == "en"


@pytest.mark.parametrize("form", PDF_FORMS)
def test_a_copy_is_marked_on_every_page_and_an_original_is_not(form: ReceiptForm) -> None:
    content = receipt_content(subjects=(ReceiptSubject("One", "Answered."),) * 40)

    assert all("COPY 3" in page.extract_text() for page in drawn(content, form, copy=3).pages)
    assert "COPY" not in words(drawn(content, form))


@pytest.mark.parametrize("form", [ReceiptForm.A5, ReceiptForm.A4])
def test_a_long_receipt_goes_on_over_numbered_pages_that_name_the_receipt(form: ReceiptForm) -> None:
    fees = tuple(FeeLine(str(number), f"Fee {number}", number) for number in range(60))
    pages = drawn(receipt_content(subjects=(ReceiptSubject("One", "Answered."),) * 30, fees=fees), form).pages

    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page.extract_text()
        assert "M4TD9-1CZ7K" in page.extract_text() and "BAL3-2026-000042" in page.extract_text()
    assert "Fee 59" in pages[-1].extract_text() and "€17.70" in pages[-1].extract_text()


@pytest.mark.parametrize("count", range(1, 20))
def test_the_last_page_never_holds_the_footer_alone(count: int) -> None:
    one = ReceiptSubject("One", "Answered.")
    pages = drawn(receipt_content(subjects=(one,) * count, fees=(), documents=()), ReceiptForm.A5).pages

    assert f"{count}. One" in pages[-1].extract_text() and "Read more" in pages[-1].extract_text()


def test_a_receipt_of_one_page_has_no_page_number() -> None:
    assert "Page" not in words(drawn(receipt_content(), ReceiptForm.A5))


@pytest.mark.parametrize("form", PDF_FORMS)
def test_R10_long_and_strange_text_is_wrapped_whole_and_missing_letters_show_as_a_mark(form: ReceiptForm) -> None:
    strange = receipt_content(
        subjects=(ReceiptSubject(STRANGE, STRANGE, "Çağla"),),
        documents=(ReceivedDocument(STRANGE),),
        fees=(FeeLine("f", STRANGE, 1),),
        agent=STRANGE,
        accent="no colour",
    )
    text = words(drawn(strange, form))

    assert text.count("x") >= 5 * 180
    assert text.count("?") >= 5 * 6
    assert "<b>&amp;</b>" in text


@pytest.mark.parametrize("form", PDF_FORMS)
def test_R10_a_text_longer_than_a_page_goes_on_on_the_next(form: ReceiptForm) -> None:
    endless = receipt_content(subjects=(ReceiptSubject("Long", "word " * 3000),))

    assert words(drawn(endless, form)).count("word") == 3000


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=60), st.sampled_from(PDF_FORMS))
def test_R10_no_text_breaks_the_drawing(text: str, form: ReceiptForm) -> None:
    content = receipt_content(municipality=text, agent=text, subjects=(ReceiptSubject(text, text, text),))

    assert len(drawn(content, form).pages) >= 1


@pytest.mark.parametrize(("form", "right"), [(ReceiptForm.A5, 386.9), (ReceiptForm.A4, 532.9)])
def test_amounts_end_at_the_right_margin(form: ReceiptForm, right: float) -> None:
    ends: list[float] = []

    def visit(text: str, _cm: object, place: list[float], _font: object, size: float) -> None:
        if text.strip() == "€12.50":
            ends.append(place[4] + width("€12.50", SANS, size))

    drawn(receipt_content(), form).pages[0].extract_text(visitor_text=visit)

    assert ends == [pytest.approx(right, abs=0.1)]


def test_reportlab_is_not_loaded_before_the_first_drawing() -> None:
    code = "import sys, app.receipts.drawer; sys.exit('reportlab' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
