"""Our articles as kennisartikelen: a list in JSON for the peer system."""

from collections.abc import Iterable
from datetime import date
from typing import BinaryIO, Final

from knowledgebase.article import Article, ArticleKind
from knowledgebase.catalogues.incoming import CatalogueSite
from knowledgebase.catalogues.json_lists import write_json_list
from knowledgebase.catalogues.kennisartikelen import AUDIENCES, FIELDS, OWMS_TERMS
from knowledgebase.catalogues.refusals import Refusal, RefusalReason, Refused
from knowledgebase.catalogues.section_html import outside_html

_NO_PRODUCT: Final = "UPL-naam_nog_niet_beschikbaar"
_FOR_EVER: Final = "9999-12-31T00:00:00Z"
_LANGUAGES: Final = ("nl", "en")


def write_kennisartikelen(articles: Iterable[Article], site: CatalogueSite, out: BinaryIO) -> tuple[Refusal, ...]:
    """Write product pages, with the section for staff; gives what was left out: answers, instructions, empty ones."""
    return write_json_list(articles, lambda article: _kennisartikel(article, site), out)


def _kennisartikel(article: Article, site: CatalogueSite) -> dict[str, object]:
    if article.kind is not ArticleKind.PRODUCT:
        raise Refused(RefusalReason.NOT_A_PRODUCT)
    if not article.sections:
        raise Refused(RefusalReason.NO_TEXT)
    owner = site.unit_names.get(article.owner, "")
    return {
        "url": site.address_of(article),
        "uuid": str(article.id),
        "upnUri": OWMS_TERMS + (article.product.replace(" ", "_") or _NO_PRODUCT),
        "publicatieDatum": article.valid_from and article.valid_from.isoformat(),
        "productAanwezig": True,
        "productValtOnder": None,
        "verantwoordelijkeOrganisatie": {
            "url": site.base_url,
            "owmsIdentifier": site.uri,
            "owmsPrefLabel": site.municipality,
            "owmsEndDate": _FOR_EVER,
        },
        "locaties": None,
        "doelgroep": next((name for name, whom in AUDIENCES.items() if set(whom) & set(article.audience)), "eu-burger"),
        "afdelingen": [{"afdelingId": article.owner, "afdelingnaam": owner}] if owner else [],
        "vertalingen": [_translation(article, site)],
        "beschikbareTalen": [_language(article)],
    }


def _translation(article: Article, site: CatalogueSite) -> dict[str, object]:
    texts = {FIELDS[section.kind]: outside_html(section.text, site.base_url) for section in article.sections}
    return {
        "taal": _language(article),
        "titel": article.title,
        **texts,
        "trefwoorden": [{"trefwoord": word} for word in article.search_words],
        "datumWijziging": f"{(article.modified_on or date.min).isoformat()}T00:00:00Z",
    }


def _language(article: Article) -> str:
    return article.language if article.language in _LANGUAGES else "nl"
