"""What can be the matter with an index, in words that need no index library."""

from enum import StrEnum


class IndexState(StrEnum):
    """READY can be searched; the others ask for a rebuild: never built, unreadable, or of another version."""

    READY = "ready"
    MISSING = "missing"
    DAMAGED = "damaged"
    OUTDATED = "outdated"


class IndexAway(Exception):
    """There is no index to search or to change now; `state` says why."""

    def __init__(self, state: IndexState) -> None:
        super().__init__(state.value)
        self.state = state
