"""Drafts of articles: one for each, saved by one at a time, with all that was done."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest

from app.domain.article_draft import ArticleDraft, ArticleStep, ArticleStepKind, DraftState
from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.persistence.database import SqlDatabase, open_database
from app.services.editing_ports import DraftLine
from knowledgebase.article import Attachment, FirstLine, ScriptChoice, ScriptStep
from tests.builders import AGENT_ID, a_person, an_article

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def colleague_id(database: SqlDatabase) -> UUID:
    """Somebody who reads what the agent writes."""
    colleague = a_person(id=new_id(), name="J. Jansen")
    with database.write() as tx:
        tx.organisation.put_person(colleague)
    return colleague.id


def a_draft(**changes: Any) -> ArticleDraft:
    """A new article at its first save."""
    draft = ArticleDraft(an_article(version=1), authors=(AGENT_ID,), revision=1, changed_at=NOW)
    return replace(draft, **changes)


def a_step(draft: ArticleDraft, kind: ArticleStepKind = ArticleStepKind.WRITTEN, **more: Any) -> ArticleStep:
    return ArticleStep(draft.id, kind, NOW, AGENT_ID, **more)


def save(database: SqlDatabase, draft: ArticleDraft) -> ArticleDraft:
    with database.write() as tx:
        tx.drafts.save(draft, a_step(draft))
    return draft


def test_a_draft_comes_back_as_it_was_saved(database: SqlDatabase, colleague_id: UUID) -> None:
    choice = ScriptChoice("Ja", "two", FirstLine.HAND_OFF)
    article = an_article(
        attachments=(Attachment("0" * 64, "kaart.pdf", "application/pdf", 12, "De zones"),),
        script=(ScriptStep("one", "Heeft u een auto?", (choice,), "plate"), ScriptStep("two", "Einde")),
        review_on=date(2027, 1, 4),
    )
    draft = a_draft(
        article=article,
        state=DraftState.SCHEDULED,
        base_version=3,
        authors=(AGENT_ID, colleague_id),
        reviewer_id=colleague_id,
        approved_by=colleague_id,
        publish_on=date(2026, 12, 1),
        note="Nieuwe prijzen",
    )
    plain = a_draft(authors=(), changed_at=None)
    assert {each.name for each in fields(draft) if getattr(draft, each.name) == getattr(plain, each.name)} <= {
        "revision"
    }
    save(database, draft)
    with database.read() as tx:
        assert tx.drafts.get(article.id) == draft
        assert tx.drafts.get(new_id()) is None


def test_a_save_takes_the_place_of_the_revision_before_it(database: SqlDatabase) -> None:
    first = save(database, a_draft())
    second = save(database, replace(first, revision=2, note="Beter"))
    with database.read() as tx:
        assert tx.drafts.get(first.id) == second
        assert len(tx.drafts.lines()) == 1


@pytest.mark.parametrize("revision", [1, 2, 4])
def test_who_saves_on_another_revision_changes_nothing(database: SqlDatabase, revision: int) -> None:
    draft = save(database, a_draft())
    draft = save(database, replace(draft, revision=2))
    with pytest.raises(DomainError, match="draft-changed"):
        save(database, replace(draft, revision=revision, note="Te laat"))
    with database.read() as tx:
        assert tx.drafts.get(draft.id) == draft
        assert len(tx.drafts.steps(draft.id)) == 2


def test_a_draft_that_is_gone_is_not_saved_again(database: SqlDatabase) -> None:
    draft = save(database, a_draft())
    with database.write() as tx:
        tx.drafts.remove(draft.id, 1, a_step(draft, ArticleStepKind.DISCARDED))
    with pytest.raises(DomainError, match="draft-changed"):
        save(database, replace(draft, revision=2))


@pytest.mark.parametrize("revision", [1, 2])
def test_of_two_who_save_at_once_one_is_first(database: SqlDatabase, database_url: str, revision: int) -> None:
    draft = a_draft()
    if revision == 2:
        save(database, draft)
    both = Barrier(2)

    def save_as(note: str) -> str:
        own = open_database(database_url)
        try:
            both.wait(timeout=30)
            return save(own, replace(draft, revision=revision, note=note)).note
        except DomainError as error:
            return error.key
        finally:
            own.close()

    with ThreadPoolExecutor() as pool:
        told = list(pool.map(save_as, ("een", "twee")))
    with database.read() as tx:
        stored = tx.drafts.get(draft.id)
        steps = tx.drafts.steps(draft.id)
    assert stored is not None
    assert sorted(told) == sorted(["draft-changed", stored.note])
    assert len(steps) == revision


def test_what_was_removed_leaves_its_history(database: SqlDatabase) -> None:
    draft = save(database, a_draft())
    published = a_step(draft, ArticleStepKind.PUBLISHED, text="Nieuw", version=1)
    with database.write() as tx:
        with pytest.raises(DomainError, match="draft-changed"):
            tx.drafts.remove(draft.id, 2, published)
        tx.drafts.remove(draft.id, 1, published)
        tx.drafts.note(replace(published, kind=ArticleStepKind.WITHDRAWN, person_id=None))
        assert tx.drafts.get(draft.id) is None
    kinds = [ArticleStepKind.WITHDRAWN, ArticleStepKind.PUBLISHED, ArticleStepKind.WRITTEN]
    with database.read() as tx:
        steps = tx.drafts.steps(draft.id)
        assert tx.drafts.steps(new_id()) == []
    assert [step.kind for step in steps] == kinds
    assert steps[1] == published
    assert steps[0].person_id is None


def test_lines_are_of_all_drafts_changed_last_first(database: SqlDatabase) -> None:
    early = save(database, a_draft())
    late = save(database, a_draft(article=an_article(title="Afval", owner=""), changed_at=NOW + timedelta(minutes=1)))
    with database.read() as tx:
        assert [line.id for line in tx.drafts.lines()] == [late.id, early.id]
        line = tx.drafts.lines()[0]
    moment = NOW + timedelta(minutes=1)
    assert line == DraftLine(late.id, "Afval", "", DraftState.WRITING, 0, (AGENT_ID,), None, None, moment)


def test_due_are_scheduled_drafts_whose_day_has_come(database: SqlDatabase) -> None:
    day = date(2026, 12, 1)
    later, today, before = (
        save(database, a_draft(state=DraftState.SCHEDULED, publish_on=day + timedelta(days=days)))
        for days in (1, 0, -2)
    )
    save(database, a_draft(state=DraftState.IN_REVIEW, publish_on=day))
    with database.read() as tx:
        assert tx.drafts.due(day) == [before, today]
        assert tx.drafts.due(day + timedelta(days=1)) == [before, today, later]


def test_present_is_who_has_it_open_and_did_not_leave(database: SqlDatabase, colleague_id: UUID) -> None:
    article_id, other_id = new_id(), new_id()
    with database.write() as tx:
        for _ in range(2):
            tx.drafts.touch(article_id, AGENT_ID, NOW)
        tx.drafts.touch(article_id, colleague_id, NOW - timedelta(minutes=5))
        tx.drafts.touch(other_id, colleague_id, NOW)
    with database.write() as tx:
        assert tx.drafts.present(article_id, NOW - timedelta(minutes=9)) == (colleague_id, AGENT_ID)
        assert tx.drafts.present(article_id, NOW - timedelta(minutes=1)) == (AGENT_ID,)
        tx.drafts.leave(article_id, AGENT_ID)
        tx.drafts.leave(article_id, AGENT_ID)
        assert tx.drafts.present(article_id, NOW - timedelta(minutes=9)) == (colleague_id,)
