"""Opening what a joined seat works with."""

import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.domain.errors import WorldError
from app.persistence.database import SqlDatabase, open_database
from app.persistence.seat.database import SeatDatabase
from app.persistence.seat.following import Follower
from app.persistence.seat.server_link import ServerLink

_COPY = "copy.db"
_USELESS = {"database-damaged", "database-newer"}
_log = logging.getLogger(__name__)


def open_seat_database(server: SqlDatabase | Callable[[], SqlDatabase], data: Path) -> SeatDatabase:
    """The server behind the copy in `data`; the copy is made when it is not there.

    `server` is an open server, or a function that opens it: it is called when the server is first needed, and again
    each time after it raised a WorldError. A seat that has a copy opens at once, also when the server is away. A new
    one, which has nothing to work with yet, waits until municipality, people and fees are copied; the articles come
    with the first `follow`.

    Raises:
        WorldError: `data-folder-unusable`; of the server, such as `database-away`, while there is no copy yet.
    """
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorldError("data-folder-unusable") from error
    copy = _open_copy(data / _COPY)
    link = ServerLink(server)
    database = SeatDatabase(link, copy, Follower(link, f"sqlite:///{data / _COPY}"))
    if not database.has_copy:
        database.follow_organisation()
    elif isinstance(server, SqlDatabase):
        with suppress(WorldError):  # the copy will do
            database.follow_organisation()
    return database


def _open_copy(file: Path) -> SqlDatabase:
    """The copy; one that cannot be used is made anew: everything in it is on the server."""
    try:
        return open_database(f"sqlite:///{file}")
    except WorldError as error:
        if error.key not in _USELESS:
            raise
        _log.warning("the copy cannot be used (%s) and is made anew", error.key)
        for each in file.parent.glob(f"{file.name}*"):
            each.unlink()
        return open_database(f"sqlite:///{file}")
