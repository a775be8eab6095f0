"""Storing a row that another transaction may be storing at the same moment."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.persistence.tables.base import Base


def insert_unless_there(session: Session, row: Base) -> None:
    """Insert `row`, or leave it when its key is taken by now."""
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        key = inspect(type(row)).primary_key_from_instance(row)
        if session.get(type(row), tuple(key)) is None:
            raise


def put_rows(session: Session, kind: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Insert many rows, all with the same columns, or replace those with their keys."""
    if not rows:
        return
    insert = _insert_of(session)(kind)
    keys = [column.name for column in inspect(kind).primary_key]
    others = {name: insert.excluded[name] for name in rows[0] if name not in keys}
    in_order = sorted(rows, key=lambda row: [str(row[name]) for name in keys])  # two who do it never wait in a ring
    session.execute(insert.on_conflict_do_update(index_elements=keys, set_=others), in_order)


def put_row(session: Session, row: Base) -> None:
    """Insert `row`, or replace the one with its key."""
    try:
        with session.begin_nested():
            session.merge(row)
    except IntegrityError:
        session.merge(row)
        session.flush()


def _insert_of(session: Session) -> Any:
    """The INSERT that can replace, of the session's own database."""
    if session.get_bind().dialect.name != "postgresql":
        return sqlite.insert
    from sqlalchemy.dialects import postgresql  # here: loading it takes long, and most places have SQLite

    return postgresql.insert
