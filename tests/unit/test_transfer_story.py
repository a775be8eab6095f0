"""The story so far, for the colleague on the telephone and for the one who reads it later."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from app.domain.calendar import ServiceCalendar
from app.domain.contact import Outcome, ReplyWay
from app.domain.customer import Customer
from app.domain.draft import ContactDraft, HandOffDraft, SubjectDraft
from app.domain.ids import new_id
from app.services.hand_offs import HandOffPlan, empty_hand_off, plan_hand_off
from app.services.transfer_story import TransferStory, story_as_hand_off, tell_story
from knowledgebase.article import Question, QuestionKind
from tests.builders import a_customer, a_draft, a_municipality, a_subject_draft, an_article

CALLED_AT = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)
ASKED = (
    Question("plate", "Kenteken", QuestionKind.LICENCE_PLATE, required=True),
    Question("paid", "Betaald?", QuestionKind.YES_NO),
    Question("day", "Wanneer?", QuestionKind.DATE),
)
TYPED = HandOffDraft(
    new_id(), question="Waarom een boete?", answers=(("plate", "KX-482-P"), ("paid", "no")), reply_way=ReplyWay.PHONE
)


def a_plan(contact: ContactDraft, subject: SubjectDraft, typed: HandOffDraft = TYPED) -> HandOffPlan:
    article = an_article(questions=ASKED)
    return plan_hand_off(a_municipality(), ServiceCalendar(), date(2026, 11, 24), contact, subject, article, typed)


def a_story(subject: SubjectDraft | None = None, typed: HandOffDraft = TYPED, **contact: Any) -> TransferStory:
    asked = subject or a_subject_draft(outcome=None)
    draft = a_draft(**{"customer": a_customer(), **contact})
    return tell_story(a_municipality(), draft, asked, a_plan(draft, asked, typed))


def test_the_story_tells_who_asks_what_and_what_was_answered() -> None:
    story = a_story()
    assert story.customer == f"{a_customer().name} · 06-12345678"
    assert story.question == "Waarom een boete?"
    assert story.answers == ("Kenteken: KX-482-P", "Betaald? No")


def test_before_anything_was_typed_the_story_has_the_customers_own_words_or_the_subject() -> None:
    empty = HandOffDraft(new_id())
    assert a_story(a_subject_draft(own_question="Hoe duur?"), empty).question == "Hoe duur?"
    assert a_story(a_subject_draft(title="Parkeren"), empty).question == "Parkeren"


def test_a_customer_whom_nobody_knows_is_anonymous() -> None:
    assert a_story(typed=HandOffDraft(new_id()), customer=Customer(id=new_id())).customer == "anonymous"


def test_the_story_tells_what_was_tried() -> None:
    subject = a_subject_draft(
        article_id=new_id(), article_version=1, outcome=Outcome.PUT_THROUGH_NOT_REACHED, put_through_to="wijken"
    )
    assert a_story(subject, note="Is boos.").tried == (
        "Read in the knowledge base: Parkeervergunning",
        "Wijkprogramma was called and did not answer.",
        "Is boos.",
    )


def test_when_nobody_answers_the_same_text_becomes_the_hand_off() -> None:
    subject = a_subject_draft(article_id=new_id(), article_version=1, outcome=None)
    draft = a_draft(customer=a_customer(), note="Is boos.")
    plan = a_plan(draft, subject, replace(TYPED, other_unit_ids=("wijken",)))
    story = tell_story(a_municipality(), draft, subject, plan)
    made = story_as_hand_off(plan, story, a_municipality().unit("wijken"), CALLED_AT)
    assert made.question.splitlines() == [
        story.question,
        *story.tried,
        "Wijkprogramma was called on Tue 24 Nov at 10:42 and did not answer.",
    ]
    assert (made.unit_id, made.other_unit_ids, made.answers) == ("wijken", (), TYPED.answers)
    assert (made.is_open, made.is_sent, made.promise) == (True, False, None)


def test_the_proposed_unit_stays_a_proposal_and_a_note_is_not_told_twice() -> None:
    draft, subject = a_draft(note="Wil bezwaar maken."), a_subject_draft(outcome=None)
    plan = a_plan(draft, subject, empty_hand_off(draft, subject, HandOffDraft(new_id())))
    story = tell_story(a_municipality(), draft, subject, plan)
    made = story_as_hand_off(plan, story, plan.unit, CALLED_AT)
    assert made.unit_id == ""
    assert made.question.count("Wil bezwaar maken.") == 1
