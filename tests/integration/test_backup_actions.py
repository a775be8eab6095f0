"""Backups by a person at a seat: who may, what is logged, and when one is late."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import DomainError
from app.domain.log import LogAction, LogObject
from app.domain.rights import Role
from app.services.backup_actions import BackupState
from app.services.log_ports import LogQuery
from app.services.registry import Services
from tests.archives import AUTHOR, no_progress
from tests.builders import a_person
from tests.editing_bench import AGENT, Town


@pytest.fixture
def services(town: Town) -> Services:
    return town.of(AGENT)


def test_a_backup_is_logged_and_counts_as_the_last_one(services: Services, tmp_path: Path) -> None:
    services.make_backup(tmp_path / "a.zip", no_progress)
    with services.database.read() as tx:
        (line,) = tx.log.entries(LogQuery(), 1)
    assert (line.action, line.object) == (LogAction.BACKED_UP, LogObject.DATABASE)
    assert services.backup_state() == BackupState(line.at, is_late=False)
    assert zipfile.is_zipfile(tmp_path / "a.zip")


def test_a_backup_is_late_a_week_after_the_last_one(town: Town, services: Services, tmp_path: Path) -> None:
    services.make_backup(tmp_path / "a.zip", no_progress)
    town.clock.later(days=12)
    assert services.backup_state().is_late


def test_without_a_backup_it_is_late_a_week_after_the_first_line_of_the_log(town: Town, services: Services) -> None:
    assert services.backup_state() == BackupState(None, is_late=False)
    with services.database.write() as tx:
        tx.log.append(AUTHOR.event(LogAction.SET_UP, LogObject.DATABASE))
    assert not services.backup_state().is_late
    town.clock.later(days=12)
    assert services.backup_state() == BackupState(None, is_late=True)


def test_where_people_sign_in_only_an_administrator_makes_backups(services: Services, tmp_path: Path) -> None:
    agent = replace(services, has_passwords=True, agent=a_person(roles=(Role.AGENT,)))
    assert not agent.may_back_up
    with pytest.raises(DomainError, match="role-missing"):
        agent.make_backup(tmp_path / "a.zip", no_progress)
    assert list(tmp_path.glob("a.zip*")) == []
    assert replace(agent, agent=a_person(roles=(Role.ADMINISTRATOR,))).may_back_up
