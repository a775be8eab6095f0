"""Which stored articles a file is about: those of its records, and those that it no longer has."""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit
from uuid import UUID

from app.services.arrivals import Arrival
from app.services.catalogue_articles import article_id
from app.services.ports import ArticleStore
from knowledgebase.article import Article
from knowledgebase.catalogues.incoming import CatalogueSite, ExchangeFormat, Incoming


def found_for(
    articles: ArticleStore, kind: ExchangeFormat, arrivals: Sequence[Arrival], site: CatalogueSite
) -> dict[UUID, Article]:
    """Stored articles by the id of their arrival.

    Records of a catalogue are known by their web address; that of an own article is its place on `site`.
    """
    if kind is not ExchangeFormat.CATALOGUE:
        return articles.get_many([arrival.start.id for arrival in arrivals])
    by_source = _of_sites(articles, arrivals)
    own = _own_pages(articles, arrivals, site)
    sources = ((arrival.start.id, arrival.start.source) for arrival in arrivals)
    return {key: found for key, source in sources if (found := by_source.get(source) or own.get(source))}


def gone_after(
    articles: ArticleStore, incoming: Incoming, arrivals: Sequence[Arrival], stored: Mapping[UUID, Article]
) -> dict[UUID, str]:
    """Titles, by id, of articles of the same collection that the file no longer has.

    The collection of a knowledge base is what the owners in it have; else it is what was taken from the same web sites
    in the same way. A record that is refused now is still in the file.
    """
    here = {arrival.start.id for arrival in arrivals} | {article.id for article in stored.values()}
    refused = {refusal.title for refusal in incoming.refused}
    is_whole = incoming.format is ExchangeFormat.KNOWLEDGE_BASE
    found = _of_owners(articles, arrivals) if is_whole else _taken(articles, incoming, arrivals)
    return {key: title for key, title in found if key not in here and title not in refused}


def _of_owners(articles: ArticleStore, arrivals: Sequence[Arrival]) -> Iterable[tuple[UUID, str]]:
    owners = {arrival.start.owner for arrival in arrivals}
    return [(line.id, line.title) for line in articles.lines() if line.owner in owners]


def _taken(articles: ArticleStore, incoming: Incoming, arrivals: Sequence[Arrival]) -> Iterable[tuple[UUID, str]]:
    kinds = {arrival.start.kind for arrival in arrivals}
    is_catalogue = incoming.format is ExchangeFormat.CATALOGUE
    for article in _of_sites(articles, arrivals).values():
        was_in_catalogue = article.id == article_id(article.source)
        if was_in_catalogue == is_catalogue and (is_catalogue or article.kind in kinds):
            yield article.id, article.title


def _of_sites(articles: ArticleStore, arrivals: Iterable[Arrival]) -> dict[str, Article]:
    """Every stored article that came from a web site on which one of these stands, by its address."""
    addresses = [urlsplit(arrival.start.source) for arrival in arrivals if arrival.start.source]
    sites = {f"{address.scheme}://{address.netloc}/" for address in addresses}
    found = (articles.by_source_prefix(site) for site in sorted(sites))
    return {source: article for each in found for source, article in each.items()}


def _own_pages(articles: ArticleStore, arrivals: Sequence[Arrival], site: CatalogueSite) -> dict[str, Article]:
    """Articles without a source, by the address that they go out with."""
    pages = {arrival.start.source for arrival in arrivals if arrival.start.source.startswith(site.base_url)}
    if not site.base_url or not pages:
        return {}
    slugs = articles.slugs()
    ids = (slugs.get(page.removeprefix(site.base_url)) for page in pages)
    found = articles.get_many([key for key in ids if key is not None])
    return {site.address_of(article): article for article in found.values() if not article.source}
