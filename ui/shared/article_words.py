"""Words for what an article is made of: its kind, sections, and for whom it is."""

from knowledgebase.article import ArticleKind, FirstLine, QuestionKind, SectionKind
from resources.translations import _


def kind_name(kind: ArticleKind) -> str:
    """The kind as a chip on one article."""
    return {
        ArticleKind.PRODUCT: _("product"),
        ArticleKind.ANSWER: _("question and answer"),
        ArticleKind.INSTRUCTION: _("work instruction"),
    }[kind]


def line_name(line: FirstLine) -> str:
    """What the contact centre does with a question, as a filter."""
    return {FirstLine.ANSWER: _("Answer directly"), FirstLine.HAND_OFF: _("Hand off")}[line]


def audience_name(audience: str) -> str:
    """For whom an article is, in the words of the catalogue when they are unknown here."""
    return {"particulier": _("Citizen"), "ondernemer": _("Company")}.get(audience, audience)


def section_title(kind: SectionKind, article: ArticleKind) -> str:
    """The heading over a section."""
    if kind is SectionKind.INTRODUCTION and article is not ArticleKind.PRODUCT:
        return _("Answer") if article is ArticleKind.ANSWER else _("What is it about?")
    return {
        SectionKind.INTRODUCTION: _("What is it?"),
        SectionKind.PROCEDURE: _("How to apply"),
        SectionKind.CONDITIONS: _("Conditions"),
        SectionKind.BRING: _("What to bring"),
        SectionKind.COSTS: _("Costs"),
        SectionKind.TERM: _("How long it takes"),
        SectionKind.OBJECTION: _("If the customer does not agree"),
        SectionKind.PARTICULARS: _("Good to know"),
        SectionKind.NO_ANSWER: _("If no answer comes"),
        SectionKind.CONTACT: _("Contact"),
        SectionKind.INTERNAL: _("For staff only"),
    }[kind]


def fact_name(fact: str) -> str:
    """A cell of the fact strip, by the name of its field in `Facts`."""
    return {"costs": _("Costs"), "term": _("Term"), "bring": _("Bring"), "apply": _("Apply")}[fact]


def question_kind_name(kind: QuestionKind) -> str:
    """How the answer to a hand-off question is typed."""
    return {
        QuestionKind.TEXT: _("text"),
        QuestionKind.CHOICE: _("one of a list"),
        QuestionKind.YES_NO: _("yes or no"),
        QuestionKind.DATE: _("day"),
        QuestionKind.NUMBER: _("number"),
        QuestionKind.ADDRESS: _("address"),
        QuestionKind.LICENCE_PLATE: _("licence plate"),
        QuestionKind.DOCUMENT: _("paper"),
    }[kind]
