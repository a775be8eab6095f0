"""An agent reports, an editor answers, the agent is told: with the real database."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.editor_tasks import EditorTask, TaskKind
from app.domain.errors import DomainError
from app.domain.feedback_privacy import HIDDEN
from app.domain.feedback_text import FeedbackText
from app.domain.ids import new_id
from app.persistence.database import SqlDatabase
from app.services.editing_actions import EditingActions
from app.services.feedback_actions import MAX_QUOTE
from knowledgebase.article import Article, SectionKind
from tests.integration.editing_house import AGENT, EDITOR, House, at_work, typed

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\x06\0\0\0\x1f\x15\xc4\x89"


@pytest.fixture
def house(database: SqlDatabase, tmp_path: Path) -> Iterator[House]:
    with at_work(database, tmp_path) as house:
        yield house


@pytest.fixture
def editor(house: House) -> EditingActions:
    return house.of(EDITOR)


@pytest.fixture
def agent(house: House) -> EditingActions:
    return house.of(AGENT)


@pytest.fixture
def article(house: House) -> Article:
    return house.put(title="Paspoort", owner="parkeren")


def refused(step: Callable[[], object]) -> str:
    """The key of the error."""
    with pytest.raises(DomainError) as caught:
        step()
    return caught.value.key


def told(agent: EditingActions, article: Article, text: str = "Tarief klopt niet") -> None:
    agent.give_feedback(article, SectionKind.COSTS, "€ 70,35", text)


def task(editor: EditingActions) -> EditorTask:
    """The one report on the work list."""
    (task,) = (task for task in editor.editor_list().tasks if task.kind is TaskKind.FEEDBACK)
    return task


def test_a_report_is_work_for_the_owner_within_five_working_days(
    editor: EditingActions, agent: EditingActions, article: Article
) -> None:
    told(agent, article)
    found = task(editor)
    assert (found.title, found.owner, found.details) == ("Paspoort", "parkeren", ("€ 70,35", "Tarief klopt niet"))
    assert str(found.due_on) == "2026-12-01"
    (feedback,) = editor.open_for_editing(article.id).feedback
    assert (feedback.version, feedback.section, feedback.person_id) == (1, SectionKind.COSTS, AGENT.id)


def test_the_agent_is_told_the_answer_until_it_was_seen(
    editor: EditingActions, agent: EditingActions, article: Article
) -> None:
    told(agent, article)
    editor.answer_feedback(task(editor).feedback_id or new_id(), " Verbeterd, dank u. ")
    (line,) = agent.answers_to_me()
    assert (line.title, line.feedback.answer, line.feedback.answered_by) == (
        "Paspoort",
        "Verbeterd, dank u.",
        EDITOR.id,
    )
    assert editor.answers_to_me() == []
    agent.mark_answers_seen([line.feedback.id])
    assert agent.answers_to_me() == []
    assert editor.editor_list().tasks == ()


def test_a_report_is_answered_once_and_never_without_text(
    editor: EditingActions, agent: EditingActions, article: Article
) -> None:
    told(agent, article)
    feedback_id = task(editor).feedback_id or new_id()
    assert refused(lambda: editor.answer_feedback(feedback_id, " ")) == "answer-text-missing"
    editor.answer_feedback(feedback_id, "Verbeterd")
    assert refused(lambda: agent.answer_feedback(feedback_id, "Ook verbeterd")) == "feedback-answered"
    assert refused(lambda: editor.answer_feedback(new_id(), "Niets")) == "feedback-unknown"


def test_a_report_put_aside_tells_the_agent_why(
    editor: EditingActions, agent: EditingActions, article: Article
) -> None:
    told(agent, article)
    editor.put_task_aside(task(editor).key, "Het bedrag klopt")
    assert [line.feedback.answer for line in agent.answers_to_me()] == ["Het bedrag klopt"]
    assert editor.editor_list().tasks == ()


def test_a_report_needs_text_and_names_nobody(editor: EditingActions, agent: EditingActions, article: Article) -> None:
    assert refused(lambda: agent.give_feedback(article, None, "", " ")) == "feedback-text-missing"
    agent.give_feedback(article, None, "x" * 2 * MAX_QUOTE, "Klant a.devries@example.nl zegt € 70,35")
    (feedback,) = editor.open_for_editing(article.id).feedback
    assert feedback.text == f"Klant {HIDDEN} zegt € 70,35"
    assert len(feedback.quote) == MAX_QUOTE


def test_a_report_on_what_was_withdrawn_can_still_be_answered(
    editor: EditingActions, agent: EditingActions, article: Article
) -> None:
    told(agent, article)
    editor.withdraw_article(article.id, "Vervallen", None)
    assert task(editor).article_id == article.id


# files


def test_a_file_is_stored_once_and_comes_back(editor: EditingActions, agent: EditingActions) -> None:
    attached = editor.attach("map/kaart.png", PNG)
    assert (attached.name, attached.media_type, attached.size) == ("kaart.png", "image/png", len(PNG))
    assert editor.attach("zelfde.png", PNG).digest == attached.digest
    assert agent.attachment(attached.digest) == PNG


def test_a_file_of_another_kind_is_refused_and_one_that_is_gone_is_told(editor: EditingActions) -> None:
    assert refused(lambda: editor.attach("kaart.png", b"MZ\x90\0")) == "attachment-kind"
    assert refused(lambda: editor.attachment("0" * 64)) == "attachment-unknown"


def test_what_is_attached_goes_with_the_draft(editor: EditingActions, article: Article) -> None:
    attached = editor.attach("kaart.png", PNG)
    saved = editor.save_draft(typed(editor.open_for_editing(article.id), attachments=(attached,)))
    assert saved.draft.article.attachments == (attached,)


# what is typed


def test_what_was_typed_about_an_article_comes_back_until_the_editors_have_it(
    agent: EditingActions, house: House, article: Article
) -> None:
    typed = FeedbackText(article.id, SectionKind.COSTS, "€ 70,35", " Bel 06 12344430. ")
    other = FeedbackText(house.put(title="Rijbewijs").id, text="Klopt niet.")
    for text in (typed, other):
        agent.keep_feedback_text(text)
    assert set(agent.unsent_feedback_texts()) == {typed, other}
    told(agent, article, typed.text)
    assert agent.unsent_feedback_texts() == (other,)
    agent.forget_feedback_text(other.id)
    assert agent.unsent_feedback_texts() == ()


def test_the_same_report_of_somebody_else_is_not_the_own_one(
    agent: EditingActions, editor: EditingActions, article: Article
) -> None:
    typed = FeedbackText(article.id, SectionKind.COSTS, "€ 70,35", "Tarief klopt niet")
    agent.keep_feedback_text(typed)
    told(editor, article, typed.text)
    assert agent.unsent_feedback_texts() == (typed,)
