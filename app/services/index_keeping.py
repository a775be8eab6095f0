"""Keeps the seat's knowledge index equal to the articles in the database."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from threading import Lock
from typing import Protocol
from uuid import UUID

from app.domain.errors import WorldError
from app.services.ports import Database
from knowledgebase.article import Article
from knowledgebase.choices import Choice
from knowledgebase.index_state import IndexAway, IndexState
from knowledgebase.learned_terms import LearnedTerm

_BATCH = 200  # articles in one read transaction and one commit: the database is never held for long
_MANY_CHANGES = 500  # and more than half of the articles: building anew is faster


class KeptIndex(Protocol):
    """An index as its keeper needs it; `KnowledgeIndex` says what each of these does."""

    state: IndexState

    @property
    def head(self) -> int:
        """The change-feed sequence it stands at."""

    @property
    def count(self) -> int:
        """How many articles are in it."""

    def open(self) -> IndexState:
        """Check and use what is on disk."""

    def update(self, articles: Iterable[Article], removed: Iterable[UUID], head: int) -> None:
        """Put articles in and take others out."""

    def rebuild(
        self,
        articles: Iterable[Article],
        total: int,
        head: int,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> None:
        """Build anew beside the one in use."""

    def tidy(self) -> None:
        """Merge what updates left behind."""

    def use_learned(self, terms: Iterable[LearnedTerm]) -> None:
        """Find by these terms too, in place of those of before."""

    def use_choices(self, choices: Iterable[Choice]) -> None:
        """Rank by these choices, in place of those of before."""


class IndexKeeper:
    """Follows the change feed of the articles, and hands over what was learned.

    Builds anew when the index is missing, damaged or of another format.
    """

    def __init__(
        self, database: Database, index: KeptIndex, follow_server: Callable[[], object] = lambda: None
    ) -> None:
        """`follow_server` brings the copy of a joined seat up to date; the index follows that copy."""
        self._database, self._index, self._follow_server = database, index, follow_server
        self._busy, self._teaching = Lock(), Lock()

    def of(self, database: Database, follow_server: Callable[[], object]) -> "IndexKeeper":
        """The keeper that brings the same index up to date with this database."""
        return self if database is self._database else IndexKeeper(database, self._index, follow_server)

    def use_as_it_is(self) -> None:
        """Search in the index that is on disk, if there is a good one; what changed since comes afterwards."""
        with self._busy:
            if self._index.state is not IndexState.READY:
                self._index.open()

    def bring_up_to_date(
        self,
        progress: Callable[[int, int], None] = lambda _done, _total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Make searching tell what the database has now, learned terms and choices too.

        `progress` gets articles done and articles in all. Searching goes on in the index of before meanwhile. One that
        turns out to be damaged is built anew.

        Raises:
            WorldError: `index-away`: it can be neither read nor built; `database-away`.
        """
        with suppress(WorldError):  # the copy will do, as long as the server is away
            self._follow_server()
        self.use_learned()
        self.use_choices()
        with self._busy:
            try:
                if self._could_follow():
                    self._index.tidy()
                    return
                self._rebuild(progress, cancelled)
                if not cancelled():
                    self._follow()
            except IndexAway as away:
                raise WorldError("index-away") from away

    def prepare_for_changes(self) -> None:
        """Load what the first changed article would wait for; takes seconds."""
        from knowledgebase.situations import shipped_situations  # here: the window opens without it

        shipped_situations().make_ready()

    def use_learned(self) -> None:
        """Let searching use the learned terms that the database has now, without those that were refused."""
        with self._teaching:
            with self._database.read() as tx:
                lines = tx.searches.learned(with_refused=False)
            self._index.use_learned([LearnedTerm(line.product, line.text, line.count) for line in lines])

    def use_choices(self) -> None:
        """Let searching use what agents chose, as the database has it now."""
        with self._teaching:
            with self._database.read() as tx:
                choices = tx.searches.choices()
            self._index.use_choices(choices)

    def _could_follow(self) -> bool:
        """Whether the index that is there could be brought up to date; if not, only building anew helps."""
        if self._index.state is not IndexState.READY and self._index.open() is not IndexState.READY:
            return False
        try:
            return self._follow() == self._index.count
        except IndexAway:
            return False

    def _follow(self) -> int:
        """Apply the change feed until nothing is left of it; gives how many articles there are then.

        Raises:
            IndexAway: the index cannot be changed, is far behind, or was made of another database.
        """
        while True:
            with self._database.read() as tx:
                changes = tx.articles.changes_after(self._index.head)
                head, count = tx.articles.head(), tx.articles.count()
            if head < self._index.head or len(changes) > max(_MANY_CHANGES, count // 2):
                raise IndexAway(IndexState.OUTDATED)
            if not changes:
                return count
            for start in range(0, len(changes), _BATCH):
                batch = changes[start : start + _BATCH]
                self._apply([change.article_id for change in batch], batch[-1].sequence)

    def _apply(self, ids: Sequence[UUID], head: int) -> None:
        with self._database.read() as tx:
            current = tx.articles.get_many(ids)
        self._index.update(current.values(), [article_id for article_id in ids if article_id not in current], head)

    def _rebuild(self, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
        """Everything that ever was in the feed, as it is now; what changes meanwhile is followed afterwards."""
        with self._database.read() as tx:
            head = tx.articles.head()
            ids = [change.article_id for change in tx.articles.changes_after(0)]
        self._index.rebuild(self._articles(ids), len(ids), head, progress, cancelled)

    def _articles(self, ids: Sequence[UUID]) -> Iterator[Article]:
        for start in range(0, len(ids), _BATCH):
            with self._database.read() as tx:
                found = tx.articles.get_many(ids[start : start + _BATCH])
            yield from found.values()
