"""The way of a draft to the agents."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import publishing
from app.domain.article_draft import ArticleDraft, ArticleStepKind, ChangedDraft, DraftState
from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.work_steps import Act
from tests.builders import an_article

TODAY = date(2026, 11, 24)
TOMORROW = TODAY + timedelta(days=1)
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
AUTHOR, READER, OTHER = new_id(), new_id(), new_id()
PEOPLE = st.sampled_from([AUTHOR, READER, OTHER])


def act(person_id: UUID = AUTHOR, today: date = TODAY) -> Act:
    return Act(person_id, NOW, today)


def a_draft(**changes: Any) -> ArticleDraft:
    """Written by the author and saved once."""
    return replace(ArticleDraft(an_article(), authors=(AUTHOR,), revision=1), **changes)


def in_review(**changes: Any) -> ArticleDraft:
    return a_draft(state=DraftState.IN_REVIEW, **changes)


def refused(step: Callable[[], object]) -> str:
    """The key of the error."""
    with pytest.raises(DomainError) as caught:
        step()
    return caught.value.key


# writing


def test_the_first_save_begins_the_draft_and_the_next_ones_write_it() -> None:
    begun = publishing.write(ArticleDraft(an_article()), act(), an_article(title="Een"), " ")
    again = publishing.write(begun.draft, act(READER), an_article(title="Twee"), " Nieuw tarief ")
    assert (begun.step.kind, again.step.kind) == (ArticleStepKind.BEGUN, ArticleStepKind.WRITTEN)
    assert (again.draft.authors, again.draft.note, again.draft.revision) == ((AUTHOR, READER), "Nieuw tarief", 2)


def test_who_writes_last_is_the_last_author_once() -> None:
    draft = a_draft(authors=(AUTHOR, READER))
    assert publishing.write(draft, act(AUTHOR), draft.article, "").draft.authors == (READER, AUTHOR)


@pytest.mark.parametrize("state", [DraftState.IN_REVIEW, DraftState.SCHEDULED])
def test_writing_takes_back_what_others_were_reading(state: DraftState) -> None:
    draft = a_draft(state=state, approved_by=READER, publish_on=TOMORROW)
    taken = publishing.write(draft, act(), draft.article, "")
    assert (taken.draft.state, taken.draft.approved_by) == (DraftState.WRITING, None)
    assert taken.step.kind is ArticleStepKind.TAKEN_BACK


def test_an_article_without_a_title_is_not_stored() -> None:
    assert refused(lambda: publishing.write(a_draft(), act(), an_article(title=" "), "")) == "article-title-missing"


# asking


def test_asking_gives_it_to_a_reader_for_a_day() -> None:
    asked = publishing.ask_review(a_draft(), act(), READER, TOMORROW, "")
    assert (asked.draft.state, asked.draft.reviewer_id) == (DraftState.IN_REVIEW, READER)
    assert asked.draft.publish_on == TOMORROW
    assert asked.step.kind is ArticleStepKind.REVIEW_ASKED


@pytest.mark.parametrize(
    ("changes", "asked", "key"),
    [
        ({"article": an_article(sections=())}, (None, None, ""), "draft-empty"),
        ({"base_version": 2}, (None, None, " "), "draft-note-missing"),
        ({}, (None, TODAY - timedelta(days=1), ""), "publish-day-past"),
        ({}, (AUTHOR, None, ""), "reviewer-is-author"),
        ({"state": DraftState.SCHEDULED}, (None, None, ""), "draft-not-writing"),
    ],
)
def test_what_cannot_be_read_yet_is_not_given_to_a_reader(
    changes: dict[str, Any], asked: tuple[UUID | None, date | None, str], key: str
) -> None:
    assert refused(lambda: publishing.ask_review(a_draft(**changes), act(), *asked)) == key


def test_today_is_a_day_to_publish_on() -> None:
    asked = publishing.ask_review(a_draft(), act(), None, TODAY, "")
    assert publishing.is_due(publishing.approve(asked.draft, act(READER)).draft, TODAY)


# reading


def test_the_author_is_never_the_second_reader() -> None:
    assert refused(lambda: publishing.approve(in_review(), act(AUTHOR))) == "reviewer-is-author"


def test_who_was_not_asked_does_not_approve() -> None:
    assert refused(lambda: publishing.approve(in_review(reviewer_id=READER), act(OTHER))) == "review-for-other"


def test_when_nobody_was_asked_by_name_any_other_person_approves() -> None:
    approved = publishing.approve(in_review(), act(OTHER))
    assert (approved.draft.approved_by, approved.step.person_id) == (OTHER, OTHER)


def test_what_is_sent_back_says_why_and_is_being_written_again() -> None:
    sent = publishing.send_back(in_review(), act(READER), " Het tarief ontbreekt. ")
    assert (sent.draft.state, sent.step.text) == (DraftState.WRITING, "Het tarief ontbreekt.")
    assert refused(lambda: publishing.send_back(in_review(), act(READER), " ")) == "send-back-text-missing"


@pytest.mark.parametrize("step", [publishing.take_back, publishing.approve])
def test_what_nobody_reads_cannot_be_taken_back_or_approved(step: Callable[[ArticleDraft, Act], ChangedDraft]) -> None:
    assert refused(lambda: step(a_draft(), act(READER))) == "draft-not-in-review"


# publishing


def test_what_waits_for_a_day_is_published_on_that_day() -> None:
    approved = publishing.approve(in_review(publish_on=TOMORROW), act(READER)).draft
    assert refused(lambda: publishing.publish(approved, NOW, TODAY, 4)) == "draft-not-approved"
    published = publishing.publish(approved, NOW, TOMORROW, 4)
    assert (published.step.version, published.step.person_id) == (4, None)


STEPS: dict[str, Callable[[ArticleDraft, UUID], ChangedDraft]] = {
    "write": lambda draft, person: publishing.write(draft, act(person), draft.article, "Anders"),
    "ask anybody": lambda draft, person: publishing.ask_review(draft, act(person), None, None, "Anders"),
    "ask": lambda draft, person: publishing.ask_review(draft, act(person), READER, TOMORROW, "Anders"),
    "take back": lambda draft, person: publishing.take_back(draft, act(person)),
    "send back": lambda draft, person: publishing.send_back(draft, act(person), "Nog niet"),
    "approve": lambda draft, person: publishing.approve(draft, act(person)),
    "publish": lambda draft, _person: publishing.publish(draft, NOW, TOMORROW, 1),
}


@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), PEOPLE), max_size=25))
def test_whatever_is_done_agents_read_only_what_somebody_else_read_after_the_last_word(
    done: list[tuple[str, UUID]],
) -> None:
    draft = ArticleDraft(an_article())
    read_by: UUID | None = None
    for name, person in done:
        try:
            changed = STEPS[name](draft, person)
        except DomainError:
            continue
        assert changed.draft.revision == draft.revision + 1
        assert changed.step.article_id == draft.id
        if name == "publish":
            assert read_by is not None
            assert read_by not in changed.draft.authors
            return
        read_by = person if name == "approve" else None if name in ("write", "take back", "send back") else read_by
        draft = changed.draft
