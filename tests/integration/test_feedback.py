"""Feedback of agents: told once, answered once, and the answer is seen by who told it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from app.domain.article_feedback import ArticleFeedback
from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.persistence.database import SqlDatabase
from app.services.editing_ports import FeedbackLine
from knowledgebase.article import Article, SectionKind
from tests.builders import AGENT_ID, a_person, an_article

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
Tell = Callable[..., ArticleFeedback]


@pytest.fixture
def article(database: SqlDatabase) -> Article:
    """What the agent read."""
    with database.write() as tx:
        return tx.articles.put(an_article())


@pytest.fixture
def editor_id(database: SqlDatabase) -> UUID:
    """Who answers."""
    editor = a_person(id=new_id(), name="J. Jansen")
    with database.write() as tx:
        tx.organisation.put_person(editor)
    return editor.id


@pytest.fixture
def tell(database: SqlDatabase, article: Article) -> Tell:
    """Stores feedback on the article, with changes."""

    def tell(**changes: Any) -> ArticleFeedback:
        told = ArticleFeedback(new_id(), article.id, 1, None, "", "Het bedrag is oud.", AGENT_ID, NOW)
        told = replace(told, **changes)
        with database.write() as tx:
            tx.feedback.add(told)
        return told

    return tell


def test_feedback_comes_back_as_it_was_told(database: SqlDatabase, tell: Tell, editor_id: UUID) -> None:
    plain = tell()
    full = tell(
        section=SectionKind.COSTS,
        quote="€ 30",
        answer="Is aangepast.",
        answered_by=editor_id,
        answered_at=NOW,
        is_seen=True,
    )
    with database.read() as tx:
        assert tx.feedback.get(plain.id) == plain
        assert tx.feedback.get(full.id) == full
        assert tx.feedback.get(new_id()) is None


def test_the_same_feedback_again_changes_nothing(database: SqlDatabase, tell: Tell) -> None:
    told = tell()
    tell(id=told.id, text="Anders")
    with database.read() as tx:
        assert tx.feedback.get(told.id) == told


def test_of_an_article_it_is_newest_first(database: SqlDatabase, tell: Tell, article: Article) -> None:
    early, late = tell(), tell(given_at=NOW + timedelta(minutes=1))
    with database.read() as tx:
        assert tx.feedback.of_article(article.id) == [late, early]
        assert tx.feedback.of_article(new_id()) == []


def test_open_is_what_has_no_answer_with_the_title_and_owner_of_now(
    database: SqlDatabase, tell: Tell, article: Article, editor_id: UUID
) -> None:
    late, early, answered = tell(), tell(given_at=NOW - timedelta(minutes=1)), tell()
    with database.write() as tx:
        tx.articles.put(replace(article, title="Parkeren", owner="wijken"))
        tx.feedback.answer(answered.id, "Klopt.", editor_id, NOW)
    with database.read() as tx:
        assert tx.feedback.open_lines() == [
            FeedbackLine(early, "Parkeren", "wijken"),
            FeedbackLine(late, "Parkeren", "wijken"),
        ]


def test_what_is_answered_already_keeps_its_answer(database: SqlDatabase, tell: Tell, editor_id: UUID) -> None:
    told = tell()
    with database.write() as tx:
        tx.feedback.answer(told.id, "Is aangepast.", editor_id, NOW)
    with database.write() as tx, pytest.raises(DomainError, match="feedback-answered"):
        tx.feedback.answer(told.id, "Klopt niet.", AGENT_ID, NOW)
    with database.read() as tx:
        answered = tx.feedback.get(told.id)
    assert answered == replace(told, answer="Is aangepast.", answered_by=editor_id, answered_at=NOW)


def test_who_told_it_sees_each_answer_until_it_was_seen(database: SqlDatabase, tell: Tell, editor_id: UUID) -> None:
    late, early, waiting, of_other = tell(), tell(), tell(), tell(person_id=editor_id)
    with database.write() as tx:
        tx.feedback.answer(late.id, "Tweede.", editor_id, NOW + timedelta(minutes=1))
        tx.feedback.answer(early.id, "Eerste.", editor_id, NOW)
        tx.feedback.answer(of_other.id, "Eigen.", editor_id, NOW)
    with database.read() as tx:
        assert [line.feedback.answer for line in tx.feedback.answers_for(AGENT_ID)] == ["Eerste.", "Tweede."]
    with database.write() as tx:
        tx.feedback.mark_seen([early.id, waiting.id])
    with database.write() as tx:
        assert [line.feedback.id for line in tx.feedback.answers_for(AGENT_ID)] == [late.id]
        tx.feedback.answer(waiting.id, "Derde.", editor_id, NOW + timedelta(minutes=2))
        assert [line.feedback.id for line in tx.feedback.answers_for(AGENT_ID)] == [late.id, waiting.id]
