"""Promise R8: a database or a backup of every earlier version opens after an update."""

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

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
from tests.integration.filled_once import SQLITE, FilledOnce
from tests.integration.test_migrations import fill

EARLIER = ("0001", "0002", "0003", "0004", "0005")


@pytest.fixture(scope="session")
def earlier(filled_once: FilledOnce) -> Callable[[str, str], tuple[str, Contact]]:
    """Gives the URL of a database of this kind with rows as this version left it, to copy, and what is in it."""

    @cache
    def made(kind: str, version: str) -> tuple[str, Contact]:
        later = EARLIER[EARLIER.index(version) + 1 :]
        before, contact = made(kind, later[0]) if later else newest(kind)
        url = filled_once.another(before)
        went_back_to(version, url)
        return url, contact

    @cache
    def newest(kind: str) -> tuple[str, Contact]:
        url = filled_once.another(filled_once.on(kind, with_nothing)[0])
        return url, fill(url)

    return made


def with_nothing(_database: SqlDatabase) -> None:
    """All tables and no rows."""


def went_back_to(version: str, url: str) -> None:
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        command.downgrade(config_for(connection), version)
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == version


def is_whole(database: SqlDatabase, contact: Contact) -> bool:
    with database.read() as tx:
        found = tx.contacts.by_number(contact.number)
        articles = tx.articles.count()
    assert found is not None
    assert found.customer == contact.customer
    assert [subject.title for subject in found.subjects] == [subject.title for subject in contact.subjects]
    return articles > 0 and not database.check()


@pytest.mark.parametrize("version", EARLIER)
def test_R8_a_database_of_an_earlier_version_opens_with_its_rows(
    kind: str, earlier: Callable[[str, str], tuple[str, Contact]], filled_once: FilledOnce, version: str
) -> None:
    older, contact = earlier(kind, version)
    with filled_once.copy(older) as url, closing(open_database(url)) as database:
        assert is_whole(database, contact)


@pytest.mark.parametrize(
    ("database_url", "version"),
    [*(("sqlite", version) for version in EARLIER), ("postgresql", EARLIER[0])],
    indirect=["database_url"],
)
def test_R8_a_backup_of_an_earlier_version_is_brought_up_to_date(
    database_url: str, earlier: Callable[[str, str], tuple[str, Contact]], tmp_path: Path, version: str
) -> None:
    """Bringing it up to date happens in the same way for every database."""
    file, (older, contact) = tmp_path / "older.zip", earlier(SQLITE, version)
    made = create_engine(older, poolclass=NullPool)
    with made.connect() as connection, file.open("wb") as out:
        shape = stored_shape(connection)
        write_backup(DatabaseSource(connection, shape), shape, out, Clock().now(), no_progress, version)
    with closing(open_database(database_url)) as database:
        restore_backup(database, file, AUTHOR, no_progress)
        assert is_whole(database, contact)


@pytest.fixture
def own_url(kind: str, filled_once: FilledOnce) -> Iterator[str]:
    """A database of one's own, with all tables and no rows."""
    with filled_once.copy(filled_once.on(kind, with_nothing)[0]) as url:
        yield url


def test_R8_a_database_of_a_newer_version_is_refused_in_a_clear_sentence_and_left_alone(own_url: str) -> None:
    fill(own_url)
    engine = create_engine(own_url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0099'"))
        before = connection.scalar(text("SELECT count(*) FROM contact"))
    with pytest.raises(WorldError) as caught:
        open_database(own_url)
    assert caught.value.key == "database-newer"
    assert "Baliewijs" in sentence(caught.value)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "0099"
        assert connection.scalar(text("SELECT count(*) FROM contact")) == before
