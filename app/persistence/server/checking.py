"""Whether a server still guards what it was set up to guard: everything is compared with the matrix of rights."""

from collections.abc import Iterator

from sqlalchemy import Connection, text

from app.persistence.errors import translated
from app.persistence.schema import HEAD
from app.persistence.server import checked_objects, checked_rights, checked_roles
from app.persistence.server.initialising import administering, stored_version
from resources.translations import _

_KEPT_FREE = 10  # connections for who looks after the server, for backups and for copies
_OF_A_SEAT = 3


def check_server(address: str, password: str = "") -> list[str]:
    """What is not as `initialise` made it, in plain sentences; empty when all is well. Raises as it does."""
    with administering(address, password) as engine, translated(), engine.connect() as connection:
        found = list(_findings(connection))
        connection.rollback()
    return found


def _findings(connection: Connection) -> Iterator[str]:
    if stored_version(connection) != HEAD:
        yield _("The tables are those of another version of Baliewijs. Run baliewijs server init.")
        return
    yield from checked_roles.findings(connection)
    yield from checked_objects.findings(connection)
    yield from checked_rights.findings(connection)
    yield from _too_few_connections(connection)


def _too_few_connections(connection: Connection) -> Iterator[str]:
    seats = connection.scalar(text("SELECT count(*) FROM seat")) or 0
    allowed = int(str(connection.scalar(text("SHOW max_connections"))))
    needed = _OF_A_SEAT * seats + _KEPT_FREE
    if allowed < needed:
        told = _("The server allows {allowed} connections; {seats} seats need {needed}: raise max_connections.")
        yield told.format(allowed=allowed, seats=seats, needed=needed)
