"""The database of a joined seat: its own copy for reading knowledge and organisation, the server for the rest."""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from itertools import count
from uuid import UUID

from app.domain.errors import BaliewijsError
from app.persistence.database import SqlDatabase
from app.persistence.seat.copied_tables import LEARNING, ORGANISATION
from app.persistence.seat.following import Follower
from app.persistence.seat.server_link import ServerLink
from app.persistence.seat.transaction import SeatTransaction
from app.persistence.transaction import SqlTransaction
from app.services.ports import Transaction

_LEARNING_SECONDS = 900.0
_COPIED_STORES = {"articles", "organisation", "searches"}


class SeatDatabase:
    """A Database of which one half is here.

    What is read of articles and organisation never goes to the server, so it goes on without it, and many seats that
    search and read are no load for it. `server` is the server itself, past the copy.
    """

    def __init__(self, server: ServerLink, copy: SqlDatabase, follower: Follower) -> None:
        self.server = server
        self._copy, self._follower = copy, follower
        self._one_at_a_time = threading.Lock()
        self._asked, self._turn_done = count(1), 0
        self._learning_at: float | None = None

    @property
    def is_server(self) -> bool:
        """Other seats work with it too."""
        return True

    @property
    def has_copy(self) -> bool:
        """Whether the copy knows the municipality: enough to work with."""
        with self._copy.read() as tx:
            return tx.organisation.municipality() is not None

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """A consistent view of the copy, and one of the server from when it is first needed."""
        with ExitStack() as opened, self._copy.session(writing=False) as copy:
            transaction = SeatTransaction(copy, lambda: opened.enter_context(self.server.session(writing=False)))
            yield transaction
            transaction.write_gathered()

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """Everything on the server; the copy follows at once when it may have changed.

        Raises:
            WorldError: `database-away`, `database-full`.
        """
        with self.server.session(writing=True) as session:
            transaction = SqlTransaction(session)
            yield transaction
            transaction.write_gathered()
        touched = _COPIED_STORES & vars(transaction).keys()
        if touched:
            with suppress(BaliewijsError):  # it is stored; the copy gets it when the server is there again
                self._follow(with_learning="searches" in touched)

    # the copy

    def follow(self) -> bool:
        """Take over what changed on the server; whether anything did.

        Of calls that wait for one that is under way, one does the work for all. How people search elsewhere comes along
        four times an hour.

        Raises:
            WorldError: the server is away.
        """
        at = self._learning_at
        return self._follow(with_learning=at is None or time.monotonic() - at > _LEARNING_SECONDS)

    def follow_organisation(self) -> bool:
        """As `follow`, without the articles: enough to begin with."""
        with self._one_at_a_time:
            return self._follower.tables(ORGANISATION)

    def add_choice(self, words: Sequence[str], article_id: UUID, on: date) -> None:
        """Count a choice in the copy, until the server tells of it."""
        with self._copy.write() as tx:
            tx.searches.add_choice(words, article_id, on)

    def server_is_back(self) -> None:
        """The server was seen: the next question goes to it."""
        self.server.server_is_back()

    def _follow(self, with_learning: bool) -> bool:
        turn = next(self._asked)
        with self._one_at_a_time:
            if self._turn_done >= turn and not with_learning:
                return False
            covered = next(self._asked)
            changed = self._follower.tables((*ORGANISATION, *LEARNING) if with_learning else ORGANISATION)
            if with_learning:
                self._learning_at = time.monotonic()
            changed = self._follower.articles() or changed
            self._turn_done = covered
        return changed

    # the rest of a Database

    def purge(self) -> None:
        """The copy has nobody's data, and a server leaves nothing of erased rows by itself."""

    def close(self) -> None:
        """Let go of every connection."""
        self._follower.close()
        self._copy.close()
        self.server.close()
