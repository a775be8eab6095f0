"""The questions before a hand-off, and their answers."""

from collections.abc import Iterable
from itertools import chain

from app.domain.answer_checks import check_address, check_date, check_document, check_licence_plate, check_number
from app.domain.errors import DomainError
from knowledgebase.article import Question, QuestionKind

YES_NO_ANSWERS = ("yes", "no", "unknown")

_CHECKS = {
    QuestionKind.DATE: check_date,
    QuestionKind.NUMBER: check_number,
    QuestionKind.ADDRESS: check_address,
    QuestionKind.LICENCE_PLATE: check_licence_plate,
    QuestionKind.DOCUMENT: check_document,
}


def asked_once(*sets: Iterable[Question]) -> tuple[Question, ...]:
    """The questions of all sets in order; of those with the same key only the first, so nothing is asked twice."""
    first: dict[str, Question] = {}
    for question in chain(*sets):
        first.setdefault(question.key, question)
    return tuple(first.values())


def check_answer(question: Question, typed: str) -> str:
    """The answer as it is kept, or "" when it may be and is left open.

    A date is ISO 8601, a number has a decimal comma, yes or no is one of YES_NO_ANSWERS, a choice is spelled as the
    question has it.

    Raises:
        DomainError: with field `answer:<key>` and the question's `label`: `answer-missing`, `answer-choice-wrong`,
            `answer-date-wrong`, `answer-number-wrong`, `answer-address-wrong`, `answer-licence-plate-wrong`,
            `answer-document-wrong`.
    """
    text = typed.strip()
    if text:
        return _canonical(question, text)
    if question.required:
        raise _error(question, "answer-missing")
    return ""


def _canonical(question: Question, text: str) -> str:
    if question.kind is QuestionKind.TEXT:
        return text
    if question.kind is QuestionKind.CHOICE:
        return _chosen(question, text, question.choices)
    if question.kind is QuestionKind.YES_NO:
        return _chosen(question, text, YES_NO_ANSWERS)
    try:
        return _CHECKS[question.kind](text)
    except DomainError as problem:
        raise _error(question, f"answer-{problem.key}") from problem


def _chosen(question: Question, text: str, choices: tuple[str, ...]) -> str:
    for choice in choices:
        if choice.casefold() == text.casefold():
            return choice
    raise _error(question, "answer-choice-wrong")


def _error(question: Question, key: str) -> DomainError:
    return DomainError(key, field=f"answer:{question.key}", label=question.label)
