"""Indexes of some rows only.

They stand apart from their tables because each names what only SQLite or only PostgreSQL knows: whoever loads them
loads both, which takes long, and only migrating and checking need them as objects.
"""

from sqlalchemy import ColumnElement, Index
from sqlalchemy.orm import InstrumentedAttribute

from app.persistence.tables.contacts import ContactRow
from app.persistence.tables.editing import ArticleFeedbackRow
from app.persistence.tables.subjects import HandOffRow
from app.persistence.tables.work import WorkItemRow


def _index(condition: ColumnElement[bool], *columns: InstrumentedAttribute[object]) -> Index:
    return Index(None, *columns, sqlite_where=condition, postgresql_where=condition)


OPEN_WORK = _index(WorkItemRow.closed_at.is_(None), WorkItemRow.promised_on, WorkItemRow.id)
LEGAL_TERMS = _index(HandOffRow.legal_on.is_not(None), HandOffRow.legal_on)
OPEN_FEEDBACK = _index(ArticleFeedbackRow.answered_at.is_(None), ArticleFeedbackRow.given_at)
NOT_ERASED = _index(ContactRow.erased_at.is_(None), ContactRow.ended_at)
