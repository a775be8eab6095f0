"""What a record of a catalogue becomes in our own knowledge base."""

from dataclasses import replace
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from knowledgebase.article import Article, Facts, Section, SectionKind
from knowledgebase.catalogues.facts import facts_of
from knowledgebase.catalogues.samenwerkende_catalogi import CatalogueRecord, Online

_APPLY: Final = {Online.NO: "", Online.YES: "Online", Online.WITH_DIGID: "Online · DigiD"}
_APPLY_LINK: Final = "[Online aanvragen]({url})"
_APPLY_BY_MAIL: Final = "[Aanvragen per e-mail]({url})"
_CUT_OFF: Final = "De catalogus heeft niet de hele tekst. [Lees alles op de website]({url})."


def article_id(source: str) -> UUID:
    """The id of the article that is made from this address, always the same."""
    return uuid5(NAMESPACE_URL, source)


def new_article(record: CatalogueRecord, slug: str, group: str, product: str) -> Article:
    """A first version; `product` is the national product name as it is now."""
    empty = Article(id=article_id(record.source), slug=slug, title=record.title, source=record.source)
    return updated_article(empty, record, group, product)


def updated_article(stored: Article, record: CatalogueRecord, group: str, product: str) -> Article:
    """`stored` with what the catalogue says now.

    The catalogue owns title, text, product, theme, audience, language and date. All else is the municipality's own
    and stays: internal section, owner, group, first line, questions, fees, validity, review, and facts and search
    words that the catalogue does not give.
    """
    return replace(
        stored,
        title=record.title,
        sections=_sections(record, stored.text_of(SectionKind.INTERNAL)),
        facts=_facts(stored.facts, facts_of(record.sections, _APPLY[record.online])),
        product=product,
        group=stored.group or group,
        theme=record.theme,
        audience=record.audience,
        search_words=tuple(dict.fromkeys((*stored.search_words, *record.other_products))),
        language=record.language,
        modified_on=record.modified_on,
    )


def _sections(record: CatalogueRecord, internal: str) -> tuple[Section, ...]:
    texts = {section.kind: section.text for section in record.sections}
    if record.is_cut_off:
        _append(texts, SectionKind.INTRODUCTION, _CUT_OFF.format(url=record.source))
    if record.apply_url not in ("", record.source):
        link = _APPLY_BY_MAIL if record.apply_url.startswith("mailto:") else _APPLY_LINK
        _append(texts, SectionKind.PROCEDURE, link.format(url=record.apply_url))
    if internal:
        texts[SectionKind.INTERNAL] = internal
    return tuple(Section(kind, texts[kind]) for kind in SectionKind if kind in texts)


def _append(texts: dict[SectionKind, str], kind: SectionKind, text: str) -> None:
    texts[kind] = "\n\n".join(filter(None, (texts.get(kind), text)))


def _facts(stored: Facts, said: Facts) -> Facts:
    return Facts(
        costs=said.costs or stored.costs,
        term=said.term or stored.term,
        bring=said.bring or stored.bring,
        apply=said.apply or stored.apply,
    )
