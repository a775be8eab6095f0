"""The address of a server as people type it: what is taken, what is refused, what libpq is told."""

import pytest

from app.domain.errors import DomainError
from app.persistence.server_address import (
    address_of_login,
    checked_address,
    connection_parameters,
    is_verified,
    login_in,
)

ADDRESS = "postgresql://kcc.testdam.example/baliewijs"


def refusal(typed: str) -> str:
    with pytest.raises(DomainError) as refused:
        checked_address(typed)
    assert "geheim" not in str(refused.value.__dict__) and refused.value.__cause__ is None
    return refused.value.key


@pytest.mark.parametrize("typed", [ADDRESS, f" {ADDRESS} ", ADDRESS.replace("postgresql", "postgres")])
def test_an_address_is_kept_in_one_form(typed: str) -> None:
    assert checked_address(typed) == ADDRESS


@pytest.mark.parametrize(
    "typed",
    ["", "kcc", "mysql://kcc/baliewijs", "postgresql://kcc", "postgresql:///baliewijs", "postgresql://[kcc/baliewijs"],
)
def test_what_is_no_address_of_a_server_is_refused(typed: str) -> None:
    assert refusal(typed) == "server-address-wrong"


@pytest.mark.parametrize("typed", [ADDRESS.replace("kcc", "bakker:geheim@kcc"), f"{ADDRESS}?password=geheim"])
def test_a_password_does_not_belong_in_an_address(typed: str) -> None:
    assert refusal(typed) == "server-address-has-password"


def test_a_server_must_show_who_it_is() -> None:
    told = connection_parameters(ADDRESS)
    assert told["sslmode"] == "verify-full" and told["sslrootcert"]
    assert is_verified(ADDRESS)


@pytest.mark.parametrize("mode", ["disable", "prefer", "require", "verify-ca"])
def test_only_the_address_itself_can_ask_for_less(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGSSLMODE", mode)
    assert connection_parameters(ADDRESS)["sslmode"] == "verify-full"
    assert not is_verified(f"{ADDRESS}?sslmode={mode}")


def test_a_socket_on_this_computer_needs_no_proof() -> None:
    assert is_verified("postgresql://%2Fvar%2Frun%2Fpostgresql/baliewijs?sslmode=disable")


def test_of_several_servers_the_one_that_can_be_written_is_wanted() -> None:
    told = connection_parameters("postgresql://een,twee:5433/baliewijs")
    assert (told["host"], told["port"], told["target_session_attrs"]) == ("een,twee", ",5433", "read-write")


def test_one_server_alone_must_be_one_that_can_be_written_too() -> None:
    assert connection_parameters(ADDRESS)["target_session_attrs"] == "read-write"


def test_a_dead_line_is_noticed_in_seconds() -> None:
    told = connection_parameters(ADDRESS)
    assert int(told["connect_timeout"]) <= 5 and int(told["tcp_user_timeout"]) <= 10_000
    assert int(told["keepalives_idle"]) + int(told["keepalives_interval"]) * int(told["keepalives_count"]) <= 10


def test_without_login_and_password_libpq_looks_for_them_itself() -> None:
    assert not {"user", "password"} & set(connection_parameters(ADDRESS))


def test_a_login_with_strange_letters_can_stand_in_the_address() -> None:
    address = address_of_login(ADDRESS, "s.bakker@testdam")
    assert login_in(address) == "s.bakker@testdam"
    assert address_of_login(address, "n.iemand") == address
