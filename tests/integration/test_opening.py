"""Opening a database: made when new, refused when it cannot be trusted."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from app.domain.errors import WorldError
from app.persistence.database import SqlDatabase, open_database
from tests.builders import a_contact, a_municipality, a_person, a_seat
from tests.integration.other_programs import PROGRAMS, open_once

ROOT = Path(__file__).resolve().parents[2]
SAY_IF_ALEMBIC_IS_LOADED = """
import sys
from app.persistence.database import open_database
open_database(sys.argv[1]).close()
print(any(name.startswith("alembic") for name in sys.modules))
"""


def refused(url: str) -> str:
    with pytest.raises(WorldError) as error:
        open_database(url)
    return error.value.key


def filled(tmp_path: Path) -> Path:
    """A closed database file with thirty contacts."""
    file = tmp_path / "filled.db"
    database = open_database(f"sqlite:///{file}")
    with database.write() as tx:
        tx.organisation.put_municipality(a_municipality())
        tx.organisation.put_seat(a_seat())
        tx.organisation.put_person(a_person())
        for _ in range(30):
            tx.contacts.add(a_contact(note="x" * 1000))
    database.close()
    return file


def test_a_new_database_gets_its_tables_and_is_well(new_url: str) -> None:
    database = open_database(new_url)
    assert database.check() == []
    database.close()


def test_two_programs_may_open_a_new_database_at_once(new_url: str) -> None:
    programs = [PROGRAMS.Process(target=open_once, args=(new_url,)) for _ in range(2)]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    assert [program.exitcode for program in programs] == [0, 0]


def test_opening_an_up_to_date_database_does_not_load_alembic(tmp_path: Path) -> None:
    """That would cost half a second at every start."""
    command = [sys.executable, "-c", SAY_IF_ALEMBIC_IS_LOADED, f"sqlite:///{filled(tmp_path)}"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout == "False\n"


def test_a_database_of_a_newer_program_is_refused_and_left_alone(new_url: str) -> None:
    open_database(new_url).close()
    engine = create_engine(new_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert refused(new_url) == "database-newer"
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"
    engine.dispose()


def test_a_new_file_is_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "new.db"
    open_database(f"sqlite:///{file}").close()
    assert file.stat().st_mode & 0o077 == 0


def test_a_file_is_kept_safe_at_a_power_cut(tmp_path: Path) -> None:
    file = tmp_path / "new.db"
    open_database(f"sqlite:///{file}").close()
    plain = sqlite3.connect(file)
    assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    plain.close()


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "other.db"
    file.write_bytes(content)
    assert refused(f"sqlite:///{file}") == "database-damaged"
    assert file.read_bytes() == content


def test_a_file_with_overwritten_pages_is_refused(tmp_path: Path) -> None:
    file = filled(tmp_path)
    content = bytearray(file.read_bytes())
    content[8192:-4096] = b"\xa5" * (len(content) - 12288)
    file.write_bytes(content)
    assert refused(f"sqlite:///{file}") == "database-damaged"


def test_a_file_that_was_cut_short_is_refused(tmp_path: Path) -> None:
    file = filled(tmp_path)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    assert refused(f"sqlite:///{file}") == "database-damaged"


def test_a_missing_folder_or_server_means_that_the_database_is_away(tmp_path: Path) -> None:
    assert refused(f"sqlite:///{tmp_path / 'nowhere' / 'b.db'}") == "database-away"
    assert refused("postgresql+psycopg://nobody@127.0.0.1:9/none") == "database-away"


def test_an_unsupported_database_is_refused() -> None:
    assert refused("mysql://host/name") == "database-unsupported"


def test_a_closed_database_can_be_opened_again(database: SqlDatabase, database_url: str) -> None:
    database.close()
    again = open_database(database_url)
    with again.read() as tx:
        assert tx.organisation.seats() == [a_seat()]
    again.close()
