"""Kennisartikelen: product pages as the peer system keeps them, read from JSON."""

from typing import Final
from urllib.parse import unquote

import msgspec

from knowledgebase.article import Article, SectionKind
from knowledgebase.catalogues.catalogue_text import title_line
from knowledgebase.catalogues.facts import facts_of
from knowledgebase.catalogues.incoming import IncomingArticle, keeps_all_but
from knowledgebase.catalogues.json_records import JsonRecord
from knowledgebase.catalogues.record_texts import day_of, search_words_of, sections_of, uuid_of
from knowledgebase.catalogues.refusals import RefusalReason, Refused
from knowledgebase.html_cleaning import safe_link
from knowledgebase.markdown_text import one_line
from knowledgebase.situations import shipped_situations
from knowledgebase.slugs import slug_of

FIELDS: Final = {
    SectionKind.INTRODUCTION: "tekst",
    SectionKind.PROCEDURE: "procedureBeschrijving",
    SectionKind.CONDITIONS: "vereisten",
    SectionKind.BRING: "bewijs",
    SectionKind.COSTS: "kostenEnBetaalmethoden",
    SectionKind.TERM: "uitersteTermijn",
    SectionKind.OBJECTION: "bezwaarEnBeroep",
    SectionKind.PARTICULARS: "notice",
    SectionKind.NO_ANSWER: "wtdBijGeenReactie",
    SectionKind.CONTACT: "contact",
    SectionKind.INTERNAL: "deskMemo",
}
"""The field that holds each section, as HTML."""

AUDIENCES: Final = {"eu-burger": ("particulier",), "eu-bedrijf": ("ondernemer",)}
OWMS_TERMS: Final = "http://standaarden.overheid.nl/owms/terms/"

_CARRIED: Final = ("title", "sections", f"section.{SectionKind.INTERNAL}", "search_words", "language", "modified_on")


class _SearchWord(msgspec.Struct):
    trefwoord: str = ""


class _Translation(msgspec.Struct):
    taal: str = ""
    titel: str | None = None
    tekst: str | None = None
    procedureBeschrijving: str | None = None
    vereisten: str | None = None
    bewijs: str | None = None
    kostenEnBetaalmethoden: str | None = None
    uitersteTermijn: str | None = None
    bezwaarEnBeroep: str | None = None
    notice: str | None = None
    wtdBijGeenReactie: str | None = None
    contact: str | None = None
    deskMemo: str | None = None
    trefwoorden: list[_SearchWord] | None = None
    datumWijziging: str | None = None


class _Kennisartikel(msgspec.Struct):
    vertalingen: list[_Translation]
    uuid: str | None = None
    url: str | None = None
    upnUri: str | None = None
    publicatieDatum: str | None = None
    doelgroep: str | None = None
    afdelingen: list[dict[str, object]] | None = None


def kennisartikel_of(record: JsonRecord) -> IncomingArticle:
    """The record as an article; the Dutch translation, or else the first.

    Raises:
        Refused: the record has no uuid, title or text, or is of another form.
    """
    try:
        said = msgspec.convert(record.data, _Kennisartikel)
    except msgspec.ValidationError as error:
        raise Refused(RefusalReason.WRONG_FORM) from error
    identifier = uuid_of(said.uuid or "")
    if identifier is None:
        raise Refused(RefusalReason.NO_UUID)
    text = next((each for each in said.vertalingen if each.taal == "nl"), next(iter(said.vertalingen), None))
    title = title_line(text.titel or "") if text else ""
    if text is None or not title:
        raise Refused(RefusalReason.NO_TITLE)
    address = safe_link(said.url or "", "")
    source = address if address.startswith("http") else ""
    sections = sections_of(((kind, getattr(text, name) or "") for kind, name in FIELDS.items()), source)
    if not sections:
        raise Refused(RefusalReason.NO_TEXT)
    product = _product(said.upnUri or "")
    article = Article(
        id=identifier,
        slug=slug_of(title),
        title=title,
        sections=sections,
        facts=facts_of(sections, ""),
        product=product,
        audience=AUDIENCES.get(said.doelgroep or "", ()),
        search_words=search_words_of(each.trefwoord for each in text.trefwoorden or ()),
        language=text.taal if text.taal in ("nl", "en") else "nl",
        source=source,
        modified_on=day_of(text.datumWijziging),
        valid_from=day_of(said.publicatieDatum),
    )
    carried = (*_CARRIED, *(["product"] if product else []), *(["valid_from"] if article.valid_from else []))
    return IncomingArticle(f"kennisartikel:{identifier}", article, keeps_all_but(*carried), unit_name(said.afdelingen))


def unit_name(units: list[dict[str, object]] | None) -> str:
    """The name of the first unit, whichever letters of its key are capitals."""
    for unit in units or ():
        for key, value in unit.items():
            if key.lower() == "afdelingnaam" and isinstance(value, str) and value.strip():
                return one_line(value)
    return ""


def _product(uri: str) -> str:
    """The national product name that the address ends in, when it is one."""
    name = one_line(unquote(uri.removeprefix(OWMS_TERMS)).replace("_", " ")) if uri.startswith(OWMS_TERMS) else ""
    return name if name and shipped_situations().of_products([name]) else ""
