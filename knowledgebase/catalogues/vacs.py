"""VACs: questions with their answers as the peer system keeps them, read from and written to JSON."""

from collections.abc import Iterable
from typing import BinaryIO, Final
from uuid import NAMESPACE_URL, uuid5

import msgspec

from knowledgebase.article import Article, ArticleKind, Section, SectionKind
from knowledgebase.catalogues.catalogue_text import title_line
from knowledgebase.catalogues.incoming import CatalogueSite, IncomingArticle, keeps_all_but
from knowledgebase.catalogues.json_lists import write_json_list
from knowledgebase.catalogues.json_records import JsonRecord
from knowledgebase.catalogues.kennisartikelen import unit_name
from knowledgebase.catalogues.record_texts import divided_sections, search_words_of, sections_of, uuid_of
from knowledgebase.catalogues.refusals import Refusal, RefusalReason, Refused
from knowledgebase.catalogues.section_html import outside_html, public_sections, sections_to_html
from knowledgebase.slugs import slug_of

_ACTIVE: Final = "actief"
_BOTH: Final = "eu-burger-bedrijf"
_AUDIENCES: Final = {
    "eu-burger": ("particulier",),
    "eu-bedrijf": ("ondernemer",),
    _BOTH: ("particulier", "ondernemer"),
}
_CARRIED: Final = ("title", "kind", "sections", f"section.{SectionKind.INTERNAL}", "audience", "search_words")


class _SearchWord(msgspec.Struct):
    trefwoord: str = ""


class _Vac(msgspec.Struct):
    vraag: str
    antwoord: str
    status: str = _ACTIVE
    doelgroep: str = ""
    toelichting: str | None = None
    uuid: str | None = None
    afdelingen: list[dict[str, object]] | None = None
    trefwoorden: list[_SearchWord] | None = None


def vac_of(record: JsonRecord) -> IncomingArticle:
    """The record as an answer; without a uuid of its own or of its wrapping, the question is its key.

    Raises:
        Refused: the record has no question or answer, is not active, or is of another form.
    """
    try:
        said = msgspec.convert(record.data, _Vac)
    except msgspec.ValidationError as error:
        raise Refused(RefusalReason.WRONG_FORM) from error
    title = title_line(said.vraag)
    if not title:
        raise Refused(RefusalReason.NO_TITLE)
    if said.status != _ACTIVE:
        raise Refused(RefusalReason.NOT_ACTIVE)
    slug = slug_of(title)
    identifier = uuid_of(record.uuid or said.uuid or "")
    key = f"vac:{identifier or slug}"
    article = Article(
        id=identifier or uuid5(NAMESPACE_URL, key),
        slug=slug,
        title=title,
        kind=ArticleKind.ANSWER,
        sections=_sections(said),
        audience=_AUDIENCES.get(said.doelgroep, ()),
        search_words=search_words_of(each.trefwoord for each in said.trefwoorden or ()),
    )
    return IncomingArticle(key, article, keeps_all_but(*_CARRIED), unit_name(said.afdelingen))


def write_vacs(articles: Iterable[Article], site: CatalogueSite, out: BinaryIO) -> tuple[Refusal, ...]:
    """Write answers, with the section for staff; gives what was left out: other kinds of articles, and empty ones."""
    return write_json_list(articles, lambda article: _vac(article, site), out)


def _sections(said: _Vac) -> tuple[Section, ...]:
    answer = divided_sections(said.antwoord, "")
    if not answer:
        raise Refused(RefusalReason.NO_TEXT)
    return (*answer, *sections_of([(SectionKind.INTERNAL, said.toelichting or "")], ""))


def _vac(article: Article, site: CatalogueSite) -> dict[str, object]:
    if article.kind is not ArticleKind.ANSWER:
        raise Refused(RefusalReason.NOT_AN_ANSWER)
    if not public_sections(article.sections):
        raise Refused(RefusalReason.NO_TEXT)
    owner = site.unit_names.get(article.owner, "")
    whom = tuple(name for name in _AUDIENCES[_BOTH] if name in article.audience)
    return {
        "uuid": str(article.id),
        "vraag": article.title,
        "status": _ACTIVE,
        "antwoord": sections_to_html(article.sections, site.base_url),
        "doelgroep": next((name for name, group in _AUDIENCES.items() if group == whom), _BOTH),
        "afdelingen": [{"afdelingId": article.owner, "afdelingNaam": owner}] if owner else [],
        "toelichting": outside_html(article.text_of(SectionKind.INTERNAL), site.base_url),
        "trefwoorden": [{"trefwoord": word} for word in article.search_words],
    }
