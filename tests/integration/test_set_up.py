"""The first run, and finishing contacts on a real database with a real journal."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from app.bootstrap import finish_first_run, is_set_up, open_services, open_store, set_up_demo
from app.domain.contact import FeeLine, Outcome, Payment, ReceivedDocument, ReplyWay
from app.domain.draft import ContactDraft, HandOffDraft
from app.domain.errors import DomainError, WorldError
from app.domain.ids import new_id
from app.domain.receipt import ReceiptForm
from app.domain.routing import contact_centre
from app.domain.work_text import StepText, WorkText
from app.persistence.database import SqlDatabase
from app.persistence.receipts import SqlReceiptStore
from app.services.profiles import profile_ids
from app.services.registry import Services
from app.services.set_up import choice, choices, set_up
from app.services.work_ports import QueueQuery, QueueView
from app.settings import Settings, load_settings
from tests.builders import SEAT_ID, a_customer, a_subject_draft, an_article
from tests.stored_counts import stored_counts

ENDED = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
ARTICLE = an_article()


@pytest.fixture(autouse=True)
def _no_key_store() -> Iterator[None]:
    """No test touches the key store of whoever runs it."""
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


# the first run


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def store(data: Path) -> Iterator[SqlDatabase]:
    """A database before the first run."""
    store = open_store(data)
    yield store
    store.close()


def test_a_new_database_is_not_set_up(store: SqlDatabase, data: Path) -> None:
    assert not is_set_up(store)
    with pytest.raises(DomainError, match="not-set-up"):
        open_services(store, data, Settings())


def test_the_demo_has_everything_to_work_with(store: SqlDatabase, data: Path) -> None:
    settings = set_up_demo(store, data, Settings(language="en"))
    opened = open_services(store, data, settings)
    services = opened.services
    assert is_set_up(store) and load_settings(data) == settings
    assert (services.municipality.name, services.seat.code, services.agent.name) == ("Waterrade", "BAL3", "S. Bakker")
    assert services.language == "en"
    assert len(services.articles()) == services.status().articles > 50
    assert services.fees()
    assert opened.restored.drafts == ()
    known = {unit.id for unit in services.municipality.units}
    assert {article.owner for article in services.articles()} <= {*known, ""}


def test_the_demo_is_set_up_again_without_a_second_copy(store: SqlDatabase, data: Path) -> None:
    set_up_demo(store, data, Settings())
    with store.read() as tx:
        before = (tx.articles.head(), len(tx.organisation.people()), len(tx.organisation.seats()))
    set_up_demo(store, data, Settings())
    with store.read() as tx:
        assert (tx.articles.head(), len(tx.organisation.people()), len(tx.organisation.seats())) == before


@pytest.mark.parametrize("with_examples", [False, True])
def test_a_profile_begins_with_its_seats_and_one_person(store: SqlDatabase, data: Path, with_examples: bool) -> None:
    chosen = choice("deventer")
    seat = chosen.seats[1]
    settings = finish_first_run(store, data, Settings(), chosen, seat, " J. Jansen ", with_examples)
    opened = open_services(store, data, settings)
    assert opened.services.municipality == chosen.municipality
    assert (opened.services.seat, opened.services.agent.name) == (seat, "J. Jansen")
    contact_centre_id = contact_centre(chosen.municipality).id
    assert [(person.name, person.unit_id) for person in opened.people] == [("J. Jansen", contact_centre_id)]
    assert {each.id for each in opened.seats} == {each.id for each in chosen.seats}
    assert bool(opened.services.articles()) is with_examples
    assert {article.owner for article in opened.services.articles()} <= {""}


def test_the_demo_is_the_first_choice_and_every_profile_is_one() -> None:
    first, *others = choices()
    assert first.municipality.name == "Waterrade"
    assert [each.municipality.name for each in others] == sorted(each.municipality.name for each in others)
    assert {each.municipality.id for each in others} == set(profile_ids())
    assert all(each.seats for each in choices())


def test_without_a_name_or_with_an_unknown_seat_nothing_is_stored(store: SqlDatabase) -> None:
    chosen = choice("deventer")
    with pytest.raises(DomainError, match="name-missing"):
        set_up(store, chosen, chosen.seats[0].id, " ")
    with pytest.raises(DomainError, match="seat-unknown"):
        set_up(store, chosen, new_id(), "J. Jansen")
    assert not is_set_up(store)


def test_a_municipality_that_is_not_there_cannot_be_chosen() -> None:
    with pytest.raises(DomainError, match="profile-unknown"):
        choice("atlantis")


def test_a_data_folder_that_cannot_be_made_is_the_worlds_fault(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(WorldError, match="data-folder-unusable"):
        open_store(tmp_path / "data")


# finishing


@pytest.fixture
def services(database: SqlDatabase, data: Path) -> Services:
    """The services of a seat in Testdam, with an article on parking."""
    with database.write() as tx:
        tx.articles.put(ARTICLE)
    return open_services(database, data, Settings(language="en")).services


def handed_off(services: Services, draft: ContactDraft, hand_off: HandOffDraft) -> ContactDraft:
    """The draft with its first subject handed off as the dialog does it."""
    subject = replace(draft.subjects[0], hand_off=hand_off)
    plan = services.plan_hand_off(replace(draft, subjects=(subject,)), subject.id)
    sent = replace(plan.draft, unit_id=plan.unit.id, is_sent=True, promise=plan.promise)
    subject = replace(subject, outcome=Outcome.HANDED_OFF, hand_off=sent)
    return replace(draft, subjects=(subject, *draft.subjects[1:]))


def a_finished_draft(services: Services, **changes: Any) -> ContactDraft:
    """One subject handed off, one answered, with a customer, a paper and a fee."""
    asked = a_subject_draft(
        article_id=ARTICLE.id, article_version=1, group=ARTICLE.group, unit_id=ARTICLE.owner, outcome=None
    )
    draft = replace(
        services.new_contact(),
        started_at=ENDED,
        customer=a_customer(),
        subjects=(asked, a_subject_draft()),
        note="Belt morgen",
        documents=(ReceivedDocument("Foto", 2),),
        fees=(FeeLine("extract", "Uittreksel", 1545),),
        payment=Payment.CARD,
        ended_at=ENDED,
    )
    typed = HandOffDraft(id=new_id(), question="Waarom?", answers=(("plate", "kx482p"),), reply_way=ReplyWay.PHONE)
    return replace(handed_off(services, draft, typed), **changes)


def counts(database: SqlDatabase) -> tuple[int, ...]:
    """How many contacts, subjects and hand-offs there are, and the last number of a receipt."""
    with database.write() as tx:
        stored = stored_counts(tx)
        found = (stored.contacts, stored.subjects, len(tx.work.open_until(date.max)))
    with pytest.raises(ZeroDivisionError), database.write() as tx:
        found = (*found, tx.receipts.next_sequence(SEAT_ID, 2026) - 1)
        raise ZeroDivisionError  # the number is not taken
    return found


def test_contact_subjects_hand_offs_and_receipt_are_stored_together(services: Services, database: SqlDatabase) -> None:
    draft = a_finished_draft(services)
    finished = services.finish(draft)
    with database.read() as tx:
        assert tx.contacts.by_number(draft.number) == finished.contact
        assert tx.receipts.by_contact(draft.id) == finished.receipt
        assert tx.customers.get(draft.customer.id) == draft.customer
    sent = draft.subjects[0].hand_off
    hand_off = finished.contact.subjects[0].hand_off
    assert sent is not None and hand_off is not None
    assert (hand_off.id, hand_off.promise, hand_off.unit_id) == (sent.id, sent.promise, "parkeren")
    assert (hand_off.answers[0].value, hand_off.reply_to) == ("KX-482-P", "06-12345678")
    assert counts(database) == (1, 2, 1, 1)


def test_a_finished_contact_leaves_the_journal(services: Services) -> None:
    draft = a_finished_draft(services)
    services.keep_draft(draft)
    services.finish(draft)
    assert services.journal.drafts() == []
    assert services.restore().drafts == ()


def test_an_error_midway_stores_nothing_and_keeps_the_draft(
    services: Services, database: SqlDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = a_finished_draft(services)

    def refuse(*_: object) -> None:
        raise WorldError("database-away")

    with monkeypatch.context() as broken:
        broken.setattr(SqlReceiptStore, "add", refuse)
        with pytest.raises(WorldError, match="database-away"):
            services.finish(draft)
    assert counts(database) == (0, 0, 0, 0)
    with database.read() as tx:
        assert tx.customers.get(draft.customer.id) is None
    assert services.restore().drafts == (draft,)
    assert services.finish(draft).receipt.sequence == 1


@contextmanager
def answer_lost(patch: pytest.MonkeyPatch) -> Iterator[None]:
    """The database commits, but nobody hears of it."""
    write = SqlDatabase.write

    @contextmanager
    def write_unheard(self: SqlDatabase) -> Iterator[Any]:
        with write(self) as tx:
            yield tx
        raise WorldError("database-away")

    with patch.context() as broken, pytest.raises(WorldError, match="database-away"):
        broken.setattr(SqlDatabase, "write", write_unheard)
        yield


def test_R3_finishing_again_after_an_unclear_error_gives_one_contact(
    services: Services, database: SqlDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = a_finished_draft(services)
    with answer_lost(monkeypatch):
        services.finish(draft)
    first, second = services.finish(draft), services.finish(draft)
    assert first == second
    assert counts(database) == (1, 2, 1, 1)
    assert services.journal.drafts() == []


def test_R3_another_contact_under_the_same_key_is_refused_and_its_text_is_kept(
    services: Services, database: SqlDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = a_finished_draft(services)
    with answer_lost(monkeypatch):
        services.finish(draft)
    changed = replace(draft, note="Toch anders")
    with pytest.raises(DomainError, match="contact-stored-differently"):
        services.finish(changed)
    assert services.journal.drafts() == [changed]
    assert counts(database) == (1, 2, 1, 1)


def test_R1_a_contact_that_was_stored_before_a_crash_is_not_shown_again(
    services: Services, database: SqlDatabase, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored, running = a_finished_draft(services), services.new_contact()
    services.keep_draft(running)
    with answer_lost(monkeypatch):
        services.finish(stored)
    assert {draft.id for draft in services.journal.drafts()} == {stored.id, running.id}
    restored = open_services(database, data, Settings()).restored
    assert restored.drafts == (running,)
    assert restored.kept_at is not None and restored.unreadable == 0
    assert services.journal.drafts() == [running]


def test_R1_a_text_for_work_comes_back_until_its_step_was_stored(services: Services) -> None:
    draft = a_finished_draft(services)
    services.finish(draft)
    (row,) = services.work_queue(QueueQuery(QueueView.ALL)).rows
    item = row.item
    answer, note = StepText("answer", "Vervalt"), StepText("note", "Belt terug")
    services.keep_work_text(WorkText(item.id, item.revision, (answer, note)))
    assert services.restore().work_texts == (WorkText(item.id, item.revision, (answer, note)),)
    services.note(item.id, item.revision, "Belt terug")
    left = WorkText(item.id, item.revision, (answer,))
    assert (services.restore().work_texts, services.journal.work_texts()) == ((left,), [left])
    services.answer(item.id, item.revision + 1, "Vervalt", tell_by_mail=False)
    assert (services.restore().work_texts, services.journal.work_texts()) == ((), [])


def test_a_text_for_work_that_this_database_does_not_know_stays_in_the_journal(services: Services) -> None:
    text = WorkText(new_id(), 1, (StepText("answer", "Vervalt"),))
    services.keep_work_text(text)
    assert (services.restore().work_texts, services.journal.work_texts()) == ((), [text])


def test_a_draft_that_cannot_be_read_is_told_at_the_start(
    services: Services, database: SqlDatabase, data: Path
) -> None:
    services.keep_draft(services.new_contact())
    next((data / "journal").glob("*.draft")).write_bytes(b"rubbish")
    assert open_services(database, data, Settings()).restored.unreadable == 1


def test_the_preview_is_the_receipt_but_for_its_number(services: Services) -> None:
    draft = a_finished_draft(services)
    preview = services.preview_receipt(draft, ReceiptForm.TEXT).decode()
    services.finish(draft)
    stored = services.stored_receipt(draft.number, ReceiptForm.TEXT).decode()
    added = set(stored.splitlines()) - set(preview.splitlines())
    assert [line for line in added if "BAL3-2026-000001" not in line] == []
    assert added and "BAL3" not in preview
