"""Promises R4 and R7: backups of a server that guards its rights are whole or are not made, and moving keeps rights."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from app.domain.errors import DomainError
from app.domain.log import LogAction
from app.domain.log_proof import prove
from app.domain.organisation import Person
from app.persistence.database import SqlDatabase, open_database, open_server
from app.persistence.server.checking import check_server
from app.persistence.server.initialising import FirstAdministrator, initialise
from app.services.archive_ports import Contents
from app.services.archiving import move_everything, restore_backup
from app.services.log_ports import LogQuery
from tests.archives import AUTHOR, backup_of, members, no_progress
from tests.integration.rights_town import BAKKER, KONING, RightsTown, rights_town

LOGIN = "nightly-at-work"


@pytest.fixture(scope="module")
def town(postgresql_admin: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RightsTown]:
    with rights_town(postgresql_admin, "archived", tmp_path_factory.mktemp("archived")) as town:
        town.hand_off()
        town.hand_off(shielded=True)
        with town.admin.begin() as connection:
            connection.execute(text(f'CREATE ROLE "{LOGIN}" LOGIN IN ROLE baliewijs_backup'))
        yield town
        with postgresql_admin.connect() as connection:
            connection.execute(text(f'DROP ROLE "{LOGIN}"'))


@pytest.fixture
def new_server(postgresql_admin: Engine, town: RightsTown) -> Iterator[str]:
    """The address of a server that was just set up."""
    with postgresql_admin.connect() as connection:
        connection.execute(text("CREATE DATABASE moved_to"))
    address = town.address.replace("/archived", "/moved_to")
    initialise(address, administrator=FirstAdministrator("first-at-work", "P. de Wit", ""))
    yield address
    with postgresql_admin.connect() as connection:
        connection.execute(text("DROP DATABASE moved_to WITH (FORCE)"))
        connection.execute(text('DROP ROLE "first-at-work"'))


def contents(database: SqlDatabase) -> Contents:
    with database.read() as tx:
        return tx.archive.contents


def test_R7_who_makes_backups_makes_whole_ones_and_it_is_logged(town: RightsTown, tmp_path: Path) -> None:
    before = contents(town.everything())
    with closing(open_server(town.address, LOGIN)) as database:
        assert backup_of(database, tmp_path / "a.zip") == before
    with town.everything().read() as tx:
        (line,) = tx.log.entries(LogQuery(), 1)
    assert line.action == LogAction.BACKED_UP
    assert line.personal is not None
    assert line.personal.actor == LOGIN


@pytest.mark.parametrize("person", [BAKKER, KONING], ids=["agent", "administrator"])
def test_R7_who_does_not_see_every_row_makes_no_backup(town: RightsTown, person: Person, tmp_path: Path) -> None:
    database = town.database(person)
    with pytest.raises(DomainError, match="archive-not-all-seen"):
        backup_of(database, tmp_path / "a.zip")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("login", [LOGIN, KONING.login])
def test_R4_only_who_may_fill_the_server_restores_into_it(town: RightsTown, login: str, full_backup: Path) -> None:
    before = contents(town.everything())
    with closing(open_server(town.address, login)) as database, pytest.raises(DomainError) as caught:
        restore_backup(database, full_backup, AUTHOR, no_progress, may_replace=True)
    assert caught.value.key == "archive-may-not-fill"
    assert contents(town.everything()) == before


def test_R4_R7_moving_to_a_server_keeps_every_row_and_every_right(
    new_server: str, full_file: Path, tmp_path: Path
) -> None:
    with closing(open_database(f"sqlite:///{full_file}")) as source, closing(open_server(new_server)) as target:
        before = contents(source)
        arrived = move_everything(source, target, AUTHOR, no_progress)
        assert arrived.rows == {**before.rows, "person": before.rows["person"] + 1}
        assert (arrived.log_number, arrived.log_hash) == (before.log_number, before.log_hash)
        backup_of(source, tmp_path / "source.zip")
        backup_of(target, tmp_path / "target.zip")
        with target.read() as tx:
            assert prove(tx.log.chain()).faults == ()
    assert check_server(new_server) == []
    assert members(tmp_path / "source.zip")["contact.jsonl"] == members(tmp_path / "target.zip")["contact.jsonl"]


def test_R7_a_server_comes_back_from_its_backup(town: RightsTown, new_server: str, tmp_path: Path) -> None:
    with closing(open_server(town.address, LOGIN)) as database:
        made = backup_of(database, tmp_path / "a.zip")
    with closing(open_server(new_server)) as target:
        arrived = restore_backup(target, tmp_path / "a.zip", AUTHOR, no_progress)
    assert arrived.rows["contact"] == made.rows["contact"] > 0
    assert check_server(new_server) == []
