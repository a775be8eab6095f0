"""Hearing at once what other seats changed on the server they share, as a port."""

from enum import StrEnum
from typing import Protocol


class Topic(StrEnum):
    """What somebody changed; the server says no more than this and, of some topics, the ids of what it is about."""

    WORK = "work"
    PRESENCE = "presence"
    NEWS = "news"
    ARTICLES = "articles"
    ORGANISATION = "organisation"
    EDITING = "editing"
    ANSWERS = "answers"


class Hearer(Protocol):
    """Who wants to hear it; told in a thread of the listening, one thing at a time."""

    def changed(self, topic: Topic, ids: frozenset[str]) -> None:
        """This changed, here or at another seat; without ids anything of it may have."""

    def connected(self) -> None:
        """The server is there, or is there again: everything may have changed meanwhile."""

    def lost(self) -> None:
        """The server is away; nothing is heard until `connected`."""


class Listening(Protocol):
    """The line on which the server tells of changes. It looks for the server by itself until it is stopped."""

    def start(self, hearer: Hearer) -> None:
        """Tell `hearer` from now on, in place of who was told before."""

    def stop(self) -> None:
        """Tell nobody any more."""
