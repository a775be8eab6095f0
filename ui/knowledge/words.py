"""Words for kinds, sections and facts of an article, and for what the hits are narrowed to."""

from app.domain.organisation import ProductGroup
from knowledgebase.article import ArticleKind, Facts, FirstLine, SectionKind
from knowledgebase.search import Facet
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


def facet_name(facet: Facet) -> str:
    """By what the hits are narrowed, as a button."""
    return {
        Facet.KIND: _("Kind"),
        Facet.GROUP: _("Product group"),
        Facet.OWNER: _("Unit"),
        Facet.FIRST_LINE: _("Line"),
        Facet.AUDIENCE: _("For whom"),
    }[facet]


def line_name(line: FirstLine) -> str:
    """What the contact centre does with a question, as a filter."""
    return {FirstLine.ANSWER: _("Answer directly"), FirstLine.HAND_OFF: _("Hand off")}[line]


def audience_name(audience: str) -> str:
    """For whom an article is, in the words of the catalogue when they are unknown here."""
    return {"particulier": _("Citizen"), "ondernemer": _("Company")}.get(audience, audience)


def group_name(group: ProductGroup) -> str:
    """What a product group is about; the front and back office have different products."""
    return {
        ProductGroup.CIVIL_AFFAIRS_FRONT: _("Documents and moving house"),
        ProductGroup.CIVIL_AFFAIRS_BACK: _("Marriage, nationality, death"),
        ProductGroup.TAXES_FRONT: _("Taxes"),
        ProductGroup.TAXES_BACK: _("Objections to taxes"),
        ProductGroup.BUILDING_FRONT: _("Building"),
        ProductGroup.BUILDING_BACK: _("Environment and building plans"),
        ProductGroup.BUILDING_INSPECTION: _("Building inspection"),
        ProductGroup.PUBLIC_SPACE_PERMITS: _("Parking, events, markets"),
        ProductGroup.PUBLIC_SPACE_INSPECTION: _("Waste and public space"),
        ProductGroup.SOCIAL_SERVICES: _("Income and support"),
    }[group]


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
