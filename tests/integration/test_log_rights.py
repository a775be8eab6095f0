"""R5 on a server that guards its rights: everybody is logged in their own name, and a privacy officer proves it."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, text

from app.domain.errors import DomainError
from app.domain.log import LogAction, LogEvent, LogObject
from app.domain.log_proof import prove
from app.domain.organisation import Person
from app.services.log_ports import LogQuery
from app.services.log_reading import check_log
from tests.integration.rights_town import BAKKER, JANSEN, PEOPLE, PRINS, RightsTown, rights_town

EVENT = LogEvent(LogAction.SEEN, LogObject.CUSTOMER, "x", actor_id=JANSEN.id, actor=JANSEN.name, origin="BAL3")


@pytest.fixture(scope="module")
def town(postgresql_admin: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RightsTown]:
    with rights_town(postgresql_admin, "log_rights", tmp_path_factory.mktemp("log")) as town:
        yield town


def test_R5_what_everybody_logs_is_one_chain_in_their_own_names(town: RightsTown) -> None:
    for person in PEOPLE:
        with town.database(person).write() as tx:
            tx.log.append(EVENT)
    with town.database(PRINS).read() as tx:
        lines = tx.log.entries(LogQuery(), len(PEOPLE))
    assert check_log(town.database(PRINS), []).is_right
    assert [line.personal.actor for line in lines[::-1] if line.personal] == [person.name for person in PEOPLE]


def test_R5_an_agent_neither_reads_nor_erases_the_log(town: RightsTown) -> None:
    database = town.database(BAKKER)
    with pytest.raises(DomainError, match="role-missing"):
        check_log(database, [])
    with pytest.raises(DomainError, match="role-missing"), database.write() as tx:
        tx.log.erase_personal(EVENT, [JANSEN.id])


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log_entry SET origin = 'x'",
        "DELETE FROM log_entry",
        "DELETE FROM log_personal",
        "UPDATE log_personal SET actor = 'x'",
        "INSERT INTO log_personal (number, salt, actor, object_id) VALUES (1, '', '', '')",
        "TRUNCATE log_entry CASCADE",
        "ALTER TABLE log_entry DISABLE TRIGGER ALL",
        "SELECT baliewijs.log_write('seen', 'log', 'done', '', '1-9', NULL, 'x', '', NULL)",
    ],
)
def test_R5_nobody_writes_in_the_log_past_its_functions(town: RightsTown, person: Person, statement: str) -> None:
    database = town.database(person)
    with pytest.raises(DomainError, match="role-missing"), database.session(writing=True) as session:
        session.execute(text(statement))


def test_R5_a_privacy_officer_erases_and_the_log_stays_proven(town: RightsTown) -> None:
    town.hand_off(BAKKER)
    officer = town.database(PRINS)
    with officer.read() as tx:
        [line] = [each for each in tx.log.entries(LogQuery(), 9) if each.action == "added" and each.object == "contact"]
    assert line.personal
    assert line.personal.customer_id
    with officer.write() as tx:
        assert tx.log.erase_personal(EVENT, [line.personal.customer_id]) >= 3
    with officer.read() as tx:
        lines = list(tx.log.chain())
    assert prove(lines).faults == ()
    assert str(line.number) in lines[-1].erased
