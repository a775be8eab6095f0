"""Bulletins between their records and their rows."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.bulletin import Bulletin
from app.persistence.inserting import insert_unless_there, put_row
from app.persistence.records import record_of, values_of
from app.persistence.tables.bulletins import BulletinArticleRow, BulletinReadRow, BulletinRow


def put_bulletin(session: Session, bulletin: Bulletin) -> None:
    """Store or replace by key; one that was there keeps its id and its read marks."""
    known = session.scalar(select(BulletinRow.id).where(BulletinRow.key == bulletin.key))
    bulletin_id = known or bulletin.id
    related = [
        BulletinArticleRow(bulletin_id=bulletin_id, position=n, slug=slug) for n, slug in enumerate(bulletin.related)
    ]
    values = values_of(bulletin, without=("id", "related", "is_read"))
    put_row(session, BulletinRow(id=bulletin_id, related=related, **values))


def bulletins_on(session: Session, day: date, person_id: UUID) -> list[Bulletin]:
    """Bulletins shown on `day`, important first, then newest, with the person's read marks."""
    shown = select(BulletinRow).where(
        or_(BulletinRow.publish_from.is_(None), BulletinRow.publish_from <= day),
        or_(BulletinRow.publish_until.is_(None), BulletinRow.publish_until >= day),
    )
    newest = sorted(session.scalars(shown), key=lambda row: (row.publish_from or date.min, row.id), reverse=True)
    read = set(session.scalars(select(BulletinReadRow.bulletin_id).where(BulletinReadRow.person_id == person_id)))
    return [_bulletin_of(row, row.id in read) for row in sorted(newest, key=lambda row: not row.important)]


def mark_read(session: Session, bulletin_id: UUID, person_id: UUID, at: datetime) -> None:
    """The person has read it; again changes nothing."""
    if session.get(BulletinReadRow, (bulletin_id, person_id)) is None:
        insert_unless_there(session, BulletinReadRow(bulletin_id=bulletin_id, person_id=person_id, read_at=at))


def _bulletin_of(row: BulletinRow, is_read: bool) -> Bulletin:
    return record_of(Bulletin, row, related=tuple(line.slug for line in row.related), is_read=is_read)
