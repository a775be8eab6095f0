"""Bulletins between their records and their rows."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from app.domain.bulletin import Bulletin
from app.persistence.inserting import insert_unless_there, put_row
from app.persistence.records import record_of, values_of
from app.persistence.tables.bulletins import (
    BulletinArticleRow,
    BulletinReadRow,
    BulletinRow,
    BulletinUnitRow,
)


def put_bulletin(session: Session, bulletin: Bulletin) -> None:
    """Store or replace by key; one that was there keeps its id and its read marks."""
    known = session.scalar(select(BulletinRow.id).where(BulletinRow.key == bulletin.key))
    bulletin_id = known or bulletin.id
    related = [
        BulletinArticleRow(bulletin_id=bulletin_id, position=n, slug=slug) for n, slug in enumerate(bulletin.related)
    ]
    units = [
        BulletinUnitRow(bulletin_id=bulletin_id, position=n, unit_id=unit_id)
        for n, unit_id in enumerate(bulletin.unit_ids)
    ]
    values = values_of(bulletin, without=("id", "related", "unit_ids", "is_read"))
    put_row(session, BulletinRow(id=bulletin_id, related=related, units=units, **values))


def bulletins_on(session: Session, day: date, person_id: UUID, unit_ids: Sequence[str]) -> list[Bulletin]:
    """Bulletins shown on `day` to all or to one of these units."""
    row = BulletinRow
    shown = select(row).where(
        or_(row.publish_from.is_(None), row.publish_from <= day),
        or_(row.publish_until.is_(None), row.publish_until >= day),
        or_(~row.units.any(), row.units.any(BulletinUnitRow.unit_id.in_(unit_ids))),
    )
    return _in_order(session, shown, person_id)


def all_bulletins(session: Session, person_id: UUID) -> list[Bulletin]:
    """Every bulletin, whenever and to whomever it is shown."""
    return _in_order(session, select(BulletinRow), person_id)


def readers_of(session: Session, bulletin_id: UUID) -> dict[UUID, datetime]:
    """Who has read it, and when, UTC."""
    row = BulletinReadRow
    marks = select(row.person_id, row.read_at).where(row.bulletin_id == bulletin_id)
    return dict(session.execute(marks).all())


def mark_read(session: Session, bulletin_id: UUID, person_id: UUID, at: datetime) -> None:
    """The person has read it; again changes nothing."""
    if session.get(BulletinReadRow, (bulletin_id, person_id)) is None:
        insert_unless_there(session, BulletinReadRow(bulletin_id=bulletin_id, person_id=person_id, read_at=at))


def _in_order(session: Session, found: Select[BulletinRow], person_id: UUID) -> list[Bulletin]:
    """Important ones first, then the newest, with the person's read marks."""
    newest = sorted(session.scalars(found), key=lambda row: (row.publish_from or date.min, row.id), reverse=True)
    read = set(session.scalars(select(BulletinReadRow.bulletin_id).where(BulletinReadRow.person_id == person_id)))
    return [_bulletin_of(row, row.id in read) for row in sorted(newest, key=lambda row: not row.important)]


def _bulletin_of(row: BulletinRow, is_read: bool) -> Bulletin:
    related, units = tuple(line.slug for line in row.related), tuple(line.unit_id for line in row.units)
    return record_of(Bulletin, row, related=related, unit_ids=units, is_read=is_read)
