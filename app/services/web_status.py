"""What a web address answers. Only http and https, never inside this computer or network, without cookies."""

import ssl
from functools import partial
from http.client import BadStatusLine, HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import ip_address
from socket import SOCK_STREAM, create_connection, getaddrinfo, socket
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    Request,
    UnknownHandler,
)

NOTHING = 0
"""Nothing answered, or the address may not be tried."""
_SECONDS = 8.0
_REFUSED = 400
_AS_WRITTEN = "%/:=&?~+!$,;'@()*[]"


def status_of(address: str, allow_local: bool = False) -> int:
    """The status that HTTP gives for it in the end, or `NOTHING`; asks for the page itself only when it must.

    `allow_local` allows addresses inside this computer and network.
    """
    try:
        plain = _plain(address)
        status = _asked(plain, "HEAD", allow_local)
        return status if 0 < status < _REFUSED else _asked(plain, "GET", allow_local)
    except (OSError, HTTPException, ValueError):
        return NOTHING


def _plain(address: str) -> str:
    """The address in ASCII; ValueError for what is no web address."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("no web address")
    host = parts.hostname.encode("idna").decode("ascii")
    place = f"[{host}]" if ":" in host else host
    port = f":{parts.port}" if parts.port else ""
    path = quote(parts.path or "/", _AS_WRITTEN)
    return parts._replace(netloc=place + port, path=path, query=quote(parts.query, _AS_WRITTEN), fragment="").geturl()


def _asked(address: str, method: str, allow_local: bool) -> int:
    """`NOTHING` when the line was cut off: some servers do that with a method they do not know."""
    request = Request(address, method=method, headers={"User-Agent": "Baliewijs", "Connection": "close"})
    try:
        with _opener(allow_local).open(request, timeout=_SECONDS) as answer:
            return int(answer.status)
    except HTTPError as refused:
        refused.close()
        return refused.code if refused.code >= _REFUSED else NOTHING  # redirects that go on for ever, or nowhere
    except (BadStatusLine, ConnectionResetError):
        return NOTHING
    except URLError as failed:
        if isinstance(failed.reason, ConnectionResetError):
            return NOTHING
        raise


def _opener(allow_local: bool) -> OpenerDirector:
    """No files, no FTP, no cookies, no passwords, no proxy."""
    opener = OpenerDirector()
    for handler in (
        _Plainly(allow_local),
        _Securely(allow_local),
        _Redirects(),
        HTTPErrorProcessor(),
        HTTPDefaultErrorHandler(),
        UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


class _Redirects(HTTPRedirectHandler):
    """A few are enough."""

    max_redirections = 5
    max_repeats = 2


class _Plainly(HTTPHandler):
    def __init__(self, allow_local: bool) -> None:
        HTTPHandler.__init__(self)
        self._allow_local = allow_local

    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(partial(_PlainLine, allow_local=self._allow_local), req)


class _Securely(HTTPSHandler):
    def __init__(self, allow_local: bool) -> None:
        HTTPSHandler.__init__(self)
        self._allow_local = allow_local

    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(partial(_SecureLine, allow_local=self._allow_local), req)


class _PlainLine(HTTPConnection):
    def __init__(self, host: str, /, *, timeout: float, allow_local: bool) -> None:
        HTTPConnection.__init__(self, host, timeout=timeout)
        self._allow_local = allow_local

    def connect(self) -> None:
        self.sock = _connected(self.host, self.port, self._allow_local)


class _SecureLine(HTTPSConnection):
    def __init__(self, host: str, /, *, timeout: float, allow_local: bool) -> None:
        HTTPSConnection.__init__(self, host, timeout=timeout)
        self._allow_local = allow_local

    def connect(self) -> None:
        line = _connected(self.host, self.port, self._allow_local)
        self.sock = ssl.create_default_context().wrap_socket(line, server_hostname=self.host)


def _connected(host: str, port: int, allow_local: bool) -> socket:
    """A line to one of the places that the name stands for; each is looked at, and not the name.

    A name could stand for another place the next time that it is asked for.
    """
    found = {str(entry[4][0]) for entry in getaddrinfo(host, port, type=SOCK_STREAM)}
    places = sorted(found, key=lambda place: (":" in place, place))
    if not allow_local and not all(_is_public(place) for place in places):
        raise OSError("inside this network")
    failed: OSError = OSError("no place")
    for place in places:
        try:
            return create_connection((place, port), _SECONDS)
        except OSError as error:
            failed = error
    raise failed


def _is_public(place: str) -> bool:
    address = ip_address(place.partition("%")[0])
    inner = getattr(address, "ipv4_mapped", None) or address
    return inner.is_global and not inner.is_multicast
