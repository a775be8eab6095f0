"""Handing a question to another unit: what is proposed, what is missing, what is promised."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.calendar import ServiceCalendar
from app.domain.contact import Answer, HandOff, Outcome, Promise, ReplyWay
from app.domain.customer import Customer
from app.domain.customer_checks import check_email, check_phone
from app.domain.draft import ContactDraft, HandOffDraft, SubjectDraft
from app.domain.errors import DomainError
from app.domain.message_clocks import MessageClock, clocks_of
from app.domain.organisation import Municipality, Person, Unit, UnitKind
from app.domain.promise import promised_on
from app.domain.questions import asked_once, check_answer
from app.domain.routing import (
    DirectorReason,
    director_reasons,
    reachable_route_for,
    receivable_units,
    units_touched,
)
from app.services.equated_days import equated_days
from knowledgebase.article import Article, Question

CHOSEN_BY_AGENT = "chosen-by-agent"


@dataclass(frozen=True, slots=True)
class PlanBasis:
    """What stays the same whichever unit it goes to.

    `questions` are those of the article and of its product group; `is_shielded` says so of the subject itself.
    """

    received: date
    calendar: ServiceCalendar
    questions: tuple[Question, ...]
    is_shielded: bool


@dataclass(frozen=True, slots=True)
class HandOffPlan:
    """What the dialog shows: the proposed unit and why, the promise, what to ask, and where else it may go.

    `people` are all who work here; the hand-off may be meant for one of the unit. `reply_choices` are the ways to reach
    the customer, each with its address or number as far as known. `papers` were handed in, `clocks` are started by the
    kind of message, and `elsewhere` is what the other subjects of this contact touch.
    """

    unit: Unit
    reason_key: str
    promise: Promise
    questions: tuple[Question, ...]
    units: tuple[Unit, ...]
    people: tuple[Person, ...]
    reply_choices: tuple[tuple[ReplyWay, str], ...]
    draft: HandOffDraft
    basis: PlanBasis
    is_shielded: bool = False
    papers: tuple[str, ...] = ()
    clocks: tuple[MessageClock, ...] = ()
    elsewhere: tuple[Unit, ...] = ()


def plan_hand_off(
    municipality: Municipality,
    calendar: ServiceCalendar,
    today: date,
    contact: ContactDraft,
    subject: SubjectDraft,
    article: Article | None,
    draft: HandOffDraft,
    people: Sequence[Person] = (),
) -> HandOffPlan:
    """Fill in what the article and the customer already tell; what was typed before is never overwritten."""
    proposal = reachable_route_for(municipality, people, subject.group, article.owner if article else "")
    unit = municipality.unit(draft.unit_id or proposal.unit_id)
    asked = asked_once(article.questions if article else (), municipality.questions_about(subject.group))
    return HandOffPlan(
        unit=unit,
        reason_key=CHOSEN_BY_AGENT if draft.unit_id else proposal.reason_key,
        promise=draft.promise or promised_on(today, municipality.promise_days, calendar_of(unit, calendar)),
        questions=asked_once(asked, unit.questions),
        units=receivable_units(municipality, people),
        people=tuple(people),
        reply_choices=_reply_choices(contact.customer),
        draft=draft,
        basis=PlanBasis(today, calendar, asked, proposal.shielded),
        is_shielded=proposal.shielded or unit.shielded,
        papers=tuple(paper.name for paper in contact.documents),
        clocks=clocks_of(subject.kind, today, contact.channel, equated_days()),
        elsewhere=_touched_elsewhere(municipality, contact, subject),
    )


def with_unit(municipality: Municipality, plan: HandOffPlan, unit_id: str) -> HandOffPlan:
    """The plan when the agent chooses another unit: its own questions, and a new promise when it keeps other days."""
    unit, basis = municipality.unit(unit_id), plan.basis
    calendar = calendar_of(unit, basis.calendar)
    same_days = calendar == calendar_of(plan.unit, basis.calendar)
    return replace(
        plan,
        unit=unit,
        reason_key=CHOSEN_BY_AGENT,
        promise=plan.promise if same_days else promised_on(basis.received, plan.promise.days, calendar),
        questions=asked_once(basis.questions, unit.questions),
        is_shielded=basis.is_shielded or unit.shielded,
    )


def calendar_of(unit: Unit, calendar: ServiceCalendar) -> ServiceCalendar:
    """The municipality's calendar, with the weekdays of the unit when it keeps its own."""
    return replace(calendar, opening_weekdays=unit.opening_weekdays) if unit.opening_weekdays else calendar


def _touched_elsewhere(municipality: Municipality, contact: ContactDraft, subject: SubjectDraft) -> tuple[Unit, ...]:
    """Units that other subjects of the contact were handed to, and bodies they were forwarded to."""
    touched: list[Unit] = []
    for other in contact.subjects:
        if other.id == subject.id:
            continue
        if other.outcome is Outcome.FORWARDED:
            touched.append(Unit(f"outside:{other.detail}", other.detail, UnitKind.EXTERNAL))
        elif other.outcome is Outcome.HANDED_OFF and other.hand_off is not None and other.hand_off.is_sent:
            touched.extend(units_touched(municipality, (other.hand_off.unit_id, *other.hand_off.other_unit_ids)))
    return tuple(touched)


def _reply_choices(customer: Customer) -> tuple[tuple[ReplyWay, str], ...]:
    address = " ".join(part for part in (customer.street, customer.house_number) if part)
    place = " ".join(part for part in (customer.postcode, customer.place) if part)
    return (
        (ReplyWay.PHONE, customer.phone),
        (ReplyWay.EMAIL, customer.email),
        (ReplyWay.LETTER, ", ".join(part for part in (address, place) if part)),
    )


def touched_by(municipality: Municipality, plan: HandOffPlan) -> tuple[Unit, ...]:
    """Every unit and body that the contact touches, each once, the one this hand-off goes to first."""
    own = units_touched(municipality, (plan.unit.id, *plan.draft.other_unit_ids))
    return tuple({unit.id: unit for unit in (*own, *plan.elsewhere)}.values())


def why_director(municipality: Municipality, plan: HandOffPlan) -> tuple[DirectorReason, ...]:
    """Why one person must keep the overview; empty when nobody needs to."""
    return director_reasons(touched_by(municipality, plan), plan.draft.is_sensitive)


def hand_off_problems(plan: HandOffPlan) -> tuple[DomainError, ...]:
    """What the back office would miss, each with the field it belongs to; empty when it can be sent."""
    checks = [_question_problem(plan.draft), *_answer_problems(plan), _reply_problem(plan), _unit_problem(plan)]
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


def _unit_problem(plan: HandOffPlan) -> DomainError | None:
    reachable = {unit.id for unit in plan.units}
    wanted = {plan.unit.id, *plan.draft.other_unit_ids}
    return None if wanted <= reachable else DomainError("unit-unreachable", field="unit")


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
        director_id=agent.id if why_director(municipality, plan) else None,
        shielded=plan.is_shielded,
        is_sensitive=draft.is_sensitive,
    )


def _answers(plan: HandOffPlan) -> tuple[Answer, ...]:
    given = ((question, check_answer(question, plan.draft.answer_to(question.key))) for question in plan.questions)
    return tuple(Answer(q.key, q.label, q.kind, value) for q, value in given if value)


def empty_hand_off(draft: ContactDraft, subject: SubjectDraft, new_draft: HandOffDraft) -> HandOffDraft:
    """The hand-off of `subject` as typed before, or `new_draft` with the customer's own words already in it.

    What a guided conversation answered is filled in where nothing was typed.
    """
    hand_off = subject.hand_off or HandOffDraft(
        id=new_draft.id,
        question=subject.own_question or draft.note,
        reply_way=_usual_reply(draft.customer),
    )
    if hand_off.is_sent or not subject.answers:
        return hand_off
    return replace(hand_off, answers=tuple({**dict(subject.answers), **dict(hand_off.answers)}.items()))


def _usual_reply(customer: Customer) -> ReplyWay | None:
    if customer.phone:
        return ReplyWay.PHONE
    if customer.email and customer.email_consent:
        return ReplyWay.EMAIL
    return None
