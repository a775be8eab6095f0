"""R5: `baliewijs log` proves the log, prints its head to keep elsewhere, and shows it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from app.cli import main
from app.domain.log import LogAction, LogEvent, LogObject
from app.persistence.database import open_database

Command = Callable[..., tuple[int, str]]


@pytest.fixture
def store(tmp_path: Path, sqlite_template: Path) -> str:
    """The database of a seat, with three lines in its log."""
    shutil.copy(sqlite_template, tmp_path / "baliewijs.db")
    url = f"sqlite:///{tmp_path / 'baliewijs.db'}"
    database = open_database(url)
    with database.write() as tx:
        for number in ("M4TD91CZ7K", "M4TD91CZ8J", "M4TD91CZ9H"):
            tx.log.append(LogEvent(LogAction.SEEN, LogObject.CONTACT, number, actor="N. Balie", origin="BAL3"))
    database.close()
    return url


@pytest.fixture
def command(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs `baliewijs log`; gives the exit status and what was printed."""

    def command(*arguments: str) -> tuple[int, str]:
        status = main(["log", *arguments, "--data", str(tmp_path), "--language", "en"])
        printed = capsys.readouterr()
        return status, printed.out + printed.err

    return command


def spoil(store: str, statement: str) -> None:
    engine = create_engine(store, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def heads(command: Command) -> tuple[str, str]:
    """The whole one and the short one."""
    lines = command("head")[1].splitlines()
    return lines[1].strip(), lines[3].strip()


def test_R5_a_log_that_nobody_touched_is_told_to_be_right(command: Command) -> None:
    status, told = command("verify")
    assert (status, told.splitlines()[:2]) == (0, ["3 lines in the log.", "Every line is as it was written."])


def test_R5_the_line_that_was_changed_is_named(command: Command, store: str) -> None:
    spoil(store, "UPDATE log_entry SET origin = 'BAL4' WHERE number = 2")
    status, told = command("verify")
    assert status == 1
    assert told.startswith("Line 2: does not fit line 1.")
    assert "The log is NOT as it was written." in told


def test_R5_a_whole_and_a_short_head_find_that_the_end_was_cut_off(command: Command, store: str) -> None:
    kept = heads(command)
    assert [command("verify", "--head", head)[0] for head in kept] == [0, 0]
    spoil(store, "DELETE FROM log_personal WHERE number = 3")
    spoil(store, "DELETE FROM log_entry WHERE number = 3")
    assert command("verify")[0] == 0
    for head in kept:
        status, told = command("verify", "--head", head)
        assert (status, told.splitlines()[0][:7]) == (1, "Line 3:")


def test_R5_every_head_in_a_file_is_held_against_the_log(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "heads.txt"
    file.write_text(command("head")[1])
    assert command("verify", "--head-file", str(file))[0] == 0
    with file.open("a") as out:
        out.write(f"\nFrom: log\n\n 2:{'ab' * 32}\n")
    status, told = command("verify", "--head-file", str(file))
    assert (status, told.splitlines()[0][:7]) == (1, "Line 2:")


def test_R5_a_personal_part_without_its_line_is_found(command: Command, store: str) -> None:
    spoil(store, "DELETE FROM log_entry WHERE number = 3")
    status, told = command("verify")
    assert (status, told.splitlines()[0]) == (1, "Line 3: gone, but who did it is still there.")


@pytest.mark.parametrize("wrong", ["", "3", "3:abcd", "three:" + "a" * 64])
def test_text_that_is_no_head_is_wrong_use(command: Command, tmp_path: Path, wrong: str) -> None:
    file = tmp_path / "head.txt"
    file.write_text(wrong)
    assert command("verify", "--head-file", str(file))[0] == 2


def test_lines_are_shown_newest_first_and_that_is_logged_too(command: Command) -> None:
    status, told = command("show")
    lines = told.splitlines()
    assert (status, len(lines)) == (0, 4)
    assert lines[0].split("  ")[-1].startswith("seen · log · command line")
    assert lines[1].endswith("seen · contact · M4TD91CZ9H · BAL3 · N. Balie")


def test_only_the_days_that_were_asked_for_are_shown(command: Command) -> None:
    assert command("show", "--from", "2001-01-01", "--to", "2001-12-31") == (0, "")


def test_a_folder_without_a_database_gets_none(tmp_path: Path) -> None:
    assert main(["log", "verify", "--data", str(tmp_path)]) == 1
    assert not (tmp_path / "baliewijs.db").exists()
