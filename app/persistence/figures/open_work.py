"""What customers wait for at this moment."""

from collections import Counter
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, case, func, not_, select
from sqlalchemy.orm import Session

from app.clock import LOCAL_ZONE
from app.domain.work_item import WorkStatus
from app.persistence.figures import guarded
from app.persistence.server.present import guards_rights
from app.persistence.tables.contacts import ContactRow
from app.persistence.tables.subjects import HandOffRow, SubjectRow
from app.persistence.tables.work import WorkItemRow
from app.services.figure_ports import NO_PRODUCT, OpenWork, Scope

_IS_FREE = and_(WorkItemRow.handler_id.is_(None), WorkItemRow.status.in_((WorkStatus.NEW, WorkStatus.IN_PROGRESS)))


def open_work(session: Session, now: datetime, scope: Scope) -> OpenWork:
    """Hand-offs of which something is open, each once; the promise is that of the first part while it is open.

    Narrowed to a unit it is what is open with this unit now, wherever it was handed off to.
    """
    found = guarded.open_work(session, scope) if guards_rights(session) else _open_hand_offs(session, scope)
    today = now.astimezone(LOCAL_ZONE).date()
    return OpenWork(
        open=len(found),
        waiting=sum(not taken for _, _, taken in found),
        overdue=sum(promised_on < today for _, promised_on, _ in found),
        due_today=sum(promised_on == today for _, promised_on, _ in found),
        by_age=Counter((today - ended_at.astimezone(LOCAL_ZONE).date()).days for ended_at, _, _ in found),
        oldest_at=min((ended_at for ended_at, _, _ in found), default=None),
    )


def _open_hand_offs(session: Session, scope: Scope) -> list[tuple[datetime, date, int]]:
    """When each was handed off, its promise, and how many of its parts somebody took."""
    item = WorkItemRow
    of_first = func.min(case((item.id == item.hand_off_id, item.promised_on)))
    found = session.execute(
        select(
            ContactRow.ended_at,
            func.coalesce(of_first, func.min(item.promised_on)),
            func.count(case((not_(_IS_FREE), 1))),
        )
        .select_from(item)
        .join(HandOffRow, HandOffRow.id == item.hand_off_id)
        .join(SubjectRow, SubjectRow.id == HandOffRow.subject_id)
        .join(ContactRow, ContactRow.id == SubjectRow.contact_id)
        .where(item.closed_at.is_(None), *_filters(scope))
        .group_by(item.hand_off_id, ContactRow.ended_at)
    )
    return list(map(tuple, found))


def _filters(scope: Scope) -> list[ColumnElement[bool]]:
    filters = []
    if scope.channel:
        filters.append(ContactRow.channel == scope.channel)
    if scope.product:
        filters.append(SubjectRow.product == ("" if scope.product == NO_PRODUCT else scope.product))
    if scope.unit_id:
        filters.append(WorkItemRow.unit_id == scope.unit_id)
    return filters
