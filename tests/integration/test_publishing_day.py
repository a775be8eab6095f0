"""On a server any seat publishes what was approved, on its day by the server's clock, and nothing else."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection, Engine, text

from app.clock import LOCAL_ZONE
from app.domain.ids import new_id
from app.domain.organisation import Person
from app.persistence.articles import FEED_LOCK
from app.persistence.seat.opening import open_seat_database
from app.services.live_ports import Topic
from tests.builders import a_seat
from tests.integration.attack_psql import psql
from tests.integration.editing_house import TUESDAY, found, typed
from tests.integration.joined_seat import with_empty_copy
from tests.integration.listener import hearing
from tests.integration.rights_town import BAKKER, MULDER, PEOPLE, SMIT, YILMAZ, RightsTown, rights_town
from tests.integration.test_rights_at_work import TEXT

ASK = "SELECT count(*) FROM baliewijs.publish_due();"
_DAY = f"(now() AT TIME ZONE '{LOCAL_ZONE.key}')::date"


@pytest.fixture(scope="module")
def town(postgresql_admin: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RightsTown]:
    with rights_town(postgresql_admin, "on_its_day", tmp_path_factory.mktemp("town")) as town:
        yield town


@pytest.fixture(autouse=True)
def nothing_else_waits(town: RightsTown) -> None:
    run(town, "DELETE FROM article_draft")
    set_clocks(town, TUESDAY)


def set_clocks(town: RightsTown, at: datetime) -> None:
    """Of all seats; the server has its own."""
    for person in PEOPLE:
        town.town(person).clock.at = at


def run(town: RightsTown, statement: str) -> None:
    """As who looks after the server, whom no policy and no trigger of rights stops."""
    with town.admin.begin() as connection:
        connection.execute(text(statement))


def rows(town: RightsTown, statement: str, article_id: UUID) -> list[tuple[Any, ...]]:
    with town.admin.connect() as connection:
        return [tuple(row) for row in connection.execute(text(statement), {"id": article_id, "text": str(article_id)})]


def approved(town: RightsTown, title: str, published: UUID | None = None) -> UUID:
    """An editor wrote it, a reviewer read it, and its day is far away; of a new article, or of one agents read."""
    editor = town.of(SMIT)
    editing = editor.open_for_editing(published) if published else editor.new_draft(title)
    saved = editor.save_draft(typed(editing, "Tarief", title=title, sections=TEXT))
    asked = editor.ask_review(saved.draft.id, saved.draft.revision, None, date(2199, 1, 1), "Tarief")
    return town.of(MULDER).approve(saved.draft.id, asked.draft.revision).draft.id


def due(town: RightsTown, title: str = "Laadpaal", published: UUID | None = None, in_days: int = 0) -> UUID:
    """As `approved`, for so many days after this day of the server."""
    draft_id = approved(town, title, published)
    run(town, f"UPDATE article_draft SET publish_on = {_DAY} + {in_days} WHERE id = '{draft_id}'")
    return draft_id


def versions(town: RightsTown, article_id: UUID) -> int:
    return len(rows(town, "SELECT FROM article_version WHERE article_id = :id", article_id))


# the day


@pytest.mark.parametrize("person", [person for person in PEOPLE if person not in (SMIT, MULDER)], ids=lambda p: p.name)
def test_any_seat_publishes_what_is_due_and_finds_it(town: RightsTown, person: Person) -> None:
    services, title = town.of(person), f"Laadpaal {person.name}"
    article_id = due(town, title)
    assert (services.publish_due(), services.publish_due()) == (1, 0)
    assert versions(town, article_id) == 1
    assert title in found(services, title)


def test_nothing_is_published_before_its_day_by_the_server_whatever_the_seat_thinks(town: RightsTown) -> None:
    article_id, seat = due(town, in_days=2), town.of(BAKKER)
    town.town(BAKKER).clock.later(days=60_000)
    assert (seat.publish_due(), versions(town, article_id)) == (0, 0)


def test_what_was_missed_is_published_later(town: RightsTown) -> None:
    article_id = due(town, in_days=-9)
    assert (town.of(BAKKER).publish_due(), versions(town, article_id)) == (1, 1)


def wait_for_waiting(connection: Connection, count: int) -> None:
    """Until so many stand in the row for a lock."""
    waiting = text("SELECT count(*), pg_sleep(0.01) FROM pg_locks WHERE NOT granted")
    assert any(connection.scalar(waiting) == count for _each in range(400))


def test_seats_that_ask_at_the_same_moment_publish_once(town: RightsTown) -> None:
    article_id, seats = due(town), [town.of(person) for person in PEOPLE]
    run(town, f"UPDATE article_draft SET publish_on = '2026-01-01' WHERE id = '{article_id}'")  # by every clock
    with ThreadPoolExecutor(len(seats)) as pool:
        with town.admin.begin() as connection:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({FEED_LOCK})"))
            asked = [pool.submit(seat.publish_due) for seat in seats]
            wait_for_waiting(connection, len(seats))
        counts = [each.result() for each in asked]
    assert sorted(counts) == [*[0] * (len(seats) - 1), 1]
    assert versions(town, article_id) == 1


def test_other_seats_hear_of_it_and_their_copy_follows(town: RightsTown, tmp_path: Path, sqlite_template: Path) -> None:
    article_id = due(town, "Marktplaats")
    server = town.database(YILMAZ)
    copy = open_seat_database(lambda: server, with_empty_copy(tmp_path, sqlite_template))
    copy.follow()
    with hearing(server) as heard:
        assert town.of(BAKKER).publish_due() == 1
        heard.wait_for(lambda heard: {Topic.ARTICLES, Topic.EDITING} <= set(heard.topics()))
    copy.follow()
    with copy.read() as tx:
        article = tx.articles.get(article_id)
    assert article is not None and article.title == "Marktplaats"


# the same rows


_STORED = {
    "article": "SELECT title, source, version, withdrawn_at, withdrawn_because, replaced_by FROM article"
    " WHERE id = :id",
    "versions": "SELECT version, content::jsonb - 'id' - 'slug', author_id, reviewer_id, note,"
    " published_at > now() - interval '1 hour' FROM article_version WHERE article_id = :id ORDER BY version",
    "feed": "SELECT changed_at > now() - interval '1 hour' FROM article_change WHERE article_id = :id",
    "steps": "SELECT kind, person_id, text, version FROM article_step WHERE article_id = :id ORDER BY number",
    "drafts": "SELECT FROM article_draft WHERE id = :id",
    "tasks": "SELECT found_on, handler_id FROM editor_task WHERE key ~ :text",
    "log": "SELECT action, object, result, origin FROM log_entry JOIN log_personal USING (number)"
    " WHERE object_id = :text ORDER BY number",
}


def stored(town: RightsTown, article_id: UUID) -> dict[str, list[tuple[Any, ...]]]:
    return {name: rows(town, statement, article_id) for name, statement in _STORED.items()}


@pytest.mark.parametrize("is_new", [True, False], ids=["a new article", "a changed one"])
def test_the_server_stores_what_an_editors_seat_stores(town: RightsTown, is_new: bool) -> None:
    by_seat = []
    for person in (SMIT, BAKKER):
        seat = town.of(person)
        before = None if is_new else put(town, title="Oud", source="https://testdam.example/oud")
        article_id = due(town, "Vergunning", before)
        set_clocks(town, datetime.now(LOCAL_ZONE))
        assert seat.publish_due() == 1
        by_seat.append(stored(town, article_id))
        set_clocks(town, TUESDAY)
    assert by_seat[0] == by_seat[1]
    assert [len(by_seat[1][name]) for name in ("article", "feed", "drafts")] == [1, 1 + (not is_new), 0]


def put(town: RightsTown, **changes: Any) -> UUID:
    """An article that agents read."""
    return town.town(SMIT).put(slug=f"a-{new_id()}", **changes).id


@pytest.mark.parametrize("person", [SMIT, BAKKER], ids=["by an editor", "by the server"])
def test_of_two_with_one_name_the_second_gets_a_number(town: RightsTown, person: Person) -> None:
    title = f"Straatfeest {person.name}"
    first, second = approved(town, title), approved(town, title)
    run(town, f"UPDATE article_draft SET publish_on = {_DAY} - (id = '{first}')::int")
    run(town, f"UPDATE article_draft SET publish_on = '2026-11-01' WHERE id = '{first}'")
    set_clocks(town, datetime.now(LOCAL_ZONE))
    assert town.of(person).publish_due() == 2
    names = [rows(town, "SELECT slug FROM article WHERE id = :id", each)[0][0] for each in (first, second)]
    assert names[1] == f"{names[0]}-2"


def test_a_withdrawn_article_comes_back(town: RightsTown) -> None:
    article_id = put(town, title="Weg")
    draft_id = due(town, "Terug", article_id)
    run(town, f"UPDATE article SET withdrawn_at = now(), withdrawn_because = 'Klaar' WHERE id = '{article_id}'")
    assert (draft_id, town.of(BAKKER).publish_due()) == (article_id, 1)
    assert stored(town, article_id)["article"][0][3:] == (None, "", None)


# nothing else


_FORGED = {
    "read by nobody": "approved_by = NULL",
    "by nobody and read by nobody": "approved_by = NULL, authors = ''",
    "by nobody": "authors = ''",
    "read by its author": f"authors = '{SMIT.id}' || E'\\n' || '{MULDER.id}'",
    "read by its author, written otherwise": f"authors = '{str(MULDER.id).upper()}'",
    "still being written": "state = 'writing'",
    "still being read": "state = 'in_review'",
    "without a day": "publish_on = NULL",
    "of another article": f"article = jsonb_set(article::jsonb, '{{id}}', '\"{new_id()}\"')::json",
    "without a name": "article = (article::jsonb - 'title')::json",
    "by something that is no person": "authors = 'x'",
    "by a stranger": f"authors = '{new_id()}'",
}


@pytest.fixture(params=["ENABLE", "DISABLE"], ids=["with", "without"])
def second_guard(town: RightsTown, request: pytest.FixtureRequest) -> Iterator[None]:
    """The trigger that looks at each version once more, or not: either of both is enough."""
    run(town, f"ALTER TABLE article_version {request.param} TRIGGER keep_publication")
    yield
    run(town, "ALTER TABLE article_version ENABLE TRIGGER keep_publication")


@pytest.mark.usefixtures("second_guard")
@pytest.mark.parametrize("forged", _FORGED.values(), ids=_FORGED.keys())
def test_R4_a_forged_draft_is_not_published_and_keeps_no_other_from_its_day(town: RightsTown, forged: str) -> None:
    wrong = due(town, in_days=-1)
    run(town, f"UPDATE article_draft SET {forged} WHERE id = '{wrong}'")
    right = due(town)
    assert psql(town, BAKKER.login, ASK).split() == ["1"]
    assert (versions(town, wrong), versions(town, right)) == (0, 1)


def test_R4_what_only_the_second_guard_refuses_keeps_no_other_from_its_day(town: RightsTown) -> None:
    wrong, right = due(town, in_days=-1), due(town)
    run(town, f"UPDATE article_draft SET authors = '{str(SMIT.id).upper()}' WHERE id = '{wrong}'")
    assert psql(town, BAKKER.login, ASK).split() == ["1"]
    assert (versions(town, wrong), versions(town, right)) == (0, 1)


def test_R4_an_editor_brings_nothing_before_agents_by_the_seat_of_another(town: RightsTown) -> None:
    editor = town.of(SMIT)
    saved = editor.save_draft(typed(editor.new_draft("Eigen mening"), sections=TEXT))
    for approved_by in ("NULL", f"'{SMIT.id}'", f"'{MULDER.id}'"):
        changed = f"state = 'scheduled', publish_on = '2026-01-01', approved_by = {approved_by}"
        psql(town, SMIT.login, f"UPDATE article_draft SET {changed} WHERE id = '{saved.draft.id}'")
        assert psql(town, BAKKER.login, ASK).split() == ["0"]


def test_R4_who_calls_gets_no_right_on_articles(town: RightsTown) -> None:
    article_id = due(town)
    script = f"""
        BEGIN;
        {ASK}
        UPDATE article_version SET note = 'x' WHERE article_id = '{article_id}' RETURNING 'changed';
        ROLLBACK;
        SET search_path = pg_temp; SET timezone = 'Pacific/Kiritimati'; SET datestyle = 'German';
        {ASK}
        INSERT INTO public.article_change (article_id, changed_at) VALUES ('{article_id}', now()) RETURNING 'added';
        DELETE FROM public.article_draft RETURNING 'removed';
        """
    assert psql(town, BAKKER.login, script).split() == ["1", "1"]
    day = "CAST(published_at AT TIME ZONE 'Europe/Amsterdam' AS date)::text"
    is_of_here = f"SELECT content ->> 'modified_on' = {day} FROM article_version WHERE article_id = :id"
    assert rows(town, is_of_here, article_id) == [(True,)]


def test_R4_a_login_of_no_person_publishes_nothing(town: RightsTown) -> None:
    with town.admin.begin() as connection:
        connection.exec_driver_sql("DROP ROLE IF EXISTS stray_editor; CREATE ROLE stray_editor LOGIN")
        connection.exec_driver_sql("GRANT baliewijs_agent, baliewijs_person TO stray_editor")
    article_id = due(town)
    assert psql(town, "stray_editor", ASK).split() == ["0"]
    assert versions(town, article_id) == 0


def test_what_somebody_changes_at_that_moment_is_not_published(town: RightsTown) -> None:
    article_id = due(town)
    with ThreadPoolExecutor(1) as pool, town.admin.begin() as connection:
        connection.execute(text(f"UPDATE article_draft SET state = 'writing' WHERE id = '{article_id}'"))
        asked = pool.submit(town.of(BAKKER).publish_due)
        wait_for_waiting(connection, 1)
        connection.commit()
        assert (asked.result(), versions(town, article_id)) == (0, 0)


# the log


@pytest.mark.parametrize("is_program", [True, False], ids=["the program", "psql"])
def test_the_log_tells_at_whose_seat_it_went_and_that_nobody_did_it(town: RightsTown, is_program: bool) -> None:
    article_id, agent = due(town), town.of(BAKKER)
    if is_program:
        agent.publish_due()
    else:
        psql(town, BAKKER.login, ASK)
    line = "SELECT action, object, origin, actor_id FROM log_entry JOIN log_personal USING (number)"
    ((*told, actor_id),) = rows(town, f"{line} WHERE object_id = :text", article_id)
    origin = f"{a_seat().code}, on its day" if is_program else "past the program"
    assert (told[-1], actor_id) == (origin, BAKKER.id)
