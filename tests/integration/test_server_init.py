"""Setting a server up, again and again, and finding out when it is not any more as it was set up."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from app.cli import main
from app.domain.errors import BaliewijsError
from app.persistence.database import open_server
from app.persistence.server.checking import check_server
from app.persistence.server.initialising import FirstAdministrator, initialise
from tests.integration.rights_town import BAKKER, RightsTown, rights_town

PASSWORD = "een lange zin met woorden"


@pytest.fixture(scope="module")
def town(postgresql_admin: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RightsTown]:
    with rights_town(postgresql_admin, "set_up", tmp_path_factory.mktemp("set-up")) as town:
        yield town


def test_R4_setting_up_again_changes_nothing_and_all_is_as_the_matrix_says(town: RightsTown) -> None:
    town.hand_off()
    before = [contacts(town), check_server(town.address)]
    initialise(town.address)
    assert [contacts(town), check_server(town.address)] == before == [1, []]


def contacts(town: RightsTown) -> int:
    """How many there are."""
    with town.admin.connect() as connection:
        return connection.scalar(text("SELECT count(*) FROM contact")) or 0


HARM = {
    "GRANT DELETE ON contact TO baliewijs_agent": "baliewijs_agent has a right too many: DELETE contact.",
    "GRANT SELECT ON norm TO PUBLIC": "PUBLIC has a right too many: SELECT norm.",
    "GRANT UPDATE (note) ON contact TO baliewijs_agent": "baliewijs_agent has a right too many: UPDATE contact (note).",
    "REVOKE SELECT ON article FROM baliewijs_agent": "baliewijs_agent misses a right: SELECT article.",
    "GRANT EXECUTE ON FUNCTION baliewijs.put_login TO PUBLIC": "right too many: EXECUTE baliewijs.put_login.",
    "GRANT CREATE ON SCHEMA public TO PUBLIC": "PUBLIC has a right too many: CREATE public.",
    "GRANT TEMPORARY ON DATABASE set_up TO PUBLIC": "PUBLIC has a right too many: TEMPORARY database.",
    "GRANT USAGE ON LANGUAGE plpgsql TO PUBLIC": "PUBLIC has a right too many: USAGE language plpgsql.",
    "GRANT UPDATE ON SEQUENCE article_step_number_seq TO baliewijs_agent": "UPDATE article_step_number_seq.",
    "ALTER TABLE survey DISABLE ROW LEVEL SECURITY": "Nothing guards the rows of survey",
    "ALTER TABLE receipt NO FORCE ROW LEVEL SECURITY": "Nothing guards the rows of receipt",
    "ALTER TABLE fee_line OWNER TO postgres": "The table fee_line belongs to postgres.",
    "CREATE VIEW opened AS SELECT * FROM contact": "opened is not of this program",
    "ALTER POLICY see_unshielded ON contact USING (true)": "The policy see_unshielded of contact",
    "CREATE POLICY door ON hand_off FOR SELECT TO baliewijs_editor USING (true)": "The policy door of hand_off",
    "DROP POLICY see_unshielded ON subject": "The policy see_unshielded of subject",
    "ALTER POLICY see_unshielded ON work_item TO baliewijs_editor": "The policy see_unshielded of work_item",
    "ALTER FUNCTION baliewijs.me RESET search_path": "The function me is not what it was made as.",
    "CREATE OR REPLACE FUNCTION baliewijs.made_contact(wanted uuid) RETURNS boolean LANGUAGE sql STABLE"
    " SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS 'SELECT true'": "The function made_contact is not",
    "CREATE FUNCTION baliewijs.door() RETURNS text LANGUAGE sql AS 'SELECT 1::text'": "The function door is missing",
    "ALTER TABLE article_draft DISABLE TRIGGER keep_approval": "The trigger keep_approval of article_draft",
    "ALTER ROLE baliewijs_owner LOGIN": "The role baliewijs_owner must not be LOGIN.",
    'ALTER ROLE "bakker-at-work" BYPASSRLS': "The login bakker-at-work of a person goes past every right",
    'GRANT baliewijs_backup TO "bakker-at-work"': "The role bakker-at-work is in the group baliewijs_backup",
    'GRANT baliewijs_editor TO "bakker-at-work"': "The rights of S. Bakker on the server are not those of the list",
    "INSERT INTO seat SELECT gen_random_uuid(), 'S' || n, '', '', 'counter' FROM generate_series(1, 40) AS n": "133",
}
BY_HAND = (
    'ALTER ROLE "bakker-at-work" NOBYPASSRLS',
    'REVOKE baliewijs_backup, baliewijs_editor FROM "bakker-at-work"',
    "DROP VIEW opened",
    "ALTER TABLE article_draft ENABLE TRIGGER keep_approval",
    "DELETE FROM seat WHERE code <> 'BAL3'",
)
"""What setting up again leaves alone: it is not of this program, or somebody may have meant it."""


def run(town: RightsTown, statements: Iterable[str]) -> None:
    """As the superuser."""
    with town.admin.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def test_R4_the_check_finds_whatever_was_changed_and_setting_up_mends_it(town: RightsTown) -> None:
    run(town, HARM)
    found = check_server(town.address)
    unseen = [sign for sign in HARM.values() if not any(sign in line for line in found)]
    initialise(town.address)
    run(town, BY_HAND)
    assert (unseen, check_server(town.address)) == ([], [])


def test_a_function_that_an_earlier_version_made_with_other_arguments_goes(town: RightsTown) -> None:
    earlier = "CREATE FUNCTION baliewijs.come_back(uuid[]) RETURNS SETOF uuid LANGUAGE sql AS 'SELECT unnest($1)'"
    run(town, [earlier])
    initialise(town.address)
    assert check_server(town.address) == []


def test_the_first_administrator_signs_in_and_no_password_reaches_the_server(town: RightsTown) -> None:
    initialise(town.address, administrator=FirstAdministrator("baas-at-work", "B. Aas", PASSWORD))
    open_server(town.address, "baas-at-work", PASSWORD).close()
    with town.admin.connect() as connection:
        stored = connection.scalar(text("SELECT rolpassword FROM pg_authid WHERE rolname = 'baas-at-work'"))
        found = connection.scalars(text("SELECT roles FROM person WHERE login = 'baas-at-work'")).all()
    assert (stored.partition("$")[0], found) == ("SCRAM-SHA-256", ["administrator"])


def test_only_a_superuser_sets_up(town: RightsTown) -> None:
    with pytest.raises(BaliewijsError) as raised:
        initialise(town.address.replace("postgres@", f"{BAKKER.login}@"))
    assert raised.value.key == "superuser-needed"


def test_both_on_the_command_line(
    town: RightsTown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BALIEWIJS_PASSWORD", PASSWORD)
    common = ("--url", town.address, "--data", str(tmp_path), "--language", "en")
    assert main(("server", "init", *common, "--administrator", "chef-at-work", "--name", "C. Hef")) == 0
    assert main(("server", "check", *common)) == 0
    run(town, ["GRANT DELETE ON contact TO baliewijs_agent"])
    assert main(("server", "check", *common)) == 1
    assert "baliewijs_agent has a right too many: DELETE contact." in capsys.readouterr().out
    run(town, ["REVOKE DELETE ON contact FROM baliewijs_agent"])
