"""Sending the end of a transaction to PostgreSQL in one piece, its commit included."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

TALLIES_GATHERED = "tallies"
"""Where a session keeps what it will add to the totals."""


@contextmanager
def in_one_go(session: Session) -> Iterator[None]:
    """What is executed inside goes to the server at once, and is committed there; results are not looked at.

    The totals and the log are shared by everybody and held from the first statement to the commit. With round trips in
    between, one slow line would hold up all other seats. SQLite has one writer anyway, and commits afterwards.
    """
    connection = session.connection()
    if connection.dialect.name != "postgresql":
        yield
        return
    import psycopg  # here: only a server needs it

    driver: Any = connection.connection.driver_connection
    try:
        with driver.pipeline():
            yield
            driver.commit()
    except psycopg.Error as error:
        raise DBAPIError.instance(
            None, None, error, psycopg.Error, hide_parameters=True, dialect=connection.dialect
        ) from error
