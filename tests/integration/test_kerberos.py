"""Signing in with Kerberos on a real server and a real realm: who is signed in on the computer needs no password."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap import join, server_entrance
from app.domain.errors import WorldError
from app.settings import load_settings, save_settings
from tests.integration.kerberos_realm import Realm, kerberos_realm
from tests.integration.secure_town import AGENT, BOSS, SecureTown, place_of_its_own

AT_THE_COMPUTER = "het wachtwoord van de computer"


@pytest.fixture(scope="module")
def realm() -> Iterator[Realm]:
    """Where the agent is known, and the administrator is not."""
    with (
        tempfile.TemporaryDirectory(prefix="baliewijs-krb-") as folder,
        pytest.MonkeyPatch.context() as patch,
        kerberos_realm(Path(folder)) as made,
    ):
        Path(folder).chmod(0o755)  # the account of the server reads its key there
        for name, value in made.surroundings().items():
            patch.setenv(name, value)
        made.make_person(AGENT.login, AT_THE_COMPUTER.replace(" ", "-"))
        yield made


@pytest.fixture(scope="module")
def town(realm: Realm) -> Iterator[SecureTown]:
    with place_of_its_own("kerberos") as made:
        realm.let_in_by_ticket(made.server)
        yield made


@pytest.fixture
def data(town: SecureTown, realm: Realm, tmp_path: Path) -> Path:
    """A seat of the agent, who is signed in on its computer."""
    with closing(town.inside()) as database, database.write() as tx:
        for seat in tx.organisation.seats():
            tx.organisation.put_seat(replace(seat, workplace_id=None))
    realm.sign_in(AGENT.login, AT_THE_COMPUTER.replace(" ", "-"))
    join(tmp_path, town.address, AGENT.login, "", "BAL3", take_over=False)
    return tmp_path


def test_who_is_signed_in_on_the_computer_comes_in_without_a_password(data: Path) -> None:
    admitted = server_entrance(data, load_settings(data)).come_in()
    assert admitted is not None
    with closing(admitted.database):
        assert (admitted.person_id, admitted.is_offline) == (AGENT.id, False)


def test_a_ticket_of_one_person_is_no_way_in_for_another(data: Path, town: SecureTown, tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="sign-in-refused"):
        join(tmp_path / "other", town.address, BOSS.login, "", "BAL4", take_over=False)
    address = town.address.replace("//", f"//{BOSS.login}@")
    save_settings(data, replace(load_settings(data), server=address))
    assert server_entrance(data, load_settings(data)).come_in() is None


def test_without_a_ticket_nobody_comes_in(data: Path, realm: Realm) -> None:
    realm.sign_out()
    assert server_entrance(data, load_settings(data)).come_in() is None
