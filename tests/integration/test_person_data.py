"""Everything about one person: shown, handed out, put right and erased, and never that of another."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from app.domain.disposal import DisposalKind, DisposalState, Holds
from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.log import LogAction
from app.domain.log_proof import prove
from app.domain.rights import Role
from app.persistence.database import SqlDatabase
from app.services.log_ports import LogQuery
from app.services.registry import Services
from tests.builders import a_customer, a_person
from tests.editing_bench import HeldClock, Town
from tests.integration.privacy_rows import a_known_customer, a_told_contact, keep, traces

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
MEES, VINK = a_known_customer("mees"), a_known_customer("vink")
NOT_TOLD = {"fingerprint", "words", "value"}
"""What the programme makes of other columns to find or compare rows; of keys the `value`."""


@pytest.fixture
def officer(database: SqlDatabase, tmp_path: Path) -> Services:
    for bird, customer in (("mees", MEES), ("vink", VINK)):
        keep(database, bird, a_told_contact(bird, customer, at=NOW - timedelta(days=30)))
    return Town(database, tmp_path, HeldClock(NOW)).of(a_person(roles=(Role.PRIVACY_OFFICER,)))


def exported(officer: Services, folder: Path) -> dict[str, str]:
    officer.export_person(folder / "out.zip", MEES.id)
    with ZipFile(folder / "out.zip") as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def actions(officer: Services) -> list[str]:
    with officer.database.read() as tx:
        return [each.action for each in tx.log.entries(LogQuery(customer_id=MEES.id), 100)]


def test_an_export_holds_every_text_about_the_person_and_none_about_another(
    officer: Services, tmp_path: Path, database_url: str
) -> None:
    told = exported(officer, tmp_path)
    stored = {place.partition(".")[2] for place in traces(database_url, "mees") if not place.endswith(("db", "db-wal"))}
    whole = json.loads(told["gegevens.json"])
    columns = {
        column
        for table in whole.values()
        if isinstance(table, list)
        for row in table
        for column, value in row.items()
        if "mees" in str(value)
    }
    assert stored - columns <= NOT_TOLD
    assert all("vink" not in text for text in told.values())


def test_the_text_can_be_read_without_knowing_the_database(officer: Services, tmp_path: Path) -> None:
    text = exported(officer, tmp_path)["gegevens.txt"]
    for words in ("Last name:", "mees-last_name", "mees-vraag", "mees-bescheid", "mees-brief", "mees-uitslag"):
        assert words in text
    assert "customer_id" not in text
    assert str(MEES.id) not in text


def test_looking_exporting_and_correcting_are_logged_for_the_person(officer: Services, tmp_path: Path) -> None:
    officer.person_view(MEES.id)
    exported(officer, tmp_path)
    officer.correct_customer(replace(a_customer(), id=MEES.id))
    assert actions(officer) == [LogAction.CHANGED, LogAction.EXPORTED, LogAction.SEEN]
    assert [line.action for line in officer.person_view(MEES.id).seen] == ["changed", "exported", "seen"]


def test_a_correction_is_stored_and_found_and_the_earlier_value_is_nowhere(
    officer: Services, database_url: str
) -> None:
    stored = officer.correct_customer(replace(a_customer(), id=MEES.id, email=" A.deVries@Voorbeeld.EXAMPLE "))
    assert stored.email == "A.deVries@voorbeeld.example"
    assert officer.find_customers("de vries")[0] == stored
    assert not [place for place in traces(database_url, "mees-last") if place.startswith("customer")]


@pytest.mark.parametrize(
    ("changes", "key"),
    [({"email": "a@"}, "email-wrong"), ({"phone": "12"}, "phone-wrong"), ({"id": new_id()}, "customer-unknown")],
)
def test_what_is_wrong_with_a_correction_is_told(officer: Services, changes: dict[str, Any], key: str) -> None:
    with pytest.raises(DomainError, match=key):
        officer.correct_customer(replace(a_customer(), **{"id": MEES.id} | changes))


def test_the_register_cannot_be_emptied_by_correcting(officer: Services) -> None:
    with pytest.raises(DomainError, match="customer-empty"):
        officer.correct_customer(type(MEES)(MEES.id))


def test_the_view_tells_until_when_each_contact_is_kept_and_what_is_open(officer: Services) -> None:
    keep(officer.database, "mees", a_told_contact("mees", MEES, at=NOW), is_open=True)
    newest, oldest = officer.person_view(MEES.id).contacts
    assert newest.holds == (Holds.OPEN_WORK,)
    assert oldest.holds == ()
    assert (oldest.kept_until - oldest.started_at.date()).days == 365
    assert officer.kept_until(MEES.id) == newest.kept_until


def test_who_asks_for_it_is_erased_at_once_and_others_stay(officer: Services, database_url: str) -> None:
    officer.person_view(MEES.id)
    done = officer.erase_person(MEES.id, "Verzoek van 3 november", lambda _percent: None)
    assert (done.kind, done.state) == (DisposalKind.REQUEST, DisposalState.DONE)
    assert (done.contacts, done.customers) == (1, 1)
    assert traces(database_url, "mees") == []
    assert len(traces(database_url, "vink")) > 30
    assert actions(officer) == []
    with pytest.raises(DomainError, match="customer-unknown"):
        officer.person_view(MEES.id)


def test_R5_erasing_a_person_does_not_break_the_log(officer: Services) -> None:
    officer.person_view(MEES.id)
    with officer.database.read() as tx:
        head = tx.log.head()
    assert head is not None
    officer.erase_person(MEES.id, "Verzoek", lambda _percent: None)
    with officer.database.read() as tx:
        proof = prove(tx.log.chain(), head)
        assert tx.log.loose_parts() == []
    assert proof.faults == ()


def test_a_customer_without_contacts_is_erased_too(officer: Services) -> None:
    nobody = a_customer()
    with officer.database.write() as tx:
        tx.customers.put(nobody)
    done = officer.erase_person(nobody.id, "Verzoek", lambda _percent: None)
    assert (done.contacts, done.customers) == (0, 1)
    with officer.database.read() as tx:
        assert tx.customers.get(nobody.id) is None


def test_while_something_is_open_nobody_is_erased(officer: Services, database_url: str) -> None:
    keep(officer.database, "mees", a_told_contact("mees", MEES, at=NOW), is_open=True)
    before = traces(database_url, "mees")
    with pytest.raises(DomainError, match="person-has-open"):
        officer.erase_person(MEES.id, "Verzoek", lambda _percent: None)
    assert traces(database_url, "mees") == before
    assert officer.disposals() == []


@pytest.mark.parametrize(
    "step",
    [
        lambda agent: agent.person_view(MEES.id),
        lambda agent: agent.export_person(Path("nowhere"), MEES.id),
        lambda agent: agent.correct_customer(MEES),
        lambda agent: agent.erase_person(MEES.id, "Verzoek", lambda _percent: None),
        lambda agent: agent.propose_disposal(),
        lambda agent: agent.disposals(),
    ],
)
def test_who_has_not_the_right_sees_and_erases_nothing(officer: Services, step: Any) -> None:
    agent = replace(officer, agent=a_person(roles=(Role.AGENT,)), has_passwords=True)
    with pytest.raises(DomainError, match="role-missing"):
        step(agent)
