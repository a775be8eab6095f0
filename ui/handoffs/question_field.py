"""The field for one question, fit for its kind of answer."""

from collections.abc import Sequence

from knowledgebase.article import Question, QuestionKind
from resources.translations import _
from ui.shared.widgets.fields import AreaField, ChoiceField, Field, TextField
from ui.shared.widgets.suggest_field import SuggestField


def question_field(question: Question, papers: Sequence[str] = ()) -> Field:
    """A field with the question as its label; a star when the back office cannot do without.

    `papers` are the names of what the customer handed in.
    """
    if question.kind is QuestionKind.CHOICE:
        return ChoiceField(question.label, [(choice, choice) for choice in question.choices], question.required)
    if question.kind is QuestionKind.YES_NO:
        return ChoiceField(question.label, _yes_no(), question.required)
    if question.kind is QuestionKind.ADDRESS:
        return AreaField(question.label, question.required, lines=1)
    if question.kind is QuestionKind.DOCUMENT:
        return SuggestField(question.label, papers, question.required, _("which photo or document"))
    return TextField(question.label, question.required, _hint(question.kind))


def _yes_no() -> list[tuple[str, str]]:
    return [("yes", _("Yes")), ("no", _("No")), ("unknown", _("Customer does not know"))]


def _hint(kind: QuestionKind) -> str:
    return {
        QuestionKind.DATE: _("31-12-2026"),
        QuestionKind.LICENCE_PLATE: _("KX-482-P"),
        QuestionKind.NUMBER: _("a number"),
    }.get(kind, "")


def is_short(question: Question) -> bool:
    """Whether two such fields fit beside each other."""
    short = (QuestionKind.TEXT, QuestionKind.DATE, QuestionKind.NUMBER, QuestionKind.LICENCE_PLATE)
    return question.kind in short and len(question.label) <= 32
