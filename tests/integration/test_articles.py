"""Articles, their versions and the change feed."""

from dataclasses import replace
from threading import Event, Thread
from uuid import UUID

import pytest

from app.domain.errors import DomainError
from app.persistence.database import SqlDatabase
from app.services.ports import ArticleChange
from knowledgebase.article import Article
from tests.builders import an_article


def put(database: SqlDatabase, article: Article) -> Article:
    with database.write() as tx:
        return tx.articles.put(article)


def test_an_article_comes_back_as_it_was_put(database: SqlDatabase) -> None:
    article = put(database, an_article())
    with database.read() as tx:
        assert tx.articles.get(article.id) == article
        assert tx.articles.get_by_slug(article.slug) == article
        assert tx.articles.get(an_article().id) is None


def test_a_new_article_is_version_one_and_every_put_is_the_next(database: SqlDatabase) -> None:
    first = put(database, an_article(version=7))
    second = put(database, replace(first, title="Parkeervergunning aanvragen"))
    assert (first.version, second.version) == (1, 2)
    with database.read() as tx:
        assert tx.articles.get(first.id) == second
        assert tx.articles.get_version(first.id, 1) == first
        assert tx.articles.get_version(first.id, 3) is None


def test_a_withdrawn_article_is_gone_but_its_versions_stay(database: SqlDatabase) -> None:
    article = put(database, an_article(source="vac:1"))
    with database.write() as tx:
        tx.articles.withdraw(article.id, "vervallen")
    with database.read() as tx:
        assert tx.articles.get(article.id) is None
        assert tx.articles.get_by_slug(article.slug) is None
        assert tx.articles.get_many([article.id]) == {}
        assert tx.articles.by_source_prefix("vac:") == {}
        assert (list(tx.articles.all()), tx.articles.count()) == ([], 0)
        assert tx.articles.get_version(article.id, 1) == article


def test_a_withdrawn_article_that_is_put_again_is_there_again(database: SqlDatabase) -> None:
    article = put(database, an_article())
    with database.write() as tx:
        tx.articles.withdraw(article.id, "vergissing")
        again = tx.articles.put(article)
    with database.read() as tx:
        assert tx.articles.get(article.id) == again == replace(article, version=2)


def test_a_slug_belongs_to_one_article(database: SqlDatabase) -> None:
    article = put(database, an_article())
    with pytest.raises(DomainError, match="slug-taken"):
        put(database, an_article(slug=article.slug))


def test_all_gives_every_current_article_by_slug(database: SqlDatabase) -> None:
    slugs = ["zwemmen", "afval", "a-z", "afval-2", "Apostille"]
    for slug in slugs:
        put(database, an_article(slug=slug))
    with database.read() as tx:
        assert [article.slug for article in tx.articles.all()] == sorted(slugs)
        assert tx.articles.count() == len(slugs)


def test_more_articles_than_one_batch_are_all_found(database: SqlDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.persistence.articles._BATCH", 5)
    with database.write() as tx:
        ids = [tx.articles.put(an_article()).id for _ in range(12)]
    with database.read() as tx:
        assert set(tx.articles.get_many(ids)) == set(ids)
        assert len(list(tx.articles.all())) == len(ids)


def test_articles_are_found_by_the_beginning_of_their_source(database: SqlDatabase) -> None:
    sources = ["https://a.nl/1", "https://a.nl/%", "https://a.nl", "https://ab.nl/1", "HTTPS://A.NL/1", ""]
    with database.write() as tx:
        by_source = {source: tx.articles.put(an_article(source=source)) for source in sources}
    with database.read() as tx:
        found = tx.articles.by_source_prefix("https://a.nl/")
    assert found == {source: by_source[source] for source in sources[:2]}


def test_the_feed_gives_each_changed_article_once_with_its_last_change(database: SqlDatabase) -> None:
    with database.write() as tx:
        first, second = tx.articles.put(an_article()), tx.articles.put(an_article())
    with database.write() as tx:
        tx.articles.put(first)
        tx.articles.withdraw(second.id, "vervallen")
    with database.read() as tx:
        start = tx.articles.head() - 4
        assert tx.articles.changes_after(start) == [
            ArticleChange(start + 3, first.id),
            ArticleChange(start + 4, second.id),
        ]
        assert tx.articles.changes_after(start + 3) == [ArticleChange(start + 4, second.id)]
        assert tx.articles.changes_after(tx.articles.head()) == []


def test_an_empty_knowledge_base_has_no_head_and_no_last_change(database: SqlDatabase) -> None:
    with database.read() as tx:
        assert (tx.articles.head(), tx.articles.last_changed_at()) == (0, None)
    put(database, an_article())
    with database.read() as tx:
        changed_at = tx.articles.last_changed_at()
    assert changed_at is not None
    assert changed_at.utcoffset() is not None


def test_a_reader_of_the_feed_misses_no_change_of_two_writers(database: SqlDatabase) -> None:
    written: list[UUID] = []
    done = Event()

    def write() -> None:
        for _ in range(15):
            written.append(put(database, an_article()).id)

    def read() -> None:
        while True:
            is_last = done.is_set()
            with database.read() as tx:
                seen.extend(tx.articles.changes_after(seen[-1].sequence if seen else 0))
            if is_last:
                return

    seen: list[ArticleChange] = []
    writers, reader = [Thread(target=write) for _ in range(2)], Thread(target=read)
    for thread in (*writers, reader):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    reader.join()
    assert len(written) == 30
    assert {change.article_id for change in seen} == set(written)


def test_a_line_tells_of_every_current_article_what_a_list_shows(database: SqlDatabase) -> None:
    stored = [put(database, an_article(product="parkeervergunning")), put(database, an_article(modified_on=None))]
    gone = put(database, an_article())
    with database.write() as tx:
        tx.articles.withdraw(gone.id, "vervallen")
    with database.read() as tx:
        lines = {line.id: line for line in tx.articles.lines()}
    assert lines.keys() == {article.id for article in stored}
    for article in stored:
        line = lines[article.id]
        assert (line.title, line.kind, line.version) == (article.title, article.kind, article.version)
        assert (line.product, line.owner, line.modified_on) == (article.product, article.owner, article.modified_on)
