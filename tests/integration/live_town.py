"""A database on a server that tells its seats what changes, for tests."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from sqlalchemy import URL, Engine, create_engine, text
from sqlalchemy.pool import NullPool

from app.persistence.database import SqlDatabase, open_database
from app.persistence.server.notifying import install_notifying
from tests.integration.filled_once import PRISTINE, with_agent


@dataclass(frozen=True)
class LiveTown:
    """What all seats share: where it is, an engine to do as an administrator does, and the database."""

    place: URL
    engine: Engine
    database: SqlDatabase

    def run(self, *statements: str) -> None:
        """Do this in one transaction."""
        with self.engine.begin() as connection:
            for statement in statements:
                connection.execute(text(statement))


@contextmanager
def live_town(server: Engine, name: str) -> Iterator[LiveTown]:
    """A town with a seat and an agent on a server with `PRISTINE`; its database goes at the end."""
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {PRISTINE}"))
    place = server.url.set(database=name)
    engine = create_engine(place, poolclass=NullPool)
    with closing(open_database(place.render_as_string(hide_password=False))) as database:
        with engine.begin() as connection:
            install_notifying(connection)
        with_agent(database)
        yield LiveTown(place, engine, database)
    engine.dispose()
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
