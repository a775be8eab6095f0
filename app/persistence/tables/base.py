"""What every table shares."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Date, Double, MetaData, Uuid
from sqlalchemy.orm import DeclarativeBase, MappedAsDataclass

from app.domain.organisation import Line
from app.persistence.types import PLAIN_TEXT, LineNumber, UtcDateTime


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, repr=False, eq=False):
    """A row. It has no repr, because logs must not show what is in it.

    What a row holds rows of is defined above it: another thread may ask for rows between two classes, and SQLAlchemy
    then looks for everything that was named.
    """

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads a plain dict here
        str: PLAIN_TEXT,
        float: Double(),
        UUID: Uuid(),
        date: Date(),
        datetime: UtcDateTime(),
        Line: LineNumber(),
    }
