"""Bringing the copy of a seat up to the server: small tables whole, articles by the feed of changes."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, insert, make_url, select
from sqlalchemy.orm import Session

from app.persistence.articles import SqlArticleStore
from app.persistence.engines import sqlite_engines
from app.persistence.errors import translated
from app.persistence.inserting import put_rows
from app.persistence.schema import HEAD
from app.persistence.seat.copied_tables import digests, make_ready, note_places, places, table
from app.persistence.seat.server_link import ServerLink
from app.persistence.tables.articles import ArticleChangeRow, ArticleRow, ArticleVersionRow
from app.services.ports import ArticleChange

KEPT_VERSIONS = 10
"""Of each article so many of the newest versions come along: what running contacts read, and what changed lately."""
_BATCH = 200
_FEED, _SCHEMA = "feed of articles", "schema"


class Follower:
    """Fills the copy. What is copied holds together on the server, so the copy does not check it again."""

    def __init__(self, link: ServerLink, url: str) -> None:
        self._link = link
        self._engines = sqlite_engines(make_url(url))
        with self._filling() as copy:
            make_ready(copy, int(time.time()))

    def close(self) -> None:
        """Let go of every connection."""
        self._engines.dispose()

    def tables(self, names: Sequence[str]) -> bool:
        """Replace those of these tables in which anything differs; whether there were any.

        Raises:
            WorldError: the server is away.
        """
        with self._filling() as copy:
            before = places(copy)
        with self._link.session(writing=False) as server:
            now = digests(server, names)
            changed = {name: _rows(server, name) for name in names if now[name] != before.get(name)}
        if changed:
            with self._filling() as copy:
                for name, rows in changed.items():
                    copy.execute(delete(table(name)))
                    if rows:
                        copy.execute(insert(table(name)), rows)
                note_places(copy, {name: now[name] for name in changed})
        return bool(changed)

    def articles(self) -> bool:
        """Take over the articles that changed; whether there were any. What was done before a cut stays done.

        Raises:
            WorldError: the server is away.
        """
        with self._link.session(writing=False) as server:
            place = self._place(server)
            feed = SqlArticleStore(server).changes_after(place)
            if place == 0:
                self._leave_out_others(feed)
            for start in range(0, len(feed), _BATCH):
                self._take_over(server, feed[start : start + _BATCH])
        return bool(feed)

    def _place(self, server: Session) -> int:
        """Up to where in the feed of this server the copy is; 0 for a new copy, or one of another server."""
        with self._filling() as copy:
            known = places(copy)
        if known.get(_SCHEMA) != HEAD or _FEED not in known:
            return 0
        sequence = int(known[_FEED].partition(" ")[0])
        return sequence if _place_at(server, sequence) == known[_FEED] else 0

    def _leave_out_others(self, feed: Sequence[ArticleChange]) -> None:
        """Articles that this server does not know came from another one."""
        here = {change.article_id for change in feed}
        with self._filling() as copy:
            others = [each for each in copy.scalars(select(ArticleRow.id)) if each not in here]
            for other in others:
                copy.execute(delete(ArticleVersionRow).where(ArticleVersionRow.article_id == other))
                copy.execute(delete(ArticleRow).where(ArticleRow.id == other))
                copy.execute(insert(ArticleChangeRow), {"article_id": other, "changed_at": datetime.now(UTC)})

    def _take_over(self, server: Session, changes: Sequence[ArticleChange]) -> None:
        """In the order of the feed, so that the copy may stop after any batch and go on there."""
        ids = [change.article_id for change in changes]
        articles = _mappings(server, select(ArticleRow.__table__).where(ArticleRow.id.in_(ids)))
        kept = ArticleVersionRow.version > ArticleRow.version - KEPT_VERSIONS
        versions = _mappings(
            server,
            select(ArticleVersionRow.__table__)
            .join(ArticleRow, ArticleRow.id == ArticleVersionRow.article_id)
            .where(ArticleRow.id.in_(ids), kept),
        )
        row = ArticleChangeRow
        sequences = [change.sequence for change in changes]
        noted = select(row.article_id, row.changed_at).where(row.sequence.in_(sequences)).order_by(row.sequence)
        feed = _mappings(server, noted)
        with self._filling() as copy:
            put_rows(copy, ArticleRow, articles)
            put_rows(copy, ArticleVersionRow, versions)
            copy.execute(insert(ArticleChangeRow), feed)
            note_places(copy, {_FEED: _place_at(server, sequences[-1]), _SCHEMA: HEAD})

    @contextmanager
    def _filling(self) -> Iterator[Session]:
        with translated(), Session(self._engines.migrator) as session, session.begin():
            yield session


def _place_at(server: Session, sequence: int) -> str:
    """A step of the feed in a text that no other server has at the same place; "" when there is no such step."""
    row = ArticleChangeRow
    step = server.execute(select(row.article_id, row.changed_at).where(row.sequence == sequence)).first()
    return f"{sequence} {step.article_id} {step.changed_at.isoformat()}" if step else ""


def _rows(server: Session, name: str) -> list[dict[str, Any]]:
    return _mappings(server, select(table(name)))


def _mappings(server: Session, statement: Any) -> list[dict[str, Any]]:
    return [dict(row) for row in server.execute(statement).mappings()]
