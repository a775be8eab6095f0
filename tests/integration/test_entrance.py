"""Signing in at the embedded database: who may, what wrong passwords cost, what is logged."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.log import LogAction
from app.domain.organisation import Person
from app.domain.rights import Right, Role
from app.persistence.database import SqlDatabase, open_database
from app.services.entrance import EmbeddedEntrance
from app.services.log_ports import LogQuery
from app.services.registry import Services
from tests.builders import SEAT_ID, a_municipality, a_person, a_seat
from tests.editing_bench import Town

BOSS = a_person(id=new_id(), name="A. Yilmaz", roles=(Role.ADMINISTRATOR,))
AGENT = replace(a_person(), roles=(Role.AGENT,))
PASSWORD, OTHER = "vier losse woorden hier", "een heel ander wachtwoord"


class MovedClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def today(self) -> object:
        return self.at.date()


@pytest.fixture
def database(sqlite_template: Path, tmp_path: Path) -> Iterator[SqlDatabase]:
    """Where an administrator and an agent work."""
    file = Path(shutil.copy(sqlite_template, tmp_path / "baliewijs.db"))
    made = open_database(f"sqlite:///{file}")
    with made.write() as tx:
        tx.organisation.put_municipality(a_municipality())
        tx.organisation.put_seat(a_seat())
        for person in (BOSS, AGENT):
            tx.organisation.put_person(person)
    yield made
    made.close()


@pytest.fixture
def services(database: SqlDatabase, tmp_path: Path) -> Services:
    """Of the administrator."""
    return Town(database, tmp_path).of(BOSS)


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def entrance(database: SqlDatabase, clock: MovedClock) -> EmbeddedEntrance:
    return EmbeddedEntrance(database, clock, AGENT.id, SEAT_ID)  # type: ignore[arg-type]


def refused(entrance: EmbeddedEntrance, person_id: UUID, password: str) -> bool:
    try:
        entrance.sign_in(str(person_id), password)
    except DomainError as error:
        assert (error.key, error.field) == ("sign-in-refused", "password")
        return True
    return False


def put(services: Services, person: Person, password: str | None) -> str:
    """The key of what is refused, or ""."""
    try:
        services.put_person(person, password)
    except DomainError as error:
        return error.key
    return ""


def test_as_long_as_nobody_has_a_password_everybody_comes_in(entrance: EmbeddedEntrance) -> None:
    admitted = entrance.come_in()
    assert admitted is not None and not admitted.has_passwords


def test_with_the_first_password_everybody_must_sign_in(entrance: EmbeddedEntrance, services: Services) -> None:
    services.put_person(BOSS, PASSWORD)
    assert entrance.come_in() is None
    assert [person.id for person in entrance.names()] == [BOSS.id]
    assert entrance.sign_in(str(BOSS.id), PASSWORD).person_id == BOSS.id


def test_with_the_last_password_gone_nobody_needs_to(entrance: EmbeddedEntrance, services: Services) -> None:
    services.put_person(BOSS, PASSWORD)
    assert services.put_person(BOSS, "").owners == frozenset()
    assert entrance.come_in() is not None


def test_the_first_password_is_an_administrators(services: Services) -> None:
    assert put(services, AGENT, PASSWORD) == "first-password-administrator"
    assert services.organisation().owners == frozenset()


@pytest.mark.parametrize("change", ["password", "role"])
def test_the_last_administrator_with_a_password_stays(services: Services, change: str) -> None:
    services.put_person(BOSS, PASSWORD)
    services.put_person(AGENT, OTHER)
    without_role = replace(BOSS, roles=())
    assert put(services, *((BOSS, "") if change == "password" else (without_role, None))) == "last-administrator"
    assert services.organisation().owners == {BOSS.id, AGENT.id}


@pytest.mark.parametrize("who", [BOSS.id, AGENT.id, new_id()])
def test_a_wrong_name_and_a_wrong_password_are_refused_alike(
    entrance: EmbeddedEntrance, services: Services, who: UUID
) -> None:
    services.put_person(BOSS, PASSWORD)
    assert refused(entrance, who, OTHER)


def test_after_some_wrong_passwords_the_right_one_must_wait(
    entrance: EmbeddedEntrance, services: Services, clock: MovedClock
) -> None:
    services.put_person(BOSS, PASSWORD)
    for _try in range(3):
        assert refused(entrance, BOSS.id, OTHER)
    assert refused(entrance, BOSS.id, PASSWORD)
    clock.at += timedelta(minutes=5)
    assert not refused(entrance, BOSS.id, PASSWORD)


def test_the_right_password_makes_the_wrong_ones_forgotten(entrance: EmbeddedEntrance, services: Services) -> None:
    services.put_person(BOSS, PASSWORD)
    for _round in range(2):
        assert refused(entrance, BOSS.id, OTHER) and refused(entrance, BOSS.id, OTHER)
        assert not refused(entrance, BOSS.id, PASSWORD)


def test_who_came_in_and_who_did_not_is_logged_without_passwords(
    entrance: EmbeddedEntrance, services: Services, database: SqlDatabase
) -> None:
    services.put_person(BOSS, PASSWORD)
    refused(entrance, BOSS.id, OTHER)
    entrance.sign_in(str(BOSS.id), PASSWORD)
    with database.read() as tx:
        lines = [line for line in tx.log.entries(LogQuery(), 10) if line.action == LogAction.SIGNED_IN]
    assert [(line.result, line.origin) for line in lines] == [("done", "BAL3"), ("refused", "BAL3")]
    assert [line.personal.actor for line in lines if line.personal] == ["A. Yilmaz", ""]


def test_roles_count_from_the_moment_people_sign_in(services: Services) -> None:
    of_agent = replace(services, agent=AGENT)
    assert all(of_agent.may(right) for right in Right)
    signed_in = replace(of_agent, has_passwords=True)
    assert signed_in.may(Right.REGISTER_CONTACTS) and not signed_in.may(Right.MANAGE_PEOPLE)
    assert put(signed_in, AGENT, None) == "role-missing"


def test_somebody_changes_the_own_password_by_giving_the_old_one(
    services: Services, entrance: EmbeddedEntrance
) -> None:
    services.put_person(BOSS, PASSWORD)
    with pytest.raises(DomainError, match="sign-in-refused"):
        services.change_own_password(OTHER, "weer een nieuw wachtwoord", entrance.unlock)
    services.change_own_password(PASSWORD, OTHER, entrance.unlock)
    assert refused(entrance, BOSS.id, PASSWORD) and not refused(entrance, BOSS.id, OTHER)
