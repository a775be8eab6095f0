"""Which tables a seat has a copy of, and how far the copy is. None of them is about customers."""

from collections.abc import Iterable

from sqlalchemy import Column, ColumnElement, MetaData, String, Table, Text, cast, func, select, text
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from app.persistence.all_tables import METADATA

ORGANISATION = (
    *("municipality", "municipality_value", "service_level", "front_back_split", "opening_weekday", "closing_day"),
    *("unit", "unit_parent", "unit_opening_weekday", "hand_off_question", "route", "seat", "person", "fee"),
    *("bulletin", "bulletin_article", "bulletin_unit", "bulletin_read", "setting"),
)
LEARNING = ("learned_term", "learned_term_source", "search_choice")

_OWN = MetaData()
FOLLOWED = Table("followed", _OWN, Column("name", String, primary_key=True), Column("value", String, nullable=False))
"""How far the copy is: a digest for each table that is copied whole, and the place in the feed of the server."""


_NUMBER_FEED = text("INSERT INTO sqlite_sequence (name, seq) VALUES ('article_change', :first)")


def make_ready(copy: Session, first: int) -> None:
    """Make what only a copy has. The feed of a new copy begins after `first`: later than that of any copy before it.

    So an index that was made of another one never takes itself for up to date.
    """
    _OWN.create_all(copy.connection())
    if not places(copy):
        copy.execute(_NUMBER_FEED, {"first": first})
        note_places(copy, {"begun": str(first)})


def places(copy: Session) -> dict[str, str]:
    """How far the copy is, by name."""
    return dict(copy.execute(select(FOLLOWED.c.name, FOLLOWED.c.value)).all())


def note_places(copy: Session, known: dict[str, str]) -> None:
    """The copy is so far now."""
    noted = insert(FOLLOWED)
    rows = [{"name": name, "value": value} for name, value in known.items()]
    copy.execute(noted.on_conflict_do_update(index_elements=["name"], set_={"value": noted.excluded.value}), rows)


def table(name: str) -> Table:
    """A table by its name."""
    return METADATA.tables[name]


def digests(server: Session, names: Iterable[str]) -> dict[str, str]:
    """For each table a text that is another one when a row of it is; the rows stay where they are."""
    wanted = list(names)
    found = server.execute(select(*(_digest(table(name)) for name in wanted))).one()
    return dict(zip(wanted, found, strict=True))


def _digest(copied: Table) -> ColumnElement[str]:
    row = cast(func.row(*copied.columns), Text)
    counted = select(func.concat(func.count(), ":", func.sum(func.hashtextextended(row, 0)))).select_from(copied)
    return counted.scalar_subquery()
