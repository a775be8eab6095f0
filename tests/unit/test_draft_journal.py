"""The journal: running contacts survive a crash, and nobody else can read them."""

import os
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from app.domain.contact import FeeLine, MessageKind, Outcome, Payment, Promise, ReceivedDocument, ReplyWay
from app.domain.draft import ContactDraft, Desk, HandOffDraft, SurveyDraft, SurveyWay
from app.domain.errors import WorldError
from app.domain.ids import new_id
from app.domain.not_direct_reason import NotDirectReason
from app.journal.draft_journal import DraftJournal
from tests.builders import a_customer, a_draft, a_subject_draft

KEY = bytes(range(32))
NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)
CANARY = "Kanarie-7f3a"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture
def journal(folder: Path) -> DraftJournal:
    return DraftJournal(folder, KEY)


def a_full_draft() -> ContactDraft:
    """A draft in which every field has something in it."""
    hand_off = HandOffDraft(
        id=new_id(),
        unit_id="parkeren",
        other_unit_ids=("wijken",),
        question="Waarom?",
        answers=(("plate", "KX-482-P"), ("day", "")),
        reply_way=ReplyWay.PHONE,
        reply_to="06 12345678",
        reply_window="’s ochtends",
        is_open=True,
        is_sent=True,
        promise=Promise(date(2026, 12, 1), 5, date(2026, 11, 25)),
    )
    subject = a_subject_draft(
        kind=MessageKind.COMPLAINT,
        article_id=new_id(),
        article_version=3,
        group="taxes-front",
        own_question="Waarom zo duur?",
        outcome=Outcome.HANDED_OFF,
        detail="UWV",
        put_through_to="kcc",
        hand_off=hand_off,
        reason=NotDirectReason.NO_ACCESS,
        reason_chosen=True,
    )
    return a_draft(
        customer=a_customer(),
        subjects=(subject, a_subject_draft(outcome=None)),
        current=1,
        note="Regel één\nregel twee 😀",
        documents=(ReceivedDocument("Foto", 2),),
        fees=(FeeLine("extract", "Uittreksel", 1545, 2),),
        payment=Payment.CARD,
        on_hold_since=NOW + timedelta(minutes=3, microseconds=5),
        held_seconds=30,
        ended_at=NOW + timedelta(minutes=9),
        reminded=(new_id(),),
        desk=Desk("parkeerboete", "product", 2, new_id(), 120, "note", 7, (("owner", "parkeren"),), "boete"),
        is_active=True,
        talk_ended_at=NOW + timedelta(minutes=8),
        survey=SurveyDraft(SurveyWay.SPOKEN, 8),
    )


def test_a_full_draft_comes_back_as_it_was(journal: DraftJournal) -> None:
    draft = a_full_draft()
    untouched = [each.name for each in fields(draft) if getattr(draft, each.name) == getattr(a_draft(), each.name)]
    assert set(untouched) <= {"channel", "seat_id", "agent_id", "started_at"}
    journal.keep(draft)
    assert journal.drafts() == [draft]


def test_a_draft_takes_the_place_of_its_earlier_self(journal: DraftJournal, folder: Path) -> None:
    draft = a_draft()
    journal.keep(draft)
    journal.keep(replace(draft, note="verder getypt"))
    assert [kept.note for kept in journal.drafts()] == ["verder getypt"]
    assert len(list(folder.iterdir())) == 1


def test_drafts_come_back_oldest_contact_first(journal: DraftJournal) -> None:
    drafts = [a_draft(started_at=NOW + timedelta(minutes=minute)) for minute in (5, 1, 3)]
    for draft in drafts:
        journal.keep(draft)
    assert journal.drafts() == sorted(drafts, key=lambda draft: draft.started_at)


def test_a_new_journal_on_the_same_folder_knows_the_drafts(journal: DraftJournal, folder: Path) -> None:
    draft = a_full_draft()
    journal.keep(draft)
    assert DraftJournal(folder, KEY).drafts() == [draft]


def test_a_forgotten_draft_leaves_nothing_and_forgetting_twice_is_fine(journal: DraftJournal, folder: Path) -> None:
    draft, other = a_draft(), a_draft()
    journal.keep(draft)
    journal.keep(other)
    (folder / f"{draft.id}.new").write_bytes(b"half")
    for _ in range(2):
        journal.forget(draft.id)
    assert journal.drafts() == [other]
    assert [file.name for file in folder.iterdir()] == [f"{other.id}.draft"]


def test_the_moment_of_keeping_is_told(journal: DraftJournal) -> None:
    draft = a_draft()
    assert journal.kept_at(draft.id) is None
    before = datetime.now(UTC) - timedelta(seconds=2)  # file systems keep time in coarse steps
    journal.keep(draft)
    kept_at = journal.kept_at(draft.id)
    assert kept_at is not None and before <= kept_at <= datetime.now(UTC) + timedelta(seconds=2)


def test_R9_nothing_that_was_typed_stands_in_plain_text_on_disk(journal: DraftJournal, folder: Path) -> None:
    draft = replace(a_full_draft(), note=CANARY, customer=a_customer(last_name=CANARY), desk=Desk(query=CANARY))
    journal.keep(draft)
    files = list(folder.rglob("*"))
    assert files
    for file in files:
        assert CANARY not in file.name
        assert CANARY.encode() not in file.read_bytes()
        assert draft.number.encode() not in file.read_bytes()


def test_the_same_draft_is_never_sealed_the_same_way(journal: DraftJournal, folder: Path) -> None:
    draft = a_draft()
    seals = set()
    for _ in range(3):
        journal.keep(draft)
        seals.add((folder / f"{draft.id}.draft").read_bytes())
    assert len(seals) == 3


def test_only_the_owner_may_look_in_the_folder(journal: DraftJournal, folder: Path) -> None:
    if os.name != "posix":
        pytest.skip("rights of this kind are POSIX only")
    assert folder.stat().st_mode & 0o077 == 0


def flipped(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


@pytest.mark.parametrize(
    "damage",
    [
        flipped,
        lambda data: data[:20],
        lambda data: data[:4],
        lambda _: b"",
        lambda _: b"something else",
        lambda _: bytes(300),
    ],
    ids=["flipped", "truncated", "only-the-mark", "empty", "foreign", "nulls"],
)
def test_an_unreadable_draft_is_put_aside_and_never_thrown_away(
    journal: DraftJournal, folder: Path, damage: Callable[[bytes], bytes]
) -> None:
    broken, whole = a_draft(), a_draft()
    journal.keep(broken)
    journal.keep(whole)
    file = folder / f"{broken.id}.draft"
    data = damage(file.read_bytes())
    file.write_bytes(data)
    for _ in range(2):
        assert journal.drafts() == [whole]
        assert journal.unreadable_count() == 1
    assert (folder / f"{broken.id}.draft.unreadable").read_bytes() == data


def test_a_draft_sealed_with_another_key_is_put_aside(journal: DraftJournal, folder: Path) -> None:
    journal.keep(a_draft())
    other = DraftJournal(folder, bytes(32))
    assert other.drafts() == []
    assert other.unreadable_count() == 1


def test_a_draft_under_the_name_of_another_is_put_aside(journal: DraftJournal, folder: Path) -> None:
    draft = a_draft()
    journal.keep(draft)
    (folder / f"{draft.id}.draft").rename(folder / f"{new_id()}.draft")
    assert (journal.drafts(), journal.unreadable_count()) == ([], 1)


def test_a_file_whose_name_is_no_id_is_put_aside(journal: DraftJournal, folder: Path) -> None:
    draft = a_draft()
    journal.keep(draft)
    (folder / f"{draft.id}.draft").rename(folder / "copy.draft")
    assert (journal.drafts(), journal.unreadable_count()) == ([], 1)


def test_a_folder_in_the_place_of_a_draft_is_put_aside(journal: DraftJournal, folder: Path) -> None:
    (folder / f"{new_id()}.draft").mkdir()
    assert (journal.drafts(), journal.unreadable_count()) == ([], 1)


def test_a_crash_while_writing_leaves_the_earlier_draft(journal: DraftJournal, folder: Path) -> None:
    draft = a_draft(note="eerder")
    journal.keep(draft)
    half = (folder / f"{draft.id}.draft").read_bytes()[:30]
    (folder / f"{draft.id}.new").write_bytes(half)
    again = DraftJournal(folder, KEY)
    assert (again.drafts(), again.unreadable_count()) == ([draft], 0)
    again.keep(replace(draft, note="later"))
    assert [kept.note for kept in again.drafts()] == ["later"]


def test_a_disk_that_refuses_leaves_the_earlier_draft(journal: DraftJournal, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = a_draft(note="eerder")
    journal.keep(draft)

    def refuse(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", refuse)
        with pytest.raises(WorldError, match="journal-not-written"):
            journal.keep(replace(draft, note="later"))
    assert journal.drafts() == [draft]


def test_a_folder_that_became_a_file_is_the_worlds_fault(journal: DraftJournal, folder: Path) -> None:
    folder.rmdir()
    folder.write_bytes(b"")
    with pytest.raises(WorldError, match="journal-not-written"):
        journal.keep(a_draft())
    with pytest.raises(WorldError, match="journal-not-written"):
        journal.forget(new_id())
    with pytest.raises(WorldError, match="data-folder-unusable"):
        DraftJournal(folder, KEY)


def test_a_folder_that_may_not_be_written_is_the_worlds_fault(journal: DraftJournal, folder: Path) -> None:
    if os.name != "posix" or os.geteuid() == 0:
        pytest.skip("this user may write everywhere")
    folder.chmod(0o500)
    try:
        with pytest.raises(WorldError, match="journal-not-written"):
            journal.keep(a_draft())
    finally:
        folder.chmod(0o700)


def test_no_error_tells_what_was_typed(journal: DraftJournal, folder: Path) -> None:
    folder.rmdir()
    folder.write_bytes(b"")
    with pytest.raises(WorldError) as caught:
        journal.keep(a_draft(note=CANARY))
    assert CANARY not in f"{caught.value!r} {caught.value.values} {caught.value.__cause__!r}"


def test_two_threads_may_keep_the_same_draft(journal: DraftJournal) -> None:
    draft, errors = a_draft(), []

    def keep_often(note: str) -> None:
        try:
            for _ in range(25):
                journal.keep(replace(draft, note=note))
        except WorldError as error:
            errors.append(error)

    threads = [Thread(target=keep_often, args=(note,)) for note in ("een", "twee")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert len(journal.drafts()) == 1
