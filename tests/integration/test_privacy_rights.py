"""Keeping and erasing on a server that guards its rights: the privacy officer can, and nobody else."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest
from sqlalchemy import Engine, text

from app.domain.contact import MessageKind
from app.domain.disposal import DisposalState, ItemState
from app.domain.errors import DomainError
from app.domain.retention import RetentionRule
from app.services.registry import Services
from tests.builders import a_customer
from tests.integration.rights_town import BAKKER, KONING, LEEUW, PRINS, YILMAZ, RightsTown, rights_town


@pytest.fixture(scope="module")
def town(postgresql_admin: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RightsTown]:
    with rights_town(postgresql_admin, "privacy", tmp_path_factory.mktemp("town")) as town:
        yield town


@pytest.fixture
def customer_id(town: RightsTown) -> UUID:
    """A customer with a question that was answered, and one that was shielded and answered."""
    customer = a_customer(last_name="Kanarie")
    for changes in ({}, {"unit_id": "werk-inkomen", "shielded": True}):
        hand_off = town.hand_off(customer=customer, question="Kanarievraag", **changes)
        close(town, hand_off.id)
    return customer.id


def close(town: RightsTown, item_id: UUID) -> None:
    with town.admin.begin() as connection:
        done = "UPDATE work_item SET status = 'closed', closed_at = '2026-11-25', answer = 'Kanarie' WHERE id = :id"
        connection.execute(text(done), {"id": item_id})
        connection.execute(text("UPDATE mail_message SET state = 'sent'"))


@pytest.fixture(scope="module")
def officer(town: RightsTown) -> Services:
    town.town(PRINS).clock.later(days=800)
    return town.of(PRINS)


def count(town: RightsTown, statement: str) -> int:
    with town.admin.connect() as connection:
        return connection.scalar(text(f"SELECT count(*) FROM {statement}")) or 0


STEPS: list[Callable[[Services, UUID], Any]] = [
    lambda other, _customer: other.propose_disposal(),
    lambda other, _customer: other.put_term(RetentionRule(MessageKind.QUESTION, 1)),
    lambda other, customer: other.person_view(customer),
    lambda other, customer: other.export_person(Path("nowhere"), customer),
    lambda other, customer: other.erase_person(customer, "Verzoek", lambda _percent: None),
]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("person", [BAKKER, YILMAZ, LEEUW, KONING], ids=lambda person: person.name)
def test_nobody_else_may(town: RightsTown, customer_id: UUID, person: Any, step: Callable[..., Any]) -> None:
    with pytest.raises(DomainError, match="role-missing"):
        step(town.of(person), customer_id)


def test_an_agent_is_told_until_when_something_is_kept(town: RightsTown, customer_id: UUID) -> None:
    kept = town.of(BAKKER).kept_until(customer_id)
    assert kept is not None and kept.year == 2027


def test_everything_about_a_person_is_handed_out_shielded_too(
    officer: Services, customer_id: UUID, tmp_path: Path
) -> None:
    officer.export_person(tmp_path / "out.zip", customer_id)
    assert len(officer.person_view(customer_id).contacts) == 2
    with ZipFile(tmp_path / "out.zip") as archive:
        told = archive.read("gegevens.json").decode()
    assert told.count("Kanarievraag") == 2


def test_the_register_is_put_right(officer: Services, customer_id: UUID) -> None:
    officer.correct_customer(a_customer(id=customer_id, last_name="Kanariegeel"))
    assert officer.find_customers("kanariegeel")[0].id == customer_id


def test_a_list_is_proposed_put_off_approved_and_erased(officer: Services, customer_id: UUID) -> None:
    with officer.database.read() as tx:
        erased, kept = tx.privacy.contacts_of(customer_id)
    view = officer.propose_disposal()
    others = {line.contact_id for line in view.lines} - {erased}
    assert kept in others
    officer.put_off(view.disposal.id, others, "Rechtszaak")
    officer.approve_disposal(view.disposal.id, 1, "Termijn voorbij")
    done = officer.carry_out(view.disposal.id, lambda _percent: None)
    assert (done.state, done.contacts, done.customers) == (DisposalState.DONE, 1, 0)
    assert officer.disposal_view(done.id).counts == {ItemState.ERASED: 1, ItemState.PUT_OFF: len(others)}
    assert done.digest in officer.disposal_proof(done.id)


def test_a_person_is_erased_and_the_log_stays_whole(officer: Services, town: RightsTown, customer_id: UUID) -> None:
    town.of(BAKKER).history(customer_id)
    tables = ("log_personal WHERE customer_id", "customer_key WHERE customer_id", "customer WHERE id")
    counts = [f"{table} = '{customer_id}'" for table in tables]
    assert all(count(town, each) > 0 for each in counts)
    done = officer.erase_person(customer_id, "Verzoek", lambda _percent: None)
    assert (done.contacts, done.customers) == (2, 1)
    assert [count(town, each) for each in counts] == [0, 0, 0]
    with town.everything().read() as tx:
        assert tx.figures.differences(lambda _percent: None).different == 0
