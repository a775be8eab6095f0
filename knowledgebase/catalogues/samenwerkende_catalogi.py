"""Samenwerkende Catalogi 4.0: the national exchange format of product catalogues, as a file or an SRU answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from lxml import etree

from knowledgebase.article import Section, SectionKind
from knowledgebase.catalogues import sc_fields as fields
from knowledgebase.catalogues.catalogue_text import MAX_TEXT, says_nothing, text_to_markdown, title_line, without_cut
from knowledgebase.catalogues.refusals import Refusal as Refusal
from knowledgebase.catalogues.refusals import RefusalReason as RefusalReason
from knowledgebase.catalogues.refusals import Refused
from knowledgebase.catalogues.section_html import is_marked, sections_from_html
from knowledgebase.catalogues.sections import divided
from knowledgebase.catalogues.xml_stream import elements
from knowledgebase.errors import KnowledgeError

_ROOTS: Final = {"{http://www.loc.gov/zing/srw/}searchRetrieveResponse", f"{{{fields.PRODUCT_TERMS}}}scproducten"}


class Online(StrEnum):
    """Whether a product can be asked for on the web, and how one shows who one is."""

    NO = "nee"
    YES = "ja"
    WITH_DIGID = "digid"


@dataclass(frozen=True, slots=True)
class CatalogueRecord:
    """One product as a municipality describes it.

    `source` is its address on the web; `sections` hold Markdown with absolute links; `product` is the national
    product name (UPL) and `other_products` further ones; `audience` is particulier, ondernemer or both; `theme` is
    empty or from the national policy themes; `is_cut_off` says that the catalogue does not have the whole text.
    """

    source: str
    title: str
    sections: tuple[Section, ...]
    language: str = "nl"
    modified_on: date | None = None
    audience: tuple[str, ...] = ()
    theme: str = ""
    product: str = ""
    other_products: tuple[str, ...] = ()
    product_id: str = ""
    apply_url: str = ""
    online: Online = Online.NO
    is_cut_off: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a file holds: records and refusals together are all of it."""

    municipality: str
    records: tuple[CatalogueRecord, ...]
    refused: tuple[Refusal, ...] = ()


def read_catalogue(path: Path, progress: Callable[[int], None]) -> Catalogue:
    """All records of the file; `progress` gets the percentage read, in rising steps.

    Left out are records without title, address or text, and the second one with the same address.

    Raises:
        KnowledgeError: `catalogue-unreadable`, `catalogue-empty`, `catalogue-too-large`, `catalogue-wrong-format`,
            `catalogue-has-doctype`, `catalogue-too-deep`, `catalogue-damaged`, `catalogue-truncated`,
            `catalogue-without-records`.
    """
    records: dict[str, CatalogueRecord] = {}
    refused: list[Refusal] = []
    municipality = ""
    products = elements(path, f"{{{fields.PRODUCT_TERMS}}}scproduct", _ROOTS, progress)
    for position, product in enumerate(products, 1):
        municipality = municipality or fields.authority(product)
        title = title_line(fields.title(product))
        try:
            record = _record(product, title)
            if record.source in records:
                raise Refused(RefusalReason.DUPLICATE_ADDRESS)
            records[record.source] = record
        except Refused as refusal:
            refused.append(Refusal(position, title, refusal.reason))
    if not records and not refused:
        raise KnowledgeError("catalogue-without-records")
    return Catalogue(municipality, tuple(records.values()), tuple(refused))


def _record(product: etree._Element, title: str) -> CatalogueRecord:
    source = fields.source(product)
    if not title:
        raise Refused(RefusalReason.NO_TITLE)
    if not source:
        raise Refused(RefusalReason.NO_ADDRESS)
    sections, is_cut_off = _sections(product, title, source)
    names = fields.product_names(product)
    return CatalogueRecord(
        source=source,
        title=title,
        sections=sections,
        language=fields.language(product),
        modified_on=fields.modified_on(product),
        audience=fields.audience(product),
        theme=fields.theme(product),
        product=names[0] if names else "",
        other_products=tuple(names[1:]),
        product_id=fields.product_id(product),
        apply_url=fields.apply_url(product, source),
        online=Online(fields.online(product)),
        is_cut_off=is_cut_off,
    )


def _sections(product: etree._Element, title: str, source: str) -> tuple[tuple[Section, ...], bool]:
    abstract, is_cut_off = without_cut(fields.abstract(product))
    body = fields.body(product)
    if len(abstract) + len(body) > MAX_TEXT:
        raise Refused(RefusalReason.TEXT_TOO_LONG)
    try:
        if is_marked(body):
            return _marked_sections(abstract, body, source), False
        texts = [text_to_markdown(text, source) for text in (abstract, body)]
    except KnowledgeError as error:
        raise Refused(RefusalReason.TEXT_UNREADABLE) from error
    markdown = "\n\n".join(text for text in texts if text)
    if not markdown:
        raise Refused(RefusalReason.NO_TEXT)
    if says_nothing(markdown, title):
        raise Refused(RefusalReason.PLACEHOLDER_TEXT)
    return divided(markdown), is_cut_off and not body


def _marked_sections(abstract: str, body: str, source: str) -> tuple[Section, ...]:
    """As our own export has them: the abstract is the introduction, and the body has the rest."""
    introduction = Section(SectionKind.INTRODUCTION, text_to_markdown(abstract, source))
    sections = (introduction, *sections_from_html(body, source))
    if not any(section.text for section in sections):
        raise Refused(RefusalReason.NO_TEXT)
    return sections if introduction.text else sections[1:]
