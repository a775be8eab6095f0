"""Handing a question to another unit: what is proposed, what is missing, what is promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.calendar import ServiceCalendar
from app.domain.contact import Answer, HandOff, Promise, ReplyWay
from app.domain.customer import Customer
from app.domain.customer_checks import check_email, check_phone
from app.domain.draft import ContactDraft, HandOffDraft, SubjectDraft
from app.domain.errors import DomainError
from app.domain.organisation import Municipality, Person, Unit
from app.domain.promise import promised_on
from app.domain.questions import check_answer
from app.domain.routing import needs_director, receivable_units, route_for
from knowledgebase.article import Article, Question


@dataclass(frozen=True, slots=True)
class HandOffPlan:
    """What the dialog shows: the proposed unit and why, the promise, what to ask, and where else it may go.

    `people` are all who work here; the hand-off may be meant for one of the unit.

    `reply_choices` are the ways to reach the customer, each with its address or number as far as known.
    """

    unit: Unit
    reason_key: str
    promise: Promise
    questions: tuple[Question, ...]
    units: tuple[Unit, ...]
    people: tuple[Person, ...]
    reply_choices: tuple[tuple[ReplyWay, str], ...]
    draft: HandOffDraft
    is_shielded: bool = False


def plan_hand_off(
    municipality: Municipality,
    calendar: ServiceCalendar,
    today: date,
    customer: Customer,
    subject: SubjectDraft,
    article: Article | None,
    draft: HandOffDraft,
    people: Sequence[Person] = (),
) -> HandOffPlan:
    """Fill in what the article and the customer already tell; what was typed before is never overwritten."""
    proposal = route_for(municipality, subject.group, article.owner if article else "")
    unit = municipality.unit(draft.unit_id or proposal.unit_id)
    return HandOffPlan(
        unit=unit,
        reason_key="chosen-by-agent" if draft.unit_id else proposal.reason_key,
        promise=draft.promise or promised_on(today, municipality.promise_days, calendar),
        questions=article.questions if article else (),
        units=receivable_units(municipality),
        people=tuple(people),
        reply_choices=_reply_choices(customer),
        draft=draft,
        is_shielded=proposal.shielded or unit.shielded,
    )


def _reply_choices(customer: Customer) -> tuple[tuple[ReplyWay, str], ...]:
    address = " ".join(part for part in (customer.street, customer.house_number) if part)
    place = " ".join(part for part in (customer.postcode, customer.place) if part)
    return (
        (ReplyWay.PHONE, customer.phone),
        (ReplyWay.EMAIL, customer.email),
        (ReplyWay.LETTER, ", ".join(part for part in (address, place) if part)),
    )


def director_needed(municipality: Municipality, plan: HandOffPlan) -> bool:
    """Whether the question touches so many units that one person must keep the overview."""
    ids = (plan.unit.id, *plan.draft.other_unit_ids)
    return needs_director(tuple(municipality.unit(unit_id) for unit_id in ids))


def hand_off_problems(plan: HandOffPlan) -> tuple[DomainError, ...]:
    """What the back office would miss, each with the field it belongs to; empty when it can be sent."""
    checks = [_question_problem(plan.draft), *_answer_problems(plan), _reply_problem(plan)]
    return tuple(problem for problem in checks if problem is not None)


def _question_problem(draft: HandOffDraft) -> DomainError | None:
    return None if draft.question.strip() else DomainError("hand-off-question-missing", field="question")


def _answer_problems(plan: HandOffPlan) -> Sequence[DomainError]:
    problems = []
    for question in plan.questions:
        try:
            check_answer(question, plan.draft.answer_to(question.key))
        except DomainError as problem:
            problems.append(problem)
    return problems


def _reply_problem(plan: HandOffPlan) -> DomainError | None:
    way = plan.draft.reply_way
    if way is None:
        return DomainError("reply-way-missing", field="reply")
    address = reply_address(plan)
    if not address:
        return DomainError(f"reply-{way.value}-missing", field="reply")
    try:
        if way is ReplyWay.PHONE:
            check_phone(address)
        elif way is ReplyWay.EMAIL:
            check_email(address)
    except DomainError as problem:
        return DomainError(problem.key, field="reply", **problem.values)
    return None


def reply_address(plan: HandOffPlan) -> str:
    """Where the answer goes: as typed in the dialog, else as the customer card has it."""
    return plan.draft.reply_to.strip() or dict(plan.reply_choices).get(plan.draft.reply_way or ReplyWay.PHONE, "")


def make_hand_off(municipality: Municipality, plan: HandOffPlan, agent: Person) -> HandOff:
    """The hand-off that is stored.

    Raises:
        DomainError: the first thing that is missing.
    """
    for problem in hand_off_problems(plan):
        raise problem
    draft = plan.draft
    others = tuple(dict.fromkeys(unit_id for unit_id in draft.other_unit_ids if unit_id != plan.unit.id))
    return HandOff(
        id=draft.id,
        unit_id=plan.unit.id,
        line=plan.unit.line,
        question=draft.question.strip(),
        reply_way=draft.reply_way or ReplyWay.PHONE,
        reply_to=reply_address(plan),
        reply_window=draft.reply_window.strip(),
        promise=plan.promise,
        answers=_answers(plan),
        handler_id=draft.handler_id,
        other_unit_ids=others,
        director_id=agent.id if director_needed(municipality, plan) else None,
        shielded=plan.is_shielded,
    )


def _answers(plan: HandOffPlan) -> tuple[Answer, ...]:
    given = ((question, check_answer(question, plan.draft.answer_to(question.key))) for question in plan.questions)
    return tuple(Answer(q.key, q.label, q.kind, value) for q, value in given if value)


def empty_hand_off(draft: ContactDraft, subject: SubjectDraft, new_draft: HandOffDraft) -> HandOffDraft:
    """The hand-off of `subject` as typed before, or `new_draft` with the customer's own words already in it."""
    if subject.hand_off is not None:
        return subject.hand_off
    return HandOffDraft(
        id=new_draft.id,
        question=subject.own_question or draft.note,
        reply_way=_usual_reply(draft.customer),
    )


def _usual_reply(customer: Customer) -> ReplyWay | None:
    if customer.phone:
        return ReplyWay.PHONE
    if customer.email and customer.email_consent:
        return ReplyWay.EMAIL
    return None
