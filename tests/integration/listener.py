"""Hears what a server tells, for tests: everything is kept in order, and can be waited for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition

from app.persistence.database import SqlDatabase
from app.persistence.listening import ServerListening
from app.services.live_ports import Topic

_PATIENCE = 30  # seconds; a test that waits this long has failed


class Heard:
    """What was told, in order: "connected", "lost", or a topic with its ids."""

    def __init__(self) -> None:
        self.told: list[str | tuple[Topic, frozenset[str]]] = []
        self._news = Condition()

    def changed(self, topic: Topic, ids: frozenset[str]) -> None:
        self._tell((topic, ids))

    def connected(self) -> None:
        self._tell("connected")

    def lost(self) -> None:
        self._tell("lost")

    def _tell(self, what: str | tuple[Topic, frozenset[str]]) -> None:
        with self._news:
            self.told.append(what)
            self._news.notify_all()

    def wait_for(self, happened: Callable[["Heard"], bool]) -> None:
        """Wait until it is so; a test that waits in vain fails."""
        with self._news:
            assert self._news.wait_for(lambda: happened(self), _PATIENCE), self.told

    def wait_until_connected(self, times: int = 1) -> None:
        """Wait until the server told that it is there, so many times in all."""
        self.wait_for(lambda heard: heard.told.count("connected") >= times)

    def ids_of(self, topic: Topic) -> set[str]:
        """All ids told of a topic."""
        return {about for each in self.told if each[0] is topic for about in each[1]}

    def topics(self) -> list[Topic]:
        """The topic of every call, in order."""
        return [Topic(each[0]) for each in self.told if isinstance(each, tuple)]


@contextmanager
def hearing(server: SqlDatabase) -> Iterator[Heard]:
    """Listens to a server, from the moment it is connected until the end."""
    heard, listening = Heard(), ServerListening(server)
    listening.start(heard)
    heard.wait_until_connected()
    yield heard
    listening.stop()
