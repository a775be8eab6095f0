"""How articles are used, told from searches and contacts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Uuid, case, func, select, type_coerce
from sqlalchemy.orm import Session

from app.clock import LOCAL_ZONE
from app.domain.contact import Outcome
from app.persistence.tables.contacts import ContactRow
from app.persistence.tables.searches import SearchLogRow
from app.persistence.tables.subjects import SubjectRow
from app.services.editing_ports import NEVER_USED, ArticleUse


class SqlArticleUseStore:
    """The ArticleUseStore of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, article_id: UUID, since: datetime) -> ArticleUse:
        """Of one article, since then."""
        return self._use(since, since, article_id).get(article_id, NEVER_USED)

    def of_all(self, counted_since: datetime, seen_since: datetime) -> dict[UUID, ArticleUse]:
        """Of every article that was used since `seen_since`; counts are since `counted_since`, which is later."""
        return self._use(counted_since, seen_since, None)

    def _use(self, counted: datetime, seen: datetime, article_id: UUID | None) -> dict[UUID, ArticleUse]:
        use = self._opened(counted, seen, article_id)
        for each_id, subjects, direct, handed_off, last in self._subjects(counted, seen, article_id):
            use[each_id] = replace(
                use.get(each_id, NEVER_USED),
                subjects=subjects,
                direct=direct,
                handed_off=handed_off,
                subject_on=_day_of(last),
            )
        return use

    def _opened(self, counted: datetime, seen: datetime, wanted: UUID | None) -> dict[UUID, ArticleUse]:
        row = SearchLogRow
        found = (
            select(type_coerce(row.article_id, Uuid), _number_of(row.searched_at >= counted), func.max(row.searched_at))
            .where(row.searched_at >= seen, row.article_id == wanted if wanted else row.article_id.is_not(None))
            .group_by(row.article_id)
        )
        return {
            article_id: ArticleUse(shown=shown, opened_on=_day_of(last))
            for article_id, shown, last in self._session.execute(found)
        }

    def _subjects(
        self, counted: datetime, seen: datetime, wanted: UUID | None
    ) -> Sequence[Row[UUID, int, int, int, datetime]]:
        """By article: all that count, those answered directly, those handed off, and when last."""
        row = SubjectRow
        is_new = ContactRow.started_at >= counted
        found = (
            select(
                type_coerce(row.article_id, Uuid),
                _number_of(is_new),
                _number_of(is_new & (row.outcome == Outcome.ANSWERED_DIRECTLY)),
                _number_of(is_new & (row.outcome == Outcome.HANDED_OFF)),
                func.max(ContactRow.started_at),
            )
            .join(ContactRow, ContactRow.id == row.contact_id)
            .where(ContactRow.started_at >= seen, row.article_id == wanted if wanted else row.article_id.is_not(None))
            .group_by(row.article_id)
        )
        return self._session.execute(found).all()


def _number_of(which: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((which, 1)))


def _day_of(moment: datetime) -> date:
    return moment.astimezone(LOCAL_ZONE).date()
