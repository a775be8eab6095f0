"""Noting how people search: what the log keeps, what is missing, and what was chosen."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from app.domain.customer import Customer
from app.domain.search_privacy import strip_personal
from app.services.ports import Database, SearchUse


def note_search(
    database: Database,
    typed: str,
    total: int,
    opened_rank: int | None,
    article_id: UUID | None,
    customer: Customer | None,
    now: datetime,
) -> None:
    """Log a search without personal data; one that is nothing else is not logged."""
    words = strip_personal(typed, customer)
    if words:
        with database.write() as tx:
            tx.searches.log(SearchUse(words, total, opened_rank, article_id, now))


def note_gap(database: Database, typed: str, customer: Customer | None, now: datetime) -> None:
    """Keep for what there was no article, without personal data; nothing is kept when nothing is left."""
    text = strip_personal(typed, customer)
    if text:
        with database.write() as tx:
            tx.searches.add_gap(text, now)


def note_choice(database: Database, words: Sequence[str], article_id: UUID, today: date) -> bool:
    """Count that the article was chosen for these stems; whether there was anything to count."""
    if words:
        with database.write() as tx:
            tx.searches.add_choice(words, article_id, today)
    return bool(words)
