"""The report of a month, read back."""

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from app.domain.figures.definitions import FIGURES, FigureKey, FigureValue
from app.domain.figures.norms import DeviationState
from app.figure_words import figure_name
from app.reports.report_drawer import ReportDrawer
from app.services.report_ports import MonthReport
from resources.translations import use_language
from tests.month_figures import a_deviation, a_line, a_report, a_small_view, a_view, an_empty_view

LONG = "Gehandicaptenparkeerkaart of gehandicaptenparkeerplaats op kenteken aanvragen, verlengen of als vermist opgeven"


def drawn(report: MonthReport) -> PdfReader:
    return PdfReader(BytesIO(ReportDrawer().write(report)))


@pytest.fixture(scope="module")
def november() -> PdfReader:
    """The usual report, drawn once."""
    use_language("en")
    return drawn(a_report())


def words_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def outline_of(reader: PdfReader) -> list[str]:
    return [str(each["/Title"]) for each in reader.outline if isinstance(each, dict)]


def with_deviation(**changes: object) -> MonthReport:
    report = a_report()
    return replace(report, charter=replace(report.charter, deviations=(a_deviation(**changes),)))


def test_the_report_reads_from_figures_to_definitions(november: PdfReader) -> None:
    words = words_of(november)
    wanted = (
        "Month report November 2026",
        "84.2 %",
        "Questions per day",
        "Channels",
        "Answered directly in twelve months, in percent",
        "Most asked",
        "Why not answered directly",
        "Norms",
        "Deviations from the norms",
        "The numbers of the charts",
        "What the figures mean",
    )
    places = [words.find(each) for each in wanted]
    assert -1 not in places
    assert places == sorted(places)


def test_headings_are_in_the_outline_in_their_order(november: PdfReader) -> None:
    outline = outline_of(november)
    assert outline[0] == "Questions per day"
    assert outline[-1] == "What the figures mean"


def test_each_outline_entry_leads_to_its_page(november: PdfReader) -> None:
    last = [each for each in november.outline if isinstance(each, dict)][-1]
    page = november.pages[november.get_destination_page_number(last) or 0]
    assert "What the figures mean" in page.extract_text()


def test_every_page_tells_its_number_and_that_it_is_internal(november: PdfReader) -> None:
    total = len(november.pages)
    for number, page in enumerate(november.pages, start=1):
        assert f"page {number} of {total}" in page.extract_text()
        assert "internal" in page.extract_text()


def test_the_file_tells_its_title_its_author_and_its_language(november: PdfReader) -> None:
    assert november.metadata is not None
    assert november.metadata.title == "Month report November 2026 · Testdam"
    assert november.metadata.author == "Testdam"
    assert november.trailer["/Root"]["/Lang"] == "nl"


def test_every_font_is_embedded(november: PdfReader) -> None:
    for page in november.pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]


def test_every_figure_is_defined_with_its_counts(november: PdfReader) -> None:
    words = words_of(november)
    for key in FIGURES:
        assert figure_name(key) in words
    assert "This month: 1,839 questions answered directly, divided by 2,184 questions." in words


def test_a_norm_that_is_not_met_says_so_in_words(november: PdfReader) -> None:
    words = words_of(november)
    assert "norm 80 %: met" in words
    assert "norm 95 %: not met" in words


def test_a_deviation_tells_owner_cause_action_and_result() -> None:
    words = words_of(drawn(with_deviation(state=DeviationState.CLOSED, result="Het hielp.")))
    for told in ("S. Bakker", "Nieuwe regels voor parkeren", "schrijven & inlezen", "10 December 2026", "Het hielp."):
        assert told in words


def test_a_deviation_without_a_plan_says_that_nobody_owns_it() -> None:
    words = words_of(drawn(with_deviation(state=DeviationState.OPEN, owner_id=None, cause="", action="", due_on=None)))
    assert "nobody yet" in words


def test_an_empty_month_says_so_and_still_has_norms_and_definitions() -> None:
    words = words_of(drawn(a_report(an_empty_view())))
    assert "No contacts were registered in this month." in words
    assert "Questions per day" not in words
    assert "What the figures mean" in words


def test_one_contact_is_marked_as_few() -> None:
    words = words_of(drawn(a_report(a_small_view())))
    assert "few: 1" in words
    assert "made of fewer than 30" in words


def test_a_month_that_runs_still_says_so() -> None:
    assert "This month is not over yet." in words_of(drawn(a_report(is_whole=False)))


def test_months_without_questions_have_a_dash_and_no_bar() -> None:
    none = tuple((month, FigureValue(FigureKey.DIRECT, 0, 0)) for month, _value in a_report().direct_by_month)
    assert "—" in words_of(drawn(a_report(direct_by_month=none)))


def test_long_names_are_told_whole() -> None:
    words = words_of(drawn(a_report(a_view(products=(a_line("lang", LONG),)))))
    assert LONG in words


def test_a_cause_longer_than_a_page_goes_on_on_the_next() -> None:
    words = words_of(drawn(with_deviation(cause=f"{LONG}. " * 80 + "Einde.")))
    assert words.count("vermist opgeven.") == 80
    assert "Einde." in words


def test_nothing_that_somebody_typed_is_read_as_a_mark() -> None:
    report = a_report(a_view(products=(a_line("x", "<b>&amp; <font color='red'>"),)))
    assert "<b>&amp; <font color='red'>" in words_of(drawn(report))


def test_equal_content_gives_equal_bytes() -> None:
    report = a_report()
    assert ReportDrawer().write(report) == ReportDrawer().write(report)


@pytest.mark.parametrize("accent", ["", "red", "#zzzzzz", "#fff"])
def test_a_colour_that_cannot_be_drawn_gives_a_report_too(accent: str) -> None:
    assert len(drawn(a_report(a_small_view(), accent=accent)).pages) > 0


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=300), st.text(max_size=80))
def test_any_words_can_be_drawn(cause: str, product: str) -> None:
    report = with_deviation(cause=cause, result=product)
    assert drawn(replace(report, view=replace(a_small_view(), products=(a_line("x", product),)))).pages


def test_the_charts_are_painted() -> None:
    document = pypdfium2.PdfDocument(ReportDrawer().write(a_report(accent="#0b5c66")))
    picture = document[0].render(scale=1).to_pil().convert("RGB")
    colours = {colour for _count, colour in picture.getcolors(maxcolors=1 << 24)}
    document.close()
    assert (11, 92, 102) in colours
