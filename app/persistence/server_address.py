"""The address of a server as people type it, and what libpq is told with it."""

import os
from pathlib import Path
from urllib.parse import quote, urlsplit

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from app.domain.errors import DomainError

_SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")
_SECRETS = ("password", "sslpassword", "scram_client_key", "oauth_client_secret")
_ON_ALL_CONNECTIONS = {
    "application_name": "baliewijs",
    "connect_timeout": "5",
    "keepalives": "1",
    "keepalives_idle": "5",  # a line that is silent so long is tried
    "keepalives_interval": "2",
    "keepalives_count": "2",
    "tcp_user_timeout": "8000",  # and one on which nothing comes back is dead
}
_OPTIONS = "-c timezone=UTC -c jit=off -c lock_timeout=5000"


def checked_address(typed: str) -> str:
    """The URL as it may be kept: `postgresql://[login@]host[:port][,host…]/database[?setting=…]`.

    Raises:
        DomainError: `server-address-wrong`; `server-address-has-password`, because an address stands in settings and
            in lists of processes.
    """
    address = typed.strip()
    scheme, _colon, rest = address.partition("://")
    if scheme not in _SCHEMES or not rest:
        raise DomainError("server-address-wrong", field="server")
    address = f"postgresql://{rest}"
    told = _told_in(address)
    if any(told.get(secret) for secret in _SECRETS):
        raise DomainError("server-address-has-password", field="server")
    if not told.get("host") or not told.get("dbname"):
        raise DomainError("server-address-wrong", field="server")
    return address


def connection_parameters(address: str, login: str = "", password: str = "") -> dict[str, str]:
    """What libpq is told: the address, who signs in, and what it does not say itself.

    Without `login` and `password` libpq looks for them as it always does: Kerberos, a client certificate, `.pgpass`,
    the name on this computer. A server must show who it is (`verify-full`) unless the address says otherwise.
    """
    told = _told_in(checked_address(address))
    if login:
        told["user"] = login
    if password:
        told["password"] = password
    told.setdefault("sslmode", "verify-full")
    told.setdefault("gssencmode", "disable")  # TLS also for who has a Kerberos ticket; it still lets that person in
    if told["sslmode"] == "verify-full" and not _has_roots(told):
        told["sslrootcert"] = "system"
    told.setdefault("target_session_attrs", "read-write")  # a replica that stands by is as good as away
    return {**_ON_ALL_CONNECTIONS, **told, "options": f"{told.get('options', '')} {_OPTIONS}".strip()}


def login_in(address: str) -> str:
    """The login that the address names, or ""."""
    return _told_in(checked_address(address)).get("user", "")


def address_of_login(address: str, login: str) -> str:
    """The same address for one login only; without `login` as it is."""
    if not login or login_in(address):
        return address
    return address.replace("://", f"://{quote(login, safe='')}@", 1)


def is_verified(address: str) -> bool:
    """Whether the server must prove who it is before anything is told to it; a socket on this computer need not."""
    told = connection_parameters(address)
    return told["sslmode"] == "verify-full" or all(host.startswith("/") for host in told["host"].split(","))


def _told_in(address: str) -> dict[str, str]:
    try:
        urlsplit(address)
        return {name: str(value) for name, value in conninfo_to_dict(address).items() if value is not None}
    except (ProgrammingError, ValueError):
        raise DomainError("server-address-wrong", field="server") from None  # its text shows what was typed


def _has_roots(told: dict[str, str]) -> bool:
    """Whether libpq knows the roots it trusts: named, or in the file where it looks for them itself."""
    folder = Path(os.environ["APPDATA"], "postgresql") if os.name == "nt" else Path.home() / ".postgresql"
    return bool(told.get("sslrootcert") or os.environ.get("PGSSLROOTCERT")) or (folder / "root.crt").exists()
