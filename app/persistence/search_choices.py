"""What agents chose after searching, between its records and its rows."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.persistence.inserting import insert_unless_there
from app.persistence.tables.articles import ArticleRow
from app.persistence.tables.searches import SearchChoiceRow
from app.services.ports import ChoiceLine
from knowledgebase.choices import FORGOTTEN_DAYS, Choice, with_one_more


def add(session: Session, words: Sequence[str], article_id: UUID, on: date) -> None:
    """Count one choice beside what is left of earlier ones; what was chosen too long ago goes."""
    forgotten = on - timedelta(days=FORGOTTEN_DAYS)
    session.execute(delete(SearchChoiceRow).where(SearchChoiceRow.chosen_on < forgotten))
    key = " ".join(words)
    none = SearchChoiceRow(words=key, article_id=article_id, count=0, weight=0.0, chosen_on=on)
    insert_unless_there(session, none)
    rows = _locked(session, key)
    after = with_one_more(map(_choice, rows), tuple(words), article_id, on)
    for row in rows:
        choice = after[row.article_id]
        row.count, row.weight, row.chosen_on = choice.count, choice.weight, choice.chosen_on
    session.flush()


def every_choice(session: Session) -> list[Choice]:
    """Everything that was chosen."""
    return [_choice(row) for row in session.scalars(select(SearchChoiceRow))]


def lines(session: Session, limit: int) -> list[ChoiceLine]:
    """What was chosen of current articles, most often first."""
    row = SearchChoiceRow
    found = (
        select(row.words, row.article_id, ArticleRow.title, row.count)
        .join(ArticleRow, ArticleRow.id == row.article_id)
        .where(ArticleRow.withdrawn_at.is_(None))
        .order_by(row.count.desc(), row.words, ArticleRow.title, row.article_id)
        .limit(limit)
    )
    return [
        ChoiceLine(tuple(words.split(" ")), article_id, title, count)
        for words, article_id, title, count in session.execute(found)
    ]


def reset(session: Session, article_id: UUID | None) -> int:
    """Forget what was chosen of this article, or of all; gives how many lines went."""
    gone = delete(SearchChoiceRow)
    if article_id is not None:
        gone = gone.where(SearchChoiceRow.article_id == article_id)
    return len(session.scalars(gone.returning(SearchChoiceRow.words)).all())


def _locked(session: Session, words: str) -> Sequence[SearchChoiceRow]:
    """All rows of these words as they are now; nobody else changes them before the transaction ends."""
    row = SearchChoiceRow
    found = select(row).where(row.words == words).order_by(row.article_id).with_for_update()
    return session.scalars(found.execution_options(populate_existing=True)).all()


def _choice(row: SearchChoiceRow) -> Choice:
    return Choice(tuple(row.words.split(" ")), row.article_id, row.count, row.weight, row.chosen_on)
