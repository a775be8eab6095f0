"""Keys that the client makes."""

from uuid import UUID

from uuid6 import uuid7


def new_id() -> UUID:
    """A new UUID version 7: later ones sort after earlier ones."""
    return UUID(int=uuid7().int)
