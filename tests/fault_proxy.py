"""A line to a PostgreSQL server that breaks where a test wants it to; loopback only."""

import random
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum

_COMMIT = b"COMMIT\x00"  # the whole statement: BEGIN may name the isolation level READ COMMITTED
_CHUNK = 65536


class Fault(Enum):
    """What happens to a connection."""

    BEFORE_COMMIT = "cut before COMMIT reaches the server"
    DURING_COMMIT = "cut in the middle of COMMIT"
    AFTER_COMMIT = "cut between COMMIT and its answer"
    HALF_AN_ANSWER = "cut in the middle of an answer"
    SLOW = "every packet waits"


Chooser = Callable[[], Fault | None]


class FaultProxy:
    """Passes bytes on between clients and the server, and asks `choose` at every COMMIT and answer what to break.

    `cuts` counts what was broken. While `is_away`, nobody gets a connection and none stays.
    """

    def __init__(self, server_port: int, choose: Chooser, slow_seconds: float = 0.02) -> None:
        self._server_port, self._choose, self._slow_seconds = server_port, choose, slow_seconds
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self.cuts = dict.fromkeys(Fault, 0)
        self.is_away = False
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def go_away(self) -> None:
        """Cut everything; nobody comes in until `come_back`."""
        self.is_away = True
        self._close_all()

    def come_back(self, server_port: int = 0) -> None:
        """Let clients in again, to another server when its port is given."""
        self._server_port = server_port or self._server_port
        self.is_away = False

    def stop(self) -> None:
        """Cut everything for good."""
        self.is_away = True
        self._listener.close()
        self._close_all()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _address = self._listener.accept()
                self._serve(client)

    def _serve(self, client: socket.socket) -> None:
        server = None
        with suppress(OSError):
            server = None if self.is_away else socket.create_connection(("127.0.0.1", self._server_port), 5)
        if server is None:
            client.close()
            return
        pair = _Pair(client, server)
        with self._lock:
            self._open |= {client, server}
        threading.Thread(target=self._to_server, args=(pair,), daemon=True).start()
        threading.Thread(target=self._to_client, args=(pair,), daemon=True).start()

    def _to_server(self, pair: "_Pair") -> None:
        for chunk in _chunks(pair.client):
            fault = self._choose() if _COMMIT in chunk else None
            if fault is Fault.BEFORE_COMMIT:
                self._count(fault)
                break
            if fault is Fault.DURING_COMMIT:
                self._count(fault)
                pair.send(pair.server, chunk[: chunk.index(_COMMIT) + 3])
                break
            if fault is Fault.AFTER_COMMIT:
                self._count(fault)
                pair.swallows = True
            if fault is Fault.HALF_AN_ANSWER:
                self._count(fault)
                pair.halves = True
            if fault is Fault.SLOW:
                self._count(fault)
                time.sleep(self._slow_seconds)
            if not pair.send(pair.server, chunk):
                break
        self._close(pair)

    def _to_client(self, pair: "_Pair") -> None:
        for chunk in _chunks(pair.server):
            if pair.swallows:
                break
            if pair.halves:
                pair.send(pair.client, chunk[: len(chunk) // 2])
                break
            if not pair.send(pair.client, chunk):
                break
        self._close(pair)

    def _count(self, fault: Fault) -> None:
        with self._lock:
            self.cuts[fault] += 1

    def _close(self, pair: "_Pair") -> None:
        with self._lock:
            self._open -= {pair.client, pair.server}
        pair.close()

    def _close_all(self) -> None:
        with self._lock:
            sockets, self._open = self._open, set()
        for each in sockets:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)


class _Pair:
    """One connection: both its ends."""

    def __init__(self, client: socket.socket, server: socket.socket) -> None:
        self.client, self.server = client, server
        self.swallows = self.halves = False

    def send(self, to: socket.socket, chunk: bytes) -> bool:
        """Whether the other end still takes it."""
        try:
            to.sendall(chunk)
        except OSError:
            return False
        return True

    def close(self) -> None:
        """Both ends, whoever of the two threads comes first."""
        for each in (self.client, self.server):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()


def _chunks(source: socket.socket) -> Iterator[bytes]:
    with suppress(OSError):
        while chunk := source.recv(_CHUNK):
            yield chunk


def now_and_then(share: float, seed: int = 1) -> Chooser:
    """Breaks this share of all commits, each kind of fault as often."""
    dice, lock = random.Random(seed), threading.Lock()

    def choose() -> Fault | None:
        with lock:
            return dice.choice(tuple(Fault)) if dice.random() < share else None

    return choose


@contextmanager
def fault_proxy(server_port: int, choose: Chooser = lambda: None) -> Iterator[FaultProxy]:
    """A proxy for the length of a test."""
    proxy = FaultProxy(server_port, choose)
    try:
        yield proxy
    finally:
        proxy.stop()
