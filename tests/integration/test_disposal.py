"""Erasing what is kept long enough: what is listed, what is kept, what is left, and going on after a stop."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from app.domain.contact import MessageKind
from app.domain.disposal import Disposal, DisposalState, ItemState
from app.domain.errors import DomainError, WorldError
from app.domain.receipt import ReceiptForm
from app.domain.retention import RetentionRule
from app.domain.rights import Role
from app.domain.work_item import StepKind, WorkStatus
from app.persistence import privacy
from app.persistence.database import SqlDatabase
from app.services import privacy_actions
from app.services.privacy_actions import DisposalView
from app.services.registry import Services
from tests.builders import a_contact, a_person, a_subject, an_article
from tests.editing_bench import HeldClock, Town
from tests.integration.figure_rows import about, execute
from tests.integration.privacy_rows import OLD, a_known_customer, a_told_contact, keep, traces
from tests.integration.test_figure_rebuild import everything, found
from tests.integration.work_rows import a_step
from tests.simulated_year import simulate

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def town(database: SqlDatabase, tmp_path: Path) -> Town:
    return Town(database, tmp_path, HeldClock(NOW))


@pytest.fixture
def officer(town: Town) -> Services:
    return town.of(a_person(roles=(Role.PRIVACY_OFFICER,)))


def add(database: SqlDatabase, at: datetime, *kinds: MessageKind, **changes: Any) -> UUID:
    """A contact about these kinds of messages, which ended then."""
    subjects = tuple(a_subject(kind=kind) for kind in kinds or (MessageKind.QUESTION,))
    contact = a_contact(**{"started_at": at, "ended_at": at, "subjects": subjects} | changes)
    with database.write() as tx:
        tx.contacts.add(contact)
    return contact.id


def listed(officer: Services) -> set[UUID]:
    try:
        view = officer.propose_disposal()
    except DomainError as error:
        assert error.key == "nothing-overdue"
        return set()
    officer.withdraw_disposal(view.disposal.id)
    return {line.contact_id for line in view.lines}


def disposed(officer: Services) -> Disposal:
    view = officer.propose_disposal()
    officer.approve_disposal(view.disposal.id, view.to_erase, "Termijn voorbij")
    return officer.carry_out(view.disposal.id, lambda _percent: None)


# what is listed


def test_a_contact_is_listed_from_the_day_after_its_last(officer: Services, town: Town) -> None:
    contact_id = add(town.database, datetime(2025, 11, 24, 22, 30, tzinfo=UTC))
    assert officer.database is town.database
    with town.database.read() as tx:
        assert tx.privacy.kept_until([contact_id]) == {contact_id: date(2026, 11, 24)}
    assert listed(officer) == set()
    town.clock.later(days=1)
    assert listed(officer) == {contact_id}


def test_the_subject_that_is_kept_longest_counts(officer: Services, town: Town) -> None:
    three_years_ago = NOW - timedelta(days=3 * 366)
    question = add(town.database, three_years_ago)
    add(town.database, three_years_ago, MessageKind.QUESTION, MessageKind.COMPLAINT)
    assert listed(officer) == {question}


def test_a_term_of_the_municipality_takes_the_place_of_the_usual_one(officer: Services, town: Town) -> None:
    half_a_year_old = add(town.database, NOW - timedelta(days=190))
    assert listed(officer) == set()
    officer.put_term(RetentionRule(MessageKind.QUESTION, 6))
    assert listed(officer) == {half_a_year_old}
    officer.remove_term(MessageKind.QUESTION)
    assert listed(officer) == set()


def test_a_product_group_can_be_kept_longer_or_shorter(officer: Services, town: Town) -> None:
    with town.database.write() as tx:
        tax, permit = (tx.articles.put(an_article(group=group)) for group in ("taxes-front", "public-space-permits"))
    two_years_ago = NOW - timedelta(days=740)
    of_tax, of_permit = (add(town.database, two_years_ago, subjects=(about(each),)) for each in (tax, permit))
    assert listed(officer) == {of_tax, of_permit}
    officer.put_term(RetentionRule(MessageKind.QUESTION, 84, "taxes-front"))
    assert listed(officer) == {of_permit}
    with town.database.read() as tx:
        kept = tx.privacy.kept_until([of_tax, of_permit])
    assert kept[of_tax].year - kept[of_permit].year == 6


@pytest.mark.parametrize(
    "hold",
    [
        "UPDATE work_item SET status = 'new', closed_at = NULL",
        "UPDATE work_item SET closed_at = '2026-06-01 10:00:00.000000+00:00'",
        "UPDATE hand_off SET legal_on = '2026-11-24', answered_at = NULL",
        "UPDATE mail_message SET state = 'waiting' WHERE hand_off_id IS NOT NULL",
        "UPDATE contact SET erased_at = ended_at",
    ],
)
def test_what_is_open_young_or_erased_is_not_listed(
    officer: Services, town: Town, database_url: str, hold: str
) -> None:
    contact = keep(town.database, "mees", a_told_contact("mees", None))
    assert listed(officer) == {contact.id}
    execute(database_url, hold)
    assert listed(officer) == set()


def test_with_nothing_overdue_there_is_no_list_and_with_one_no_other(officer: Services, town: Town) -> None:
    with pytest.raises(DomainError, match="nothing-overdue"):
        officer.propose_disposal()
    assert officer.disposals() == []
    add(town.database, OLD)
    officer.propose_disposal()
    with pytest.raises(DomainError, match="disposal-open"):
        officer.propose_disposal()


def test_a_list_holds_the_oldest_first_and_no_more_than_somebody_looks_through(
    officer: Services, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(privacy, "LONGEST_LIST", 2)
    ids = [add(town.database, OLD - timedelta(days=number)) for number in range(3)]
    assert [line.contact_id for line in officer.propose_disposal().lines] == [ids[2], ids[1]]


# deciding


@pytest.fixture
def proposed(officer: Services, town: Town) -> DisposalView:
    for number in range(3):
        add(town.database, OLD + timedelta(days=number), MessageKind.QUESTION)
    return officer.propose_disposal()


def test_a_list_tells_day_kind_and_number_and_nobodys_name(officer: Services, town: Town) -> None:
    contact = keep(town.database, "mees", a_told_contact("mees", a_known_customer("mees")))
    (line,) = officer.propose_disposal().lines
    assert (line.number, line.ended_on, line.kinds) == (contact.number, date(2020, 3, 2), ("question",))
    assert "mees" not in repr(line)


def test_who_is_put_off_stays_and_the_reason_with_it(officer: Services, proposed: DisposalView) -> None:
    first, second, _third = (line.contact_id for line in proposed.lines)
    officer.put_off(proposed.disposal.id, [first, second], "Rechtszaak")
    view = officer.put_on_again(proposed.disposal.id, [second])
    assert [(line.state, line.because) for line in view.lines] == [
        (ItemState.PUT_OFF, "Rechtszaak"),
        (ItemState.LISTED, ""),
        (ItemState.LISTED, ""),
    ]
    officer.approve_disposal(proposed.disposal.id, 2, "Termijn voorbij")
    done = officer.carry_out(proposed.disposal.id, lambda _percent: None)
    assert (done.state, done.contacts) == (DisposalState.DONE, 2)
    assert listed(officer) == {first}


def test_what_was_not_seen_cannot_be_approved(officer: Services, proposed: DisposalView) -> None:
    officer.put_off(proposed.disposal.id, [proposed.lines[0].contact_id], "Rechtszaak")
    with pytest.raises(DomainError, match="disposal-changed"):
        officer.approve_disposal(proposed.disposal.id, proposed.to_erase, "Termijn voorbij")
    with pytest.raises(DomainError, match="reason-missing"):
        officer.approve_disposal(proposed.disposal.id, 2, "  ")
    with pytest.raises(DomainError, match="disposal-not-approved"):
        officer.carry_out(proposed.disposal.id, lambda _percent: None)


STEPS: list[Callable[[Services, DisposalView], object]] = [
    lambda officer, view: officer.approve_disposal(view.disposal.id, view.to_erase, "Nog eens"),
    lambda officer, view: officer.put_off(view.disposal.id, [view.lines[0].contact_id], "Te laat"),
    lambda officer, view: officer.withdraw_disposal(view.disposal.id),
]


@pytest.mark.parametrize("step", STEPS)
def test_after_approval_nothing_is_decided_any_more(
    officer: Services, proposed: DisposalView, step: Callable[[Services, DisposalView], object]
) -> None:
    officer.approve_disposal(proposed.disposal.id, proposed.to_erase, "Termijn voorbij")
    with pytest.raises(DomainError, match="disposal-not-proposed"):
        step(officer, proposed)


# carrying out


def test_nothing_personal_is_left_anywhere_in_the_database(officer: Services, town: Town, database_url: str) -> None:
    keep(town.database, "mees", a_told_contact("mees", a_known_customer("mees")))
    before = traces(database_url, "mees")
    assert len(before) > 30
    done = disposed(officer)
    assert traces(database_url, "mees") == []
    assert (done.contacts, done.customers) == (1, 1)


def test_of_an_erased_contact_its_number_day_and_outcome_stay(officer: Services, town: Town) -> None:
    contact = keep(town.database, "mees", a_told_contact("mees", a_known_customer("mees")))
    disposed(officer)
    with town.database.read() as tx:
        left = tx.contacts.get(contact.id)
    assert left is not None and left.customer is None
    assert (left.number, left.started_at, left.agent_id) == (contact.number, OLD, contact.agent_id)
    assert [(each.title, each.outcome, each.kind) for each in left.subjects] == [
        ("Subject erased", contact.subjects[0].outcome, MessageKind.QUESTION)
    ]
    with pytest.raises(DomainError, match="receipt-unknown"):
        officer.issue_receipt(contact.number, ReceiptForm.A5)
    assert town.database.check() == []


def test_a_title_stays_when_it_is_the_articles(officer: Services, town: Town) -> None:
    with town.database.write() as tx:
        article = tx.articles.put(an_article(title="Rijbewijs"))
        tx.articles.put(an_article(id=article.id, slug=article.slug, title="Rijbewijs verlengen"))
    subjects = tuple(about(article, title=each) for each in ("Rijbewijs", "Rijbewijs verlengen", "Over mijn buurman"))
    contact_id = add(town.database, OLD, subjects=subjects)
    disposed(officer)
    with town.database.read() as tx:
        left = tx.contacts.get(contact_id)
    assert left is not None
    assert [each.title for each in left.subjects] == ["Rijbewijs", "Rijbewijs verlengen", "Subject erased"]


def test_a_customer_with_another_contact_stays(officer: Services, town: Town, database_url: str) -> None:
    customer = a_known_customer("mees")
    keep(town.database, "mees", a_told_contact("mees", customer))
    keep(town.database, "vink", a_told_contact("vink", customer, at=NOW - timedelta(days=30)))
    assert disposed(officer).customers == 0
    with town.database.read() as tx:
        assert tx.customers.get(customer.id) == customer
        assert len(tx.privacy.contacts_of(customer.id)) == 1
    assert traces(database_url, "mees-notitie") == []
    assert traces(database_url, "vink-notitie") != []


def test_every_figure_is_the_same_after_all_that_can_go_is_gone(officer: Services, town: Town) -> None:
    simulate(town.database, 120)
    town.clock.at = datetime(2040, 1, 2, 9, 0, tzinfo=UTC)
    before, complaints = everything(town.database), of_complaints(town.database)
    done = disposed(officer)
    assert done.contacts > 100
    assert everything(town.database) == before
    assert of_complaints(town.database) == complaints
    assert found(town.database).different == 0


def of_complaints(database: SqlDatabase) -> list[object]:
    with database.read() as tx:
        return [*tx.figures.complaints(2027), *tx.figures.complaints(2028)]


def test_what_was_opened_again_before_its_turn_is_kept(officer: Services, proposed: DisposalView, town: Town) -> None:
    contact = keep(town.database, "mees", a_told_contact("mees", None))
    officer.withdraw_disposal(proposed.disposal.id)
    view = officer.propose_disposal()
    officer.approve_disposal(view.disposal.id, view.to_erase, "Termijn voorbij")
    reopen(town.database, contact.subjects[0].hand_off)
    done = officer.carry_out(view.disposal.id, lambda _percent: None)
    counts = officer.disposal_view(view.disposal.id).counts
    assert (done.contacts, counts) == (3, {ItemState.ERASED: 3, ItemState.KEPT: 1})


def reopen(database: SqlDatabase, hand_off: Any) -> None:
    with database.write() as tx:
        (item,) = tx.work.parts_of(hand_off.id)
        again = replace(item, revision=item.revision + 1, status=WorkStatus.NEW, closed_at=None)
        tx.work.save(again, a_step(again, kind=StepKind.REOPENED))


def test_after_a_stop_halfway_it_goes_on_and_erases_each_once(
    officer: Services, town: Town, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(privacy_actions, "BATCH", 2)
    for number in range(5):
        keep(town.database, "mees", a_told_contact("mees", a_known_customer("mees"), at=OLD + timedelta(days=number)))
    view = officer.propose_disposal()
    officer.approve_disposal(view.disposal.id, 5, "Termijn voorbij")

    def stop(percent: int) -> None:
        if percent > 50:
            raise WorldError("database-away")

    with pytest.raises(WorldError):
        officer.carry_out(view.disposal.id, stop)
    stopped = officer.disposal_view(view.disposal.id)
    assert (stopped.disposal.state, stopped.to_erase) == (DisposalState.APPROVED, 1)
    done = officer.carry_out(view.disposal.id, lambda _percent: None)
    assert (done.state, done.contacts, done.customers) == (DisposalState.DONE, 5, 5)
    assert officer.carry_out(view.disposal.id, lambda _percent: None) == done
    assert traces(database_url, "mees") == []


def test_progress_rises_to_a_hundred(officer: Services, proposed: DisposalView) -> None:
    told: list[int] = []
    officer.approve_disposal(proposed.disposal.id, 3, "Termijn voorbij")
    officer.carry_out(proposed.disposal.id, told.append)
    assert told == sorted(set(told))
    assert (told[0], told[-1]) == (0, 100)


# proof


def test_the_proof_tells_who_when_how_many_and_can_be_counted_again(
    officer: Services, proposed: DisposalView, tmp_path: Path
) -> None:
    officer.approve_disposal(proposed.disposal.id, 3, "Jaarlijkse ronde")
    done = officer.carry_out(proposed.disposal.id, lambda _percent: None)
    officer.save_proof(tmp_path / "proof.txt", done.id)
    told = (tmp_path / "proof.txt").read_text("utf-8")
    for words in ("Testdam", "S. Bakker", "Jaarlijkse ronde", done.digest, "Question: 1 year", "the same"):
        assert words in told


def test_a_proof_that_no_longer_fits_says_so(officer: Services, proposed: DisposalView, database_url: str) -> None:
    with pytest.raises(DomainError, match="disposal-not-done"):
        officer.disposal_proof(proposed.disposal.id)
    officer.approve_disposal(proposed.disposal.id, 3, "Jaarlijkse ronde")
    officer.carry_out(proposed.disposal.id, lambda _percent: None)
    number = proposed.lines[0].number
    execute(
        database_url,
        "UPDATE disposal_contact SET state = 'kept' WHERE contact_id ="
        f" (SELECT id FROM contact WHERE number = '{number}')",
    )
    assert "NOT the same" in officer.disposal_proof(proposed.disposal.id)
