"""Words for the parts of an article that changed, and for what stands in them."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from app.contact_words import group_name
from app.domain.organisation import ProductGroup
from app.formatting import long_date
from knowledgebase.article import ArticleKind, FirstLine, QuestionKind, SectionKind
from knowledgebase.difference import PartDifference, Piece, PieceKind, word_difference
from resources.translations import _
from ui.shared.article_words import (
    audience_name,
    fact_name,
    kind_name,
    line_name,
    question_kind_name,
    section_title,
)
from ui.shared.names import Names

_QUESTION_KIND: Final = re.compile(rf"\(({'|'.join(QuestionKind)})\)(?=: |$)")
_SCRIPT_END: Final = re.compile(rf"→ ({'|'.join(FirstLine)})$")


def part_name(part: str, kind: ArticleKind = ArticleKind.PRODUCT) -> str:
    """The part by its key, as `knowledgebase.difference` gives it; `kind` is that of the article."""
    group, _dot, rest = part.partition(".")
    if group == "section":
        return section_title(SectionKind(rest), kind)
    if group == "facts":
        return _("{fact} in short").format(fact=fact_name(rest))
    return _names()[part]


def _names() -> dict[str, str]:
    return {
        "title": _("Title"),
        "kind": _("Kind"),
        "search_words": _("Search words of customers"),
        "questions": _("Questions before handing off"),
        "owner": _("Unit"),
        "audience": _("For whom"),
        "related": _("Related articles"),
        "first_line": _("Who answers"),
        "product": _("National product name"),
        "group": _("Product group"),
        "theme": _("Theme"),
        "fees": _("Fees"),
        "attachments": _("Attachments"),
        "script": _("Guided conversation"),
        "valid_from": _("Valid from"),
        "valid_until": _("Valid until"),
        "review_on": _("Review on"),
        "note": _("What changed"),
    }


def shown_pieces(difference: PartDifference, names: Names) -> tuple[Piece, ...]:
    """What changed, as people read it: ids, days and fixed values in words."""
    words = _value_words(difference.part, names)
    if words is None:
        return difference.pieces
    before, after = (
        "\n".join(words(value) if value else "" for value in text_without(difference.pieces, left_out).split("\n"))
        for left_out in (PieceKind.NEW, PieceKind.GONE)
    )
    return word_difference(before, after)


def text_without(pieces: Iterable[Piece], kind: PieceKind) -> str:
    """One of the two texts: without what is new it is the older, without what is gone the newer."""
    return "".join(piece.text for piece in pieces if piece.kind is not kind)


def _value_words(part: str, names: Names) -> Callable[[str], str] | None:
    """How one value of a part is said; None for a text, that says itself."""
    if part in ("valid_from", "valid_until", "review_on"):
        return lambda value: long_date(date.fromisoformat(value))
    by_part: dict[str, Callable[[str], str]] = {
        "kind": lambda value: kind_name(ArticleKind(value)),
        "owner": names.unit,
        "audience": audience_name,
        "related": names.article,
        "first_line": lambda value: line_name(FirstLine(value)),
        "group": _group_words,
        "questions": _question_words,
        "script": _script_words,
    }
    return by_part.get(part)


def _group_words(value: str) -> str:
    """A group of this programme in words; an import may bring another one."""
    known = {group.value: group_name(group) for group in ProductGroup}
    return known.get(value, value)


def _question_words(line: str) -> str:
    return _QUESTION_KIND.sub(lambda found: f"({question_kind_name(QuestionKind(found[1]))})", line)


def _script_words(line: str) -> str:
    return _SCRIPT_END.sub(lambda found: f"→ {line_name(FirstLine(found[1]))}", line)
