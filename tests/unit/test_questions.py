"""Answers to hand-off questions are checked and written one way."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answer_checks import check_address, check_date, check_document, check_licence_plate, check_number
from app.domain.errors import DomainError
from app.domain.questions import YES_NO_ANSWERS, asked_once, check_answer
from knowledgebase.article import Question, QuestionKind

CASES: dict[QuestionKind, list[tuple[str, str]]] = {
    QuestionKind.TEXT: [(" vergunning V-12 ", "vergunning V-12")],
    QuestionKind.CHOICE: [("bewoner", "Bewoner"), ("Bezoek", "Bezoek")],
    QuestionKind.YES_NO: [("yes", "yes"), ("No", "no"), ("unknown", "unknown")],
    QuestionKind.DATE: [
        ("14-11-2026", "2026-11-14"),
        ("1/2/2026", "2026-02-01"),
        ("01.02.2026", "2026-02-01"),
        ("1 2 2026", "2026-02-01"),
        ("14112026", "2026-11-14"),
        ("29-02-2024", "2024-02-29"),
        ("2026-11-14", "2026-11-14"),
    ],
    QuestionKind.NUMBER: [
        ("12", "12"),
        ("007", "007"),
        ("12,5", "12,5"),
        ("12.5", "12,5"),
        ("1.234", "1234"),
        ("1.234.567,89", "1234567,89"),
    ],
    QuestionKind.ADDRESS: [
        ("Marktplein  1,\n1099 AA Waterrade", "Marktplein 1, 1099 AA Waterrade"),
        ("hoek Brink en Dorpsstraat", "hoek Brink en Dorpsstraat"),
        ("1099AA 12", "1099AA 12"),
    ],
    QuestionKind.LICENCE_PLATE: [
        ("kx482p", "KX-482-P"),
        ("KX 482 P", "KX-482-P"),
        ("kx-482p", "KX-482-P"),
        ("ab1234", "AB-12-34"),
        ("12abcd", "12-AB-CD"),
        ("1abc23", "1-ABC-23"),
        ("a12bcd", "A-12-BCD"),
        ("123ab4", "123-AB-4"),
        ("1-abc-123", "1-ABC-123"),
        ("M-X 1234", "M-X 1234"),
        ("B-ÄÖ 123", "B-ÄÖ 123"),
        ("ab-123-cd", "AB-123-CD"),
    ],
    QuestionKind.DOCUMENT: [("stoeptegel.jpg", "stoeptegel.jpg"), ("foto van  de\ntegel", "foto van de tegel")],
}
WRONG = {
    QuestionKind.CHOICE: ["Bedrijf"],
    QuestionKind.YES_NO: ["misschien"],
    QuestionKind.DATE: ["31-02-2026", "29-02-2026", "14-11-26", "14-13-2026", "1-1/2026", "gisteren", "00-01-2026"],
    QuestionKind.NUMBER: ["twaalf", "1,2,3", "2026.4471.0083", "-5", "1 000", "٣"],
    QuestionKind.ADDRESS: ["12", "- 4"],
    QuestionKind.LICENCE_PLATE: ["ABCDEF", "123456", "KX/482/P", "KX-482-P-1234567", "-KX482P"],
    QuestionKind.DOCUMENT: ["foto " * 30],
}
CHECKS = [check_date, check_number, check_address, check_licence_plate, check_document]


def question(kind: QuestionKind, required: bool = True) -> Question:
    choices = ("Bewoner", "Bezoek") if kind is QuestionKind.CHOICE else ()
    return Question("subject-of-it", "Waarover gaat het?", kind, required, choices)


@pytest.mark.parametrize(("kind", "typed", "kept"), [(k, *pair) for k, pairs in CASES.items() for pair in pairs])
def test_an_answer_is_kept_in_one_form(kind: QuestionKind, typed: str, kept: str) -> None:
    assert check_answer(question(kind), typed) == kept
    assert check_answer(question(kind), kept) == kept


@pytest.mark.parametrize(("kind", "typed"), [(kind, typed) for kind, many in WRONG.items() for typed in many])
def test_a_wrong_answer_is_pointed_out_at_its_question(kind: QuestionKind, typed: str) -> None:
    with pytest.raises(DomainError) as caught:
        check_answer(question(kind), typed)
    assert caught.value.key == f"answer-{kind.value.replace('_', '-').replace('yes-no', 'choice')}-wrong"
    assert caught.value.field == "answer:subject-of-it"
    assert caught.value.values == {"label": "Waarover gaat het?"}


@pytest.mark.parametrize("kind", QuestionKind)
def test_a_required_question_must_be_answered(kind: QuestionKind) -> None:
    with pytest.raises(DomainError, match="answer-missing") as caught:
        check_answer(question(kind), "  ")
    assert caught.value.field == "answer:subject-of-it"


@pytest.mark.parametrize("kind", QuestionKind)
def test_another_question_may_be_left_open(kind: QuestionKind) -> None:
    assert check_answer(question(kind, required=False), " ") == ""


@given(st.lists(st.lists(st.builds(Question, st.sampled_from("abc"), st.text(max_size=3)), max_size=4), max_size=4))
def test_no_key_is_asked_twice_and_the_first_set_goes_before_the_others(sets: list[list[Question]]) -> None:
    asked = asked_once(*sets)
    every = [question for each in sets for question in each]
    assert len({question.key for question in asked}) == len(asked)
    assert all(next(q for q in every if q.key == question.key) is question for question in asked)
    assert {question.key for question in every} == {question.key for question in asked}


def test_a_customer_may_not_know() -> None:
    assert YES_NO_ANSWERS == ("yes", "no", "unknown")


@given(st.dates())
def test_every_day_is_read_in_every_spelling(day: date) -> None:
    iso = day.isoformat()
    for spelling in (iso, f"{iso[8:]}-{iso[5:7]}-{iso[:4]}", f"{day.day}/{day.month}/{iso[:4]}"):
        assert check_date(spelling) == iso


@pytest.mark.parametrize("check", CHECKS)
@given(st.data())
def test_checking_twice_changes_nothing(check: Callable[[str], str], data: st.DataObject) -> None:
    typed = data.draw(st.text(alphabet="0123456789ab-., /", max_size=12))
    try:
        kept = check(typed)
    except DomainError:
        return
    assert check(kept) == kept
