"""What a server tells its seats when something is changed: the right topic, once it is stored, and nothing personal."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine, text

from app.domain.article_feedback import ArticleFeedback
from app.domain.ids import new_id
from app.persistence.server.notifying import install_notifying, notifying_objects
from app.services.live_ports import Topic
from tests.builders import AGENT_ID, a_bulletin, a_customer, a_hand_off, an_article
from tests.integration.listener import Heard, hearing
from tests.integration.live_town import LiveTown, live_town
from tests.integration.work_rows import NOW, an_item, stored, take

AS_A_WHOLE = {
    Topic.ORGANISATION: (
        *("municipality", "municipality_value", "service_level", "front_back_split", "opening_weekday", "closing_day"),
        *("unit", "unit_parent", "unit_opening_weekday", "hand_off_question", "route", "seat", "person", "fee"),
        "setting",
    ),
    Topic.EDITING: ("article_draft", "article_step", "article_feedback", "editor_task"),
}


@pytest.fixture(scope="module")
def town(postgresql_pristine: Engine) -> Iterator[LiveTown]:
    with live_town(postgresql_pristine, "notifying") as town:
        yield town


@pytest.fixture
def heard(town: LiveTown) -> Iterator[Heard]:
    with hearing(town.database) as heard:
        yield heard


def _hears(heard: Heard, topic: Topic, about: object) -> None:
    heard.wait_for(lambda heard: str(about) in heard.ids_of(topic))


def _all_told(town: LiveTown, heard: Heard, topic: Topic) -> None:
    """The server tells in the order of commits: once a mark is heard, everything before it was."""
    mark = new_id()
    town.run(f"SELECT pg_notify('baliewijs', '{topic} {mark}')")
    _hears(heard, topic, mark)


@pytest.mark.parametrize(("topic", "table"), [(topic, each) for topic, tables in AS_A_WHOLE.items() for each in tables])
def test_a_change_in_what_is_looked_up_as_a_whole_tells_its_topic(
    town: LiveTown, heard: Heard, topic: Topic, table: str
) -> None:
    town.run(f"DELETE FROM {table} WHERE false")
    heard.wait_for(lambda heard: (topic, frozenset()) in heard.told)
    assert heard.topics() == [topic]


def test_new_work_and_each_step_of_it_are_told_with_the_id_of_the_item(town: LiveTown, heard: Heard) -> None:
    hand_off = a_hand_off()
    stored(town.database, hand_off, items=[an_item(hand_off)])
    _hears(heard, Topic.WORK, hand_off.id)
    before = len(heard.told)
    take(town.database, an_item(hand_off))
    heard.wait_for(lambda heard: (Topic.WORK, frozenset({str(hand_off.id)})) in heard.told[before:])


def test_who_opens_or_leaves_work_is_told_and_who_stays_is_not(town: LiveTown, heard: Heard) -> None:
    hand_off = a_hand_off()
    stored(town.database, hand_off, items=[an_item(hand_off)])
    for seconds in range(0, 90, 30):
        with town.database.write() as tx:
            tx.work.touch(hand_off.id, AGENT_ID, NOW + timedelta(seconds=seconds))
    _all_told(town, heard, Topic.PRESENCE)
    assert sum(str(hand_off.id) in each[1] for each in heard.told) == 2  # as work, and as present once
    with town.database.write() as tx:
        tx.work.leave(hand_off.id, AGENT_ID)
    heard.wait_for(lambda heard: sum(str(hand_off.id) in each[1] for each in heard.told) == 3)


def test_who_comes_back_after_having_been_away_without_a_word_is_told(town: LiveTown) -> None:
    hand_off = a_hand_off()
    stored(town.database, hand_off, items=[an_item(hand_off)])
    with town.database.write() as tx:
        tx.work.touch(hand_off.id, AGENT_ID, NOW)
    with hearing(town.database) as heard:
        with town.database.write() as tx:
            tx.work.touch(hand_off.id, AGENT_ID, NOW + timedelta(minutes=10))
        _hears(heard, Topic.PRESENCE, hand_off.id)


def test_who_opens_an_article_to_edit_it_is_told(town: LiveTown, heard: Heard) -> None:
    article_id = new_id()
    with town.database.write() as tx:
        tx.drafts.touch(article_id, AGENT_ID, NOW)
    _hears(heard, Topic.PRESENCE, article_id)


def test_an_answer_about_an_article_is_told_once_and_not_to_whom(town: LiveTown, heard: Heard) -> None:
    with town.database.write() as tx:
        article = tx.articles.put(an_article(slug="met-een-antwoord", id=new_id()))
        feedback = ArticleFeedback(new_id(), article.id, 1, None, "", "Klopt niet.", AGENT_ID, NOW)
        tx.feedback.add(feedback)
    for changed in ("is_seen = false", "answer = 'Ja', answered_by = person_id, answered_at = now()", "is_seen = true"):
        town.run(f"UPDATE article_feedback SET {changed} WHERE id = '{feedback.id}'")
    _all_told(town, heard, Topic.ANSWERS)
    told = [each[1] for each in heard.told if each[0] is Topic.ANSWERS]
    assert sum(str(feedback.id) in ids for ids in told) == 1


def test_news_is_told_when_it_comes_and_when_its_teams_change(town: LiveTown, heard: Heard) -> None:
    bulletin = a_bulletin(key="markt", id=new_id())
    for unit_ids in ((), ("kcc",)):
        before = len(heard.told)
        with town.database.write() as tx:
            tx.organisation.put_bulletin(a_bulletin(key="markt", id=bulletin.id, unit_ids=unit_ids))
        about = frozenset({str(bulletin.id)})
        heard.wait_for(lambda heard, told=before, about=about: (Topic.NEWS, about) in heard.told[told:])


def test_that_somebody_has_read_a_message_is_not_told(town: LiveTown) -> None:
    bulletin = a_bulletin(key="gelezen", id=new_id())
    with town.database.write() as tx:
        tx.organisation.put_bulletin(bulletin)
    with hearing(town.database) as heard:
        with town.database.write() as tx:
            tx.organisation.mark_read(bulletin.id, AGENT_ID, NOW)
        _all_told(town, heard, Topic.NEWS)
        assert str(bulletin.id) not in heard.ids_of(Topic.NEWS)


def test_a_published_and_a_withdrawn_article_are_told(town: LiveTown, heard: Heard) -> None:
    with town.database.write() as tx:
        article = tx.articles.put(an_article())
    heard.wait_for(lambda heard: (Topic.ARTICLES, frozenset()) in heard.told)
    before = len(heard.told)
    with town.database.write() as tx:
        tx.articles.withdraw(article.id, "Bestaat niet meer")
    heard.wait_for(lambda heard: (Topic.ARTICLES, frozenset()) in heard.told[before:])


def test_nothing_is_told_of_what_was_not_stored_after_all(town: LiveTown, heard: Heard) -> None:
    hand_off = a_hand_off()
    with pytest.raises(ZeroDivisionError), town.database.write() as tx:
        tx.organisation.put_bulletin(a_bulletin(key="terug", id=hand_off.id))
        raise ZeroDivisionError
    _all_told(town, heard, Topic.NEWS)
    assert str(hand_off.id) not in heard.ids_of(Topic.NEWS)


def test_R9_what_is_told_holds_topics_and_ids_only(town: LiveTown) -> None:
    hand_off = a_hand_off(question="Kanarie Vogelaar belt over 999990019", reply_to="06-99999001")
    customer = a_customer(last_name="Vogelaar")
    with town.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("LISTEN baliewijs"))
        stored(town.database, hand_off, items=[an_item(hand_off)], customer=customer)
        with town.database.write() as tx:
            tx.work.touch(hand_off.id, AGENT_ID, NOW)
        raw = connection.connection.driver_connection
        assert raw is not None
        payloads = {each.payload for each in raw.notifies(timeout=10, stop_after=2)}
    assert payloads == {f"work {hand_off.id}", f"presence {hand_off.id}"}


def test_making_it_again_changes_nothing_and_everything_is_there(town: LiveTown) -> None:
    with town.engine.begin() as connection:
        install_notifying(connection)
        triggers = connection.execute(
            text("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal AND tgname ~ '^tell_'")
        )
        assert {(table, name) for table, name in triggers} == notifying_objects().triggers
        paths = connection.execute(
            text(
                "SELECT pronamespace::regnamespace || '.' || proname, proconfig FROM pg_proc"
                " WHERE pronamespace = 'baliewijs'::regnamespace AND proname ~ '^tell_'"
            )
        )
        found = {name: tuple(config) for name, config in paths}
    assert found == dict.fromkeys(notifying_objects().functions, ("search_path=pg_catalog",))
