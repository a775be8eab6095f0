"""The story so far: what a colleague hears when a call is put through, and reads when nobody answered."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.contact import Outcome
from app.domain.draft import ContactDraft, HandOffDraft, SubjectDraft
from app.domain.organisation import Municipality, Unit
from app.domain.questions import YES_NO_ANSWERS
from app.formatting import clock_time, short_date
from app.services.hand_offs import HandOffPlan, reply_address
from knowledgebase.article import Question, QuestionKind
from resources.translations import _


@dataclass(frozen=True, slots=True)
class TransferStory:
    """The story so far, each part ready to read out. `answers` and `tried` have a line for each."""

    customer: str
    question: str
    answers: tuple[str, ...]
    tried: tuple[str, ...]


def tell_story(
    municipality: Municipality, contact: ContactDraft, subject: SubjectDraft, plan: HandOffPlan
) -> TransferStory:
    """Who asks what, what was answered to our questions, and what was tried."""
    name = contact.customer.name or _("anonymous")
    address = reply_address(plan) if plan.draft.reply_way else contact.customer.phone
    question = plan.draft.question.strip() or subject.own_question.strip() or subject.title
    return TransferStory(
        customer=" · ".join(part for part in (name, address) if part),
        question=question,
        answers=tuple(_answers(plan)),
        tried=tuple(_tried(municipality, contact, subject, question)),
    )


def _answers(plan: HandOffPlan) -> Iterator[str]:
    for question in plan.questions:
        if typed := plan.draft.answer_to(question.key).strip():
            label = question.label if question.label.endswith("?") else f"{question.label}:"
            yield f"{label} {_spoken(question, typed)}"


def _spoken(question: Question, typed: str) -> str:
    if question.kind is not QuestionKind.YES_NO:
        return typed
    words = (_("Yes"), _("No"), _("Customer does not know"))
    return dict(zip(YES_NO_ANSWERS, words, strict=True)).get(typed, typed)


def _tried(municipality: Municipality, contact: ContactDraft, subject: SubjectDraft, question: str) -> Iterator[str]:
    if subject.article_id is not None:
        yield _("Read in the knowledge base: {title}").format(title=subject.title)
    if subject.outcome is Outcome.PUT_THROUGH_NOT_REACHED and subject.put_through_to:
        yield _("{unit} was called and did not answer.").format(unit=municipality.unit(subject.put_through_to).name)
    if contact.note.strip() and contact.note.strip() not in question:
        yield contact.note.strip()


def story_as_hand_off(plan: HandOffPlan, story: TransferStory, unit: Unit, called_at: datetime) -> HandOffDraft:
    """Nobody answered: the same text is the question of a hand-off to that unit, with the call that was tried."""
    called = _("{unit} was called on {day} at {time} and did not answer.").format(
        unit=unit.name, day=short_date(called_at), time=clock_time(called_at)
    )
    question = "\n".join((story.question, *(line for line in story.tried if line not in story.question), called))
    others = tuple(other for other in plan.draft.other_unit_ids if other != unit.id)
    chosen = unit.id if unit.id != plan.unit.id else plan.draft.unit_id
    return replace(
        plan.draft, question=question, unit_id=chosen, other_unit_ids=others, is_open=True, is_sent=False, promise=None
    )
