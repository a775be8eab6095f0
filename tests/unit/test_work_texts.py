"""What is typed on the work page survives a crash in the journal, and what was sent before it does not come back."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from app.domain.errors import WorldError
from app.domain.ids import new_id
from app.domain.work_item import StepKind, WorkStep
from app.domain.work_text import StepText, WorkText
from app.journal.draft_journal import DraftJournal
from app.services.work_texts import without_sent
from tests.builders import a_draft

KEY = bytes(range(32))
CANARY = "Kanarie-7f3a"
ME, COLLEAGUE = new_id(), new_id()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture
def journal(folder: Path) -> DraftJournal:
    return DraftJournal(folder, KEY)


def a_text(text: str = "Wij schelden de boete kwijt.", revision: int = 3) -> WorkText:
    """An answer, and a sheet in which everything is filled in."""
    passed_on = StepText("pass_on", "Hoort bij\njullie 😀", "belastingen", new_id(), date(2026, 12, 1))
    return WorkText(new_id(), revision, (StepText("answer", text), passed_on))


def a_step(number: int, text: str, person_id: UUID) -> WorkStep:
    return WorkStep(new_id(), number, StepKind.ANSWERED, datetime(2026, 11, 24, tzinfo=UTC), person_id, text)


def test_R1_work_texts_come_back_as_they_were_beside_the_running_contacts(journal: DraftJournal, folder: Path) -> None:
    first, second, draft = a_text(), a_text(), a_draft()
    for text in (first, replace(first, revision=4), second):
        journal.keep_work_text(text)
    journal.keep(draft)
    again = DraftJournal(folder, KEY)
    assert {text.id: text for text in again.work_texts()} == {first.id: replace(first, revision=4), second.id: second}
    assert again.drafts() == [draft]


def test_a_forgotten_work_text_leaves_nothing_and_forgetting_twice_is_fine(journal: DraftJournal, folder: Path) -> None:
    text = a_text()
    journal.keep_work_text(text)
    for _ in range(2):
        journal.forget_work_text(text.id)
    assert list(folder.iterdir()) == []


def test_R9_nothing_typed_for_work_stands_in_plain_text_on_disk(journal: DraftJournal, folder: Path) -> None:
    journal.keep_work_text(a_text(CANARY))
    (file,) = folder.iterdir()
    assert CANARY not in file.name
    assert CANARY.encode() not in file.read_bytes()


def test_a_damaged_work_text_is_put_aside_counted_and_never_thrown_away(journal: DraftJournal, folder: Path) -> None:
    whole, broken = a_text(), a_text()
    journal.keep_work_text(whole)
    journal.keep_work_text(broken)
    (folder / f"{broken.id}.work").write_bytes(b"half")
    assert (journal.work_texts(), journal.unreadable_count()) == ([whole], 1)
    assert (folder / f"{broken.id}.work.unreadable").read_bytes() == b"half"


@pytest.mark.parametrize("names", [("draft", "work"), ("work", "draft")])
def test_a_draft_and_a_work_text_cannot_pass_for_each_other(
    journal: DraftJournal, folder: Path, names: tuple[str, str]
) -> None:
    draft, (before, after) = a_draft(), names
    journal.keep(draft)
    journal.keep_work_text(replace(a_text(), id=draft.id))
    (folder / f"{draft.id}.{before}").replace(folder / f"{draft.id}.{after}")
    assert (journal.drafts(), journal.work_texts(), journal.unreadable_count()) == ([], [], 1)


def test_a_folder_that_became_a_file_is_the_worlds_fault(journal: DraftJournal, folder: Path) -> None:
    folder.rmdir()
    folder.write_bytes(b"")
    with pytest.raises(WorldError, match="journal-not-written"):
        journal.keep_work_text(a_text())
    with pytest.raises(WorldError, match="journal-not-written"):
        journal.forget_work_text(new_id())


def test_what_was_sent_just_before_a_crash_does_not_come_back(journal: DraftJournal) -> None:
    text = a_text(" Wij schelden de boete kwijt. ")
    sent = a_step(4, "Wij schelden de boete kwijt.", ME)
    assert without_sent(text, (sent,), ME) == replace(text, steps=text.steps[1:])


@pytest.mark.parametrize(
    "step", [a_step(3, "Zelfde", ME), a_step(4, "Zelfde", COLLEAGUE), a_step(4, "Anders", ME), a_step(4, "", ME)]
)
def test_what_is_only_like_an_older_or_anothers_step_comes_back(step: WorkStep) -> None:
    text = a_text("Zelfde")
    assert without_sent(text, (step,), ME) == text
