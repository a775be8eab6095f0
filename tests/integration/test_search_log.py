"""The search log, the gaps, and the figures over them."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from app.persistence.database import SqlDatabase
from app.services.ports import GapLine, SearchFigures, SearchLine, SearchUse
from app.services.search_use import note_gap, note_search
from tests.builders import a_customer, an_article

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def article_id(database: SqlDatabase) -> UUID:
    """An article that can be opened."""
    with database.write() as tx:
        return tx.articles.put(an_article()).id


def log(
    database: SqlDatabase,
    words: str,
    total: int = 3,
    rank: int | None = None,
    *,
    article: UUID | None = None,
    at: datetime = NOW,
) -> None:
    with database.write() as tx:
        tx.searches.log(SearchUse(words, total, rank, article, at))


def test_the_log_shows_newest_first_with_the_title_that_was_opened(database: SqlDatabase, article_id: UUID) -> None:
    log(database, "parkeren", 7, 2, article=article_id)
    log(database, "drone", 0, at=NOW + timedelta(minutes=1))
    lines = [
        SearchLine("drone", 0, None, "", NOW + timedelta(minutes=1)),
        SearchLine("parkeren", 7, 2, "Parkeervergunning", NOW),
    ]
    with database.read() as tx:
        assert tx.searches.log_lines(10) == lines
        assert tx.searches.log_lines(1) == lines[:1]


def test_what_is_older_than_400_days_goes_when_something_is_logged(database: SqlDatabase) -> None:
    log(database, "te oud", at=NOW - timedelta(days=400, seconds=1))
    log(database, "net niet", at=NOW - timedelta(days=400))
    log(database, "nieuw")
    with database.read() as tx:
        assert [line.words for line in tx.searches.log_lines(10)] == ["nieuw", "net niet"]


def test_figures_count_what_was_opened_and_what_found_nothing(database: SqlDatabase, article_id: UUID) -> None:
    log(database, "parkeren", 7, 2, article=article_id)
    log(database, "parkeerkaart", 7, 5, article=article_id)
    log(database, "boete")
    for words in ("drone", "café", "Cafe"):
        log(database, words, 0)
    log(database, "vroeger", 0, at=NOW - timedelta(days=31))
    with database.read() as tx:
        figures = tx.searches.figures(NOW - timedelta(days=30))
    assert figures == SearchFigures(6, 2, 3, 3.5, figures.top_without_result)
    assert [(words.casefold()[:3], count) for words, count in figures.top_without_result] == [("caf", 2), ("dro", 1)]
    assert figures.opened_share == pytest.approx(2 / 6)


def test_figures_of_an_empty_log_know_no_averages(database: SqlDatabase) -> None:
    with database.read() as tx:
        figures = tx.searches.figures(LONG_AGO)
    assert figures == SearchFigures(0, 0, 0, None, ())
    assert figures.opened_share is None


def test_gaps_are_counted_whatever_case_and_accents_most_first(database: SqlDatabase) -> None:
    with database.write() as tx:
        for minute, text in enumerate(["drone vliegen", "hoogwater", "Dróne  vliegen", "tiny house"]):
            tx.searches.add_gap(text, NOW + timedelta(minutes=minute))
    with database.read() as tx:
        assert tx.searches.gaps(10) == [
            GapLine("Dróne  vliegen", 2, NOW + timedelta(minutes=2)),
            GapLine("tiny house", 1, NOW + timedelta(minutes=3)),
            GapLine("hoogwater", 1, NOW + timedelta(minutes=1)),
        ]
        assert len(tx.searches.gaps(1)) == 1


def test_a_search_is_noted_without_personal_data(database: SqlDatabase) -> None:
    note_search(database, "Vries paspoort 06-12345678", 4, None, None, a_customer(), NOW)
    note_gap(database, "hoogwater bij de Vries a.devries@example.nl", a_customer(), NOW)
    with database.read() as tx:
        assert [line.words for line in tx.searches.log_lines(10)] == ["paspoort"]
        assert [line.text for line in tx.searches.gaps(10)] == ["hoogwater bij"]


def test_a_search_for_nothing_but_a_person_leaves_nothing(database: SqlDatabase) -> None:
    note_search(database, "de Vries", 0, None, None, a_customer(), NOW)
    note_gap(database, " 06-12345678 ", None, NOW)
    with database.read() as tx:
        assert (tx.searches.log_lines(10), tx.searches.gaps(10)) == ([], [])
