"""R4: what a login can try with psql that no list of tables, columns and kinds of rows comes upon by itself."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from sqlalchemy import Engine, text

from app.domain.customer import Customer
from app.domain.ids import new_id
from app.domain.organisation import Person
from app.services.contacts import finish_contact
from tests.builders import a_contact, a_customer, a_municipality, a_seat, a_subject
from tests.integration.attack_psql import psql, psql_answers
from tests.integration.editing_house import typed
from tests.integration.rights_town import (
    BAKKER,
    JANSEN,
    KONING,
    MULDER,
    PRINS,
    SMIT,
    YILMAZ,
    RightsTown,
    rights_town,
)
from tests.integration.test_rights_at_work import TEXT

NO_RIGHT = "42501"


@pytest.fixture(scope="module")
def town(postgresql_admin: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RightsTown]:
    with rights_town(postgresql_admin, "with_holes", tmp_path_factory.mktemp("town")) as town:
        yield town


def states(town: RightsTown, person: Person, *statements: str) -> list[str]:
    """The SQLSTATE of each statement, in one transaction that is undone."""
    return [state for state, _rows in psql_answers(town, person.login, list(statements))]


# what a customer asked about


def _asked_about(town: RightsTown, agent: Person, customer: Customer, article_id: UUID, **changes: object) -> UUID:
    subject = a_subject(article_id=article_id, article_version=1, **changes)
    contact = a_contact(customer=customer, subjects=(subject,), agent_id=agent.id)
    finish_contact(town.database(agent), contact, a_municipality(), a_seat(), agent, "en")
    return contact.id


def _trying(town: RightsTown, customer: Customer, article_id: UUID) -> str:
    """Register something about an article, look whether the customer came back about it, and undo all of it."""
    contact = f"(SELECT id FROM contact WHERE customer_id = '{customer.id}' AND number = 'TRY0000000')"
    return f"""
        BEGIN;
        INSERT INTO contact (id, number, channel, seat_id, agent_id, started_at, ended_at, held_seconds, customer_id,
            note, payment, fingerprint)
        SELECT gen_random_uuid(), 'TRY0000000', 'telephone', (SELECT id FROM seat LIMIT 1), baliewijs.me(),
            started_at + interval '1 hour', started_at + interval '2 hours', 0, '{customer.id}', '', 'none', ''
        FROM baliewijs.masked_history('{customer.id}') LIMIT 1;
        INSERT INTO subject (id, contact_id, position, title, outcome, line, kind, article_id, article_version,
            own_question, detail, shielded)
        VALUES (gen_random_uuid(), {contact}, 0, 'x', 'answered_directly', 1, 'question', '{article_id}', 1, '', '',
            false);
        SELECT 'registered' FROM subject WHERE contact_id = {contact} AND product <> '';
        SELECT 'found', * FROM baliewijs.come_back({contact});
        ROLLBACK;
        """


def test_R4_nobody_tries_without_a_trace_what_a_shielded_subject_was_about(town: RightsTown) -> None:
    customer, article = a_customer(), town.town(SMIT).put()
    _asked_about(town, BAKKER, customer, article.id, unit_id="werk-inkomen", shielded=True)
    told = psql(town, JANSEN.login, _trying(town, customer, article.id))
    assert told.split() == ["registered"]


def test_R4_what_a_subject_was_about_is_what_its_article_says(town: RightsTown) -> None:
    article = town.town(SMIT).put()
    contact_id = _asked_about(town, BAKKER, a_customer(), article.id)
    of_contact = f"FROM subject WHERE contact_id = '{contact_id}'"
    assert states(town, BAKKER, f"UPDATE subject SET product = 'bijstand' {of_contact[12:]}") == [NO_RIGHT]
    added = f"""
        BEGIN;
        INSERT INTO subject (id, contact_id, position, title, outcome, line, kind, own_question, detail,
            shielded, product)
        VALUES (gen_random_uuid(), '{contact_id}', 7, 'x', 'answered_directly', 1, 'question', '', '',
            false, 'bijstand');
        SELECT product {of_contact} ORDER BY position;
        ROLLBACK;
        """
    assert psql(town, BAKKER.login, added).splitlines() == [article.product or article.slug, ""]


# work that is shielded


def test_R4_with_work_that_somebody_does_not_see_nothing_else_is_done(town: RightsTown) -> None:
    hand_off = town.hand_off(unit_id="werk-inkomen", shielded=True, director_id=BAKKER.id)
    step = f"SELECT baliewijs.step_masked('{hand_off.id}', 1, {{}})"
    tries = ["'closed', NULL", "'answered', NULL", "'directed', NULL", "'directed', baliewijs.me()", "NULL, NULL"]
    assert "00000" not in states(town, JANSEN, *map(step.format, tries))
    assert states(town, YILMAZ, step.format(f"'directed', '{JANSEN.id}'")) == [NO_RIGHT]
    assert states(town, SMIT, step.format("'customer_reminded', NULL")) == [NO_RIGHT]


# approving


def _draft_for_review(town: RightsTown) -> UUID:
    editor = town.of(SMIT)
    saved = editor.save_draft(typed(editor.new_draft("Laadpaal"), sections=TEXT))
    return editor.ask_review(saved.draft.id, 1, None, None, "").draft.id


def test_R4_nobody_brings_a_draft_that_was_approved_by_somebody_else(town: RightsTown) -> None:
    columns = "state, base_version, authors, publish_on, note, revision, changed_at"
    copied = f"""
        INSERT INTO article_draft (id, article, approved_by, {columns})
        SELECT gen_random_uuid(), article, '{MULDER.id}', {columns} FROM article_draft
        WHERE id = '{_draft_for_review(town)}'
        """
    assert states(town, SMIT, copied) == [NO_RIGHT]


def test_R4_who_writes_in_a_draft_is_its_author_and_approves_it_no_more(town: RightsTown) -> None:
    draft_id = _draft_for_review(town)
    written = "article = jsonb_set(article::jsonb, '{title}', '\"Anders\"')::json"
    assert states(
        town,
        MULDER,
        f"UPDATE article_draft SET {written}, approved_by = baliewijs.me() WHERE id = '{draft_id}'",
        f"UPDATE article_draft SET approved_by = baliewijs.me() WHERE id = '{draft_id}'",
    ) == [NO_RIGHT, "00000"]
    told = psql(
        town,
        MULDER.login,
        f"""
        BEGIN;
        UPDATE article_draft SET {written} WHERE id = '{draft_id}' RETURNING authors;
        UPDATE article_draft SET approved_by = baliewijs.me() WHERE id = '{draft_id}' RETURNING 'approved';
        ROLLBACK;
        """,
    )
    assert str(MULDER.id) in told
    assert "approved" not in told


@pytest.mark.parametrize("reviewer", [None, MULDER.id, SMIT.id], ids=["nobody", "a reviewer", "the author"])
def test_R4_an_editor_publishes_nothing_in_the_name_of_who_did_not_approve_it(
    town: RightsTown, reviewer: UUID | None
) -> None:
    article, draft_id = town.town(SMIT).put(), _draft_for_review(town)
    read_by = f"'{reviewer}'" if reviewer else "NULL"
    version = f"""
        INSERT INTO article_version (article_id, version, content, published_at, author_id, reviewer_id)
        SELECT '{article.id}', 2, article, now(), '{SMIT.id}', {read_by} FROM article_draft WHERE id = '{draft_id}'
        """
    assert states(town, SMIT, version) == [NO_RIGHT]


def test_R4_a_step_of_an_article_is_in_the_own_name(town: RightsTown) -> None:
    step = "INSERT INTO article_step (article_id, kind, at, person_id, text, version) VALUES"
    values = "gen_random_uuid(), 'approved', now(), '{}', '', 0"
    assert states(town, SMIT, f"{step} ({values.format(MULDER.id)})", f"{step} ({values.format(SMIT.id)})") == [
        NO_RIGHT,
        "00000",
    ]


# logins


def test_R4_an_administrator_takes_nobody_s_place(town: RightsTown) -> None:
    assert states(
        town,
        KONING,
        f"UPDATE person SET login = NULL WHERE id = '{BAKKER.id}'",
        f"UPDATE person SET roles = 'privacy_officer' WHERE id = '{KONING.id}'",
        "INSERT INTO person (id, name, login) VALUES (gen_random_uuid(), 'Iemand', 'iemand-anders')",
        f"UPDATE person SET email = 'b@testdam.example' WHERE id = '{BAKKER.id}'",
    ) == [NO_RIGHT, NO_RIGHT, NO_RIGHT, "00000"]


def test_R4_the_last_administrator_stays_one(town: RightsTown) -> None:
    put = f"SELECT baliewijs.put_login('{KONING.id}', '{{}}', NULL, '{{}}')"
    end = f"SELECT baliewijs.end_login('{KONING.id}')"
    renamed = put.format("koning-the-second", "administrator")
    assert states(town, KONING, put.format(KONING.login, "agent"), end, renamed) == ["BW001", "BW001", "00000"]


def test_a_login_that_was_ended_can_be_given_again(town: RightsTown) -> None:
    end, put = (
        f"SELECT baliewijs.end_login('{JANSEN.id}');",
        f"SELECT baliewijs.put_login('{JANSEN.id}', '{JANSEN.login}', NULL, 'agent');",
    )
    can = f"SELECT rolcanlogin FROM pg_roles WHERE rolname = '{JANSEN.login}';"
    assert psql(town, KONING.login, f"BEGIN; {end} {can} {put} {can} ROLLBACK;").split() == ["f", "t"]


@pytest.mark.parametrize(
    "arguments",
    ["NULL, 'x', NULL, 'agent'", "'{id}', NULL, NULL, 'agent'", "'{id}', 'x', NULL, NULL", r"'{id}', E'x\n', NULL, ''"],
)
def test_R4_half_a_login_is_no_login(town: RightsTown, arguments: str) -> None:
    put = f"SELECT baliewijs.put_login({arguments.format(id=JANSEN.id)})"
    assert states(town, KONING, put) != ["00000"]


# the log


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param("NULL, 'contact', 'done', 'BAL1', NULL, '', '', NULL", id="no action"),
        pytest.param("'gezien!', 'contact', 'done', 'BAL1', NULL, '', '', NULL", id="other words"),
        pytest.param("'seen', 'contact', 'done', repeat('x', 2000), NULL, '', '', NULL", id="a long origin"),
        pytest.param("'seen', 'contact', 'done', '', NULL, '', repeat('x', 2000), NULL", id="a long object"),
    ],
)
def test_R4_the_log_takes_only_lines_of_a_log(town: RightsTown, arguments: str) -> None:
    assert states(town, BAKKER, f"SELECT baliewijs.log_append({arguments})") != ["00000"]


def test_R4_a_line_of_the_log_is_in_the_own_name_and_of_now(town: RightsTown) -> None:
    line = f"SELECT baliewijs.log_append('seen', 'contact', 'done', '', '{JANSEN.id}', 'Jansen', 'planted', NULL);"
    psql(town, BAKKER.login, line)
    with town.admin.connect() as connection:
        told = connection.execute(
            text(
                "SELECT actor_id, abs(extract(epoch FROM now() - at)) < 60 FROM log_personal JOIN log_entry"
                " USING (number) WHERE object_id = 'planted'"
            )
        ).one()
    assert told == (BAKKER.id, True)


def test_R4_only_a_privacy_officer_erases_from_the_log_and_that_stands_in_it(town: RightsTown) -> None:
    psql(town, BAKKER.login, "SELECT baliewijs.log_append('seen', 'contact', 'done', '', NULL, '', 'one', NULL)")
    erase = f"SELECT baliewijs.log_erase(ARRAY['{new_id()}']::uuid[], now(), {{}}, 'log', '', NULL, '', '')"
    assert states(town, BAKKER, erase.format("'erased'")) == [NO_RIGHT]
    assert states(town, PRINS, erase.format("NULL"), erase.format("'erased'")) == ["23502", "00000"]


def _lines_past_the_program(town: RightsTown, object_id: object) -> list[tuple[str, str, UUID]]:
    with town.admin.connect() as connection:
        lines = text(
            "SELECT action, object, actor_id FROM log_entry JOIN log_personal USING (number)"
            " WHERE origin = 'past the program' AND object_id = :id ORDER BY number"
        )
        return [tuple(row) for row in connection.execute(lines, {"id": str(object_id)})]


def test_R4_what_somebody_changes_past_the_program_is_logged(town: RightsTown) -> None:
    customer = a_customer()
    town.hand_off(customer=customer)
    assert _lines_past_the_program(town, customer.id) == []
    psql(town, JANSEN.login, f"UPDATE customer SET phone = '0612345678' WHERE id = '{customer.id}'")
    assert _lines_past_the_program(town, customer.id) == [("changed", "customer", JANSEN.id)]


def test_R4_rights_that_are_given_past_the_program_are_logged(town: RightsTown) -> None:
    psql(
        town,
        KONING.login,
        f"SELECT baliewijs.put_login('{PRINS.id}', '{PRINS.login}', NULL, E'privacy_officer\nhandler');"
        f"SELECT baliewijs.put_login('{PRINS.id}', '{PRINS.login}', NULL, 'privacy_officer');",
    )
    assert _lines_past_the_program(town, PRINS.id) == [("changed", "person", KONING.id)] * 2


def test_what_the_program_does_is_logged_once(town: RightsTown) -> None:
    hand_off = town.hand_off()
    town.of(YILMAZ).take(hand_off.id, 1)
    with town.admin.connect() as connection:
        past = text("SELECT count(*) FROM log_entry JOIN log_personal USING (number) WHERE origin = 'past the program'")
        about = text(" AND object_id = :id")
        assert connection.scalar(text(f"{past} {about}"), {"id": str(hand_off.id)}) == 0
