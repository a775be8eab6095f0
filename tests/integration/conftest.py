"""The same tests on SQLite and on PostgreSQL, each with a fresh database."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.pool import NullPool

from app.bootstrap import open_services, open_store, start_demo
from app.persistence.all_tables import METADATA
from app.persistence.database import SqlDatabase, open_database
from app.services.registry import Services
from app.settings import Settings
from tests.builders import a_municipality, a_person, a_seat
from tests.integration.postgresql_server import running_server, server_programs


@pytest.fixture(scope="session")
def postgresql_admin() -> Iterator[Engine]:
    """The test server's first database, in autocommit."""
    programs = server_programs()
    if programs is None:
        missing = "no PostgreSQL server programs (initdb, pg_ctl) on this computer"
        raise (pytest.fail if os.environ.get("CI") else pytest.skip).Exception(missing)
    with tempfile.TemporaryDirectory(prefix="baliewijs-pg-") as folder, running_server(programs, Path(folder)) as url:
        admin = create_engine(url, isolation_level="AUTOCOMMIT")
        yield admin
        admin.dispose()


@pytest.fixture(scope="session")
def postgresql_tables(postgresql_admin: Engine) -> Iterator[Engine]:
    """A database with all tables; making one for each test would take ten times as long as emptying this one."""
    _create(postgresql_admin, "tables")
    url = _url_of(postgresql_admin, "tables")
    open_database(url).close()
    tables = create_engine(url, poolclass=NullPool)
    yield tables
    tables.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file without rows."""
    file = tmp_path_factory.mktemp("sqlite") / "template.db"
    open_database(f"sqlite:///{file}").close()
    return file


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with all tables, in which nothing was stored yet."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "baliewijs.db")
        yield f"sqlite:///{tmp_path / 'baliewijs.db'}"
    else:
        tables = request.getfixturevalue("postgresql_tables")
        with tables.begin() as connection:
            for table in reversed(METADATA.sorted_tables):
                connection.execute(table.delete())
            connection.execute(METADATA.tables["tally_state"].insert().values(id=1, is_counted=True))
        yield tables.url.render_as_string()


@pytest.fixture(params=["sqlite", "postgresql"])
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database in which nothing was made yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'new.db'}"
    else:
        admin = request.getfixturevalue("postgresql_admin")
        _create(admin, "new")
        yield _url_of(admin, "new")
        _execute(admin, "DROP DATABASE new WITH (FORCE)")


@pytest.fixture
def database(database_url: str) -> Iterator[SqlDatabase]:
    """An open database with a municipality, a seat and an agent."""
    database = open_database(database_url)
    with database.write() as tx:
        tx.organisation.put_municipality(a_municipality())
        tx.organisation.put_seat(a_seat())
        tx.organisation.put_person(a_person())
    yield database
    database.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """The seat of the demo as it begins, without its year; tests look at it and change nothing."""
    data = tmp_path_factory.mktemp("demo")
    with closing(open_store(data)) as database:
        settings = start_demo(database, data, Settings(), with_year=False)
        yield open_services(database, data, settings).services


def _url_of(admin: Engine, name: str) -> str:
    return admin.url.set(database=name).render_as_string()


def _create(admin: Engine, name: str) -> None:
    _execute(admin, f"CREATE DATABASE {name}")


def _execute(admin: Engine, statement: str) -> None:
    with admin.connect() as connection:
        connection.execute(text(statement))
