"""The way to the server: opened when it is needed, and not asked in vain again and again."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from psycopg import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.domain.errors import DomainError, WorldError
from app.persistence.database import SqlDatabase
from app.persistence.errors import RowRefusedError
from app.persistence.transaction import SqlTransaction
from app.services.ports import Transaction

_SLOW_SECONDS = 1.0
_REST_SECONDS = 5.0
_log = logging.getLogger(__name__)


class ServerLink:
    """The server behind a copy, as a Database: also what saves are sent through.

    A server that refuses at once is asked again whenever somebody wants something. One that lets us wait is left alone
    for some seconds: whoever asks it meanwhile hears at once that it is away, or everything would stand still in turn.
    """

    def __init__(self, server: SqlDatabase | Callable[[], SqlDatabase]) -> None:
        self._server = server if isinstance(server, SqlDatabase) else None
        self._opener = None if isinstance(server, SqlDatabase) else server
        self._opening = threading.Lock()
        self._rests_until = 0.0

    @property
    def is_server(self) -> bool:
        """Other seats work with it too."""
        return True

    @contextmanager
    def session(self, *, writing: bool) -> Iterator[Session]:
        """A transaction on the server without stores.

        Raises:
            WorldError: `database-away`, and what the server is opened with may raise.
        """
        began = time.monotonic()
        try:
            with self._opened(began).session(writing=writing) as session:
                yield session
        except WorldError as error:
            if error.key == "database-away" and time.monotonic() - began > _SLOW_SECONDS:
                self._rests_until = time.monotonic() + _REST_SECONDS
            raise
        self._rests_until = 0.0

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """A consistent view of the server."""
        with self.session(writing=False) as session:
            yield SqlTransaction(session)

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """A transaction on the server; what it refuses is told as an error that a person can look at.

        Raises:
            DomainError: `role-missing`, `save-refused`.
            WorldError: `database-away`, and others of the world.
        """
        try:
            with self.session(writing=True) as session:
                transaction = SqlTransaction(session)
                yield transaction
                transaction.write_gathered()
        except RowRefusedError as error:
            _log.warning("the server refused a row: %s", error)
            raise DomainError("save-refused") from None
        except DBAPIError as error:
            _log.warning("the server refused a save: %s", getattr(error.orig, "sqlstate", None))
            raise DomainError("save-refused") from None  # its text may show what was in a row

    def own_line(self) -> Connection:
        """A connection to the server that nobody else uses; who asks closes it.

        Raises:
            WorldError: `database-away`, and what the server is opened with may raise.
        """
        return self._opened(time.monotonic()).own_line()

    def purge(self) -> None:
        """A server leaves nothing of erased rows by itself."""

    def server_is_back(self) -> None:
        """It was seen: the next question goes to it."""
        self._rests_until = 0.0

    def close(self) -> None:
        """Let go of every connection."""
        with self._opening:
            if self._server is not None:
                self._server.close()

    def _opened(self, now: float) -> SqlDatabase:
        if now < self._rests_until:
            raise WorldError("database-away")
        with self._opening:
            if self._server is None:
                assert self._opener is not None
                self._server = self._opener()
            return self._server
