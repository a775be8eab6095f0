"""What a record of a catalogue becomes in our own knowledge base."""

from dataclasses import replace
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from knowledgebase.article import Article, Facts, Section, SectionKind
from knowledgebase.catalogues.applying import APPLY_FACTS, apply_link
from knowledgebase.catalogues.facts import facts_of
from knowledgebase.catalogues.samenwerkende_catalogi import CatalogueRecord
from knowledgebase.catalogues.section_html import with_our_writing
from knowledgebase.slugs import slug_of

_CUT_OFF: Final = "De catalogus heeft niet de hele tekst. [Lees alles op de website]({url})."


def article_id(source: str) -> UUID:
    """The id of the article that is made from this address, always the same."""
    return uuid5(NAMESPACE_URL, source)


def bare_article(record: CatalogueRecord) -> Article:
    """What a record begins as: its name and where it came from, without anything it says."""
    slug = slug_of(record.title)
    return Article(id=article_id(record.source), slug=slug, title=record.title, source=record.source)


def updated_article(stored: Article, record: CatalogueRecord, group: str, product: str) -> Article:
    """`stored` with what the catalogue says now.

    The catalogue owns title, text, product, theme, audience, language and date. All else is the municipality's own
    and stays: internal section, owner, group, first line, questions, fees, validity, review, and facts and search
    words that the catalogue does not give.
    """
    sections = with_our_writing(stored.sections, _sections(record, stored.text_of(SectionKind.INTERNAL)))
    is_same_audience = set(stored.audience) == set(record.audience)
    return replace(
        stored,
        title=record.title,
        sections=sections,
        facts=_facts(stored, facts_of(record.sections, APPLY_FACTS[record.online]), sections),
        product=product,
        group=stored.group or group,
        theme=record.theme,
        audience=stored.audience if is_same_audience else record.audience,
        search_words=tuple(dict.fromkeys((*stored.search_words, *record.other_products))),
        language=record.language,
        modified_on=record.modified_on,
    )


def _sections(record: CatalogueRecord, internal: str) -> tuple[Section, ...]:
    texts = {section.kind: section.text for section in record.sections}
    if record.is_cut_off:
        _append(texts, SectionKind.INTRODUCTION, _CUT_OFF.format(url=record.source))
    if record.apply_url not in ("", record.source):
        _append(texts, SectionKind.PROCEDURE, apply_link(record.apply_url))
    if internal:
        texts[SectionKind.INTERNAL] = internal
    return tuple(Section(kind, texts[kind]) for kind in SectionKind if kind in texts)


def _append(texts: dict[SectionKind, str], kind: SectionKind, text: str) -> None:
    texts[kind] = "\n\n".join(filter(None, (texts.get(kind), text)))


def _facts(stored: Article, said: Facts, sections: tuple[Section, ...]) -> Facts:
    """What the texts say; where they say what they said before, what was made of it here stays."""
    ours = stored.facts
    is_same_text = sections == stored.sections
    return Facts(
        costs=(is_same_text and ours.costs) or said.costs or ours.costs,
        term=(is_same_text and ours.term) or said.term or ours.term,
        bring=said.bring or ours.bring,
        apply=said.apply or ours.apply,
    )
