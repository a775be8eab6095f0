"""`baliewijs join` and `leave` on a real server with TLS and SCRAM: seats, passwords, and what is said."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.bootstrap import server_entrance
from app.cli import main
from app.domain.errors import DomainError, WorldError
from app.domain.rights import Role
from app.journal.key import journal_key
from app.journal.sign_ins import SealedLogins
from app.settings import load_settings, save_settings
from tests.integration.secure_town import AGENT, BOSS, BOSS_PASSWORD, PASSWORD, SecureTown, place_of_its_own

Run = Callable[..., int]


@pytest.fixture(scope="module")
def one_town() -> Iterator[SecureTown]:
    with place_of_its_own("joining") as made:
        yield made


@pytest.fixture
def town(one_town: SecureTown, monkeypatch: pytest.MonkeyPatch) -> SecureTown:
    """Where every seat is free."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("PGPASSFILE", "nowhere")
    with closing(one_town.inside()) as database, database.write() as tx:
        for seat in tx.organisation.seats():
            tx.organisation.put_seat(replace(seat, workplace_id=None))
    return one_town


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line, with a password in its surroundings."""

    def run(data: Path, password: str, *arguments: str) -> int:
        monkeypatch.setenv("BALIEWIJS_PASSWORD", password)
        return main(["--data", str(data), "--language", "en", *arguments])

    return run


def join_as_agent(run: Run, town: SecureTown, data: Path, *more: str) -> int:
    return run(data, PASSWORD, "join", town.address, "--login", AGENT.login, *more)


def test_who_joins_has_a_seat_and_no_password_is_kept_in_a_file(
    town: SecureTown, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert join_as_agent(run, town, tmp_path, "--seat", "bal3") == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == ("This computer is workplace BAL3 now. S. Bakker signed in.\n", "")
    settings = load_settings(tmp_path)
    assert (settings.server, settings.person_id) == (town.address, AGENT.id)
    assert all(PASSWORD.encode() not in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert PASSWORD not in town.server.log()


def test_a_command_of_a_joined_seat_works_on_the_server(
    town: SecureTown, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    join_as_agent(run, town, tmp_path, "--seat", "BAL3")
    save_settings(tmp_path, replace(load_settings(tmp_path), server=town.address.replace("//", f"//{AGENT.login}@")))
    capsys.readouterr()
    assert run(tmp_path, PASSWORD, "search", "parkeren") == 1
    assert "knowledge base is empty" in capsys.readouterr().err
    assert not (tmp_path / "baliewijs.db").exists()


def test_the_seat_of_another_computer_is_refused(
    town: SecureTown, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    join_as_agent(run, town, tmp_path / "one", "--seat", "BAL3")
    assert join_as_agent(run, town, tmp_path / "two", "--seat", "BAL3") == 1
    assert "Another computer" in capsys.readouterr().err
    assert not load_settings(tmp_path / "two").server


def test_joining_again_keeps_the_seat(town: SecureTown, run: Run, tmp_path: Path) -> None:
    join_as_agent(run, town, tmp_path, "--seat", "BAL3")
    before = load_settings(tmp_path)
    assert join_as_agent(run, town, tmp_path) == 0
    assert load_settings(tmp_path) == before


def test_an_agent_cannot_take_a_seat_over_and_an_administrator_can(
    town: SecureTown, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    join_as_agent(run, town, tmp_path / "one", "--seat", "BAL3")
    assert join_as_agent(run, town, tmp_path / "two", "--seat", "BAL3", "--take-over") == 1
    assert "Only an administrator" in capsys.readouterr().err
    boss = ("join", town.address, "--login", BOSS.login, "--seat", "BAL3", "--take-over")
    assert run(tmp_path / "two", BOSS_PASSWORD, *boss) == 0


def test_of_several_free_seats_one_must_be_named(
    town: SecureTown, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert join_as_agent(run, town, tmp_path) == 2
    assert "BAL3, BAL4" in capsys.readouterr().err


def test_a_wrong_password_is_told_in_one_sentence(
    town: SecureTown, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "niet het wachtwoord", "join", town.address, "--login", AGENT.login) == 1
    assert "name or the password is not right" in capsys.readouterr().err


def test_a_line_that_is_not_verified_is_told(
    town: SecureTown, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address = town.server.address("joining", more="&sslmode=require")
    assert run(tmp_path, PASSWORD, "join", address, "--login", AGENT.login, "--seat", "BAL3") == 0
    assert "nothing proves that this is the right server" in capsys.readouterr().err


def test_an_agent_leaves_and_an_administrator_frees_the_seat(
    town: SecureTown, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    join_as_agent(run, town, tmp_path, "--seat", "BAL3")
    assert run(tmp_path, PASSWORD, "leave", "--login", AGENT.login) == 0
    assert "Ask an administrator" in capsys.readouterr().out
    settings = load_settings(tmp_path)
    assert (settings.server, settings.workplace_id, settings.seat_id) == ("", None, None)


def test_a_login_without_a_person_sees_nothing(
    town: SecureTown, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    town.server.make_login("n.iemand", PASSWORD)
    assert run(tmp_path, PASSWORD, "join", town.address, "--login", "n.iemand", "--seat", "BAL3") == 1
    assert "Nobody here has this login" in capsys.readouterr().err
    assert not load_settings(tmp_path).server


# coming in at the window


@pytest.fixture
def joined(town: SecureTown, run: Run, tmp_path: Path) -> Path:
    """The data folder of a seat that joined."""
    join_as_agent(run, town, tmp_path, "--seat", "BAL3")
    return tmp_path


def test_the_window_asks_for_a_password_and_knows_who_was_here(joined: Path) -> None:
    entrance = server_entrance(joined, load_settings(joined))
    assert entrance.come_in() is None
    with closing(entrance.sign_in(AGENT.login, PASSWORD).database) as database, database.read() as tx:
        assert tx.organisation.municipality() is not None
    assert entrance.last_login() == AGENT.login


def test_while_the_server_is_away_who_was_here_before_can_go_on(joined: Path) -> None:
    entrance = server_entrance(joined, load_settings(joined))
    entrance.sign_in(AGENT.login, PASSWORD).database.close()
    away = replace(load_settings(joined), server="postgresql://localhost:1/joining")
    alone = server_entrance(joined, away)
    with pytest.raises(DomainError, match="sign-in-refused"):
        alone.sign_in(AGENT.login, "niet het wachtwoord")
    with pytest.raises(WorldError, match="database-away"):
        alone.sign_in(BOSS.login, BOSS_PASSWORD)
    admitted = alone.sign_in(AGENT.login, PASSWORD)
    with closing(admitted.database) as database, database.read() as tx:
        assert [person.id for person in tx.organisation.people() if person.id == admitted.person_id]
    assert admitted.is_offline and admitted.person_id == AGENT.id


def test_who_was_here_longer_than_two_weeks_ago_hears_that_the_server_is_away_also_with_a_wrong_password(
    joined: Path,
) -> None:
    server_entrance(joined, load_settings(joined)).sign_in(AGENT.login, PASSWORD).database.close()
    logins = SealedLogins(joined, journal_key(joined))
    (known,) = logins.all()
    logins.keep(replace(known, at=known.at - timedelta(days=15)))
    alone = server_entrance(joined, replace(load_settings(joined), server="postgresql://localhost:1/joining"))
    for password in (PASSWORD, "niet het wachtwoord"):
        with pytest.raises(WorldError, match="database-away"):
            alone.sign_in(AGENT.login, password)


def test_a_locked_screen_opens_with_the_password_only(joined: Path) -> None:
    entrance = server_entrance(joined, load_settings(joined))
    entrance.unlock(AGENT.login, PASSWORD)
    with pytest.raises(DomainError, match="sign-in-refused"):
        entrance.unlock(AGENT.login, "niet het wachtwoord")


def test_an_administrator_gives_a_login_and_nobody_sees_the_password(town: SecureTown) -> None:
    town.change_agent(roles=(Role.AGENT, Role.EDITOR))
    assert next(p for p in town.people() if p.id == AGENT.id).roles == (Role.AGENT, Role.EDITOR)
    assert PASSWORD not in town.server.log()
