"""A database on a server that tells its seats what changes, for tests."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from sqlalchemy import URL, Engine, create_engine, text
from sqlalchemy.pool import NullPool

from app.persistence.database import SqlDatabase, open_database
from app.persistence.server.notifying import install_notifying
from tests.builders import a_municipality, a_person, a_seat


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
def live_town(admin: Engine, name: str, template: str = "template0") -> Iterator[LiveTown]:
    """A town with a seat and an agent, whose database goes at the end; made of another one it begins sooner."""
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    place = admin.url.set(database=name)
    engine = create_engine(place, poolclass=NullPool)
    with closing(open_database(place.render_as_string(hide_password=False))) as database:
        with engine.begin() as connection:
            install_notifying(connection)
        with database.write() as tx:
            tx.organisation.put_municipality(a_municipality())
            tx.organisation.put_seat(a_seat())
            tx.organisation.put_person(a_person())
        yield LiveTown(place, engine, database)
    engine.dispose()
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
