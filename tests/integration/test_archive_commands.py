"""Backing up, proving, restoring and moving by command."""

import io
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from app.cli import main
from app.persistence.database import open_database
from app.persistence.server.initialising import initialise
from tests.archives import Clock, members
from ui.seat_lock import seat_lock


class Commands:
    """The commands, on a folder of its own, and what they say."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.data, self._capsys, self._monkeypatch = data, capsys, monkeypatch

    def run(self, *arguments: object, typed: str = "") -> tuple[int, str, str]:
        self._monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        status = main(["--language", "en", "--data", str(self.data), *map(str, arguments)])
        said = self._capsys.readouterr()
        return status, said.out, said.err


@pytest.fixture
def commands(
    tmp_path: Path, full_template: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Commands:
    data = tmp_path / "seat"
    data.mkdir()
    shutil.copy(full_template, data / "baliewijs.db")
    return Commands(data, capsys, monkeypatch)


@pytest.fixture
def elsewhere(commands: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> Commands:
    """Another folder, in which nothing is yet."""
    return Commands(tmp_path / "elsewhere", capsys, monkeypatch)


def gaps(data: Path) -> list[str]:
    with closing(open_database(f"sqlite:///{data / 'baliewijs.db'}")) as database, database.session(writing=False) as s:
        return list(s.scalars(text("SELECT text FROM knowledge_gap ORDER BY searched_at")))


def test_R7_one_command_makes_a_backup_and_proves_it(commands: Commands, tmp_path: Path) -> None:
    status, said, complaints = commands.run("backup", tmp_path / "a.zip", "--prove")
    assert (status, complaints) == (0, "")
    lines = said.splitlines()
    assert lines[0] == f"Backup written: {tmp_path / 'a.zip'}"
    assert ["contact", "71", "71"] in [line.split() for line in lines]
    assert lines[-1] == "The backup is whole: everything came back."
    assert lines[-2] == "Every line of the log is right."


def test_a_backup_is_restored_in_an_empty_folder(commands: Commands, elsewhere: Commands, tmp_path: Path) -> None:
    commands.run("backup", tmp_path / "a.zip")
    assert elsewhere.run("restore", tmp_path / "a.zip")[0] == 0
    assert gaps(elsewhere.data) == gaps(commands.data)
    status, _said, complaints = elsewhere.run("restore", tmp_path / "a.zip")
    assert (status, complaints.count("\n")) == (1, 1)
    assert "--replace" in complaints


def test_replacing_is_confirmed_by_typing_and_keeps_what_was_there(commands: Commands, tmp_path: Path) -> None:
    commands.run("backup", tmp_path / "a.zip")
    with closing(open_database(f"sqlite:///{commands.data / 'baliewijs.db'}")) as database, database.write() as tx:
        tx.searches.add_gap("nieuw", Clock().now())
    (commands.data / "index").mkdir()
    assert commands.run("restore", tmp_path / "a.zip", "--replace", typed="no\n")[0] == 1
    assert "nieuw" in gaps(commands.data)
    assert commands.run("restore", tmp_path / "a.zip", "--replace", typed="replace\n")[0] == 0
    assert "nieuw" not in gaps(commands.data)
    assert not (commands.data / "index").exists()
    (kept,) = tmp_path.glob("a-replaced-*.zip")
    assert b"nieuw" in members(kept)["knowledge_gap.jsonl"]


def test_a_damaged_backup_is_refused_before_anything_is_asked(commands: Commands, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"no backup")
    status, said, complaints = commands.run("restore", tmp_path / "a.zip", "--replace", typed="replace\n")
    assert (status, said, complaints.count("\n")) == (1, "", 1)
    assert commands.run("prove", tmp_path / "a.zip")[0] == 1
    assert commands.run("prove", tmp_path / "b.zip")[0] == 2
    assert "archive" not in complaints


@pytest.mark.parametrize("command", ["restore", "move"])
def test_R7_a_seat_with_an_open_window_is_not_replaced_or_moved(
    command: str, commands: Commands, tmp_path: Path
) -> None:
    commands.run("backup", tmp_path / "a.zip")
    arguments = {"restore": (tmp_path / "a.zip", "--replace"), "move": ("--to", "postgresql://localhost:1/none")}
    with seat_lock(commands.data):
        status, _said, complaints = commands.run(command, *arguments[command], typed="replace\n")
    assert (status, complaints) == (1, "baliewijs: Baliewijs is open already on this workplace.\n")
    assert not list(tmp_path.glob("a-replaced-*"))


def test_a_folder_without_a_database_has_nothing_to_back_up(elsewhere: Commands, tmp_path: Path) -> None:
    assert elsewhere.run("backup", tmp_path / "a.zip")[0] == 1
    assert not elsewhere.data.exists()
    assert not (tmp_path / "a.zip").exists()


def test_R7_one_command_moves_to_a_server_and_one_moves_back(
    commands: Commands, elsewhere: Commands, postgresql_admin: Engine, tmp_path: Path
) -> None:
    with postgresql_admin.connect() as connection:
        connection.execute(text("CREATE DATABASE moving"))
    place = postgresql_admin.url.set(drivername="postgresql", database="moving", query={"sslmode": "disable"})
    address = place.render_as_string()
    assert commands.run("move", "--to", address)[0] == 1  # it must be set up first
    initialise(address)
    status, said, complaints = commands.run("move", "--to", address)
    assert (status, complaints) == (0, "")
    assert "The log ends at line 7" in said
    assert commands.run("move", "--to", address)[0] == 1
    assert elsewhere.run("move", "--from", address)[0] == 0
    assert elsewhere.run("backup", tmp_path / "back.zip")[0] == 0
    assert commands.run("backup", tmp_path / "there.zip")[0] == 0
    before, after = members(tmp_path / "there.zip"), members(tmp_path / "back.zip")
    assert {name for name in before if before[name] != after[name]} == {"log_entry.jsonl", "log_personal.jsonl"}
    with postgresql_admin.connect() as connection:
        connection.execute(text("DROP DATABASE moving WITH (FORCE)"))
