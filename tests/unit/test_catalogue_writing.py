"""Our articles as a Samenwerkende Catalogi file: what goes out, what stays in, and that it comes back the same."""

from io import BytesIO
from pathlib import Path

from lxml import etree

from knowledgebase.article import Article, ArticleKind, Section, SectionKind
from knowledgebase.catalogues.catalogue_writing import write_catalogue
from knowledgebase.catalogues.refusals import Refusal, RefusalReason
from knowledgebase.catalogues.samenwerkende_catalogi import CatalogueRecord, Online
from tests.exchange_files import SITE, full_article, read_bytes


def written(*articles: Article) -> tuple[bytes, tuple[Refusal, ...]]:
    out = BytesIO()
    refused = write_catalogue(articles, SITE, out)
    return out.getvalue(), refused


def back(folder: Path, article: Article) -> CatalogueRecord:
    catalogue = read_bytes(folder, written(article)[0]).catalogue
    assert catalogue
    return catalogue.records[0]


def test_every_public_section_comes_back_as_it_was(tmp_path: Path) -> None:
    article = full_article()
    assert back(tmp_path, article).sections == article.sections[:-1]


def test_what_is_for_staff_never_goes_out() -> None:
    content, _ = written(full_article(sections=(*full_article().sections, Section(SectionKind.TERM, "Kort."))))
    assert b"Kort." in content
    assert not any(secret in content for secret in (b"Alleen voor ons", b"Wanneer?", b"Wat zoekt u?", b"burgerzaken"))


def test_fields_come_back_and_an_own_article_gets_an_address_on_the_site(tmp_path: Path) -> None:
    found = back(tmp_path, full_article())
    assert found.source == "https://www.waterrade.example/kennis/paspoort-aanvragen"
    assert (found.title, found.product, found.theme) == ("Paspoort aanvragen 1", "paspoort", "Reizen")
    assert (found.online, str(found.modified_on)) == (Online.WITH_DIGID, "2026-03-01")
    assert found.other_products == ()  # search words that are no national product names


def test_links_to_articles_are_web_pages_outside() -> None:
    content, _ = written(full_article())
    assert b'href="https://www.waterrade.example/kennis/leges-betalen#article:leges-betalen"' in content


def test_the_last_line_of_a_procedure_that_leads_to_a_form_is_the_address_to_apply(tmp_path: Path) -> None:
    text = "Zo gaat het.\n\n[Online aanvragen](https://www.waterrade.example/form)"
    found = back(tmp_path, full_article(sections=(Section(SectionKind.PROCEDURE, text),)))
    assert found.apply_url == "https://www.waterrade.example/form"
    assert found.sections == (Section(SectionKind.PROCEDURE, "Zo gaat het."),)


def test_lists_that_stand_one_after_the_other_stay_two(tmp_path: Path) -> None:
    section = Section(SectionKind.BRING, "- een\n- twee\n\n- drie\n\n1. vier\n\n1. vijf")
    assert back(tmp_path, full_article(sections=(section,))).sections == (section,)


def test_instructions_empty_articles_and_doubles_stay_in() -> None:
    internal = Section(SectionKind.INTERNAL, "Voor ons.")
    _, refused = written(
        full_article(kind=ArticleKind.INSTRUCTION),
        full_article("leeg", sections=(internal,)),
        full_article("te-lang", sections=(Section(SectionKind.COSTS, "woord " * 20_000),)),
        full_article("een"),
        full_article("een"),
    )
    assert [(each.position, each.reason) for each in refused] == [
        (1, RefusalReason.FOR_STAFF),
        (2, RefusalReason.NO_TEXT),
        (3, RefusalReason.TEXT_TOO_LONG),
        (5, RefusalReason.DUPLICATE_ADDRESS),
    ]


def test_the_file_is_valid_xml_with_the_national_names() -> None:
    root = etree.fromstring(written(full_article(title="Tekens \x00 & <é>"))[0])
    product = "{http://standaarden.overheid.nl/product/terms/}"
    assert root.tag == f"{product}scproducten"
    assert [child.tag.removeprefix(product) for child in root[0]] == ["meta", "body"]
