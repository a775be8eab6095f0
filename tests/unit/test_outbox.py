"""The outbox on disk: in order, once, and nothing lost at any moment."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import WorldError
from app.domain.outbox import ReceiptIssue, SaveState
from app.domain.receipt import Receipt, ReceiptForm
from app.journal.outbox import BATCH_NOTES, SealedOutbox
from tests.builders import SEAT_ID, a_contact, a_customer
from tests.outbox_bench import KEY, NOW, YEAR, a_noted_search, put_in, save_of


@pytest.fixture
def outbox(tmp_path: Path) -> SealedOutbox:
    return opened(tmp_path)


def opened(folder: Path) -> SealedOutbox:
    return SealedOutbox(folder / "outbox", KEY)


def receipt_of(outbox: SealedOutbox, contact_id: UUID) -> Any:
    entry = outbox.get(contact_id)
    assert entry is not None and entry.contact is not None
    return entry.contact.receipt


def test_R1_what_was_kept_is_there_after_a_restart_in_the_same_order(outbox: SealedOutbox, tmp_path: Path) -> None:
    kept = [put_in(outbox) for _each in range(5)]
    again = opened(tmp_path)
    assert [entry.id for entry in again.entries()] == kept
    assert again.entries() == outbox.entries()


def test_R3_a_contact_is_kept_once_and_keeps_its_receipt_number(outbox: SealedOutbox) -> None:
    contact = a_contact(ended_at=NOW)
    put_in(outbox, contact)
    first = receipt_of(outbox, contact.id)
    put_in(outbox)
    put_in(outbox, contact)
    assert (receipt_of(outbox, contact.id), len(outbox.entries())) == (first, 2)


def test_numbers_go_on_after_what_the_server_knows(outbox: SealedOutbox, tmp_path: Path) -> None:
    outbox.learn_last(SEAT_ID, YEAR, 41)
    contact_id = put_in(outbox)
    assert receipt_of(outbox, contact_id).sequence == 42
    assert receipt_of(opened(tmp_path), contact_id).content.receipt_number == "BAL3-2026-000042"


def test_a_number_that_went_with_its_contact_is_not_given_out_again(outbox: SealedOutbox, tmp_path: Path) -> None:
    sent = outbox.get(put_in(outbox))
    assert sent is not None and sent.contact is not None
    outbox.confirm_contact(sent, sent.contact.receipt)
    again = opened(tmp_path)
    assert again.entries() == ()
    assert receipt_of(again, put_in(again)).sequence == 2


def test_a_contact_that_is_opened_again_keeps_its_receipt_number(outbox: SealedOutbox, tmp_path: Path) -> None:
    contact = a_contact(ended_at=NOW)
    entry = outbox.get(put_in(outbox, contact))
    assert entry is not None
    outbox.reserve(entry)
    outbox.forget(entry.id)
    again = opened(tmp_path)
    assert receipt_of(again, put_in(again)).sequence == 2
    put_in(again, contact)
    assert receipt_of(again, contact.id).sequence == 1


def test_another_number_than_on_paper_stays_to_be_told(outbox: SealedOutbox) -> None:
    contact = a_contact(ended_at=NOW)
    sent = outbox.get(put_in(outbox, contact))
    assert sent is not None
    outbox.confirm_contact(sent, save_of(contact, 7).receipt)
    (told,) = outbox.entries()
    assert told.state is SaveState.TO_TELL and told.renumbered is not None
    assert (told.renumbered.before, told.renumbered.after) == ("BAL3-2026-000001", "BAL3-2026-000007")
    assert receipt_of(outbox, put_in(outbox)).sequence == 8


def test_what_is_printed_while_it_is_sent_is_told_afterwards(outbox: SealedOutbox, tmp_path: Path) -> None:
    contact_id = put_in(outbox)
    first, later = ReceiptIssue(ReceiptForm.A5, NOW), ReceiptIssue(ReceiptForm.A5, NOW + timedelta(minutes=1))
    assert outbox.add_issue(contact_id, first) == 0
    sent = outbox.begin_sending(contact_id)
    assert outbox.add_issue(contact_id, later) == 1
    assert sent is not None and sent.contact is not None
    outbox.confirm_contact(sent, sent.contact.receipt)
    (left,) = opened(tmp_path).entries()
    assert left.issue is not None and left.issue.issues == (later,)
    outbox.confirm_issues(left)
    assert outbox.entries() == ()


def test_a_receipt_that_was_sent_lately_can_be_printed_and_is_a_copy(outbox: SealedOutbox) -> None:
    contact = a_contact(ended_at=NOW)
    outbox.add_issue(put_in(outbox, contact), ReceiptIssue(ReceiptForm.A5, NOW))
    sent = outbox.get(contact.id)
    assert sent is not None and sent.contact is not None
    outbox.confirm_contact(sent, sent.contact.receipt)
    save = outbox.recent(contact.number)
    assert save is not None
    assert outbox.add_recent_issue(save, ReceiptIssue(ReceiptForm.A5, NOW + timedelta(hours=1)), False) == 1
    assert [entry.issue is not None for entry in outbox.entries()] == [True]


def test_notes_about_searching_share_a_minute_and_a_file(outbox: SealedOutbox) -> None:
    outbox.note(a_noted_search("paspoort"), NOW)
    outbox.note(a_noted_search("rijbewijs"), NOW + timedelta(seconds=59))
    outbox.note(a_noted_search("grofvuil"), NOW + timedelta(seconds=61))
    assert [entry.searches.count for entry in outbox.entries() if entry.searches] == [2, 1]


def test_a_note_is_never_added_to_what_is_being_sent(outbox: SealedOutbox) -> None:
    outbox.note(a_noted_search(), NOW)
    outbox.begin_sending(outbox.entries()[0].id)
    outbox.note(a_noted_search(), NOW)
    assert len(outbox.entries()) == 2


def test_many_notes_do_not_make_one_file_ever_larger(outbox: SealedOutbox) -> None:
    for _each in range(BATCH_NOTES + 1):
        outbox.note(a_noted_search(), NOW)
    assert len(outbox.entries()) == 2


def test_R9_nothing_on_disk_can_be_read_without_the_key(outbox: SealedOutbox, tmp_path: Path) -> None:
    put_in(outbox, a_contact(ended_at=NOW, customer=a_customer(last_name="Grutterink"), note="belt morgen"))
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert files and all(b"Grutterink" not in file.read_bytes() for file in files)
    assert all("Grutterink" not in str(file) for file in files)


def test_an_entry_that_cannot_be_read_is_put_aside_and_counted(outbox: SealedOutbox, tmp_path: Path) -> None:
    broken, good = put_in(outbox), put_in(outbox)
    (tmp_path / "outbox" / f"{broken}.outbox").write_bytes(b"BWJ1 broken")
    again = opened(tmp_path)
    assert [entry.id for entry in again.entries()] == [good]
    assert again.unreadable_count() == 1


def test_what_cannot_be_written_is_not_there(outbox: SealedOutbox, tmp_path: Path) -> None:
    put_in(outbox)
    for file in (tmp_path / "outbox").iterdir():
        file.unlink()
    (tmp_path / "outbox").rmdir()
    with pytest.raises(WorldError, match="journal-not-written"):
        put_in(outbox)
    assert len(outbox.entries()) == 1


class Crash(Exception):
    """The program stops here."""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(["finish", "send", "refuse", "restart"]), max_size=14), data=st.data())
def test_R1_R3_R6_each_contact_reaches_the_server_once_in_order_whatever_is_cut(
    steps: list[str], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The server of this test keeps what it got by id; an answer may be lost, and the program killed at any write."""
    folder = tmp_path_factory.mktemp("outbox")
    outbox, finished, numbers = opened(folder), [], []
    server: dict[UUID, Receipt] = {}
    for step in [*steps, "restart", "send all"]:
        if step == "finish":
            contact = a_contact(ended_at=NOW)
            put_in(outbox, contact)
            finished.append(contact.id)
            numbers.append(receipt_of(outbox, contact.id).sequence)
        elif step == "restart":
            outbox = opened(folder)
        elif step == "refuse":
            if outbox.entries():
                outbox.refuse(outbox.entries()[0].id, "save-refused")
        else:
            for entry in outbox.entries():
                outbox.try_again(entry.id)
                sent = outbox.begin_sending(entry.id)
                assert sent is not None and sent.contact is not None
                stored = server.setdefault(sent.id, sent.contact.receipt)
                if step == "send" and data.draw(st.booleans(), label="the answer is lost"):
                    break
                outbox.confirm_contact(sent, stored)
                if step == "send" and data.draw(st.booleans(), label="killed"):
                    outbox = opened(folder)
                    break
    assert list(server) == finished and outbox.entries() == ()
    assert numbers == list(range(1, len(finished) + 1)) == [receipt.sequence for receipt in server.values()]


@settings(max_examples=40, deadline=None)
@given(stop_at=st.integers(0, 6))
def test_R1_R3_killed_between_any_two_writes_nothing_is_lost_and_no_number_given_twice(
    stop_at: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("outbox")
    contact, other = a_contact(ended_at=NOW), a_contact(ended_at=NOW)
    outbox = Stopping(folder, stop_at)
    server: dict[UUID, Receipt] = {}
    try:
        put_in(outbox, contact)
        outbox.add_issue(contact.id, ReceiptIssue(ReceiptForm.A5, NOW))
        sent = outbox.begin_sending(contact.id)
        assert sent is not None and sent.contact is not None
        server[contact.id] = sent.contact.receipt
        outbox.confirm_contact(sent, replace(sent.contact.receipt))
    except Crash:
        pass
    again = opened(folder)
    assert contact.id in server or again.get(contact.id) is not None or stop_at == 0
    put_in(again, other)
    taken = [receipt.sequence for receipt in server.values()] + [
        entry.contact.receipt.sequence for entry in again.entries() if entry.contact and entry.id not in server
    ]
    assert len(taken) == len(set(taken))


class Stopping(SealedOutbox):
    """Stops before the write with this number, from 0."""

    def __init__(self, folder: Path, stop_at: int) -> None:
        super().__init__(folder / "outbox", KEY)
        self._left = stop_at
        for files in (self._files, self._number_files):
            self._stop(files)

    def _stop(self, files: Any) -> None:
        keep, forget = files.keep, files.forget

        def counted(write: Any) -> Any:
            def act(thing: Any) -> None:
                if self._left == 0:
                    raise Crash
                self._left -= 1
                write(thing)

            return act

        files.keep, files.forget = counted(keep), counted(forget)
