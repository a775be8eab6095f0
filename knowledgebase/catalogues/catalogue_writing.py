"""Our articles as a Samenwerkende Catalogi 4.0 file, for the national catalogue and other municipalities."""

from collections.abc import Iterable
from datetime import date
from typing import BinaryIO, Final

from lxml import etree, html

from knowledgebase.article import Article, ArticleKind, Section, SectionKind
from knowledgebase.catalogues.applying import way_to_apply, without_apply_link
from knowledgebase.catalogues.catalogue_text import MAX_TEXT
from knowledgebase.catalogues.incoming import CatalogueSite
from knowledgebase.catalogues.refusals import Refusal, RefusalReason, Refused
from knowledgebase.catalogues.samenwerkende_catalogi import Online
from knowledgebase.catalogues.sc_fields import PRODUCT_TERMS
from knowledgebase.catalogues.section_html import outside_html, public_sections, sections_to_html
from knowledgebase.markdown_text import one_line
from knowledgebase.situations import shipped_situations

_PRODUCT: Final = f"{{{PRODUCT_TERMS}}}"
_DC: Final = "{http://purl.org/dc/terms/}"
_OVERHEID: Final = "{http://standaarden.overheid.nl/owms/terms/}"
_XHTML: Final = "{http://www.w3.org/1999/xhtml}"
_PREFIXES: Final = {"overheidproduct": _PRODUCT[1:-1], "dcterms": _DC[1:-1], "overheid": _OVERHEID[1:-1]}
_NO_DATE: Final = date.min
"""How catalogues say that they do not know: a date must be there."""


def write_catalogue(articles: Iterable[Article], site: CatalogueSite, out: BinaryIO) -> tuple[Refusal, ...]:
    """Write what customers may read; gives what was left out and why.

    Left out are work instructions, articles without a public text, texts that no catalogue takes, and the second
    article with an address. Sections for staff, hand-off questions, scripts and attachments never go out.
    """
    refused: list[Refusal] = []
    addresses: set[str] = set()
    with etree.xmlfile(out, encoding="utf-8") as file:
        file.write_declaration()
        with file.element(f"{_PRODUCT}scproducten", nsmap=_PREFIXES):
            for position, article in enumerate(articles, 1):
                try:
                    product = _product(article, site, addresses)
                except Refused as refusal:
                    refused.append(Refusal(position, article.title, refusal.reason))
                else:
                    file.write(product)
    return tuple(refused)


def _product(article: Article, site: CatalogueSite, addresses: set[str]) -> etree._Element:
    address = site.address_of(article)
    if article.kind is ArticleKind.INSTRUCTION:
        raise Refused(RefusalReason.FOR_STAFF)
    if not public_sections(article.sections):
        raise Refused(RefusalReason.NO_TEXT)
    if address in addresses:
        raise Refused(RefusalReason.DUPLICATE_ADDRESS)
    procedure, apply_url = _applying(article, address)
    abstract = outside_html(article.text_of(SectionKind.INTRODUCTION), site.base_url)
    body = _body(article, procedure, site.base_url)
    if len(abstract) + len(body) > MAX_TEXT:
        raise Refused(RefusalReason.TEXT_TOO_LONG)
    addresses.add(address)
    product = etree.Element(f"{_PRODUCT}scproduct", {"owms-version": "4.0"}, nsmap=_PREFIXES)
    meta = etree.SubElement(product, f"{_PRODUCT}meta")
    _add_core(etree.SubElement(meta, f"{_PRODUCT}owmskern"), article, address, site)
    _add_mantle(etree.SubElement(meta, f"{_PRODUCT}owmsmantel"), article, abstract)
    _add_product_fields(etree.SubElement(meta, f"{_PRODUCT}scmeta"), article, apply_url)
    etree.SubElement(product, f"{_PRODUCT}body").append(_xhtml(body))
    return product


def _applying(article: Article, address: str) -> tuple[str, str]:
    """The procedure, and where one applies: the address that its last line leads to, or else the page itself."""
    procedure, url = without_apply_link(article.text_of(SectionKind.PROCEDURE))
    if url and url != address:
        return procedure, url
    is_online = way_to_apply(article.facts.apply) is not Online.NO
    return article.text_of(SectionKind.PROCEDURE), address if is_online else ""


def _body(article: Article, procedure: str, base_url: str) -> str:
    """The sections after the introduction, whose mark is there too: it tells that the abstract is all of it."""
    texts = {section.kind: section.text for section in public_sections(article.sections)}
    texts |= {SectionKind.INTRODUCTION: "", SectionKind.PROCEDURE: procedure}
    kinds = (kind for kind in SectionKind if texts.get(kind) or kind is SectionKind.INTRODUCTION)
    return sections_to_html((Section(kind, texts[kind]) for kind in kinds), base_url)


def _add_core(core: etree._Element, article: Article, address: str, site: CatalogueSite) -> None:
    municipality = {"scheme": "overheid:Gemeente", "resourceIdentifier": site.uri}
    _add(core, f"{_DC}identifier", address)
    _add(core, f"{_DC}title", article.title)
    _add(core, f"{_DC}language", article.language)
    _add(core, f"{_DC}type", "productbeschrijving", scheme="overheid:Informatietype")
    _add(core, f"{_DC}modified", (article.modified_on or _NO_DATE).isoformat())
    _add(core, f"{_DC}spatial", site.municipality, **municipality)
    _add(core, f"{_OVERHEID}authority", site.municipality, **municipality)


def _add_mantle(mantle: etree._Element, article: Article, abstract: str) -> None:
    for audience in article.audience:
        _add(mantle, f"{_DC}audience", audience, scheme="overheid:Doelgroep")
    if article.theme:
        _add(mantle, f"{_DC}subject", article.theme, scheme="overheid:TaxonomieBeleidsagenda")
    _add(mantle, f"{_DC}abstract", abstract)


def _add_product_fields(fields: etree._Element, article: Article, apply_url: str) -> None:
    _add(fields, f"{_PRODUCT}productID", str(article.id))
    _add(fields, f"{_PRODUCT}onlineAanvragen", way_to_apply(article.facts.apply))
    if apply_url:
        _add(fields, f"{_PRODUCT}aanvraagURL", "", resourceIdentifier=apply_url)
    further = (word for word in article.search_words if shipped_situations().of_products([word]))
    for name in filter(None, (article.product, *further)):
        _add(fields, f"{_PRODUCT}uniformeProductnaam", name, scheme="overheid:UniformeProductnaam")


def _add(parent: etree._Element, tag: str, text: str, **attributes: str) -> None:
    plain = {name: one_line(value) for name, value in attributes.items()}
    etree.SubElement(parent, tag, plain).text = one_line(text)


def _xhtml(body: str) -> etree._Element:
    element: etree._Element = html.fragment_fromstring(body, create_parent="div")
    for inner in element.iter():
        inner.tag = f"{_XHTML}{inner.tag}"
    element.tag = f"{_PRODUCT}productHTML"
    return element
