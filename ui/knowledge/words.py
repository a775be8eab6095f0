"""Words for the facts of an article and for what the hits are narrowed to."""

from dataclasses import fields

from knowledgebase.article import ArticleKind, Facts
from knowledgebase.search import Facet
from resources.translations import _
from ui.shared.article_words import fact_name


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


def fact_cells(facts: Facts) -> tuple[tuple[str, str], ...]:
    """Label and value of the filled facts, in order."""
    cells = ((fact_name(each.name), getattr(facts, each.name)) for each in fields(facts))
    return tuple(cell for cell in cells if cell[1])
