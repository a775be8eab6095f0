"""R4: each role against each table, with psql: what the matrix refuses the database refuses, what it allows works."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from app.domain.ids import new_id
from app.domain.organisation import Person
from app.domain.rights import Action, Role
from app.persistence.all_tables import METADATA
from app.persistence.logins import SqlLoginStore
from app.persistence.organisation import SqlOrganisationStore
from tests.builders import a_person
from tests.integration.attack_psql import psql, psql_answers
from tests.integration.attack_rows import HIDDEN, Rows, Target, literal
from tests.integration.rights_oracle import is_allowed
from tests.integration.rights_town import RightsTown, rights_town

_NO_RIGHT = "42501"
_STOPPED_LATER = ("23502", "23503", "23505", "23514")
"""A constraint stopped it: rights are looked at before, so they had let it through."""


@dataclass(frozen=True)
class Attempt:
    """Something that a role tries, and whether the matrix allows it."""

    role: Role
    action: Action
    target: Target
    column: str
    statement: str
    is_allowed: bool

    @property
    def told(self) -> str:
        """As a hole or a closed door is reported."""
        verb = "works" if not self.is_allowed else "is refused"
        return f"{self.role} {self.action} {self.target.table}.{self.column} ({self.target.kind}) {verb}"


@dataclass
class Attack:
    """The town with its rows, and somebody of each role."""

    town: RightsTown
    people: dict[Role, Person]
    targets: dict[Role, list[Target]]

    def answers(self, role: Role, statements: list[str]) -> list[tuple[str, int]]:
        """What psql says to each as this role, undone at once: the SQLSTATE and how many rows it was about."""
        return psql_answers(self.town, self.people[role].login, statements)


@pytest.fixture(scope="module")
def attack(postgresql_admin: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attack]:
    with rights_town(postgresql_admin, "attacked", tmp_path_factory.mktemp("attacked")) as town:
        yield _attack(town)


def _attack(town: RightsTown) -> Attack:
    people = {role: _someone(role) for role in Role}
    stranger = a_person(id=new_id(), name="Stranger", unit_id="werk-inkomen")
    with Session(town.admin) as session, session.begin():
        organisation, logins = SqlOrganisationStore(session), SqlLoginStore(session)
        organisation.put_person(stranger)
        for person in people.values():
            organisation.put_person(replace(person, login="", roles=()))
            logins.put(person, None)
        colleague = a_person(id=new_id(), name="Colleague", unit_id="parkeren")
        organisation.put_person(colleague)
    with town.admin.begin() as connection:
        rows = Rows(connection, stranger.id, colleague.id)
        shared = rows.shared()
        targets = {role: [*shared, *rows.of_person(person.id, shared)] for role, person in people.items()}
    return Attack(town, people, targets)


def _someone(role: Role) -> Person:
    return a_person(id=new_id(), name=role.value, unit_id="parkeren", roles=(role,), login=f"{role}-attacks")


def attempts(role: Role, targets: list[Target]) -> Iterator[Attempt]:
    """Everything that this role can try with these rows."""
    for target in targets:
        yield _attempt(role, Action.ADD, target, "", _adding(target))
        yield _attempt(role, Action.REMOVE, target, "", f'DELETE FROM "{target.table}" WHERE {target.where}')
        for column in target.values:
            seeing = f'SELECT "{column}" FROM "{target.table}" WHERE {target.where}'
            value = literal(target.values[column])
            changing = f'UPDATE "{target.table}" SET "{column}" = {value} WHERE {target.where}'
            yield _attempt(role, Action.SEE, target, column, seeing)
            yield _attempt(role, Action.CHANGE, target, column, changing)


def _attempt(role: Role, action: Action, target: Target, column: str, statement: str) -> Attempt:
    return Attempt(role, action, target, column, statement, is_allowed(role, action, target, column))


def _adding(target: Target) -> str:
    """The row once more; with an id of its own where it has one."""
    values = {name: literal(value) for name, value in target.values.items()}
    keys = [column.name for column in METADATA.tables[target.table].primary_key]
    if keys == ["id"] and "-" in (target.values["id"] or ""):
        values["id"] = "gen_random_uuid()"
    names = ", ".join(f'"{name}"' for name in values)
    return f'INSERT INTO "{target.table}" ({names}) VALUES ({", ".join(values.values())})'


def test_R4_what_the_matrix_refuses_the_database_refuses_and_what_it_allows_works(attack: Attack) -> None:
    tried = {role: list(attempts(role, attack.targets[role])) for role in Role}

    def answers(role: Role) -> list[tuple[str, int]]:
        return attack.answers(role, [attempt.statement for attempt in tried[role]])

    with ThreadPoolExecutor(2) as pool:
        told = dict(zip(Role, pool.map(answers, Role), strict=True))
    pairs = [pair for role in Role for pair in zip(tried[role], told[role], strict=True)]
    wrong = [(attempt.told, answer) for attempt, answer in pairs if attempt.is_allowed is not _worked(answer)]
    counted = Counter(attempt.is_allowed for attempt, _answer in pairs)
    print(f"R4: {len(pairs)} attempts, {counted[False]} refused, {counted[True]} allowed, {len(wrong)} wrong")
    assert wrong == []


def _worked(answer: tuple[str, int]) -> bool:
    state, rows = answer
    assert state in ("00000", _NO_RIGHT, *_STOPPED_LATER), state
    return state in _STOPPED_LATER or (state == "00000" and rows > 0)


# past the matrix


_BECOMING_SOMEBODY_ELSE = (
    *(f"SET ROLE {role}" for role in ("baliewijs_owner", "baliewijs_guard", "baliewijs_backup", "postgres")),
    *(f"SET SESSION AUTHORIZATION {role}" for role in ("baliewijs_owner", "postgres", '"bakker-at-work"')),
    "GRANT baliewijs_privacy_officer TO CURRENT_USER",
    "GRANT baliewijs_owner TO CURRENT_USER",
    "CREATE ROLE door LOGIN SUPERUSER",
    "ALTER ROLE CURRENT_USER BYPASSRLS",
    "ALTER ROLE CURRENT_USER SUPERUSER",
    "ALTER ROLE \"bakker-at-work\" PASSWORD 'door'",
)
_CHANGING_THE_GUARD = (
    "ALTER TABLE contact DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE contact NO FORCE ROW LEVEL SECURITY",
    "ALTER TABLE contact OWNER TO CURRENT_USER",
    "ALTER TABLE contact ADD COLUMN door text",
    "ALTER POLICY see_unshielded ON contact USING (true)",
    "DROP POLICY see_unshielded ON contact",
    "CREATE POLICY door ON contact USING (true)",
    "GRANT SELECT ON person_password TO CURRENT_USER",
    "CREATE TRIGGER door BEFORE UPDATE ON contact FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "CREATE RULE door AS ON INSERT TO contact DO INSTEAD NOTHING",
    "ALTER FUNCTION baliewijs.me() OWNER TO CURRENT_USER",
    "CREATE OR REPLACE FUNCTION baliewijs.me() RETURNS uuid LANGUAGE sql AS 'SELECT gen_random_uuid()'",
    "DROP TABLE log_entry",
    "TRUNCATE log_entry",
    "TRUNCATE contact CASCADE",
    "LOCK TABLE contact IN ACCESS EXCLUSIVE MODE",
    "ALTER DATABASE attacked SET search_path = pg_temp",
    "ALTER SYSTEM SET log_statement = 'all'",
)
_MAKING_A_TOOL = (
    "CREATE TABLE door (id int)",
    "CREATE TABLE baliewijs.door (id int)",
    "CREATE SCHEMA door",
    "CREATE TEMPORARY TABLE person (id uuid, login text)",
    "CREATE FUNCTION pg_temp.me() RETURNS uuid LANGUAGE sql AS 'SELECT gen_random_uuid()'",
    "CREATE FUNCTION leak(text) RETURNS boolean LANGUAGE plpgsql COST 0.0001"
    " AS 'BEGIN RAISE NOTICE ''%'', $1; RETURN true; END'",
    "CREATE VIEW door AS SELECT * FROM contact",
    "DO 'BEGIN RAISE NOTICE ''door''; END'",
    "CREATE EXTENSION dblink",
    "CREATE OPERATOR <<< (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq)",
)
_REACHING_OUT = (
    "COPY (SELECT 1) TO PROGRAM 'cat'",
    "COPY (SELECT 1) TO '/tmp/door'",
    "COPY person_password TO STDOUT",
    "SELECT pg_read_file('PG_VERSION')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT * FROM pg_authid",
    "SELECT * FROM pg_shadow",
    "SELECT * FROM pg_statistic",
    "SELECT * FROM pg_hba_file_rules",
    "SELECT setval('article_change_sequence_seq', 1000000)",
    "SELECT * FROM person_password",
    "INSERT INTO log_entry SELECT * FROM log_entry",
    "SELECT baliewijs.log_write('a', 'b', 'c', 'd', '', NULL, 'e', 'f', NULL)",
)


@pytest.mark.parametrize(
    "statements",
    [
        pytest.param(_BECOMING_SOMEBODY_ELSE, id="becoming somebody else"),
        pytest.param(_CHANGING_THE_GUARD, id="changing the guard"),
        pytest.param(_MAKING_A_TOOL, id="making a tool"),
        pytest.param(_REACHING_OUT, id="reaching out"),
    ],
)
def test_R4_there_is_no_way_round_the_matrix(attack: Attack, statements: tuple[str, ...]) -> None:
    held = {
        role: [
            statement
            for statement, (state, _rows) in zip(statements, attack.answers(role, list(statements)), strict=True)
            if state == "00000"
        ]
        for role in Role
    }
    print(f"R4: {len(Role) * len(statements)} attempts past the matrix")
    assert not any(held.values()), held


_SECRET = "geheime vraag"


def hidden_row(attack: Attack, table: str) -> Target:
    """What is shielded for people of another unit."""
    return next(each for each in attack.targets[Role.AGENT] if (each.table, each.kind) == (table, HIDDEN))


@pytest.fixture(scope="module")
def secret(attack: Attack) -> Target:
    """A shielded hand-off of another unit, with something to find out."""
    hidden = next(
        target for target in attack.targets[Role.AGENT] if (target.table, target.kind) == ("hand_off", HIDDEN)
    )
    with attack.town.admin.begin() as connection:
        connection.execute(text(f"UPDATE hand_off SET question = '{_SECRET}' WHERE {hidden.where}"))
        connection.execute(text("ANALYZE hand_off"))
    return hidden


@pytest.mark.parametrize("role", [Role.AGENT, Role.HANDLER])
def test_R4_nothing_of_what_is_shielded_leaks(attack: Attack, secret: Target, role: Role) -> None:
    work = hidden_row(attack, "work_item")
    script = f"""
        SELECT question FROM hand_off WHERE {secret.where};
        SET row_security = off; SELECT question FROM hand_off; RESET row_security;
        SELECT * FROM hand_off WHERE question::int = 1;
        SELECT * FROM hand_off WHERE 1 / (length(question) - {len(_SECRET)}) > 0;
        SELECT most_common_vals FROM pg_stats WHERE tablename = 'hand_off';
        SELECT question FROM hand_off WHERE {secret.where} FOR UPDATE;
        UPDATE hand_off SET legal_on = NULL RETURNING question;
        UPDATE work_item SET answer = answer RETURNING answer;
        SELECT * FROM baliewijs.masked_history((SELECT customer_id FROM contact LIMIT 1));
        SELECT has_table_privilege('hand_off', 'SELECT');
        COPY hand_off TO STDOUT;
        SET search_path = pg_temp, public; SELECT baliewijs.knows_hand_off({literal(work.values["hand_off_id"])});
        EXPLAIN (ANALYZE, VERBOSE) SELECT * FROM hand_off WHERE question = '{_SECRET[:3]}';
        INSERT INTO hand_off_unit VALUES ({literal(secret.values["id"])}, 7, 'parkeren');
        INSERT INTO work_step (item_id, number, kind, at, person_id, text, unit_id) VALUES
            ({literal(work.values["id"])}, 90, 'passed_on', now(), baliewijs.me(), '', 'parkeren');
        UPDATE work_item SET hand_off_id = {literal(secret.values["id"])};
        UPDATE person SET unit_id = 'werk-inkomen' WHERE id = baliewijs.me();
        SELECT question FROM hand_off;
        """
    assert _SECRET not in psql(attack.town, attack.people[role].login, script)


_VERIFIER = "SCRAM-SHA-256$4096:" + "A" * 24 + "$" + "B" * 43 + "=:" + "C" * 43 + "="


def test_R4_only_an_administrator_gives_logins(attack: Attack) -> None:
    person = attack.people[Role.AGENT].id
    put = f"SELECT baliewijs.put_login('{person}', 'agent-attacks', NULL, 'privacy_officer')"
    end = f"SELECT baliewijs.end_login('{person}')"
    allowed = {role for role in Role if ("00000", 1) in attack.answers(role, [put, end])}
    assert allowed == {Role.ADMINISTRATOR}


@pytest.mark.parametrize(
    ("login", "verifier", "roles"),
    [
        pytest.param("postgres", "NULL", "agent", id="the login of the superuser"),
        pytest.param("baliewijs_owner", "NULL", "agent", id="that of the owner"),
        pytest.param("baliewijs_door", "NULL", "agent", id="a name like a group"),
        pytest.param("pg_door", "NULL", "agent", id="a name of the server"),
        pytest.param("agent-attacks", "NULL", "agent", id="that of another person"),
        pytest.param("nobody-s-login", "NULL", "agent", id="that of no person"),
        pytest.param("door; DROP TABLE log_entry", "NULL", "agent", id="a statement"),
        pytest.param('door" SUPERUSER', "NULL", "agent", id="a quoted attribute"),
        pytest.param("door", "'geheim'", "agent", id="a password that is none"),
        pytest.param("door", "'md5aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'", "agent", id="an old hash"),
        pytest.param("door", "NULL", "owner", id="the function of owner"),
        pytest.param("door", "NULL", "backup", id="that of backups"),
        pytest.param("door", "NULL", "agent\nguard", id="that of guard beside another"),
        pytest.param("door", "NULL", "administrator, postgres", id="two in one"),
    ],
)
def test_R4_an_administrator_gives_nothing_but_functions_of_people(
    attack: Attack, login: str, verifier: str, roles: str
) -> None:
    with attack.town.admin.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(
            text('DO $$ BEGIN CREATE ROLE "nobody-s-login" LOGIN; EXCEPTION WHEN duplicate_object THEN END $$')
        )
    person = attack.people[Role.HANDLER].id
    put = f"SELECT baliewijs.put_login('{person}', {literal(login)}, {verifier}, {literal(roles)})"
    ((state, _rows),) = attack.answers(Role.ADMINISTRATOR, [put])
    assert state != "00000"


def test_R4_an_administrator_gives_a_login_its_functions_and_ends_it(attack: Attack) -> None:
    person = attack.people[Role.HANDLER].id
    script = f"""
        BEGIN;
        SELECT baliewijs.put_login('{person}', 'Nieuw.Login', '{_VERIFIER}', E'agent\\neditor');
        SELECT rolname, rolcanlogin, rolsuper FROM pg_roles WHERE rolname = 'Nieuw.Login';
        SELECT pg_has_role('Nieuw.Login', 'baliewijs_editor', 'MEMBER');
        SELECT pg_has_role('handler-attacks', 'baliewijs_handler', 'MEMBER');
        SELECT baliewijs.end_login('{person}');
        SELECT rolcanlogin FROM pg_roles WHERE rolname = 'Nieuw.Login';
        ROLLBACK;
        """
    told = psql(attack.town, attack.people[Role.ADMINISTRATOR].login, script).split()
    assert told == ["Nieuw.Login|t|f", "t", "f", "f"]


def test_R4_a_login_of_no_person_reaches_nothing(attack: Attack) -> None:
    with attack.town.admin.begin() as connection:
        connection.exec_driver_sql("DROP ROLE IF EXISTS stray; CREATE ROLE stray LOGIN")
        connection.exec_driver_sql("GRANT baliewijs_agent, baliewijs_privacy_officer, baliewijs_person TO stray")
    tables = sorted(METADATA.tables)
    told = psql_answers(attack.town, "stray", [f'SELECT FROM "{table}"' for table in tables])
    assert [table for table, (_state, rows) in zip(tables, told, strict=True) if rows] == []


def test_R4_a_login_without_a_group_may_not_even_connect(attack: Attack) -> None:
    with attack.town.admin.begin() as connection:
        connection.exec_driver_sql("DROP ROLE IF EXISTS outsider; CREATE ROLE outsider LOGIN")
    assert psql(attack.town, "outsider", "\\echo in") == ""
