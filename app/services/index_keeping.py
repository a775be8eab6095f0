"""Keeps the seat's knowledge index equal to the articles in the database."""

from collections.abc import Callable, Iterator, Sequence
from uuid import UUID

from app.services.ports import Database
from knowledgebase.article import Article
from knowledgebase.index import KnowledgeIndex
from knowledgebase.index_state import IndexAway, IndexState

_BATCH = 200  # articles in one read transaction: a rebuild never holds the database


class IndexKeeper:
    """Follows the change feed of the articles; builds anew when the index is missing, damaged or of another format."""

    def __init__(self, database: Database, index: KnowledgeIndex) -> None:
        self._database = database
        self._index = index

    def bring_up_to_date(
        self,
        progress: Callable[[int, int], None] = lambda _done, _total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Make searching tell what the database has now; `progress` gets articles done and articles in all.

        Searching goes on in the index of before meanwhile. One that turns out to be damaged is built anew.
        """
        if self._index.state is not IndexState.READY:
            self._index.open()
        try:
            if self._index.state is IndexState.READY:
                self._follow()
                self._index.tidy()
                return
        except IndexAway:
            self._index.open()
        self._rebuild(progress, cancelled)

    def _follow(self) -> None:
        with self._database.read() as tx:
            head, changes = tx.articles.head(), tx.articles.changes_after(self._index.head)
            if head < self._index.head:
                raise IndexAway(IndexState.OUTDATED)  # another database stands in the place of the one it was made of
        ids = [change.article_id for change in changes]
        if not ids:
            return
        with self._database.read() as tx:
            current = tx.articles.get_many(ids)
        removed = [article_id for article_id in ids if article_id not in current]
        self._index.update(current.values(), removed, head)

    def _rebuild(self, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
        with self._database.read() as tx:
            head = tx.articles.head()
            ids = list(dict.fromkeys(change.article_id for change in tx.articles.changes_after(0)))
        self._index.rebuild(self._articles(ids), len(ids), head, progress, cancelled)

    def _articles(self, ids: Sequence[UUID]) -> Iterator[Article]:
        for start in range(0, len(ids), _BATCH):
            with self._database.read() as tx:
                found = tx.articles.get_many(ids[start : start + _BATCH])
            yield from found.values()
