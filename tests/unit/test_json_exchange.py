"""Kennisartikelen, VACs and questions of Rijksoverheid: read from every wrapping, written, and read again."""

from copy import deepcopy
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from knowledgebase.article import Article, ArticleKind, Section, SectionKind
from knowledgebase.catalogues.incoming import ExchangeFormat, IncomingArticle, merged
from knowledgebase.catalogues.kennisartikel_writing import write_kennisartikelen
from knowledgebase.catalogues.refusals import RefusalReason
from knowledgebase.catalogues.vacs import write_vacs
from tests.exchange_files import KENNISARTIKEL, QUESTION, SITE, VAC, answer, full_article, read_bytes, read_json_of

WRAPPINGS = {
    "bare": lambda data: data,
    "list": lambda data: [data],
    "objects": lambda data: {
        "count": 1,
        "next": None,
        "results": [{"uuid": str(UUID(int=9)), "record": {"data": data}}],
    },
    "search": lambda data: {"hits": {"hits": [{"_source": {"object_bron": "Bron", "Bron": data}}]}},
}


def only(folder: Path, data: object) -> IncomingArticle:
    incoming = read_json_of(folder, data)
    (found,) = incoming.articles
    return found


def changed(record: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return deepcopy(record) | changes


@pytest.mark.parametrize("wrapping", WRAPPINGS)
@pytest.mark.parametrize(
    ("data", "format"),
    [
        (KENNISARTIKEL, ExchangeFormat.KNOWLEDGE_ARTICLES),
        (VAC, ExchangeFormat.ANSWERS),
        (QUESTION, ExchangeFormat.QUESTIONS),
    ],
)
def test_a_record_is_read_from_every_wrapping(
    tmp_path: Path, wrapping: str, data: dict[str, Any], format: ExchangeFormat
) -> None:
    incoming = read_json_of(tmp_path, WRAPPINGS[wrapping](data))
    assert (incoming.format, len(incoming.articles), incoming.refused) == (format, 1, ())


def test_a_kennisartikel_is_read_in_dutch_with_its_section_for_staff(tmp_path: Path) -> None:
    found = only(tmp_path, KENNISARTIKEL)
    article = found.article
    assert (article.id, article.title, found.owner_name) == (
        UUID(KENNISARTIKEL["uuid"]),
        "Paspoort aanvragen",
        "Burgerzaken",
    )
    assert article.sections == (
        Section(SectionKind.INTRODUCTION, "U vraagt het **zelf** aan."),
        Section(SectionKind.COSTS, "€ 88,00"),
        Section(SectionKind.INTERNAL, "Let op vermissing."),
    )
    assert (article.product, article.search_words, article.facts.costs) == ("paspoort", ("reisdocument",), "€ 88,00")
    assert (article.valid_from, article.modified_on) == (date(2026, 1, 5), date(2026, 2, 11))


def test_without_a_dutch_translation_the_first_counts(tmp_path: Path) -> None:
    record = changed(KENNISARTIKEL, vertalingen=KENNISARTIKEL["vertalingen"][:1])
    assert (only(tmp_path, record).article.title, only(tmp_path, record).article.language) == ("Passport", "en")


def test_a_vac_is_divided_by_its_headings_and_keyed_by_its_wrapping_or_question(tmp_path: Path) -> None:
    bare, wrapped = only(tmp_path, VAC), only(tmp_path, WRAPPINGS["objects"](VAC))
    assert [section.kind for section in bare.article.sections] == ["introduction", "costs", "internal"]
    assert (bare.article.kind, bare.article.audience) == (ArticleKind.ANSWER, ("particulier", "ondernemer"))
    assert (bare.key, wrapped.article.id) == ("vac:hoe-lang-is-een-parkeervergunning-geldig", UUID(int=9))


def test_a_question_of_the_state_has_its_paragraphs_in_sections(tmp_path: Path) -> None:
    found = only(tmp_path, QUESTION).article
    assert found.text_of(SectionKind.COSTS) == "€ 44,00"
    assert found.text_of(SectionKind.INTRODUCTION) == "Dat verschilt.\n\n### Vroeger & nu\n\nHet was minder."
    assert (found.theme, found.search_words, found.language) == ("Verkeer", ("Rijbewijs",), "nl")
    assert (found.source, found.modified_on) == ("https://www.rijksoverheid.example/vraag", date(2024, 4, 4))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (changed(KENNISARTIKEL, uuid=None), RefusalReason.NO_UUID),
        (changed(KENNISARTIKEL, uuid="x"), RefusalReason.NO_UUID),
        (changed(KENNISARTIKEL, vertalingen=[]), RefusalReason.NO_TITLE),
        (changed(KENNISARTIKEL, vertalingen=[{"titel": "Titel"}]), RefusalReason.NO_TEXT),
        (changed(KENNISARTIKEL, vertalingen="nl"), RefusalReason.WRONG_FORM),
        (changed(VAC, status="te-verwijderen"), RefusalReason.NOT_ACTIVE),
        (changed(VAC, status="non-actief"), RefusalReason.NOT_ACTIVE),
        (changed(VAC, antwoord="<p></p>"), RefusalReason.NO_TEXT),
        (changed(VAC, antwoord="x" * 100_001), RefusalReason.TEXT_TOO_LONG),
        (changed(VAC, antwoord="<div>" * 200), RefusalReason.TEXT_UNREADABLE),
        (changed(VAC, vraag=" "), RefusalReason.NO_TITLE),
        (changed(VAC, vraag="<div>" * 200), RefusalReason.NO_TITLE),
        (changed(VAC, vraag=5), RefusalReason.WRONG_FORM),
        (changed(QUESTION, id=None, canonical="javascript:x"), RefusalReason.NO_UUID),
        (changed(QUESTION, introduction="", content=None), RefusalReason.NO_TEXT),
    ],
)
def test_a_record_that_cannot_be_an_article_is_left_out_with_its_reason(
    tmp_path: Path, data: dict[str, Any], reason: RefusalReason
) -> None:
    assert [refusal.reason for refusal in read_json_of(tmp_path, [data]).refused] == [reason]


def test_the_same_record_twice_and_records_of_another_kind_are_left_out(tmp_path: Path) -> None:
    incoming = read_json_of(tmp_path, [VAC, VAC, QUESTION, "x"])
    assert len(incoming.articles) == 1
    assert [(each.position, each.reason) for each in incoming.refused] == [
        (2, RefusalReason.DUPLICATE),
        (3, RefusalReason.WRONG_FORM),
        (4, RefusalReason.WRONG_FORM),
    ]


def test_hostile_html_in_any_record_is_cleaned(tmp_path: Path) -> None:
    evil = "<p>Goed<script>alert(1)</script> <a href='javascript:x'>nieuws</a><img src=//x onerror=y></p>"
    assert only(tmp_path, changed(VAC, antwoord=evil)).article.sections[0].text == "Goed nieuws"


def back(folder: Path, write: Any, article: Article) -> Article:
    out = BytesIO()
    assert write([article], SITE, out) == ()
    (found,) = read_bytes(folder, out.getvalue()).articles
    assert found.article.id == article.id
    return merged(article, found)


def test_a_kennisartikel_that_went_out_and_came_back_is_the_same_article(tmp_path: Path) -> None:
    assert back(tmp_path, write_kennisartikelen, full_article()) == full_article()


def test_an_answer_that_went_out_and_came_back_is_the_same_article(tmp_path: Path) -> None:
    assert back(tmp_path, write_vacs, answer()) == answer()


def test_a_text_that_is_only_written_otherwise_stays_as_ours(tmp_path: Path) -> None:
    table = Section(SectionKind.COSTS, "|Wie|Prijs|\n|---|---|\n|kind|€ 60,00|")
    assert back(tmp_path, write_kennisartikelen, full_article(sections=(table,))).sections == (table,)


def test_only_products_are_kennisartikelen_and_only_answers_are_vacs() -> None:
    assert [each.reason for each in write_kennisartikelen([answer()], SITE, BytesIO())] == [RefusalReason.NOT_A_PRODUCT]
    assert [each.reason for each in write_vacs([full_article()], SITE, BytesIO())] == [RefusalReason.NOT_AN_ANSWER]
