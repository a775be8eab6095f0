"""Search words as CSV and XLSX: every common form is read, and a spreadsheet never calculates with a word."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from knowledgebase.catalogues.incoming import SearchWord
from knowledgebase.catalogues.refusals import RefusalReason
from knowledgebase.catalogues.search_words import write_search_words_csv, write_search_words_xlsx
from knowledgebase.catalogues.spreadsheets import MAX_ROWS, cell_text, harmless
from knowledgebase.errors import KnowledgeError
from tests.exchange_files import full_article, read_bytes
from tests.fuzz_seeds import targets

WORDS = (SearchWord("paspoort-aanvragen", "reispas"), SearchWord("paspoort-aanvragen", "=1+1"))


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_is_read_in_every_common_form(tmp_path: Path, delimiter: str, encoding: str) -> None:
    lines = ("Artikel", "Zoekwoord"), ("paspoort-aanvragen", "geënquêteerd"), ("", "")
    text = "\r\n".join(delimiter.join(line) for line in lines)
    assert read_bytes(tmp_path, text.encode(encoding)).words == (SearchWord("paspoort-aanvragen", "geënquêteerd"),)


@pytest.mark.parametrize("write", [write_search_words_csv, write_search_words_xlsx])
def test_words_that_went_out_come_back(tmp_path: Path, write: object) -> None:
    out = BytesIO()
    write([full_article()], out)  # type: ignore[operator]
    assert read_bytes(tmp_path, out.getvalue()).words == WORDS


def test_in_csv_a_word_that_looks_like_a_formula_is_marked_as_text() -> None:
    out = BytesIO()
    write_search_words_csv([full_article()], out)
    assert b";'=1+1\r\n" in out.getvalue()


def test_in_a_workbook_it_is_a_text_cell() -> None:
    out = BytesIO()
    write_search_words_xlsx([full_article()], out)
    cell = load_workbook(out).worksheets[0]["C3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


@given(st.text())
def test_the_mark_comes_off_again(cell: str) -> None:
    assert cell_text(harmless(cell)) == cell


def test_title_or_source_may_say_which_article(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, b"titel;zoekwoord\nPaspoort;pas\n").words
    assert found == (SearchWord("Paspoort", "pas"),)


def test_rows_that_say_too_little_or_too_much_are_left_out(tmp_path: Path) -> None:
    incoming = read_bytes(tmp_path, f"artikel;zoekwoord\n;pas\npaspoort;\npaspoort;{'x' * 101}\n".encode())
    reasons = [RefusalReason.NO_TITLE, RefusalReason.NO_WORD, RefusalReason.TEXT_TOO_LONG]
    assert [refusal.reason for refusal in incoming.refused] == reasons


def test_a_formula_in_a_workbook_is_its_text(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["artikel", "zoekwoord"])
    book.active.append(["paspoort", '=HYPERLINK("https://evil.example")'])
    out = BytesIO()
    book.save(out)
    assert read_bytes(tmp_path, out.getvalue()).words[0].word == '=HYPERLINK("https://evil.example")'


def test_more_rows_than_the_limit_are_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError) as caught:
        read_bytes(tmp_path, b"artikel;zoekwoord\n" + b"a;b\n" * (MAX_ROWS + 1))
    assert (caught.value.key, caught.value.values) == ("exchange-too-many-rows", {"limit": MAX_ROWS})


@pytest.mark.parametrize(
    ("sheet", "key"),
    [
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet>&a;</worksheet>", "exchange-damaged"),
        ("<!DOCTYPE x><worksheet/>".encode("utf-16"), "exchange-damaged"),
        (b"<worksheet><sheetData><row>" + b"<c/>" * 3_000_001, "exchange-bomb"),
        (b"<worksheet>" + b"<a>" * 10_000, "exchange-damaged"),
    ],
)
def test_a_hostile_workbook_is_refused(tmp_path: Path, sheet: bytes, key: str) -> None:
    target = targets()["search words, sheet in an XLSX"]
    with pytest.raises(KnowledgeError) as caught:
        read_bytes(tmp_path, target.packed(sheet))
    assert caught.value.key == key
