"""Words for kinds, sections and facts of an article."""

from knowledgebase.article import ArticleKind, Facts, SectionKind
from resources.translations import _


def kind_name(kind: ArticleKind) -> str:
    """The kind as a chip on one article."""
    return {
        ArticleKind.PRODUCT: _("product"),
        ArticleKind.ANSWER: _("question and answer"),
        ArticleKind.INSTRUCTION: _("work instruction"),
    }[kind]


def kinds_name(kind: ArticleKind) -> str:
    """The kind as a facet."""
    return {
        ArticleKind.PRODUCT: _("Products"),
        ArticleKind.ANSWER: _("Questions"),
        ArticleKind.INSTRUCTION: _("Work instructions"),
    }[kind]


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


def fact_cells(facts: Facts) -> tuple[tuple[str, str], ...]:
    """Label and value of the filled facts, in order."""
    cells = (
        (_("Costs"), facts.costs),
        (_("Term"), facts.term),
        (_("Bring"), facts.bring),
        (_("Apply"), facts.apply),
    )
    return tuple(cell for cell in cells if cell[1])
