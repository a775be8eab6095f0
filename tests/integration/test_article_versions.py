"""Versions of articles: who made them, what an import made before, and why an article is gone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import create_engine, text

from app.domain.ids import new_id
from app.persistence.database import SqlDatabase
from app.services.editing_ports import BY_NOBODY, Publication
from knowledgebase.article import Article
from tests.builders import AGENT_ID, a_person, an_article

BY_AGENT = Publication(AGENT_ID)


def put(database: SqlDatabase, article: Article, publication: Publication = BY_NOBODY) -> Article:
    with database.write() as tx:
        return tx.articles.put(article, publication)


@pytest.fixture
def reader_id(database: SqlDatabase) -> UUID:
    """The second reader."""
    reader = a_person(id=new_id(), name="J. Jansen")
    with database.write() as tx:
        tx.organisation.put_person(reader)
    return reader.id


def test_versions_tell_newest_first_who_made_them(database: SqlDatabase, reader_id: UUID) -> None:
    made = Publication(AGENT_ID, reader_id, "Nieuwe prijzen")
    before = datetime.now(UTC)
    article = put(database, an_article())
    put(database, article, made)
    with database.read() as tx:
        versions = tx.articles.versions(article.id)
        assert tx.articles.versions(new_id()) == []
    assert [(line.version, line.publication) for line in versions] == [(2, made), (1, BY_NOBODY)]
    assert before <= versions[1].published_at <= versions[0].published_at


def test_who_publishes_or_withdraws_may_say_when(database: SqlDatabase) -> None:
    article, first = an_article(), datetime(2026, 1, 5, 9, tzinfo=UTC)
    with database.write() as tx:
        tx.articles.put(article, at=first)
        tx.articles.withdraw(article.id, "Vervallen", at=first + timedelta(days=1))
    with database.read() as tx:
        (version,), gone = tx.articles.versions(article.id), tx.articles.withdrawal(article.id)
    assert gone is not None and (version.published_at, gone.at) == (first, first + timedelta(days=1))


def test_a_withdrawn_article_tells_why_and_what_to_use_instead(database: SqlDatabase) -> None:
    old, new = put(database, an_article()), put(database, an_article(title="Parkeren"))
    with database.write() as tx:
        tx.articles.withdraw(old.id, "Samengevoegd", new.id)
    with database.read() as tx:
        gone = tx.articles.withdrawal(old.id)
        assert tx.articles.withdrawal_of_slug(old.slug) == gone
        assert tx.articles.withdrawal(new.id) is None
        assert tx.articles.withdrawal_of_slug("onbekend") is None
    assert gone is not None
    assert (gone.reason, gone.replaced_by, gone.title) == ("Samengevoegd", new.id, "Parkeren")
    assert gone.at.utcoffset() is not None


def test_a_withdrawn_article_may_have_nothing_in_its_place(database: SqlDatabase) -> None:
    article = put(database, an_article())
    with database.write() as tx:
        tx.articles.withdraw(article.id, "Vervallen")
    with database.read() as tx:
        gone = tx.articles.withdrawal(article.id)
    assert gone is not None
    assert (gone.reason, gone.replaced_by, gone.title) == ("Vervallen", None, "")


def test_an_article_that_is_put_again_is_withdrawn_no_more(database: SqlDatabase) -> None:
    old, new = put(database, an_article()), put(database, an_article())
    with database.write() as tx:
        tx.articles.withdraw(old.id, "Samengevoegd", new.id)
        tx.articles.put(old, BY_AGENT)
        tx.articles.withdraw(old.id, "Vervallen")
    with database.read() as tx:
        gone = tx.articles.withdrawal(old.id)
    assert gone is not None
    assert (gone.reason, gone.replaced_by) == ("Vervallen", None)


def test_slugs_are_those_of_withdrawn_articles_too(database: SqlDatabase) -> None:
    current, gone = put(database, an_article()), put(database, an_article())
    with database.write() as tx:
        tx.articles.withdraw(gone.id, "Vervallen")
    with database.read() as tx:
        assert tx.articles.slugs() == {current.slug: current.id, gone.slug: gone.id}


def test_what_was_edited_here_is_found_with_what_the_import_made_last(database: SqlDatabase) -> None:
    imported = put(database, an_article())
    edited, own = put(database, an_article()), put(database, an_article(), BY_AGENT)
    second = put(database, replace(edited, title="Van de import"))
    put(database, replace(edited, title="Hier"), BY_AGENT)
    put(database, replace(edited, title="Hier nog eens"), BY_AGENT)
    with database.read() as tx:
        found = tx.articles.imported_before([imported.id, edited.id, own.id, new_id()])
        assert tx.articles.imported_before([]) == {}
    assert found == {edited.id: second, own.id: None}


def test_what_was_overwritten_by_an_import_counts_as_imported(database: SqlDatabase) -> None:
    article = put(database, an_article())
    put(database, article, BY_AGENT)
    put(database, article)
    with database.read() as tx:
        assert tx.articles.imported_before([article.id]) == {}


def test_more_edited_articles_than_one_batch_are_all_found(
    database: SqlDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.persistence.articles._BATCH", 2)
    ids = {put(database, put(database, an_article()), BY_AGENT).id for _ in range(5)}
    with database.read() as tx:
        assert tx.articles.imported_before(list(ids)).keys() == ids


def test_published_before_goes_by_the_first_version(database: SqlDatabase) -> None:
    old = put(database, an_article())
    between = datetime.now(UTC)
    new = put(database, an_article())
    put(database, old)
    with database.read() as tx:
        assert tx.articles.published_before(between) == {old.id}
        assert tx.articles.published_before(datetime.now(UTC) + timedelta(seconds=1)) == {old.id, new.id}


def test_a_line_tells_when_the_article_must_be_reviewed(database: SqlDatabase) -> None:
    article, other = put(database, an_article(review_on=date(2027, 1, 4))), put(database, an_article())
    with database.read() as tx:
        lines = {line.id: line.review_on for line in tx.articles.lines()}
    assert lines == {article.id: date(2027, 1, 4), other.id: None}


def test_an_article_of_before_there_were_attachments_has_none(database: SqlDatabase, database_url: str) -> None:
    article = put(database, an_article())
    is_sqlite = database_url.startswith("sqlite")
    without = "json_remove(content, '$.attachments', '$.script')" if is_sqlite else "content::jsonb - 'attachments'"
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE article_version SET content = {without}"))
    engine.dispose()
    with database.read() as tx:
        assert tx.articles.get(article.id) == article
