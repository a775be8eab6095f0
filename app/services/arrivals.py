"""The records of a file in one form for all formats: an article, and how a stored one takes it over."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from app.services.catalogue_articles import bare_article, updated_article
from app.services.product_groups import group_named_in, group_of
from knowledgebase.article import Article
from knowledgebase.catalogues.incoming import Incoming, IncomingArticle, merged
from knowledgebase.catalogues.samenwerkende_catalogi import Catalogue, CatalogueRecord

_ARTICLE_LINK: Final = re.compile(r"\]\(article:([a-z0-9-]+)")


@dataclass(frozen=True, slots=True)
class Arrival:
    """A record: `start` is its article before anything is said about it here, its slug a proposal.

    `take` gives an article, stored or `start` itself, with what the record says; what the format does not carry stays.
    """

    start: Article
    take: Callable[[Article, Article], Article]

    def onto(self, stored: Article) -> Article:
        """`stored`, or `start` when it is new here, with what the record says."""
        return self.take(stored, self.start)

    def linked(self, slug: str, slugs: Mapping[str, str]) -> "Arrival":
        """With its slug here, and links to articles of the same file by the slugs they have here."""
        start = _linked(self.start, slugs) if slugs else self.start
        return replace(self, start=replace(start, slug=slug))


def arrivals_of(incoming: Incoming, units: Mapping[str, str]) -> Iterator[Arrival]:
    """All records that are articles; `units` gives the ids of our units by name."""
    if incoming.catalogue is not None:
        yield from _of_catalogue(incoming.catalogue)
    for record in incoming.articles:
        yield _of_record(record, units.get(record.owner_name.casefold(), ""))


def _of_catalogue(catalogue: Catalogue) -> Iterator[Arrival]:
    for record in catalogue.records:
        start = replace(bare_article(record), group=group_of(record), product=record.product)
        yield Arrival(start, partial(_with_record, record))


def _with_record(record: CatalogueRecord, stored: Article, start: Article) -> Article:
    """The facts of an own article are written by hand; those of a catalogue are read from its text."""
    after = updated_article(stored, record, start.group, start.product)
    return after if stored.source else replace(after, facts=stored.facts)


def _of_record(record: IncomingArticle, owner: str) -> Arrival:
    """A new article gets the unit that the file names, when it is one of ours, and the group that its title tells."""
    start = replace(record.article, owner=owner or record.article.owner)
    if "group" in record.keeps and not start.group:
        start = replace(start, group=group_named_in(f"{start.product} | {start.title}"))
    return Arrival(start, partial(_merged, record))


def _merged(record: IncomingArticle, stored: Article, start: Article) -> Article:
    return merged(stored, replace(record, article=start))


def _linked(article: Article, slugs: Mapping[str, str]) -> Article:
    return replace(
        article,
        related=tuple(slugs.get(slug, slug) for slug in article.related),
        sections=tuple(replace(section, text=_text(section.text, slugs)) for section in article.sections),
    )


def _text(text: str, slugs: Mapping[str, str]) -> str:
    return _ARTICLE_LINK.sub(lambda link: f"](article:{slugs.get(link[1], link[1])}", text)
