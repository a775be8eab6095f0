"""Handing a question off: what is filled in, what is missing, what is promised."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import ServiceCalendar
from app.domain.contact import Answer, Channel, MessageKind, Outcome, Promise, ReceivedDocument, ReplyWay
from app.domain.customer import Customer
from app.domain.draft import ContactDraft, HandOffDraft, SubjectDraft
from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.message_clocks import ClockKey
from app.domain.organisation import Line, Person, ProductGroup, Unit, UnitKind
from app.domain.routing import DirectorReason
from app.services.hand_offs import (
    HandOffPlan,
    empty_hand_off,
    hand_off_problems,
    make_hand_off,
    plan_hand_off,
    reply_address,
    touched_by,
    why_director,
    with_unit,
)
from knowledgebase.article import Article, Question, QuestionKind
from tests.builders import a_customer, a_draft, a_municipality, a_person, a_subject_draft, an_article

TODAY = date(2026, 11, 24)  # a Tuesday
PLATE = Question("plate", "Wat is het kenteken?", QuestionKind.LICENCE_PLATE, required=True)
DAY = Question("day", "Wanneer?", QuestionKind.DATE)
PHOTO = Question("photo", "Is er een foto?", QuestionKind.DOCUMENT)


def a_plan(
    draft: HandOffDraft | None = None,
    customer: Customer | None = None,
    article: Article | None = None,
    subject: SubjectDraft | None = None,
    contact: ContactDraft | None = None,
    people: Sequence[Person] = (),
    **municipality: Any,
) -> HandOffPlan:
    """A plan on a Tuesday for a parking question of Mw. De Vries."""
    return plan_hand_off(
        a_municipality(**municipality),
        ServiceCalendar(),
        TODAY,
        contact or a_draft(customer=customer or a_customer()),
        subject or a_subject_draft(),
        article,
        draft or HandOffDraft(id=new_id()),
        people,
    )


def a_complete(**changes: Any) -> HandOffDraft:
    """A hand-off with nothing missing for an article that asks for a plate."""
    draft = HandOffDraft(id=new_id(), question="Waarom?", answers=(("plate", "kx482p"),), reply_way=ReplyWay.PHONE)
    return replace(draft, **changes)


def units_with(**changes: Any) -> tuple[Unit, ...]:
    """The units of the municipality, with changes to Parkeren."""
    return tuple(replace(unit, **changes) if unit.id == "parkeren" else unit for unit in a_municipality().units)


def missing(plan: HandOffPlan) -> list[tuple[str, str]]:
    return [(problem.key, problem.field) for problem in hand_off_problems(plan)]


# what is proposed


def test_the_owner_of_the_article_is_proposed_with_the_questions_it_asks() -> None:
    article = an_article(owner="werk-inkomen", questions=(PLATE, DAY))
    plan = a_plan(article=article)
    assert (plan.unit.id, plan.reason_key, plan.questions) == ("werk-inkomen", "owner-of-article", (PLATE, DAY))


def test_without_an_article_the_contact_centre_is_proposed_and_nothing_is_asked() -> None:
    plan = a_plan()
    assert (plan.unit.id, plan.reason_key, plan.questions) == ("kcc", "contact-centre", ())


def test_the_product_group_proposes_its_unit() -> None:
    plan = a_plan(subject=a_subject_draft(group=ProductGroup.TAXES_BACK.value))
    assert (plan.unit.id, plan.reason_key) == ("parkeren", "route-of-group")


def test_the_unit_that_the_agent_chose_is_kept() -> None:
    plan = a_plan(HandOffDraft(id=new_id(), unit_id="wijken"), article=an_article())
    assert (plan.unit.id, plan.reason_key) == ("wijken", "chosen-by-agent")


def test_it_may_go_to_every_unit_but_a_place() -> None:
    assert [unit.id for unit in a_plan().units] == ["kcc", "parkeren", "werk-inkomen", "wijken"]


@pytest.mark.parametrize(
    ("owner", "unit_id", "group", "shielded"),
    [
        ("parkeren", "", "", False),
        ("werk-inkomen", "", "", True),
        ("parkeren", "werk-inkomen", "", True),
        ("werk-inkomen", "parkeren", "", True),
        ("parkeren", "", ProductGroup.SOCIAL_SERVICES.value, True),
    ],
)
def test_it_is_shielded_by_the_article_and_by_the_unit(owner: str, unit_id: str, group: str, shielded: bool) -> None:
    draft, subject = HandOffDraft(id=new_id(), unit_id=unit_id), a_subject_draft(group=group)
    assert a_plan(draft, article=an_article(owner=owner), subject=subject).is_shielded is shielded


def test_the_promise_counts_the_working_days_of_the_municipality() -> None:
    assert a_plan().promise == Promise(date(2026, 12, 1), 5, date(2026, 11, 25))
    assert a_plan(promise_days=2).promise.promised_on == date(2026, 11, 26)


def test_the_promise_that_was_told_is_the_promise_that_is_stored() -> None:
    told = Promise(date(2026, 11, 30), 5, date(2026, 11, 24))
    plan = a_plan(a_complete(promise=told), article=an_article())
    assert plan.promise == told
    assert make_hand_off(a_municipality(), plan, a_person()).promise == told


# what was typed before


def test_what_was_typed_is_never_overwritten() -> None:
    draft = HandOffDraft(
        id=new_id(),
        unit_id="wijken",
        other_unit_ids=("parkeren",),
        question="Eigen woorden",
        answers=(("plate", "half get"),),
        reply_way=ReplyWay.EMAIL,
        reply_to="ander@adres.nl",
        reply_window="'s ochtends",
        is_open=True,
    )
    subject = a_subject_draft(hand_off=draft, own_question="Iets anders")
    assert empty_hand_off(a_draft(note="Notitie"), subject, HandOffDraft(id=new_id())) is draft
    assert a_plan(draft, article=an_article()).draft == draft


@pytest.mark.parametrize(
    ("own_question", "note", "proposed"), [("Hoe?", "Notitie", "Hoe?"), ("", "Notitie", "Notitie")]
)
def test_the_customers_own_words_are_in_a_new_hand_off(own_question: str, note: str, proposed: str) -> None:
    new = HandOffDraft(id=new_id())
    made = empty_hand_off(a_draft(note=note), a_subject_draft(own_question=own_question), new)
    assert (made.id, made.question) == (new.id, proposed)


@pytest.mark.parametrize(
    ("changes", "way"),
    [
        ({}, ReplyWay.PHONE),
        ({"phone": ""}, ReplyWay.EMAIL),
        ({"phone": "", "email_consent": False}, None),
        ({"phone": "", "email": ""}, None),
    ],
)
def test_the_way_to_answer_follows_from_what_is_known_and_allowed(
    changes: dict[str, Any], way: ReplyWay | None
) -> None:
    draft = a_draft(customer=a_customer(**changes))
    assert empty_hand_off(draft, a_subject_draft(), HandOffDraft(id=new_id())).reply_way is way


# what is missing


def test_a_complete_hand_off_can_be_sent() -> None:
    assert hand_off_problems(a_plan(a_complete(), article=an_article(questions=(PLATE, DAY)))) == ()


def test_every_missing_thing_has_its_field_in_the_order_of_the_screen() -> None:
    draft = HandOffDraft(id=new_id(), question=" ", answers=(("day", "morgen"),))
    plan = a_plan(draft, article=an_article(questions=(PLATE, DAY)))
    assert missing(plan) == [
        ("hand-off-question-missing", "question"),
        ("answer-missing", "answer:plate"),
        ("answer-date-wrong", "answer:day"),
        ("reply-way-missing", "reply"),
    ]


@pytest.mark.parametrize("way", ReplyWay)
def test_a_way_to_answer_without_an_address_is_pointed_out(way: ReplyWay) -> None:
    plan = a_plan(a_complete(reply_way=way), Customer(id=new_id()))
    assert missing(plan) == [(f"reply-{way.value}-missing", "reply")]


@pytest.mark.parametrize(
    ("way", "typed", "key"),
    [
        (ReplyWay.PHONE, "0612", "phone-wrong"),
        (ReplyWay.PHONE, "geen telefoon", "phone-wrong"),
        (ReplyWay.EMAIL, "jan@", "email-wrong"),
    ],
)
def test_an_address_where_nobody_can_be_reached_is_pointed_out(way: ReplyWay, typed: str, key: str) -> None:
    assert missing(a_plan(a_complete(reply_way=way, reply_to=typed))) == [(key, "reply")]


def test_the_number_of_a_municipality_is_a_number() -> None:
    assert missing(a_plan(a_complete(reply_to="14 0570"))) == []


# where the answer goes


@pytest.mark.parametrize(
    ("way", "address"),
    [
        (ReplyWay.PHONE, "06-12345678"),
        (ReplyWay.EMAIL, "a.devries@example.nl"),
        (ReplyWay.LETTER, "Brink 12, 7411 BR Deventer"),
    ],
)
def test_the_answer_goes_where_the_customer_card_says(way: ReplyWay, address: str) -> None:
    plan = a_plan(a_complete(reply_way=way))
    assert reply_address(plan) == address
    assert make_hand_off(a_municipality(), plan, a_person()).reply_to == address


def test_an_address_typed_in_the_dialog_goes_before_the_card() -> None:
    assert reply_address(a_plan(a_complete(reply_to=" 06 87654321 "))) == "06 87654321"


@given(st.builds(Customer, id=st.uuids(), street=st.just("Brink"), postcode=st.sampled_from(["", "7411 BR"])))
def test_an_address_has_no_loose_commas_or_spaces(customer: Customer) -> None:
    plan = a_plan(a_complete(reply_way=ReplyWay.LETTER), customer)
    assert reply_address(plan) in ("Brink", "Brink, 7411 BR")


# the director and what is stored


def test_a_question_for_two_units_of_the_back_office_has_a_director() -> None:
    plan = a_plan(a_complete(other_unit_ids=("werk-inkomen",)), article=an_article())
    assert why_director(a_municipality(), plan) == (DirectorReason.UNITS,)
    hand_off = make_hand_off(a_municipality(), plan, a_person())
    assert (hand_off.director_id, hand_off.other_unit_ids) == (a_person().id, ("werk-inkomen",))


@pytest.mark.parametrize("others", [(), ("kcc",), ("parkeren",)])
def test_a_question_for_one_unit_of_the_back_office_has_no_director(others: tuple[str, ...]) -> None:
    plan = a_plan(a_complete(other_unit_ids=others), article=an_article())
    assert make_hand_off(a_municipality(), plan, a_person()).director_id is None


def test_a_body_outside_asks_for_a_director() -> None:
    units = (*a_municipality().units, Unit("gbt", "Belastingkantoor", UnitKind.EXTERNAL))
    plan = a_plan(a_complete(unit_id="gbt"), units=units)
    assert why_director(a_municipality(units=units), plan) == (DirectorReason.OUTSIDE,)


def test_what_other_subjects_of_the_contact_touch_counts_too() -> None:
    sent = a_complete(unit_id="werk-inkomen", other_unit_ids=("wijken",), is_sent=True)
    others = (
        a_subject_draft(outcome=Outcome.HANDED_OFF, hand_off=sent),
        a_subject_draft(outcome=Outcome.FORWARDED, detail="UWV", sender_told=True),
        a_subject_draft(hand_off=a_complete(unit_id="werk-inkomen")),
    )
    subject = a_subject_draft()
    plan = a_plan(article=an_article(), subject=subject, contact=a_draft(subjects=(subject, *others)))
    touched = touched_by(a_municipality(), plan)
    assert [unit.name for unit in touched] == ["Parkeren", "Werk en Inkomen", "Wijkprogramma", "UWV"]
    assert why_director(a_municipality(), plan) == (DirectorReason.UNITS, DirectorReason.OUTSIDE)


def test_a_politically_sensitive_question_has_a_director_and_says_so() -> None:
    plan = a_plan(a_complete(is_sensitive=True), article=an_article())
    hand_off = make_hand_off(a_municipality(), plan, a_person())
    assert (hand_off.is_sensitive, hand_off.director_id) == (True, a_person().id)


# units that can be reached


def test_nothing_is_sent_to_a_unit_that_nobody_reads() -> None:
    plan = a_plan(a_complete(unit_id="parkeren", other_unit_ids=("wijken",)), people=[a_person(unit_id="werk-inkomen")])
    assert [unit.id for unit in plan.units] == ["kcc", "werk-inkomen"]
    assert missing(plan) == [("unit-unreachable", "unit")]


def test_the_proposal_goes_to_who_can_be_reached() -> None:
    plan = a_plan(article=an_article(), people=[a_person(unit_id="werk-inkomen")])
    assert (plan.unit.id, plan.reason_key) == ("kcc", "unreachable-owner")


# what the unit itself asks and when it is open


def test_questions_are_those_of_article_product_and_unit_and_none_is_asked_twice() -> None:
    plan = a_plan(
        article=an_article(questions=(PLATE,)),
        subject=a_subject_draft(group=ProductGroup.TAXES_BACK.value),
        product_questions=((ProductGroup.TAXES_BACK, (DAY, replace(PLATE, label="Nog eens?"))),),
        units=units_with(questions=(PHOTO, DAY)),
    )
    assert plan.questions == (PLATE, DAY, PHOTO)


def test_another_unit_asks_its_own_questions_and_no_longer_those_of_the_first() -> None:
    municipality = a_municipality(units=units_with(questions=(PHOTO,)))
    plan = a_plan(article=an_article(questions=(PLATE,)), units=municipality.units)
    moved = with_unit(municipality, plan, "wijken")
    assert (moved.questions, moved.unit.id, moved.reason_key) == ((PLATE,), "wijken", "chosen-by-agent")
    assert with_unit(municipality, moved, "parkeren").questions == (PLATE, PHOTO)


def test_the_promise_counts_the_days_that_the_unit_is_open() -> None:
    plan = a_plan(article=an_article(), units=units_with(opening_weekdays=(0,)), promise_days=2)
    assert plan.promise == Promise(date(2026, 12, 7), 2, date(2026, 11, 30))


def test_another_unit_keeps_the_promise_unless_it_is_open_on_other_days() -> None:
    municipality = a_municipality(units=units_with(opening_weekdays=(0,)))
    told = Promise(date(2026, 11, 30), 4, date(2026, 11, 24))
    plan = a_plan(a_complete(unit_id="kcc", promise=told), units=municipality.units)
    assert with_unit(municipality, plan, "wijken").promise == told
    assert with_unit(municipality, plan, "parkeren").promise.promised_on == date(2026, 12, 21)


def test_a_shielded_unit_shields_and_a_shielded_subject_stays_so() -> None:
    assert with_unit(a_municipality(), a_plan(), "werk-inkomen").is_shielded
    social = a_plan(subject=a_subject_draft(group=ProductGroup.SOCIAL_SERVICES.value))
    assert with_unit(a_municipality(), social, "wijken").is_shielded


# what the contact brings


def test_a_complaint_in_writing_starts_the_clocks_of_the_law_and_a_question_none() -> None:
    subject, contact = a_subject_draft(kind=MessageKind.COMPLAINT), a_draft(channel=Channel.LETTER)
    assert ClockKey.DECIDE_COMPLAINT in {clock.key for clock in a_plan(subject=subject, contact=contact).clocks}
    assert a_plan(contact=contact).clocks == ()


def test_papers_that_were_handed_in_can_answer_a_question() -> None:
    assert a_plan(contact=a_draft(documents=(ReceivedDocument("Foto", 2),))).papers == ("Foto",)


def test_a_further_unit_that_is_the_unit_itself_or_is_named_twice_counts_once() -> None:
    plan = a_plan(a_complete(other_unit_ids=("wijken", "parkeren", "wijken")), article=an_article())
    assert make_hand_off(a_municipality(), plan, a_person()).other_unit_ids == ("wijken",)


def test_answers_are_stored_in_their_own_form_with_the_words_of_the_question() -> None:
    draft = a_complete(answers=(("plate", "kx482p"), ("day", "1-12-2026"), ("gone", "oud")))
    plan = a_plan(draft, article=an_article(questions=(PLATE, DAY)))
    assert make_hand_off(a_municipality(), plan, a_person()).answers == (
        Answer("plate", PLATE.label, PLATE.kind, "KX-482-P"),
        Answer("day", DAY.label, DAY.kind, "2026-12-01"),
    )


def test_a_question_that_may_be_left_open_is_not_stored_when_it_is() -> None:
    plan = a_plan(a_complete(), article=an_article(questions=(DAY,)))
    assert make_hand_off(a_municipality(), plan, a_person()).answers == ()


def test_the_unit_line_question_and_window_are_stored() -> None:
    draft = a_complete(unit_id="werk-inkomen", question=" Waarom? ", reply_window=" 's ochtends ")
    hand_off = make_hand_off(a_municipality(), a_plan(draft), a_person())
    assert (hand_off.id, hand_off.unit_id, hand_off.line) == (draft.id, "werk-inkomen", Line.SECOND)
    assert (hand_off.question, hand_off.reply_window, hand_off.shielded) == ("Waarom?", "'s ochtends", True)


def test_nothing_is_handed_off_while_something_is_missing() -> None:
    plan = a_plan(HandOffDraft(id=new_id()), article=an_article())
    with pytest.raises(DomainError, match="hand-off-question-missing"):
        make_hand_off(a_municipality(), plan, a_person())
