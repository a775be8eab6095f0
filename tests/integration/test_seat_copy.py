"""The copy of a seat follows the server, and reading it asks the server nothing."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import create_engine, func, select, text

from app.domain.errors import WorldError
from app.persistence.all_tables import METADATA
from app.persistence.database import SqlDatabase
from app.persistence.seat.copied_tables import LEARNING, ORGANISATION
from app.persistence.seat.opening import open_seat_database
from app.services.registry import Services
from knowledgebase.learned_terms import LearnedTerm
from knowledgebase.search import SearchQuery
from tests.builders import a_bulletin, a_fee, a_municipality, an_article
from tests.integration.joined_seat import WORKER, JoinedTown, copy_of, finish, joined_town, put_article

_COPIED = {*ORGANISATION, *LEARNING, "article", "article_version", "article_change"}


@pytest.fixture
def town(postgresql_url: str, tmp_path: Path, sqlite_template: Path) -> Iterator[JoinedTown]:
    with joined_town(postgresql_url, tmp_path, sqlite_template) as town:
        yield town


@pytest.fixture
def seat(town: JoinedTown) -> Services:
    return town.sit_down()


def never() -> SqlDatabase:
    raise AssertionError("the server was asked something")


def hits(seat: Services, words: str) -> set[UUID]:
    return {hit.article_id for hit in seat.search(SearchQuery(words)).hits}


def test_articles_that_others_publish_and_withdraw_are_found_and_gone(town: JoinedTown, seat: Services) -> None:
    first, second = put_article(town, title="Laadpaal aanvragen"), put_article(town, title="Laadpaal verplaatsen")
    assert seat.follow_server()
    assert hits(seat, "laadpaal") == {first, second}
    with town.direct.write() as tx:
        tx.articles.withdraw(first, "vervallen")
    assert seat.follow_server()
    assert hits(seat, "laadpaal") == {second}
    assert not seat.follow_server()


def test_searching_and_reading_ask_the_server_nothing(town: JoinedTown, seat: Services) -> None:
    article_id = put_article(town, title="Laadpaal aanvragen")
    with town.direct.write() as tx:
        tx.organisation.put_fees([a_fee()])
        tx.organisation.put_bulletin(a_bulletin())
    seat.follow_server()
    with closing(open_seat_database(never, town.folder / "seat")) as alone, alone.read() as tx:
        assert tx.articles.get(article_id) and tx.articles.versions_since(article_id, town.clock.now())
        assert (len(tx.articles.lines()), tx.articles.count()) == (1, 1)
        assert tx.organisation.municipality() == a_municipality()
        assert tx.organisation.people() == [WORKER] and tx.organisation.fees() == [a_fee()]
        assert len(tx.organisation.all_bulletins(WORKER.id)) == 1
        assert tx.searches.learned(with_refused=False) == [] and tx.searches.choices() == []
        with pytest.raises(AssertionError, match="was asked"):
            tx.contacts.by_number("M4TD91CZ7K")


def test_nothing_of_customers_is_copied(town: JoinedTown, seat: Services) -> None:
    put_article(town)
    finish(seat)
    seat.send_saves()
    seat.follow_server()
    copy = create_engine(f"sqlite:///{town.folder / 'seat' / 'copy.db'}")
    with copy.connect() as connection:
        filled = {t.name for t in METADATA.sorted_tables if connection.scalar(select(func.count()).select_from(t))}
    copy.dispose()
    assert "article" in filled and filled - {"tally_state"} <= _COPIED


def test_an_own_change_is_read_back_at_once(seat: Services) -> None:
    seat.put_mailbox("parkeren", "parkeren@testdam.example")
    assert seat.organisation().municipality.unit("parkeren").mailbox == "parkeren@testdam.example"


def test_the_organisation_follows_whole(town: JoinedTown, seat: Services) -> None:
    with town.direct.write() as tx:
        tx.organisation.put_municipality(a_municipality(name="Nieuwdam", units=a_municipality().units[:3], routes=()))
        tx.organisation.put_fees([a_fee()])
    assert seat.follow_server()
    organisation = seat.organisation().municipality
    assert (organisation.name, len(organisation.units), seat.fees()) == ("Nieuwdam", 3, [a_fee()])


def test_learned_terms_follow(town: JoinedTown, seat: Services) -> None:
    article_id = put_article(town, title="Parkeervergunning", product="parkeervergunning")
    with town.direct.write() as tx:
        tx.searches.put_learned("elders", [LearnedTerm("parkeervergunning", "bewonerskaart", 3)])
    seat.follow_server()
    assert hits(seat, "bewonerskaart") == {article_id}


def test_a_choice_counts_here_before_the_server_knows(town: JoinedTown, seat: Services) -> None:
    article_id = put_article(town, title="Laadpaal aanvragen")
    seat.follow_server()
    town.line.go_away()
    seat.note_choice("laadpaal", article_id)
    with seat.database.read() as tx:
        assert [choice.article_id for choice in tx.searches.choices()] == [article_id]


def test_the_version_that_was_read_can_be_read_without_the_server(town: JoinedTown, seat: Services) -> None:
    article_id = put_article(town, title="Laadpaal aanvragen")
    with town.direct.write() as tx:
        first = tx.articles.get(article_id)
        assert first is not None
        tx.articles.put(replace(first, title="Laadpaal vragen"))
    seat.follow_server()
    town.line.go_away()
    with seat.database.read() as tx:
        assert tx.articles.get_version(article_id, 1) == first
    change = replace(seat, clock=town.clock).open_article(article_id, "").article
    assert (change.title, change.version) == ("Laadpaal vragen", 2)


def test_a_change_waits_for_the_one_before_so_that_none_is_ever_missed(town: JoinedTown, seat: Services) -> None:
    seat.follow_server()
    with ThreadPoolExecutor() as others:
        with town.direct.write() as tx:
            first = tx.articles.put(an_article(title="Eerste"))
            second = others.submit(put_article, town, title="Tweede")
            while not waits_for_the_feed(town):
                assert not second.done()
            assert not seat.follow_server()
        ids = {first.id, second.result()}
    seat.follow_server()
    with seat.database.read() as tx:
        assert set(tx.articles.get_many(list(ids))) == ids


def waits_for_the_feed(town: JoinedTown) -> bool:
    with town.direct.session(writing=False) as session:
        return bool(session.scalar(text("SELECT count(*) FROM pg_locks WHERE locktype='advisory' AND NOT granted")))


def test_a_copy_of_another_server_becomes_one_of_this_server(town: JoinedTown, seat: Services) -> None:
    old = put_article(town, title="Laadpaal aanvragen")
    seat.follow_server()
    with town.direct.session(writing=True) as session:
        for name in ("article_change", "article_version", "article"):
            session.execute(METADATA.tables[name].delete())
        session.execute(text("ALTER SEQUENCE article_change_sequence_seq RESTART"))
    new = put_article(town, title="Laadpaal verplaatsen")
    seat.follow_server()
    assert hits(seat, "laadpaal") == {new}
    with seat.database.read() as tx:
        assert tx.articles.get(old) is None


def test_a_cut_while_following_is_made_good(town: JoinedTown, seat: Services) -> None:
    ids = {put_article(town, title=f"Laadpaal {number}") for number in range(5)}
    town.line.go_away()
    with pytest.raises(WorldError, match="database-away"):
        seat.follow_server()
    town.line.come_back()
    seat.follow_server()
    assert hits(seat, "laadpaal") == ids


def test_a_damaged_copy_is_made_anew(town: JoinedTown, seat: Services) -> None:
    article_id = put_article(town, title="Laadpaal aanvragen")
    seat.follow_server()
    town.stop(seat)
    file = town.folder / "seat" / "copy.db"
    file.write_bytes(b"nothing of the kind" * 500)
    again = town.sit_down()
    again.follow_server()
    assert hits(again, "laadpaal") == {article_id}


def test_a_new_seat_cannot_begin_without_the_server(town: JoinedTown) -> None:
    town.line.go_away()
    with pytest.raises(WorldError, match="database-away"):
        town.sit_down("new")


def test_a_server_that_is_back_is_asked_again(town: JoinedTown, seat: Services) -> None:
    town.line.go_away()
    with pytest.raises(WorldError, match="database-away"):
        seat.find_customers("Vries")
    town.line.come_back()
    assert seat.find_customers("Vries") == []


def test_after_a_silent_server_nobody_waits_for_it_again_at_once(seat: Services) -> None:
    link = copy_of(seat).server
    link._rests_until = float("inf")  # as after an answer that did not come
    with pytest.raises(WorldError, match="database-away"):
        seat.find_customers("Vries")
    seat.server_is_back()
    assert seat.find_customers("Vries") == []
