"""Promise R8: a database or a backup of every earlier version opens after an update."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Engine, create_engine, text

from app.domain.contact import Contact
from app.domain.errors import WorldError
from app.error_sentences import sentence
from app.persistence.archive.database_source import DatabaseSource
from app.persistence.archive.older import stored_shape
from app.persistence.archive.zip_writing import write_backup
from app.persistence.database import SqlDatabase, open_database
from app.persistence.migrating import config_for
from app.services.archiving import restore_backup
from tests.archives import AUTHOR, Clock, no_progress
from tests.integration.test_migrations import fill

EARLIER = ("0001", "0002", "0003", "0004", "0005")


@pytest.fixture
def engine(new_url: str) -> Iterator[Engine]:
    open_database(new_url).close()
    engine = create_engine(new_url)
    yield engine
    engine.dispose()


def went_back_to(version: str, engine: Engine, url: str) -> Contact:
    """A database with rows as that version left it."""
    contact = fill(url)
    with engine.begin() as connection:
        command.downgrade(config_for(connection), version)
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == version
    return contact


def is_whole(database: SqlDatabase, contact: Contact) -> bool:
    with database.read() as tx:
        found = tx.contacts.by_number(contact.number)
        articles = tx.articles.count()
    assert found is not None
    assert found.customer == contact.customer
    assert [subject.title for subject in found.subjects] == [subject.title for subject in contact.subjects]
    return articles > 0 and not database.check()


@pytest.mark.parametrize("version", EARLIER)
def test_R8_a_database_of_an_earlier_version_opens_with_its_rows(new_url: str, engine: Engine, version: str) -> None:
    contact = went_back_to(version, engine, new_url)
    with closing(open_database(new_url)) as database:
        assert is_whole(database, contact)


@pytest.mark.parametrize(
    ("database_url", "version"),
    [*(("sqlite", version) for version in EARLIER), ("postgresql", EARLIER[0])],
    indirect=["database_url"],
)
def test_R8_a_backup_of_an_earlier_version_is_brought_up_to_date(
    database_url: str, sqlite_template: Path, tmp_path: Path, version: str
) -> None:
    """Bringing it up to date happens in the same way for every database."""
    file, older = tmp_path / "older.zip", f"sqlite:///{tmp_path / 'older.db'}"
    shutil.copy(sqlite_template, tmp_path / "older.db")
    made = create_engine(older)
    contact = went_back_to(version, made, older)
    with made.connect() as connection, file.open("wb") as out:
        shape = stored_shape(connection)
        write_backup(DatabaseSource(connection, shape), shape, out, Clock().now(), no_progress, version)
    made.dispose()
    with closing(open_database(database_url)) as database:
        restore_backup(database, file, AUTHOR, no_progress)
        assert is_whole(database, contact)


def test_R8_a_database_of_a_newer_version_is_refused_in_a_clear_sentence_and_left_alone(
    new_url: str, engine: Engine
) -> None:
    fill(new_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0099'"))
        before = connection.scalar(text("SELECT count(*) FROM contact"))
    with pytest.raises(WorldError) as caught:
        open_database(new_url)
    assert caught.value.key == "database-newer"
    assert "Baliewijs" in sentence(caught.value)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "0099"
        assert connection.scalar(text("SELECT count(*) FROM contact")) == before
