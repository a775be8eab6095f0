"""The same tests on SQLite and on PostgreSQL, each with a fresh database."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.pool import NullPool

from app.bootstrap import open_services, open_store, start_demo
from app.persistence.all_tables import METADATA
from app.persistence.database import SqlDatabase, open_database
from app.services.registry import Services
from app.settings import Settings
from tests.archives import backup_of, put_everything
from tests.integration.figure_rows import Weeks, weeks_in
from tests.integration.filled_once import POSTGRESQL, PRISTINE, SQLITE, FilledOnce, with_agent
from tests.integration.postgresql_server import needed_programs, running_server


@pytest.fixture(scope="session")
def postgresql_admin() -> Iterator[Engine]:
    """The test server's first database, in autocommit."""
    with (
        tempfile.TemporaryDirectory(prefix="baliewijs-pg-") as folder,
        running_server(needed_programs(), Path(folder)) as url,
    ):
        admin = create_engine(url, isolation_level="AUTOCOMMIT")
        yield admin
        admin.dispose()


@pytest.fixture(scope="session")
def postgresql_pristine(postgresql_admin: Engine) -> Engine:
    """The same server, with a database that has all tables and no rows, for others to be made of."""
    _create(postgresql_admin, PRISTINE)
    open_database(_url_of(postgresql_admin, PRISTINE)).close()
    return postgresql_admin


@pytest.fixture(scope="session")
def postgresql_tables(postgresql_pristine: Engine) -> Iterator[Engine]:
    """A database with all tables; making one for each test would take ten times as long as emptying this one.

    In its schema `agent` is what a municipality, a seat and an agent are, to put in its tables at once.
    """
    _create(postgresql_pristine, "tables", PRISTINE)
    url = _url_of(postgresql_pristine, "tables")
    with closing(open_database(url)) as database:
        with_agent(database)
    tables = create_engine(url, poolclass=NullPool)
    with tables.begin() as connection:
        connection.exec_driver_sql("CREATE SCHEMA agent")
        for table in METADATA.tables:
            connection.exec_driver_sql(f'CREATE TABLE agent."{table}" AS TABLE "{table}"')
    yield tables
    tables.dispose()


@pytest.fixture(scope="session")
def agent_rows(postgresql_tables: Engine) -> str:
    """The statements that put a municipality, a seat and an agent in empty tables."""
    with postgresql_tables.connect() as connection:
        counts = {table: connection.scalar(text(f'SELECT count(*) FROM agent."{table}"')) for table in METADATA.tables}
    filled = [table for table, count in counts.items() if count and table != "tally_state"]
    copies = (f'INSERT INTO "{table}" TABLE agent."{table}"' for table in filled)
    return "; ".join(["SET LOCAL session_replication_role = replica", *copies])


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file without rows."""
    file = tmp_path_factory.mktemp("sqlite") / "template.db"
    open_database(f"sqlite:///{file}").close()
    return file


@pytest.fixture(scope="session")
def agent_template(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Path:
    """A migrated file with a municipality, a seat and an agent."""
    file = Path(shutil.copy(sqlite_template, tmp_path_factory.mktemp("agent") / "agent.db"))
    with closing(open_database(f"sqlite:///{file}")) as database:
        with_agent(database)
    return file


@pytest.fixture(scope="session")
def filled_once(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path
) -> FilledOnce:
    """Databases that are filled once; tests look at them and change nothing, or have a copy."""
    folder = tmp_path_factory.mktemp("filled")
    return FilledOnce(folder, sqlite_template, lambda: request.getfixturevalue("postgresql_pristine"))


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def kind(request: pytest.FixtureRequest) -> str:
    """Each kind of database."""
    if request.param == POSTGRESQL:
        request.getfixturevalue("postgresql_pristine")
    return str(request.param)


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with all tables, in which nothing was stored yet."""
    if request.param == SQLITE:
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "baliewijs.db")
        yield f"sqlite:///{tmp_path / 'baliewijs.db'}"
    else:
        yield request.getfixturevalue("postgresql_url")


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database in which nothing was made yet."""
    if request.param == SQLITE:
        yield f"sqlite:///{tmp_path / 'new.db'}"
    else:
        admin = request.getfixturevalue("postgresql_admin")
        _create(admin, "new")
        yield _url_of(admin, "new")
        _execute(admin, "DROP DATABASE new WITH (FORCE)")


@pytest.fixture
def database(request: pytest.FixtureRequest, database_url: str) -> Iterator[SqlDatabase]:
    """An open database with a municipality, a seat and an agent."""
    if (file := make_url(database_url)).get_backend_name() == SQLITE:
        shutil.copy(request.getfixturevalue("agent_template"), str(file.database))
    else:
        tables, rows = (request.getfixturevalue(name) for name in ("postgresql_tables", "agent_rows"))
        with tables.begin() as connection:
            connection.exec_driver_sql(rows)
    database = open_database(database_url)
    yield database
    database.close()


@pytest.fixture(scope="session")
def full_template(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Path:
    """A file with something in nearly every table."""
    file = tmp_path_factory.mktemp("full") / "full.db"
    shutil.copy(sqlite_template, file)
    with closing(open_database(f"sqlite:///{file}")) as database:
        put_everything(database, f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def full_backup(tmp_path_factory: pytest.TempPathFactory, full_template: Path) -> Path:
    """A backup of it, to look at."""
    file, copy = tmp_path_factory.mktemp("backup") / "full.zip", full_template.with_name("copy.db")
    shutil.copy(full_template, copy)  # making a backup adds a line to the log
    with closing(open_database(f"sqlite:///{copy}")) as database:
        backup_of(database, file)
    return file


@pytest.fixture
def full_file(tmp_path: Path, full_template: Path) -> Path:
    """A file of one's own with something in nearly every table."""
    return Path(shutil.copy(full_template, tmp_path / "full.db"))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """The seat of the demo as it begins, without its year; tests look at it and change nothing."""
    data = tmp_path_factory.mktemp("demo")
    with closing(open_store(data)) as database:
        settings = start_demo(database, data, Settings(), with_year=False)
        yield open_services(database, data, settings).services


@pytest.fixture
def weeks(kind: str, filled_once: FilledOnce) -> Weeks:
    """Some weeks of contacts at two workplaces."""
    return filled_once.on(kind, weeks_in)[1]


@pytest.fixture
def of_weeks(kind: str, filled_once: FilledOnce) -> Iterator[SqlDatabase]:
    """The database in which they are, to look at."""
    with closing(open_database(filled_once.on(kind, weeks_in)[0])) as database:
        yield database


@pytest.fixture
def own_weeks_url(kind: str, filled_once: FilledOnce) -> Iterator[str]:
    """A database with those weeks in which everything may be done."""
    with filled_once.copy(filled_once.on(kind, weeks_in)[0]) as url:
        yield url


@pytest.fixture
def own_weeks(own_weeks_url: str) -> Iterator[SqlDatabase]:
    """That database."""
    with closing(open_database(own_weeks_url)) as database:
        yield database


def _url_of(admin: Engine, name: str) -> str:
    return admin.url.set(database=name).render_as_string()


def _create(admin: Engine, name: str, template: str = "template1") -> None:
    _execute(admin, f"CREATE DATABASE {name} TEMPLATE {template}")


def _execute(admin: Engine, statement: str) -> None:
    with admin.connect() as connection:
        connection.execute(text(statement))


@pytest.fixture
def postgresql_url(postgresql_tables: Engine) -> str:
    """A server database with all tables, in which nothing was stored yet."""
    _empty(postgresql_tables)
    return postgresql_tables.url.render_as_string()


def _empty(tables: Engine) -> None:
    """All in one go, and without looking at each row for what points to it: in the end nothing is left to point."""
    deletes = [f'DELETE FROM "{table.name}"' for table in METADATA.sorted_tables]
    counted = "INSERT INTO tally_state (id, is_counted) VALUES (1, true)"
    with tables.begin() as connection:
        connection.exec_driver_sql("; ".join(["SET LOCAL session_replication_role = replica", *deletes, counted]))
