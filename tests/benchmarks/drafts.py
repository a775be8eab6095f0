"""Contacts as agents leave them when they press F12."""

from dataclasses import replace

from app.domain import drafting
from app.domain.contact import Outcome, ReplyWay
from app.domain.customer import Customer
from app.domain.draft import ContactDraft
from app.domain.ids import new_id
from app.services.registry import Services
from knowledgebase.article import Question, QuestionKind

_NOTE = "Klant komt vrijdag terug met het oude paspoort en een nieuwe pasfoto."
_ANSWERS = {
    QuestionKind.TEXT: "Kenmerk 2026.4471.0083",
    QuestionKind.YES_NO: "yes",
    QuestionKind.DATE: "2026-03-02",
    QuestionKind.NUMBER: "75",
    QuestionKind.ADDRESS: "7411 BR 12",
    QuestionKind.LICENCE_PLATE: "KX-482-P",
}


def direct_answer(services: Services) -> ContactDraft:
    """Anonymous, one subject, answered directly, with a note."""
    return replace(_answered(services, services.new_contact(), "paspoort-aanvragen"), note=_NOTE)


def three_subjects(services: Services) -> ContactDraft:
    """A known customer with three subjects, the last of them handed off."""
    customer = Customer(new_id(), "Mw.", "A.", "de", "Vries", phone="06 12344417", phone_e164="+31612344417")
    draft = replace(services.new_contact(), customer=customer, note=_NOTE)
    for slug in ("paspoort-aanvragen", "rijbewijs-verlengen"):
        draft = _answered(services, draft, slug)
    objection = services.article_by_slug("bezwaar-parkeerboete")
    return _handed_off(services, drafting.add_article(draft, new_id(), objection))


def _answered(services: Services, draft: ContactDraft, slug: str) -> ContactDraft:
    with_article = drafting.add_article(draft, new_id(), services.article_by_slug(slug))
    return drafting.set_outcome(with_article, Outcome.ANSWERED_DIRECTLY)


def _handed_off(services: Services, draft: ContactDraft) -> ContactDraft:
    subject = draft.subjects[-1]
    plan = services.plan_hand_off(draft, subject.id)
    sent = replace(
        plan.draft,
        unit_id=plan.unit.id,
        question="Er is betaald, maar met een verkeerd kenteken.",
        answers=tuple((question.key, _answer(question)) for question in plan.questions),
        reply_way=ReplyWay.PHONE,
        is_sent=True,
        promise=plan.promise,
    )
    return drafting.set_hand_off(draft, subject.id, sent)


def _answer(question: Question) -> str:
    return question.choices[0] if question.kind is QuestionKind.CHOICE else _ANSWERS[question.kind]
