"""What looking for tasks needs of every article, read once and then kept up with the change feed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from threading import Lock
from urllib.parse import unquote
from uuid import UUID

from app.services.index_keeping import IndexKeeper
from app.services.ports import Database
from knowledgebase.article import Article, ArticleKind, FirstLine

_INTERNAL = "article:"
_LINK = re.compile(r"\]\(\s*<?((?:[^()\s<>]|\([^()\s]*\))+)")  # a parser would take a hundred times as long
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class ArticleDigest:
    """A current article without its text; fields as in `Article`. It links to `pages`, slugs, and to `addresses`."""

    id: UUID
    slug: str
    title: str
    kind: ArticleKind
    product: str
    group: str
    owner: str
    language: str
    audience: tuple[str, ...]
    costs: str
    term: str
    first_line: FirstLine
    search_words: tuple[str, ...]
    review_on: date | None
    valid_until: date | None
    pages: tuple[str, ...]
    addresses: tuple[str, ...]


class ArticleDigests:
    """The digests of one seat, in memory. May be used from any thread."""

    def __init__(self) -> None:
        self._lock, self._following = Lock(), Lock()
        self._head, self._followed = 0, -1
        self._digests: dict[UUID, ArticleDigest] = {}

    def of_now(self, database: Database) -> tuple[ArticleDigest, ...]:
        """Those of all current articles, by title; only what changed since the last time is read."""
        with self._lock:
            self._read_changes(database)
            return tuple(sorted(self._digests.values(), key=lambda digest: (digest.title.casefold(), digest.slug)))

    def follow(self, database: Database, keeper: IndexKeeper) -> None:
        """Let searching at this seat follow, when articles changed since the last time.

        Raises:
            WorldError: `index-away`, `database-away`.
        """
        with self._following:
            with database.read() as tx:
                head = tx.articles.head()
            if head != self._followed:
                keeper.bring_up_to_date()
                self._followed = head

    def _read_changes(self, database: Database) -> None:
        with database.read() as tx:
            if not self._head:
                self._head = tx.articles.head()
                self._digests = {article.id: digest_of(article) for article in tx.articles.all()}
                return
            changes = tx.articles.changes_after(self._head)
            current = tx.articles.get_many([change.article_id for change in changes])
        for change in changes:
            self._head = change.sequence
            self._digests.pop(change.article_id, None)
            if change.article_id in current:
                self._digests[change.article_id] = digest_of(current[change.article_id])


def digest_of(article: Article) -> ArticleDigest:
    """What is kept of an article."""
    links = list(dict.fromkeys(_links(article)))
    pages = [*article.related, *(unquote(link[len(_INTERNAL) :]) for link in links if link.startswith(_INTERNAL))]
    return ArticleDigest(
        id=article.id,
        slug=article.slug,
        title=article.title,
        kind=article.kind,
        product=article.product,
        group=article.group,
        owner=article.owner,
        language=article.language,
        audience=article.audience,
        costs=article.facts.costs,
        term=article.facts.term,
        first_line=article.first_line,
        search_words=article.search_words,
        review_on=article.review_on,
        valid_until=article.valid_until,
        pages=tuple(dict.fromkeys(pages)),
        addresses=tuple(link for link in links if link.startswith(("http://", "https://"))),
    )


def _links(article: Article) -> Iterator[str]:
    for section in article.sections:
        for found in _LINK.findall(section.text):
            yield _ESCAPED.sub(r"\1", unescape(found))
