"""Promises R7 and R10: a damaged or hostile backup is refused in one clear sentence, and nothing is changed."""

import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import DomainError
from app.error_sentences import sentence
from app.persistence.database import SqlDatabase, open_database
from app.services.archiving import look_through, restore_backup
from tests.archives import AUTHOR, Change, backup_of, lines_changed, no_progress, rewritten
from tests.integration.filled_once import POSTGRESQL, SQLITE

Forge = Callable[[Path, Path], Path]


def refused(database: SqlDatabase, file: Path, *, may_replace: bool = True) -> DomainError:
    with database.read() as tx:
        before = tx.archive.contents
    with pytest.raises(DomainError) as caught:
        restore_backup(database, file, AUTHOR, no_progress, may_replace=may_replace)
    with database.read() as tx:
        assert tx.archive.contents == before
    words = sentence(caught.value)
    assert "\n" not in words
    assert caught.value.key not in words
    return caught.value


def forged(change: Change) -> Forge:
    return lambda file, target: rewritten(file, target, change)


def bytes_changed(change: Callable[[bytes], bytes]) -> Forge:
    def write(file: Path, target: Path) -> Path:
        target.write_bytes(change(file.read_bytes()))
        return target

    return write


def with_manifest(**values: object) -> Forge:
    return forged(lambda manifest, _parts: manifest.update(values))


def with_member(**values: object) -> Forge:
    return forged(lambda manifest, _parts: manifest["tables"][0].update(values))


def with_row(table: str, place: int, value: object) -> Forge:
    """The first row with another value."""

    def change(lines: list[bytes]) -> list[bytes]:
        row = json.loads(lines[0])
        row[place] = value
        return [json.dumps(row).encode() + b"\n", *lines[1:]]

    return forged(lines_changed(table, change))


def bomb(_file: Path, target: Path) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        made.writestr("manifest.json", b"{}")
        made.writestr("person.jsonl", b"\0" * 50_000_000)
    return target


def add_part(name: str) -> Change:
    return lambda _manifest, parts: parts.update({name: b"evil"})


def drop_part(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    del parts["person.jsonl"]


def drop_table(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    del parts["survey.jsonl"]
    manifest["tables"] = [each for each in manifest["tables"] if each["table"] != "survey"]


HOSTILE_FILES: dict[str, Forge] = {
    "empty": bytes_changed(lambda _content: b""),
    "noise": bytes_changed(lambda _content: bytes(range(256)) * 9),
    "cut in half": bytes_changed(lambda content: content[: len(content) // 2]),
    "without its end": bytes_changed(lambda content: content[:-30]),
    "without its beginning": bytes_changed(lambda content: content[500:]),
    "a bomb": bomb,
    "a part too many": forged(add_part("../../evil.jsonl")),
    "a part that is not there": forged(drop_part),
    "a table that is not there": forged(drop_table),
    "a table twice": forged(lambda manifest, _parts: manifest["tables"].append(manifest["tables"][0])),
    "an unknown table": with_member(table="pg_authid"),
    "an unknown column": with_member(columns=["id", "password"]),
    "another size": with_member(bytes=10**15),
    "another count": with_member(rows=-1),
    "another log": with_manifest(log_number=99),
    "no manifest": forged(lambda manifest, _parts: manifest.clear()),
    "deep manifest": with_manifest(tables=json.loads("[" * 400 + "]" * 400)),
}
"""Refused before any database is asked."""

HOSTILE_ROWS: dict[str, Forge] = {
    "another digest": with_member(sha256="0" * 64),
    "a row twice": forged(lines_changed("person", lambda lines: [*lines, lines[0]])),
    "a row too short": forged(lines_changed("person", lambda lines: [b"[]\n", *lines[1:]])),
    "a row that is no row": forged(lines_changed("person", lambda lines: [b"{" * 5000 + b"\n", *lines[1:]])),
    "references to nothing": forged(lines_changed("article_version", lambda _lines: [])),
    "a number as name": with_row("unit", 3, 7),
    "a word that is none": with_row("unit", 2, "a kind of unit that does not exist"),
    "a number too large": with_row("unit", 6, 10**30),
    "JSON that is none": with_row("article_version", 2, "{no"),
}


@pytest.fixture
def used(database_url: str, full_backup: Path) -> Iterator[SqlDatabase]:
    """A database with all there is."""
    database = open_database(database_url)
    restore_backup(database, full_backup, AUTHOR, no_progress)
    yield database
    database.close()


@pytest.fixture(scope="session")
def spare(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[SqlDatabase]:
    """An unused database that stays so."""
    file = shutil.copy(sqlite_template, tmp_path_factory.mktemp("spare") / "spare.db")
    with closing(open_database(f"sqlite:///{file}")) as database:
        yield database


@pytest.mark.parametrize(
    ("database_url", "hostile"),
    [(SQLITE, HOSTILE_FILES | HOSTILE_ROWS), (POSTGRESQL, HOSTILE_ROWS)],
    indirect=["database_url"],
)
def test_R10_a_hostile_backup_is_refused_in_one_sentence_and_changes_nothing(
    used: SqlDatabase, full_backup: Path, tmp_path: Path, hostile: dict[str, Forge]
) -> None:
    for name, forge in hostile.items():
        error = refused(used, forge(full_backup, tmp_path / "hostile.zip"))
        assert error.key == "archive-damaged", name


@pytest.mark.parametrize("forge", [with_manifest(format_version=2), with_manifest(schema_version="9999")])
def test_R8_a_backup_of_a_newer_program_is_refused(
    used: SqlDatabase, full_backup: Path, tmp_path: Path, forge: Forge
) -> None:
    assert refused(used, forge(full_backup, tmp_path / "newer.zip")).key == "archive-newer"


def test_a_backup_that_is_not_there_or_is_a_folder_cannot_be_read(database: SqlDatabase, tmp_path: Path) -> None:
    assert refused(database, tmp_path / "nothing.zip").key == "archive-unreadable"
    assert refused(database, tmp_path).key == "archive-unreadable"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_R10_wherever_a_backup_is_damaged_it_is_refused_or_is_the_same(
    data: st.DataObject, full_backup: Path, spare: SqlDatabase, tmp_path: Path
) -> None:
    """Some bytes say nothing, such as the date of a member."""
    content = bytearray(full_backup.read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=4)):
        content[place] ^= data.draw(st.integers(1, 255))
    file = tmp_path / "damaged.zip"
    file.write_bytes(content)
    whole = look_through(spare, full_backup)
    try:
        assert look_through(spare, file) == whole
    except DomainError:
        refused(spare, file, may_replace=False)


def test_R7_a_backup_takes_the_place_of_nothing_else(database: SqlDatabase, tmp_path: Path) -> None:
    other = tmp_path / "letter.odt"
    other.write_bytes(b"Geachte heer")
    with pytest.raises(DomainError, match="archive-in-the-way"):
        backup_of(database, other)
    assert other.read_bytes() == b"Geachte heer"
    assert sorted(each.name for each in tmp_path.glob("letter*")) == ["letter.odt"]
