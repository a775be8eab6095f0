"""Taking in a municipality's product catalogue."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from app.domain.errors import DomainError
from app.services.catalogue_articles import article_id, new_article, updated_article
from app.services.import_report import ImportReport as ImportReport
from app.services.knowledge_errors import as_domain_errors
from app.services.ports import ArticleStore, Database
from app.services.product_groups import group_of
from knowledgebase.article import Article
from knowledgebase.catalogues.product_names import ProductNames
from knowledgebase.catalogues.samenwerkende_catalogi import Catalogue, CatalogueRecord, read_catalogue
from knowledgebase.slugs import free_slug

_READING_PERCENT = 60


@dataclass(slots=True)
class _Plan:
    """What the stored articles and the catalogue together ask for."""

    created: list[Article] = field(default_factory=list)
    changed: list[Article] = field(default_factory=list)
    unchanged: int = 0
    left_alone: list[str] = field(default_factory=list)
    unknown_products: set[str] = field(default_factory=set)


def import_catalogue(
    database: Database, path: Path, progress: Callable[[int], None], names: ProductNames | None = None
) -> ImportReport:
    """Store what is new or changed in the catalogue, all of it or nothing; `progress` gets rising percentages.

    The same file again changes nothing. Articles that the catalogue no longer has stay. With `names`, products get
    the name that the national list gives them now.

    Raises:
        DomainError: the file is wrong, with a key of `read_catalogue`; nothing was changed.
    """
    catalogue = _read(path, lambda percent: progress(percent * _READING_PERCENT // 100))
    with database.write() as transaction:
        plan = _Planner(transaction.articles, names).plan(catalogue)
        articles = [*plan.created, *plan.changed]
        for done, article in enumerate(articles):
            progress(_READING_PERCENT + (100 - _READING_PERCENT) * done // len(articles))
            _put(transaction.articles, article)
    progress(100)
    return _report(catalogue, plan, is_stored=True)


def preview_catalogue(
    database: Database, path: Path, progress: Callable[[int], None], names: ProductNames | None = None
) -> ImportReport:
    """What `import_catalogue` would do; stores nothing.

    Raises:
        DomainError: as for `import_catalogue`.
    """
    catalogue = _read(path, progress)
    with database.read() as transaction:
        plan = _Planner(transaction.articles, names).plan(catalogue)
    return _report(catalogue, plan, is_stored=False)


def _read(path: Path, progress: Callable[[int], None]) -> Catalogue:
    with as_domain_errors():
        return read_catalogue(path, progress)


def _put(articles: ArticleStore, article: Article) -> None:
    """Store; a slug that only a withdrawn article still has gets the beginning of the id behind it."""
    try:
        articles.put(article)
    except DomainError as error:
        if error.key != "slug-taken":
            raise
        articles.put(replace(article, slug=f"{article.slug}-{article.id.hex[:8]}"))


def _report(catalogue: Catalogue, plan: _Plan, is_stored: bool) -> ImportReport:
    return ImportReport(
        municipality=catalogue.municipality,
        is_stored=is_stored,
        created=tuple(article.title for article in plan.created),
        changed=tuple(article.title for article in plan.changed),
        unchanged=plan.unchanged,
        left_alone=tuple(plan.left_alone),
        refused=catalogue.refused,
        unknown_products=tuple(sorted(plan.unknown_products)),
    )


class _Planner:
    """Compares the records of a catalogue with the stored articles, by source."""

    def __init__(self, articles: ArticleStore, names: ProductNames | None) -> None:
        self._articles = articles
        self._names = names
        self._new_slugs: set[str] = set()
        self._plan = _Plan()

    def plan(self, catalogue: Catalogue) -> _Plan:
        stored = self._stored(catalogue)
        for record in catalogue.records:
            self._take(record, stored.get(record.source))
        return self._plan

    def _stored(self, catalogue: Catalogue) -> Mapping[str, Article]:
        addresses = (urlsplit(record.source) for record in catalogue.records)
        sites = {f"{address.scheme}://{address.netloc}/" for address in addresses}
        found = (self._articles.by_source_prefix(site) for site in sorted(sites))
        return {source: article for articles in found for source, article in articles.items()}

    def _take(self, record: CatalogueRecord, before: Article | None) -> None:
        if before is not None:
            self._compare(before, updated_article(before, record, group_of(record), self._product(record)))
        elif self._articles.get_version(article_id(record.source), 1) is not None:
            self._plan.left_alone.append(record.title)
        else:
            slug = free_slug(record.title, self._is_taken)
            self._new_slugs.add(slug)
            self._plan.created.append(new_article(record, slug, group_of(record), self._product(record)))

    def _compare(self, before: Article, after: Article) -> None:
        if after == before:
            self._plan.unchanged += 1
        else:
            self._plan.changed.append(after)

    def _is_taken(self, slug: str) -> bool:
        return slug in self._new_slugs or self._articles.get_by_slug(slug) is not None

    def _product(self, record: CatalogueRecord) -> str:
        if self._names is None or not record.product:
            return record.product
        current = self._names.current(record.product, record.product_uri)
        if not current:
            self._plan.unknown_products.add(record.product)
        return current or record.product
