"""Learned terms, their sources and refusals, between their records and their rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Update, and_, bindparam, delete, exists, func, insert, select, text, update
from sqlalchemy.orm import Session

from app.domain.folding import fold
from app.persistence.tables.searches import LearnedTermRow, LearnedTermSourceRow
from app.services.ports import LearnCount, LearnedLine, TermKey
from knowledgebase.learned_terms import LearnedTerm

_IS_TAUGHT = exists().where(
    LearnedTermSourceRow.product == LearnedTermRow.product, LearnedTermSourceRow.folded == LearnedTermRow.folded
)
_MOST = 1_000_000  # a count that adds up to more than a column holds tells nothing more
_KEYS = select(LearnedTermRow.product, LearnedTermRow.folded)
_ONE = update(LearnedTermRow).where(
    LearnedTermRow.product == bindparam("of_product"), LearnedTermRow.folded == bindparam("of_folded")
)


@dataclass(slots=True)
class _Taught:
    """A term of one source: as written first, and how often in all."""

    text: str
    count: int = 0


def replace_source(session: Session, source: str, terms: Iterable[LearnedTerm]) -> LearnCount:
    """Keep what this source teaches, in place of what it taught before; what was refused stays refused."""
    _lock(session)
    taught = _taught(terms)
    before = {(product, folded) for product, folded in session.execute(_KEYS)}
    fresh = [key for key in taught if key not in before]
    session.execute(delete(LearnedTermSourceRow).where(LearnedTermSourceRow.source == source))
    if fresh:
        session.execute(insert(LearnedTermRow), [_columns(key) | {"text": taught[key].text} for key in fresh])
    if taught:
        rows = [_columns(key) | {"source": source, "count": term.count} for key, term in taught.items()]
        session.execute(insert(LearnedTermSourceRow), rows)
    _forget_what_nobody_teaches(session)
    return LearnCount(new=len(fresh), known=len(taught) - len(fresh))


def lines(session: Session, with_refused: bool) -> list[LearnedLine]:
    """Learned terms by product, those used most first."""
    term, taught = LearnedTermRow, LearnedTermSourceRow
    count = func.coalesce(func.sum(taught.count), 0)
    found = (
        select(term.product, term.text, count, term.refused_at.is_not(None))
        .outerjoin(taught, and_(taught.product == term.product, taught.folded == term.folded))
        .group_by(term.product, term.folded, term.text, term.refused_at)
        .order_by(term.product, count.desc(), term.folded)
    )
    if not with_refused:
        found = found.where(term.refused_at.is_(None))
    return [LearnedLine(product, words, int(seen), refused) for product, words, seen, refused in session.execute(found)]


def refuse(session: Session, keys: Iterable[TermKey], by: UUID | None, at: datetime) -> None:
    """Never use these terms, also when they are taught again; one that was refused before stays as it was."""
    used = _ONE.where(LearnedTermRow.refused_at.is_(None))
    _change(session, used.values(refused_at=at, refused_by=by), keys)


def allow(session: Session, keys: Iterable[TermKey]) -> None:
    """Use these terms again; one that no source teaches any more goes."""
    _change(session, _ONE.values(refused_at=None, refused_by=None), keys)
    _forget_what_nobody_teaches(session)


def _change(session: Session, change: Update, keys: Iterable[TermKey]) -> None:
    """Apply `change`, which is about `_ONE` term, to each of these."""
    _lock(session)
    asked = [{"of_product": product, "of_folded": folded} for product, folded in map(_stored_key, keys)]
    if asked:
        session.connection().execute(change, asked)


def _taught(terms: Iterable[LearnedTerm]) -> dict[TermKey, _Taught]:
    """Terms by the key under which they are stored; what differs only in case and accents adds up."""
    taught: dict[TermKey, _Taught] = {}
    for term in terms:
        key = _stored_key((term.product, term.text))
        if all(key):
            known = taught.setdefault(key, _Taught(" ".join(term.text.split())))
            known.count = min(known.count + term.count, _MOST)
    return taught


def _stored_key(key: TermKey) -> TermKey:
    product, words = key
    return product.strip().lower(), " ".join(fold(words).split())


def _columns(key: TermKey) -> dict[str, object]:
    return {"product": key[0], "folded": key[1]}


def _forget_what_nobody_teaches(session: Session) -> None:
    """A refusal stays, so that the term does not come back."""
    session.execute(delete(LearnedTermRow).where(LearnedTermRow.refused_at.is_(None), ~_IS_TAUGHT))


def _lock(session: Session) -> None:
    """One change at a time, for a term may have many sources. SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("LOCK TABLE learned_term IN EXCLUSIVE MODE"))
