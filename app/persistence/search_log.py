"""The search log and the gaps in the knowledge base, between their records and their rows."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import case, delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.domain.folding import fold
from app.domain.ids import new_id
from app.persistence.tables.articles import ArticleRow
from app.persistence.tables.searches import KnowledgeGapRow, SearchLogRow
from app.services.ports import GapLine, SearchFigures, SearchLine, SearchUse

KEPT_DAYS = 400
"""A year with the same weeks of the year before beside it."""
_TOP = 20

Told = tuple[str, int, datetime]
"""A text as it was typed, how often, and when last."""


def add(session: Session, use: SearchUse, key: UUID | None = None) -> bool:
    """Keep one search; those kept longer than `KEPT_DAYS` go. False when one with this key is kept already."""
    from app.domain.figures.facts import SearchFacts  # here: reading, as at the start, counts nothing
    from app.persistence.figures.recording import record_search

    session.execute(delete(SearchLogRow).where(SearchLogRow.searched_at < use.at - timedelta(days=KEPT_DAYS)))
    row = SearchLogRow(
        id=key or new_id(),
        words=use.words,
        total=use.total,
        opened_rank=use.opened_rank,
        article_id=use.article_id,
        searched_at=use.at,
    )
    if not _is_added(session, row, key):
        return False
    record_search(session, SearchFacts(use.at, use.total, use.opened_rank, use.article_id))
    return True


def newest(session: Session, limit: int) -> list[SearchLine]:
    """Searches, newest first."""
    row = SearchLogRow
    found = (
        select(row.words, row.total, row.opened_rank, func.coalesce(ArticleRow.title, ""), row.searched_at)
        .outerjoin(ArticleRow, ArticleRow.id == row.article_id)
        .order_by(row.searched_at.desc(), row.id.desc())
        .limit(limit)
    )
    return [SearchLine(*line) for line in session.execute(found)]


def figures_since(session: Session, since: datetime) -> SearchFigures:
    """Counts over the searches since then."""
    row = SearchLogRow
    counts = select(
        func.count(), func.count(row.opened_rank), func.count(case((row.total == 0, 1))), func.avg(row.opened_rank)
    ).where(row.searched_at >= since)
    searches, opened, without_result, rank = session.execute(counts).one()
    told = (
        select(row.words, func.count(), func.max(row.searched_at))
        .where(row.searched_at >= since, row.total == 0)
        .group_by(row.words)
    )
    top = _together((words, count, at) for words, count, at in session.execute(told))
    return SearchFigures(
        searches=searches,
        opened=opened,
        without_result=without_result,
        average_rank=None if rank is None else float(rank),
        top_without_result=tuple((line.text, line.count) for line in top[:_TOP]),
    )


def words_before(session: Session, article_id: UUID, limit: int) -> list[tuple[str, int]]:
    """What was searched before this article was opened, and how often, most first."""
    row = SearchLogRow
    told = (
        select(row.words, func.count(), func.max(row.searched_at))
        .where(row.article_id == article_id, row.words != "")
        .group_by(row.words)
    )
    lines = _together((words, count, at) for words, count, at in session.execute(told))
    return [(line.text, line.count) for line in lines[:limit]]


def add_gap(session: Session, text: str, at: datetime, key: UUID | None = None) -> bool:
    """An agent found no article for this. False when that is kept already under this key."""
    return _is_added(session, KnowledgeGapRow(id=key or new_id(), text=text, searched_at=at), key)


def gaps(session: Session, limit: int) -> list[GapLine]:
    """Gaps, most often told first, then the newest; spelled as they were told last."""
    row = KnowledgeGapRow
    told = select(row.text, func.count(), func.max(row.searched_at)).group_by(row.text)
    return _together((text, count, at) for text, count, at in session.execute(told))[:limit]


def _is_added(session: Session, row: SearchLogRow | KnowledgeGapRow, key: UUID | None) -> bool:
    """False when `key` is there already; who adds a row need not have the right to look for it."""
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        if key is None:
            raise
        return False
    return True


def _together(told: Iterable[Told]) -> list[GapLine]:
    """What differs only in case and accents is one line."""
    lines: dict[str, GapLine] = {}
    for text, count, at in sorted(told, key=lambda line: (line[2], line[0])):
        key = " ".join(fold(text).split())
        before = lines.get(key)
        lines[key] = GapLine(text, count + (before.count if before else 0), at)
    return sorted(lines.values(), key=lambda line: (-line.count, -line.last_at.timestamp(), line.text))
