"""Samenwerkende Catalogi: what is read from good records, and which records are left out."""

from datetime import date
from pathlib import Path

import pytest

from knowledgebase.article import SectionKind
from knowledgebase.catalogues.samenwerkende_catalogi import (
    CatalogueRecord,
    Online,
    Refusal,
    RefusalReason,
    read_catalogue,
)
from tests.catalogue_files import catalogue_file, no_progress, record


def only(folder: Path, xml: str) -> CatalogueRecord:
    catalogue = read_catalogue(catalogue_file(folder, xml), no_progress)
    (found,) = catalogue.records
    return found


def text_of(found: CatalogueRecord, kind: SectionKind) -> str:
    return next((section.text for section in found.sections if section.kind is kind), "")


def test_all_fields_of_a_record_are_read(tmp_path: Path) -> None:
    found = only(
        tmp_path,
        record(
            products=("paspoort", "reisdocument"),
            audience=("particulier", "ondernemer", "particulier"),
            online="digid",
            apply_url="/aanvragen",
        ),
    )
    assert found.source == "https://www.waterrade.example/paspoort"
    assert (found.title, found.language, found.modified_on) == ("Paspoort aanvragen", "nl", date(2026, 3, 1))
    assert (found.product, found.other_products) == ("paspoort", ("reisdocument",))
    assert found.audience == ("particulier", "ondernemer")
    assert (found.online, found.apply_url) == (Online.WITH_DIGID, "https://www.waterrade.example/aanvragen")


def test_the_municipality_is_the_authority_of_its_records(tmp_path: Path) -> None:
    assert read_catalogue(catalogue_file(tmp_path, record()), no_progress).municipality == "Waterrade"


@pytest.mark.parametrize("day", ["0001-01-01", "2023-02-30", "", "gisteren", "9999-12-31"])
def test_a_nonsense_date_is_no_date(tmp_path: Path, day: str) -> None:
    assert only(tmp_path, record(modified=day)).modified_on is None


def test_other_languages_are_kept(tmp_path: Path) -> None:
    assert only(tmp_path, record(language="FY")).language == "fy"


def test_a_product_name_that_is_not_there_yet_is_none(tmp_path: Path) -> None:
    assert only(tmp_path, record(products=("UPL-naam nog niet beschikbaar",))).product == ""


def test_abstract_and_body_together_are_the_text(tmp_path: Path) -> None:
    body = '<div xmlns="http://www.w3.org/1999/xhtml"><h2>Kosten</h2><p>Het is <b>gratis</b>.</p></div>'
    found = only(tmp_path, record(text="Kort.", body=body))
    assert text_of(found, SectionKind.INTRODUCTION) == "Kort."
    assert text_of(found, SectionKind.COSTS) == "Het is **gratis**."


def test_a_body_of_escaped_html_is_read_too(tmp_path: Path) -> None:
    found = only(tmp_path, record(text="", body="&lt;h2&gt;Kosten&lt;/h2&gt;&lt;p&gt;Gratis&lt;/p&gt;"))
    assert text_of(found, SectionKind.COSTS) == "Gratis"


def test_double_escaped_html_with_a_relative_link_is_read(tmp_path: Path) -> None:
    found = only(
        tmp_path, record(text='&lt;p&gt;Lees &lt;a href="meer"&gt;meer&lt;/a&gt; bij caf&amp;eacute;&lt;/p&gt;')
    )
    expected = "Lees [meer](https://www.waterrade.example/meer) bij café"
    assert text_of(found, SectionKind.INTRODUCTION) == expected


def test_a_cut_off_text_is_marked(tmp_path: Path) -> None:
    assert only(tmp_path, record(text="U kunt dit aanvr...")).is_cut_off


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        (record(title=" "), RefusalReason.NO_TITLE),
        (record(source=""), RefusalReason.NO_ADDRESS),
        (record(source="paspoort-aanvragen"), RefusalReason.NO_ADDRESS),
        (record(source="javascript:alert(1)"), RefusalReason.NO_ADDRESS),
        (record(text="<p>&nbsp;</p>"), RefusalReason.NO_TEXT),
        (record(text="Beschrijving van het product ontbreekt."), RefusalReason.PLACEHOLDER_TEXT),
        (record(text="x" * 100_001), RefusalReason.TEXT_TOO_LONG),
        (record(text="<div>" * 500 + "x"), RefusalReason.TEXT_UNREADABLE),
    ],
)
def test_a_record_that_cannot_be_an_article_is_left_out_with_a_reason(
    tmp_path: Path, xml: str, reason: RefusalReason
) -> None:
    catalogue = read_catalogue(catalogue_file(tmp_path, record(source="https://a.example/goed"), xml), no_progress)
    assert [(refusal.position, refusal.reason) for refusal in catalogue.refused] == [(2, reason)]
    assert len(catalogue.records) == 1


def test_the_second_record_with_an_address_is_left_out(tmp_path: Path) -> None:
    catalogue = read_catalogue(catalogue_file(tmp_path, record(), record(title="Nog eens")), no_progress)
    assert [found.title for found in catalogue.records] == ["Paspoort aanvragen"]
    assert catalogue.refused == (Refusal(2, "Nog eens", RefusalReason.DUPLICATE_ADDRESS),)


def test_a_file_straight_from_a_municipality_is_read_too(tmp_path: Path) -> None:
    start, end = record().index("<overheidproduct:scproduct>"), record().index("</recordData>")
    root = (
        '<overheidproduct:scproducten xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:overheid="http://standaarden.overheid.nl/owms/terms/"'
        ' xmlns:overheidproduct="http://standaarden.overheid.nl/product/terms/">'
    )
    file = tmp_path / "own.xml"
    file.write_text(root + record()[start:end] + "</overheidproduct:scproducten>", encoding="utf-8")
    assert len(read_catalogue(file, no_progress).records) == 1


def test_progress_rises_to_a_hundred(tmp_path: Path) -> None:
    told: list[int] = []
    many = [record(source=f"https://a.example/{number}", text="Tekst. " * 200) for number in range(200)]
    read_catalogue(catalogue_file(tmp_path, *many), told.append)
    assert told == sorted(set(told))
    assert told[-1] == 100
