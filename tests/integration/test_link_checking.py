"""Web addresses are tried on a real server inside this computer."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from app.domain.errors import WorldError
from app.persistence.database import SqlDatabase
from app.services import link_checking
from app.services.article_digests import ArticleDigests
from app.services.web_status import status_of
from knowledgebase.article import Section, SectionKind
from tests.integration.editing_house import House


class Site(BaseHTTPRequestHandler):
    """A website with some faults; it remembers what was asked."""

    asked: list[tuple[str, str, str | None]] = []  # noqa: RUF012 - one list for all requests of a test

    def do_HEAD(self) -> None:
        """Answers without a page."""
        self._answer()

    def do_GET(self) -> None:
        """Answers with a page."""
        self._answer()

    def log_message(self, *_told: object) -> None:
        """Stays quiet."""

    def _answer(self) -> None:
        self.asked.append((self.command, self.path, self.headers["Cookie"]))
        if self.path == "/cut" and self.command == "HEAD":
            self.close_connection = True
            return
        status = {"/gone": 404, "/only-get": 405 if self.command == "HEAD" else 200}.get(self.path, 200)
        target = {"/moved": "/there", "/circle": "/circle", "/file": "file:///etc/passwd"}.get(self.path)
        self.send_response(302 if target else status)
        if target:
            self.send_header("Location", target)
        self.send_header("Set-Cookie", "seen=yes; Path=/")
        self.end_headers()


@pytest.fixture
def site() -> Iterator[str]:
    Site.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def house_with(database: SqlDatabase, folder: Path, *addresses: str) -> House:
    """Articles with these links."""
    house = House(database, folder)
    for address in addresses:
        house.put(sections=(Section(SectionKind.INTRODUCTION, f"[zie]({address})"),))
    return house


def check(house: House, told: list[int] | None = None) -> int:
    digests = ArticleDigests().of_now(house.database)
    progress = (told if told is not None else []).append
    return link_checking.check_addresses(house.database, digests, house.clock, progress, allow_local=True)


def statuses(house: House) -> dict[str, int]:
    with house.database.read() as tx:
        return {address.rpartition("/")[2]: check.status for address, check in tx.links.checks().items()}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/well", 200),
        ("/gone", 404),
        ("/only-get", 200),
        ("/cut", 200),
        ("/moved#there", 200),
        ("/circle", 0),
        ("/file", 0),
        ("/a b?c=é", 200),
    ],
)
def test_an_address_tells_what_answers_in_the_end(site: str, path: str, status: int) -> None:
    assert status_of(site + path, allow_local=True) == status


def test_a_page_is_asked_for_only_when_asking_without_it_does_not_help(site: str) -> None:
    status_of(f"{site}/well", allow_local=True)
    status_of(f"{site}/gone", allow_local=True)
    assert [command for command, _path, _cookie in Site.asked] == ["HEAD", "HEAD", "GET"]


def test_no_cookie_goes_back(site: str) -> None:
    for path in ("/well", "/moved", "/well"):
        status_of(site + path, allow_local=True)
    assert {cookie for _command, _path, cookie in Site.asked} == {None}


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433"])
def test_nothing_inside_this_computer_is_asked(site: str, host: str) -> None:
    assert status_of(site.replace("127.0.0.1", host)) == 0
    assert Site.asked == []


@pytest.mark.parametrize(
    "address", ["http://10.0.0.1/", "http://192.168.1.1/", "http://169.254.169.254/", "http://[fd00::1]/"]
)
def test_nothing_inside_this_network_is_asked(address: str) -> None:
    assert status_of(address) == 0


@pytest.mark.parametrize(
    "address",
    [
        "",
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "http://",
        "http://[",
        "http://a:b:c/",
        "https://\0/",
        "http://x\r\ny/",
    ],
)
def test_what_is_no_web_address_is_never_tried(address: str) -> None:
    assert status_of(address, allow_local=True) == 0


def test_every_address_is_tried_once_and_what_answered_is_kept(
    site: str, database: SqlDatabase, tmp_path: Path
) -> None:
    house = house_with(database, tmp_path, f"{site}/well", f"{site}/well", f"{site}/gone", "mailto:a@example.nl")
    told: list[int] = []
    assert check(house, told) == 1
    assert statuses(house) == {"well": 200, "gone": 404}
    assert told == sorted(told)
    assert told[-1] == 100


def test_those_tried_longest_ago_come_first_when_there_are_many(
    site: str, database: SqlDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link_checking, "MOST", 2)
    house = house_with(database, tmp_path, *(f"{site}/{name}" for name in "abc"))
    check(house)
    assert statuses(house).keys() == {"a", "b"}
    house.later(days=1)
    check(house)
    assert statuses(house).keys() == {"a", "b", "c"}
    with database.read() as tx:
        tried = {address[-1]: check.checked_at for address, check in tx.links.checks().items()}
    assert tried["a"] == tried["c"] > tried["b"]


def test_without_a_network_nothing_that_was_known_is_lost(site: str, database: SqlDatabase, tmp_path: Path) -> None:
    house = house_with(database, tmp_path, *(f"{site}/{name}" for name in "abc"))
    check(house)
    digests = ArticleDigests().of_now(database)
    with pytest.raises(WorldError, match="network-away"):
        link_checking.check_addresses(database, digests, house.clock, lambda _percent: None)
    assert statuses(house) == {"a": 200, "b": 200, "c": 200}


def test_nothing_to_try_is_nothing_wrong(database: SqlDatabase, tmp_path: Path) -> None:
    assert check(house_with(database, tmp_path, "article:elders")) == 0
