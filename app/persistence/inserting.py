"""Storing a row that another transaction may be storing at the same moment."""

from sqlalchemy import inspect
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


def put_row(session: Session, row: Base) -> None:
    """Insert `row`, or replace the one with its key."""
    try:
        with session.begin_nested():
            session.merge(row)
    except IntegrityError:
        session.merge(row)
        session.flush()
