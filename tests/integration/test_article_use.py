"""How articles are used: opened after a search, and what came of the contacts about them."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from app.domain.contact import Outcome
from app.persistence.database import SqlDatabase
from app.services.editing_ports import ArticleUse
from app.services.ports import SearchUse
from tests.builders import a_contact, a_hand_off, a_subject, an_article

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SINCE = NOW - timedelta(days=30)
LONG_AGO = NOW - timedelta(days=365)
TODAY = date(2026, 11, 24)


@pytest.fixture
def article_id(database: SqlDatabase) -> UUID:
    """An article that is used; another one never is."""
    with database.write() as tx:
        tx.articles.put(an_article())
        return tx.articles.put(an_article()).id


def search(database: SqlDatabase, words: str, article_id: UUID | None, at: datetime = NOW) -> None:
    with database.write() as tx:
        tx.searches.log(SearchUse(words, 3, 1 if article_id else None, article_id, at))


def contact(database: SqlDatabase, article_id: UUID | None, outcome: Outcome, at: datetime = NOW) -> None:
    hand_off = a_hand_off() if outcome is Outcome.HANDED_OFF else None
    version = 1 if article_id else None
    subject = a_subject(outcome=outcome, article_id=article_id, article_version=version, hand_off=hand_off)
    with database.write() as tx:
        tx.contacts.add(a_contact(started_at=at, subjects=(subject,)))


def use(database: SqlDatabase) -> dict[UUID, ArticleUse]:
    with database.read() as tx:
        found = tx.article_use.of_all(SINCE, LONG_AGO)
        assert all(tx.article_use.of(each, LONG_AGO).subjects >= use.subjects for each, use in found.items())
        return found


def test_nothing_was_used_when_nothing_happened(database: SqlDatabase, article_id: UUID) -> None:
    search(database, "drone", None)
    contact(database, None, Outcome.ANSWERED_DIRECTLY)
    assert use(database) == {}


def test_what_was_opened_is_counted_in_the_period_and_remembered_before_it(
    database: SqlDatabase, article_id: UUID
) -> None:
    search(database, "parkeren", article_id, SINCE - timedelta(days=100))
    assert use(database) == {article_id: ArticleUse(opened_on=(SINCE - timedelta(days=100)).date())}
    search(database, "parkeren", article_id, SINCE)
    search(database, "parkeren", article_id, NOW)
    assert use(database) == {article_id: ArticleUse(shown=2, opened_on=TODAY)}


def test_subjects_are_counted_by_how_they_ended(database: SqlDatabase, article_id: UUID) -> None:
    outcomes = (Outcome.ANSWERED_DIRECTLY, Outcome.ANSWERED_DIRECTLY, Outcome.HANDED_OFF, Outcome.CUSTOMER_RETURNS)
    for outcome in outcomes:
        contact(database, article_id, outcome)
    contact(database, article_id, Outcome.HANDED_OFF, SINCE - timedelta(seconds=1))
    assert use(database) == {article_id: ArticleUse(subjects=4, direct=2, handed_off=1, subject_on=TODAY)}


def test_a_day_is_one_of_the_municipality(database: SqlDatabase, article_id: UUID) -> None:
    just_after_midnight = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    search(database, "parkeren", article_id, just_after_midnight)
    contact(database, article_id, Outcome.ANSWERED_DIRECTLY, just_after_midnight)
    found = use(database)[article_id]
    assert (found.opened_on, found.subject_on) == (TODAY, TODAY)


def test_words_before_an_article_come_most_first_without_case(database: SqlDatabase, article_id: UUID) -> None:
    for words in ("vergunning", "parkeerplek", "Parkeerplek", ""):
        search(database, words, article_id)
    search(database, "parkeerplek", None)
    with database.read() as tx:
        found = tx.searches.words_before(article_id, 10)
        assert tx.searches.words_before(article_id, 1) == found[:1]
    assert [(words.casefold(), count) for words, count in found] == [("parkeerplek", 2), ("vergunning", 1)]


def test_of_one_article_everything_is_since_then(database: SqlDatabase, article_id: UUID) -> None:
    search(database, "parkeren", article_id, SINCE - timedelta(seconds=1))
    contact(database, article_id, Outcome.ANSWERED_DIRECTLY, SINCE)
    contact(database, article_id, Outcome.HANDED_OFF, SINCE - timedelta(seconds=1))
    with database.read() as tx:
        assert tx.article_use.of(article_id, SINCE) == ArticleUse(subjects=1, direct=1, subject_on=SINCE.date())
        assert tx.article_use.of(article_id, NOW) == ArticleUse()


def test_what_was_used_longer_ago_is_as_if_it_never_was(database: SqlDatabase, article_id: UUID) -> None:
    contact(database, article_id, Outcome.HANDED_OFF, LONG_AGO - timedelta(seconds=1))
    assert use(database) == {}
