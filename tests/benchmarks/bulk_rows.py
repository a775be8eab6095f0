"""Puts many rows in a seat's database at once, which one by one would take an hour."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert, make_url
from sqlalchemy.orm import Session

from app.persistence.engines import sqlite_engines
from app.persistence.tables.articles import ArticleChangeRow, ArticleRow, ArticleVersionRow
from knowledgebase.article import Article

_DAYS = 365
_SEQUENCES = 1000  # more than there are receipts to copy
_OF_A_CONTACT = (
    "customer",
    "customer_key",
    "contact",
    "subject",
    "hand_off",
    "hand_off_answer",
    "received_document",
    "fee_line",
    "receipt",
)


def put_articles(file: Path, articles: Iterable[Article]) -> None:
    """Publish the first version of each."""
    now = datetime.now(UTC)
    rows, versions, changes = [], [], []
    for article in articles:
        names = {name: getattr(article, name) for name in ("id", "slug", "title", "source", "version")}
        rows.append(names | {"withdrawn_at": None, "withdrawn_because": ""})
        versions.append({"article_id": article.id, "version": article.version, "content": article, "published_at": now})
        changes.append({"article_id": article.id, "changed_at": now})
    engines = sqlite_engines(make_url(f"sqlite:///{file}"))
    with Session(engines.writer) as session, session.begin():
        session.execute(insert(ArticleRow), rows)
        session.execute(insert(ArticleVersionRow), versions)
        session.execute(insert(ArticleChangeRow), changes)
    engines.dispose()


def copy_contacts(file: Path, times: int) -> None:
    """All that is stored with contacts, so many times again, each with keys of its own, spread over the year before."""
    with closing(sqlite3.connect(file)) as database, database:
        keys = {key for table in _OF_A_CONTACT for key in _ids_of(database, table)}
        for table in _OF_A_CONTACT:
            found = database.execute(f"SELECT * FROM {table}")
            columns = [column[0] for column in found.description]
            rows = found.fetchall()
            marks = ", ".join("?" * len(columns))
            copies = (_copied(columns, row, number, keys) for number in range(1, times + 1) for row in rows)
            database.executemany(f"INSERT INTO {table} VALUES ({marks})", copies)
        database.execute("UPDATE receipt_counter SET last = (SELECT max(sequence) FROM receipt)")


def _ids_of(database: sqlite3.Connection, table: str) -> list[str]:
    has_id = any(column[1] == "id" for column in database.execute(f"PRAGMA table_info({table})"))
    return [row[0] for row in database.execute(f"SELECT id FROM {table}")] if has_id else []


def _copied(columns: list[str], row: tuple[object, ...], number: int, keys: set[str]) -> tuple[object, ...]:
    return tuple(_fresh(column, value, number, keys) for column, value in zip(columns, row, strict=True))


def _fresh(column: str, value: object, number: int, keys: set[str]) -> object:
    if isinstance(value, str) and value in keys:
        return f"{number:08x}{value[8:]}"
    if isinstance(value, str) and column in ("started_at", "ended_at"):
        day = date.fromisoformat(value[:10]) - timedelta(days=1 + number % _DAYS)
        return f"{day}{value[10:]}"
    if column == "number":
        return f"{number:05}{value[5:]}" if isinstance(value, str) else value
    if column == "sequence" and isinstance(value, int):
        return value + number * _SEQUENCES
    return value
