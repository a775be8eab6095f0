"""Signing in on a real server with TLS and SCRAM (R10): who is let in, who is not, and what is said then."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from app.domain.errors import WorldError
from app.persistence.server_address import connection_parameters
from app.persistence.server_probe import knock
from tests.integration.postgresql_server import needed_programs
from tests.integration.secure_server import SecureServer, secure_server

LOGIN, PASSWORD = "s.bakker", "een lange zin van vier"


@pytest.fixture(scope="module")
def server() -> Iterator[SecureServer]:
    with (
        tempfile.TemporaryDirectory(prefix="baliewijs-tls-") as folder,
        secure_server(needed_programs(), Path(folder)) as made,
    ):
        made.make_login(LOGIN, PASSWORD)
        made.make_login("c.kaya", group="by_certificate")
        yield made


def refusal(address: str, login: str = LOGIN, password: str = PASSWORD) -> str:
    try:
        knock(connection_parameters(address, login, password))
    except WorldError as error:
        return error.key
    return ""


def test_the_right_password_lets_in(server: SecureServer) -> None:
    assert refusal(server.address()) == ""


@pytest.mark.parametrize(("login", "password"), [(LOGIN, "een andere zin van vier"), ("n.iemand", PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_are_refused_alike(server: SecureServer, login: str, password: str) -> None:
    assert refusal(server.address(), login, password) == "sign-in-refused"


def test_who_gives_no_password_is_asked_for_it(server: SecureServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSFILE", "nowhere")
    assert refusal(server.address(), password="") == "password-needed"


def test_a_server_of_another_authority_is_told_nothing(server: SecureServer) -> None:
    assert refusal(server.address(root="other.crt")) == "certificate-wrong"


def test_a_server_with_another_name_is_told_nothing(server: SecureServer) -> None:
    assert refusal(server.address(host="127.0.0.1")) == "certificate-wrong"


def test_a_line_without_tls_is_refused_by_the_server(server: SecureServer) -> None:
    assert refusal(server.address(more="&sslmode=disable")) == "sign-in-refused"


def test_an_unknown_database_is_not_set_up(server: SecureServer) -> None:
    assert refusal(server.address("elders")) == "server-not-set-up"


def test_a_client_certificate_lets_in_without_a_password(server: SecureServer, tmp_path: Path) -> None:
    certificate, key = server.authority.certificate("c.kaya")
    (tmp_path / "c.crt").write_bytes(certificate)
    (tmp_path / "c.key").write_bytes(key)
    (tmp_path / "c.key").chmod(0o600)
    own = f"&sslcert={quote(str(tmp_path / 'c.crt'))}&sslkey={quote(str(tmp_path / 'c.key'))}"
    assert refusal(server.address(more=own), "c.kaya", "") == ""


def test_without_its_certificate_that_login_is_refused(server: SecureServer) -> None:
    assert refusal(server.address(), "c.kaya", PASSWORD) == "sign-in-refused"


def test_a_server_that_is_not_there_is_away(server: SecureServer) -> None:
    assert refusal(server.address().replace(f":{server.port}/", ":1/")) == "database-away"


def test_the_next_server_of_a_list_is_tried(server: SecureServer) -> None:
    two = server.address().replace(f"localhost:{server.port}", f"localhost:1,localhost:{server.port}")
    assert refusal(two) == ""


def test_a_refusal_is_said_also_when_another_server_of_the_list_is_away(server: SecureServer) -> None:
    two = server.address().replace(f"localhost:{server.port}", f"localhost:1,localhost:{server.port}")
    assert refusal(two, password="een andere zin van vier") == "sign-in-refused"
