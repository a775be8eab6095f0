"""Databases that are filled once for many tests: to look at, or to copy for a test that changes what is there."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Engine, make_url, text

from app.persistence.database import SqlDatabase, open_database
from tests.builders import a_municipality, a_person, a_seat

T = TypeVar("T")
SQLITE, POSTGRESQL = "sqlite", "postgresql"
PRISTINE = "pristine"
"""The server database with all tables and no rows."""


@dataclass(frozen=True)
class FilledOnce:
    """`empty_file` has all tables and no rows; `server` gives the test server, which has `PRISTINE`, when needed."""

    folder: Path
    empty_file: Path
    server: Callable[[], Engine]
    _filled: dict[tuple[str, Callable[[SqlDatabase], Any]], tuple[str, Any]] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=count)

    def on(self, kind: str, fill: Callable[[SqlDatabase], T]) -> tuple[str, T]:
        """The URL of a database of this kind that `fill` filled, and what that told; nothing is changed in it."""
        if (kind, fill) not in self._filled:
            url = self._copy(self._empty(kind))
            with closing(open_database(url)) as database:
                self._filled[kind, fill] = url, fill(database)
        return self._filled[kind, fill]

    def another(self, url: str) -> str:
        """The same in another database that stays, while nobody has that at `url` open."""
        return self._copy(url)

    @contextmanager
    def copy(self, url: str) -> Iterator[str]:
        """The same in a database of one's own, while nobody has that at `url` open."""
        made = self._copy(url)
        yield made
        if make_url(made).get_backend_name() == POSTGRESQL:
            self._run(f"DROP DATABASE {make_url(made).database} WITH (FORCE)")

    def _empty(self, kind: str) -> str:
        if kind == SQLITE:
            return f"sqlite:///{self.empty_file}"
        return self.server().url.set(database=PRISTINE).render_as_string()

    def _copy(self, url: str) -> str:
        place, name = make_url(url), f"filled{next(self._numbers)}"
        if place.get_backend_name() == SQLITE:
            return f"sqlite:///{shutil.copy(str(place.database), self.folder / f'{name}.db')}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {place.database}")
        return place.set(database=name).render_as_string()

    def _run(self, statement: str) -> None:
        with self.server().connect() as connection:
            connection.execute(text(statement))


def with_agent(database: SqlDatabase) -> None:
    """A municipality, a seat and an agent."""
    with database.write() as tx:
        tx.organisation.put_municipality(a_municipality())
        tx.organisation.put_seat(a_seat())
        tx.organisation.put_person(a_person())
