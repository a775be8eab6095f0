"""Knocking at a server: one connection, by which it is known why somebody cannot come in.

libpq tells it in a sentence only, in the language of the server. How far it came says the same in every language.
"""

import select
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from psycopg.conninfo import make_conninfo
from psycopg.pq import ConnStatus, PGconn, PollingStatus

from app.domain.errors import WorldError

if TYPE_CHECKING:
    from psycopg.pq.abc import PGconn as Knocking

_SECONDS = 5
_REFUSING = ("authentication failed", "pg_hba.conf", 'role "', "not permitted to log in", "client certificate")


def knock(parameters: dict[str, str]) -> None:
    """Return when a server let us in.

    Raises:
        WorldError: `sign-in-refused`, `password-needed` when none was given, `certificate-wrong`, `database-away`,
            `server-not-set-up` when there is no such database, `person-without-login` when it is not for this login.
    """
    refusals = []
    for each in _one_by_one(parameters):
        key = _refusal(each)
        if not key:
            return
        refusals.append(key)
    told = [key for key in refusals if key != "database-away"]  # a server that says something, says more
    raise WorldError(told[0] if told else "database-away")


def _one_by_one(parameters: dict[str, str]) -> Iterator[dict[str, str]]:
    """The hosts of a list apart: of one that is silent we only wait some seconds."""
    hosts, ports = parameters["host"].split(","), parameters.get("port", "").split(",")
    for number, host in enumerate(hosts):
        port = ports[number] if len(ports) == len(hosts) else ports[0]
        yield {**parameters, "host": host, "port": port}


def _refusal(parameters: dict[str, str]) -> str:
    """The key of what is wrong, or "" when we came in."""
    connection = PGconn.connect_start(make_conninfo("", **parameters).encode())
    try:
        reached = _walk(connection)
        return _key(connection, reached)
    finally:
        connection.finish()


def _walk(connection: "Knocking") -> ConnStatus:
    """Go as far as it goes; gives the step that was the last."""
    until = time.monotonic() + _SECONDS
    reached = ConnStatus(connection.status)
    going = PollingStatus.WRITING
    while going in (PollingStatus.READING, PollingStatus.WRITING):
        if connection.status == ConnStatus.BAD:
            return reached
        reached = ConnStatus(connection.status)
        if not _is_ready(connection.socket, going, max(0.0, until - time.monotonic())):
            return ConnStatus.MADE
        going = PollingStatus(connection.connect_poll())
    return ConnStatus.OK if going == PollingStatus.OK else reached


def _is_ready(socket: int, going: PollingStatus, seconds: float) -> bool:
    reading, writing = ([socket], []) if going == PollingStatus.READING else ([], [socket])
    return any(select.select(reading, writing, writing, seconds))


def _key(connection: "Knocking", reached: ConnStatus) -> str:
    if reached == ConnStatus.OK:
        return ""
    if reached == ConnStatus.SSL_STARTUP:
        return "certificate-wrong"
    if connection.needs_password:
        return "password-needed"
    text = connection.get_error_message().casefold()
    if connection.used_password and reached == ConnStatus.AUTHENTICATING:
        return "sign-in-refused"
    if any(sign in text for sign in _REFUSING):
        return "sign-in-refused"
    if "permission denied" in text:
        return "person-without-login"
    return "server-not-set-up" if 'database "' in text else "database-away"
