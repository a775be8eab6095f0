"""Hears at once what other seats change: one connection that waits, in a thread of its own, and never asks around."""

import logging
import random
import selectors
import socket
from collections.abc import Iterator
from contextlib import closing
from threading import Event, Thread
from time import monotonic
from typing import Protocol

from psycopg import Connection, OperationalError, pq

from app.domain.errors import BaliewijsError
from app.persistence.gathering import Gathering
from app.services.live_ports import Hearer, Topic

_log = logging.getLogger(__name__)

_LISTEN = b"SET application_name TO 'baliewijs listening'; LISTEN baliewijs"
_ANYBODY = b""  # an empty question: the server answers it without any work
_SILENCE_SECONDS, _ANSWER_SECONDS = 6.0, 4.0  # so that a line that died silently is noticed within ten seconds
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 15.0  # seconds before trying again
_JITTER = (1.0, 3.0)  # not all seats come back at the same moment
_STOP_SECONDS = 1.0  # longer is not waited for a thread that is looking for a server that is away


class Server(Protocol):
    """Where a line of one's own can be had."""

    def own_line(self) -> Connection:
        """A connection that nobody else uses; who asks closes it.

        Raises:
            WorldError: the server is away.
        """


class ServerListening:
    """Listens to a server."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._ear: _Ear | None = None

    def start(self, hearer: Hearer) -> None:
        """Tell `hearer` from now on, in place of who was told before."""
        self.stop()
        self._ear = _Ear(self._server, hearer)
        self._ear.start()

    def stop(self) -> None:
        """Tell nobody any more."""
        if self._ear is not None:
            self._ear.stop()
            self._ear = None


class _Ear(Thread):
    """Looks for the server and listens, again and again until it is stopped; after that it is used no more."""

    def __init__(self, server: Server, hearer: Hearer) -> None:
        super().__init__(name="listening", daemon=True)
        self._server, self._hearer = server, hearer
        self._stopping = Event()
        self._bell, self._button = socket.socketpair()
        self._tries = 0
        self._is_there: bool | None = None  # what was told last

    def stop(self) -> None:
        """Wakes the thread from whatever it waits for; one that still asks for a connection ends by itself."""
        self._button.send(b"!")
        self._stopping.set()
        self.join(_STOP_SECONDS)

    def run(self) -> None:
        """In its own thread."""
        while not self._stopping.is_set():
            try:
                with closing(self._server.own_line()) as connection:
                    self._listen(connection.pgconn)
            except (OperationalError, BaliewijsError) as error:
                _log.info("the server tells no changes: %s", type(error).__name__)
                self._tell_lost()
                self._stopping.wait(self._next_wait())
        self._bell.close()
        self._button.close()

    def _listen(self, connection: pq.abc.PGconn) -> None:
        """Until it is stopped; whatever is changed once the server said that it tells, is told."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._bell, selectors.EVENT_READ)
            selector.register(connection.socket, selectors.EVENT_READ)
            line, gathering = _Line(connection), Gathering(self._tell_changed)
            while not self._stopping.is_set():
                due = gathering.due_in(monotonic())
                selector.select(line.patience if due is None else min(due, line.patience))
                for payload in line.hear():
                    gathering.add(payload)
                if line.is_listened_to:
                    self._tell_connected()
                gathering.tell_due(monotonic())

    def _next_wait(self) -> float:
        self._tries += 1
        grown: float = _FIRST_WAIT * 2 ** min(self._tries - 1, 6) * random.uniform(*_JITTER)
        return min(_LONGEST_WAIT, grown)

    def _tell_changed(self, topic: Topic, ids: frozenset[str]) -> None:
        if not self._stopping.is_set():
            self._hearer.changed(topic, ids)

    def _tell_connected(self) -> None:
        if self._is_there is not True and not self._stopping.is_set():
            self._is_there, self._tries = True, 0
            self._hearer.connected()

    def _tell_lost(self) -> None:
        if self._is_there is not False and not self._stopping.is_set():
            self._is_there = False
            self._hearer.lost()


class _Line:
    """A connection that asked to be told of changes. When it is silent for long it asks whether anybody is there.

    Attributes:
        is_listened_to: the server said that it tells what changes from now on.
    """

    def __init__(self, connection: pq.abc.PGconn) -> None:
        self._connection = connection
        self.is_listened_to = False
        self._ask(_LISTEN)

    @property
    def patience(self) -> float:
        """Seconds that nothing needs to be heard."""
        return max(0.0, self._until - monotonic())

    def hear(self) -> Iterator[str]:
        """What the server told by now.

        Raises:
            OperationalError: the line is broken, or silent though it was asked.
        """
        connection = self._connection
        connection.flush()
        connection.consume_input()
        while self._is_asked and not connection.is_busy():
            self._take_answer(connection.get_result())
        while notification := connection.notifies():
            self._rest()
            yield notification.extra.decode()
        if not self.patience:
            if self._is_asked:
                raise OperationalError("silent")
            self._ask(_ANYBODY)

    def _take_answer(self, answer: pq.abc.PGresult | None) -> None:
        if answer is None:  # there is no more of it
            self._is_asked, self.is_listened_to = False, True
            self._rest()
        elif answer.status == pq.ExecStatus.FATAL_ERROR:
            raise OperationalError("refused")

    def _ask(self, question: bytes) -> None:
        self._connection.send_query(question)
        self._is_asked, self._until = True, monotonic() + _ANSWER_SECONDS

    def _rest(self) -> None:
        if not self._is_asked:
            self._until = monotonic() + _SILENCE_SECONDS
