"""What was typed for messages and is not stored: one text for each, kept at every change."""

from dataclasses import dataclass, field, replace
from uuid import UUID

import pytest

from app.domain.bulletin_text import BulletinText
from app.domain.ids import new_id
from tests.builders import a_bulletin
from ui.news.unstored import UnstoredNews

BEFORE = a_bulletin(id=new_id())
NEW = BulletinText(a_bulletin(id=new_id(), title="Nieuw"))
CHANGE = BulletinText(replace(BEFORE, title="Beter"), BEFORE)


@dataclass
class Diary:
    """A keeper that writes down what it was asked."""

    asked: list[BulletinText | UUID] = field(default_factory=list)

    def keep(self, draft: BulletinText) -> None:
        """Write down the text."""
        self.asked.append(draft)

    def forget(self, draft_id: UUID) -> None:
        """Write down the id."""
        self.asked.append(draft_id)


@pytest.fixture
def diary() -> Diary:
    return Diary()


@pytest.fixture
def unstored(diary: Diary) -> UnstoredNews:
    return UnstoredNews(diary)


def test_a_text_is_found_for_its_message_and_for_a_new_one(unstored: UnstoredNews) -> None:
    unstored.restore([NEW, CHANGE])
    assert unstored.typed_for(BEFORE) == CHANGE
    assert unstored.typed_for(None) == NEW
    assert unstored.typed_for(a_bulletin(id=new_id())) is None


def test_only_a_change_is_kept_and_only_what_was_kept_is_forgotten(unstored: UnstoredNews, diary: Diary) -> None:
    for _ in range(2):
        unstored.put(NEW)
    for _ in range(2):
        unstored.forget(NEW.id)
    assert (diary.asked, unstored.texts) == ([NEW, NEW.id], ())


def test_what_was_changed_last_stands_at_the_end(unstored: UnstoredNews) -> None:
    changed = replace(NEW, read_again=True)
    for text in (NEW, CHANGE, changed):
        unstored.put(text)
    assert unstored.texts == (CHANGE, changed)


def test_a_window_that_is_made_again_keeps_the_texts_of_the_one_before(unstored: UnstoredNews) -> None:
    unstored.restore([NEW, CHANGE])
    diary = Diary()
    other = UnstoredNews(diary)
    other.take_over(unstored)
    assert (other.texts, diary.asked) == ((NEW, CHANGE), [NEW, CHANGE])
