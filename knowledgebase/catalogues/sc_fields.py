"""The fields of one record of Samenwerkende Catalogi 4.0, with the nonsense taken out."""

from datetime import date
from typing import Final

from lxml import etree

from knowledgebase.html_cleaning import safe_link
from knowledgebase.markdown_text import one_line

PRODUCT_TERMS: Final = "http://standaarden.overheid.nl/product/terms/"

_NAMES: Final = {
    "sc": PRODUCT_TERMS,
    "dcterms": "http://purl.org/dc/terms/",
    "overheid": "http://standaarden.overheid.nl/owms/terms/",
}
_AUDIENCES: Final = ("particulier", "ondernemer")
_NO_NAME_YET: Final = "upl-naam nog niet beschikbaar"
_YEARS: Final = range(1990, 2100)
_MAX_FIELD = 2_000


def source(product: etree._Element) -> str:
    """The address of the product's page, http or https, or ""."""
    address = safe_link(_text(product, "dcterms:identifier"), "")
    return address if address.startswith("http") and len(address) <= _MAX_FIELD else ""


def title(product: etree._Element) -> str:
    """The title as it stands."""
    return _text(product, "dcterms:title")


def authority(product: etree._Element) -> str:
    """The name of the municipality."""
    return one_line(_text(product, "overheid:authority") or _text(product, "dcterms:spatial"))[:_MAX_FIELD]


def language(product: etree._Element) -> str:
    """Two letters; Dutch when the catalogue does not say."""
    code = _text(product, "dcterms:language").lower()[:2]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else "nl"


def modified_on(product: etree._Element) -> date | None:
    """The day of the last change, or None when it is nonsense such as 0001-01-01."""
    try:
        day = date.fromisoformat(_text(product, "dcterms:modified")[:10])
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def audience(product: etree._Element) -> tuple[str, ...]:
    """Whom it is for, each once."""
    named = {_plain(element).lower() for element in product.iterfind(".//dcterms:audience", _NAMES)}
    return tuple(name for name in _AUDIENCES if name in named)


def theme(product: etree._Element) -> str:
    """The national policy theme, or ""."""
    return one_line(_text(product, "dcterms:subject"))[:_MAX_FIELD]


def product_names(product: etree._Element) -> list[str]:
    """National product names, each once."""
    found = product.iterfind(".//sc:uniformeProductnaam", _NAMES)
    names = dict.fromkeys(one_line(_plain(element))[:_MAX_FIELD] for element in found)
    return [name for name in names if name and name.lower() != _NO_NAME_YET]


def product_id(product: etree._Element) -> str:
    """The municipality's own number of the product."""
    return one_line(_text(product, "sc:productID"))[:_MAX_FIELD]


def apply_url(product: etree._Element, base_url: str) -> str:
    """Where one applies: a page or a mail address, or ""."""
    element = product.find(".//sc:aanvraagURL", _NAMES)
    if element is None:
        return ""
    address = safe_link(element.get("resourceIdentifier") or _plain(element), base_url)
    return address if len(address) <= _MAX_FIELD else ""


def online(product: etree._Element) -> str:
    """One of ja, nee and digid."""
    value = _text(product, "sc:onlineAanvragen").lower()
    return value if value in ("ja", "digid") else "nee"


def abstract(product: etree._Element) -> str:
    """The short text; many catalogues have their whole text here."""
    return _text(product, "dcterms:abstract")


def body(product: etree._Element) -> str:
    """The long text as HTML, or ""."""
    element = product.find(".//sc:productHTML", _NAMES)
    if element is None:
        return ""
    if not len(element):
        return _plain(element)
    for inner in element.iter():
        if isinstance(inner.tag, str):
            inner.tag = etree.QName(inner).localname
    return etree.tostring(element, encoding="unicode", method="html")


def _text(product: etree._Element, name: str) -> str:
    element = product.find(f".//{name}", _NAMES)
    return "" if element is None else _plain(element)


def _plain(element: etree._Element) -> str:
    return "".join(map(str, element.itertext())).strip()
