"""What an agent is told of a change while opening or reading an article, on the real database."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.errors import DomainError
from app.persistence.database import SqlDatabase
from app.services.registry import Services
from knowledgebase.article import Article
from tests.editing_bench import AGENT, COLLEAGUE, ME, Town
from tests.integration.editing_house import published, typed

Publish = Callable[..., Article]


@pytest.fixture
def town(database: SqlDatabase, tmp_path: Path) -> Iterator[Town]:
    with database.write() as tx:
        for person in (ME, COLLEAGUE):
            tx.organisation.put_person(person)
    town = Town(database, tmp_path)
    town.clock.at = datetime.now(UTC)  # versions are dated by the database
    yield town
    for index in town.indexes:
        index.close()


@pytest.fixture
def agent(town: Town) -> Services:
    services = town.of(AGENT)
    services.keeper.bring_up_to_date(lambda _done, _total: None)
    return services


@pytest.fixture
def publish(town: Town) -> Publish:
    """An editor changes an article and a colleague approves; gives what agents read."""
    editor, reader = town.of(ME), town.of(COLLEAGUE)

    def publish(article: Article, note: str, **changes: object) -> Article:
        done = published(editor, reader, typed(editor.open_for_editing(article.id), note, **changes))
        assert done.published is not None
        return done.published

    return publish


def test_an_article_is_opened_with_what_an_editor_changed_in_it_lately(
    town: Town, agent: Services, publish: Publish
) -> None:
    article = town.put(title="Laadpaal", slug="laadpaal")
    assert agent.open_article(article.id, "").change is None
    changed = publish(article, "Titel duidelijker", title="Laadpaal aanvragen")
    for opened in (agent.open_article(article.id, ""), agent.open_by_slug("laadpaal", "")):
        assert opened.article == changed
        assert opened.change is not None
        assert (opened.change.version, opened.change.note) == (2, "Titel duidelijker")
        assert [each.part for each in opened.change.differences] == ["title"]


def test_a_newer_version_comes_with_what_is_different_from_the_one_that_is_read(
    town: Town, agent: Services, publish: Publish
) -> None:
    article = town.put(title="Laadpaal")
    assert agent.newer_article(article, "") is None
    publish(article, "Titel", title="Laadpaal aanvragen")
    changed = publish(article, "Ook de prijs", facts=replace(article.facts, costs="€ 10"))
    newer = agent.newer_article(article, "")
    assert newer is not None and newer.opened.article == changed
    assert [each.part for each in newer.differences] == ["title", "facts.costs"]
    assert newer.opened.change is not None and newer.opened.change.note == "Ook de prijs"


def test_a_change_for_the_office_is_a_newer_version_without_a_difference(town: Town, agent: Services) -> None:
    article = town.put()
    town.of(ME).change_many([article.id], owner="kcc")
    newer = agent.newer_article(article, "")
    assert newer is not None
    assert (newer.opened.article.owner, newer.opened.change, newer.differences) == ("kcc", None, ())


def test_what_is_read_and_was_withdrawn_is_told_as_such(town: Town, agent: Services) -> None:
    article = town.put()
    town.of(ME).withdraw_article(article.id, "Bestaat niet meer", None)
    with pytest.raises(DomainError, match="article-withdrawn"):
        agent.newer_article(article, "")
    why = agent.withdrawal(article.id)
    assert why is not None and why.reason == "Bestaat niet meer"
