"""The facts under a title, as far as a municipality's text states them without doubt."""

import re
from typing import Final

from knowledgebase.article import Facts, Section, SectionKind
from knowledgebase.markup import markdown_to_text

MAX_FACT = 28
"""Characters that fit in the strip."""

_AMOUNT = re.compile(r"(?:€|EUR)\s?(\d{1,3}(?:\.\d{3})*|\d+)(?:,(\d{2}|-+|–|—))?(?!\d)")
_FREE = re.compile(r"\b(?:gratis|kosteloos|geen kosten|kost niets|niets kost)\b", re.IGNORECASE)
_NUMBERS: Final = "één een twee drie vier vijf zes zeven acht negen tien twaalf veertien"
_TERM = re.compile(
    rf"\b(\d+|{'|'.join(_NUMBERS.split())})\s+((?:werk)?(?:dag(?:en)?)|we(?:ek|ken)|maand(?:en)?)\b", re.IGNORECASE
)


def facts_of(sections: tuple[Section, ...], apply: str) -> Facts:
    """Costs and term where their section names exactly one; `apply` as given."""
    texts = {section.kind: markdown_to_text(section.text) for section in sections}
    return Facts(
        costs=_costs(texts.get(SectionKind.COSTS, "")),
        term=_term(texts.get(SectionKind.TERM, "")),
        apply=apply[:MAX_FACT],
    )


def _costs(text: str) -> str:
    amounts = {f"€ {euros},{cents if cents.isdigit() else '00'}" for euros, cents in _AMOUNT.findall(text)}
    if len(amounts) == 1:
        return amounts.pop()
    return "Gratis" if not amounts and _FREE.search(text) else ""


def _term(text: str) -> str:
    terms = {f"{number.lower()} {unit.lower()}" for number, unit in _TERM.findall(text)}
    return terms.pop() if len(terms) == 1 else ""
