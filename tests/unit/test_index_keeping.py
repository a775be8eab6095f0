"""The index follows the database."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from app.domain.errors import WorldError
from app.services.index_keeping import IndexKeeper
from app.services.ports import LearnedLine
from knowledgebase.article import Article
from knowledgebase.choices import Choice
from knowledgebase.index import KnowledgeIndex
from knowledgebase.index_state import IndexAway, IndexState
from tests.builders import an_article
from tests.fakes import MemoryDatabase
from tests.knowledge import TODAY, found, titles, written


@pytest.fixture
def database() -> MemoryDatabase:
    """With three articles."""
    made = MemoryDatabase()
    with made.write() as tx:
        for title in ("Paspoort aanvragen", "Rijbewijs verlengen", "Grofvuil"):
            tx.articles.put(written(title))
    return made


@pytest.fixture
def index(tmp_path: Path) -> KnowledgeIndex:
    """Not built yet."""
    return KnowledgeIndex(tmp_path)


def stored(database: MemoryDatabase, title: str) -> Article:
    """The current article with this title."""
    return next(article for article in database.articles.all() if article.title == title)


def test_a_missing_index_is_built(database: MemoryDatabase, index: KnowledgeIndex) -> None:
    told: list[tuple[int, int]] = []
    IndexKeeper(database, index).bring_up_to_date(lambda done, total: told.append((done, total)))
    assert (index.count, index.head, titles(index, "paspoort")) == (3, 3, ["Paspoort aanvragen"])
    assert told[-1] == (3, 3)


def test_the_index_of_before_can_be_searched_before_changes_are_in_it(
    database: MemoryDatabase, index: KnowledgeIndex, tmp_path: Path
) -> None:
    IndexKeeper(database, index).bring_up_to_date()
    with database.write() as tx:
        tx.articles.put(an_article(title="Kliko bestellen"))
    again = KnowledgeIndex(tmp_path)
    keeper = IndexKeeper(database, again)
    keeper.use_as_it_is()
    assert (titles(again, "paspoort"), titles(again, "kliko")) == (["Paspoort aanvragen"], [])
    keeper.bring_up_to_date()
    assert titles(again, "kliko") == ["Kliko bestellen"]


def test_changes_are_applied_one_by_one(
    database: MemoryDatabase, index: KnowledgeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = IndexKeeper(database, index)
    keeper.bring_up_to_date()
    monkeypatch.setattr(index, "rebuild", None)
    with database.write() as tx:
        tx.articles.put(replace(stored(database, "Paspoort aanvragen"), title="Paspoort vernieuwen"))
        tx.articles.put(an_article(title="Kliko bestellen"))
        tx.articles.withdraw(stored(database, "Grofvuil").id, "replaced")
    keeper.bring_up_to_date()
    assert (index.count, index.head) == (3, 6)
    assert (titles(index, "aanvragen "), titles(index, "grofvuil"), titles(index, "kliko")) == (
        [],
        [],
        ["Kliko bestellen"],
    )


def test_an_index_from_an_earlier_session_is_used_again(
    database: MemoryDatabase, index: KnowledgeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    IndexKeeper(database, index).bring_up_to_date()
    index.close()
    monkeypatch.setattr(index, "rebuild", None)
    IndexKeeper(database, index).bring_up_to_date()
    assert index.state is IndexState.READY


def test_a_damaged_index_is_repaired(database: MemoryDatabase, index: KnowledgeIndex, tmp_path: Path) -> None:
    keeper = IndexKeeper(database, index)
    keeper.bring_up_to_date()
    index.close()
    next(tmp_path.glob("build-*/*.pst")).unlink()
    keeper.bring_up_to_date()
    assert titles(index, "paspoort") == ["Paspoort aanvragen"]


def test_an_index_of_another_database_is_built_anew(database: MemoryDatabase, index: KnowledgeIndex) -> None:
    IndexKeeper(database, index).bring_up_to_date()
    other = MemoryDatabase()
    with other.write() as tx:
        tx.articles.put(written("Trouwen"))
    IndexKeeper(other, index).bring_up_to_date()
    assert (index.count, index.head, titles(index, "trouwen"), titles(index, "paspoort")) == (1, 1, ["Trouwen"], [])


def test_what_changes_while_it_is_built_is_followed_afterwards(database: MemoryDatabase, index: KnowledgeIndex) -> None:
    changed: list[UUID] = []

    def change_once(_done: int, _total: int) -> None:
        if not changed:
            with database.write() as tx:
                changed.append(tx.articles.put(an_article(title="Kliko bestellen")).id)

    IndexKeeper(database, index).bring_up_to_date(change_once)
    assert (titles(index, "kliko"), index.head) == (["Kliko bestellen"], 4)


def test_a_cancelled_build_leaves_no_index(database: MemoryDatabase, index: KnowledgeIndex) -> None:
    IndexKeeper(database, index).bring_up_to_date(cancelled=lambda: True)
    assert index.state is IndexState.MISSING


def test_an_index_finds_by_what_was_learned_and_not_by_what_was_refused(
    database: MemoryDatabase, index: KnowledgeIndex
) -> None:
    with database.write() as tx:
        tx.articles.put(written("Burgerzaken", product="paspoort"))
        tx.searches.terms.append(LearnedLine("paspoort", "Zweefkaart regelen", 2, refused=False))
        tx.searches.terms.append(LearnedLine("paspoort", "Droomboekje", 2, refused=True))
    IndexKeeper(database, index).bring_up_to_date()
    assert (titles(index, "zweefkaart"), titles(index, "droomboekje")) == (["Burgerzaken"], [])


def test_an_index_knows_what_agents_chose(database: MemoryDatabase, index: KnowledgeIndex) -> None:
    chosen = stored(database, "Grofvuil").id
    with database.write() as tx:
        tx.searches.chosen.append(Choice(("grofvuil",), chosen, 7, 7.0, TODAY))
    IndexKeeper(database, index).bring_up_to_date()
    assert [hit.chosen for hit in found(index, "grofvuil")] == [7]


def test_an_index_that_cannot_be_built_is_away(
    database: MemoryDatabase, index: KnowledgeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(articles: Iterable[Article], *_: object) -> None:
        raise IndexAway(IndexState.DAMAGED)

    monkeypatch.setattr(index, "rebuild", full_disk)
    with pytest.raises(WorldError) as error:
        IndexKeeper(database, index).bring_up_to_date()
    assert error.value.key == "index-away"


def test_a_database_that_is_far_ahead_is_built_anew_rather_than_followed(
    database: MemoryDatabase, index: KnowledgeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = IndexKeeper(database, index)
    keeper.bring_up_to_date()
    monkeypatch.setattr("app.services.index_keeping._MANY_CHANGES", 2)
    monkeypatch.setattr(index, "update", None)
    with database.write() as tx:
        for number in range(4):
            tx.articles.put(an_article(title=f"Regeling {number}"))
    keeper.bring_up_to_date()
    assert (index.count, index.head) == (7, 7)
