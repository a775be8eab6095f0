"""Which section of an article a heading in a municipality's text announces."""

import re
from typing import Final

from knowledgebase.article import SectionKind

_PHRASES: Final = {
    SectionKind.COSTS: ("kosten", "kost", "tarief", "tarieven", "leges", "prijs", "prijzen", "eigen bijdrage"),
    SectionKind.BRING: (
        *("meenemen", "meebrengen", "neemt u mee", "neem mee", "meesturen", "nodig", "benodigd", "benodigdheden"),
        *("bijlagen", "documenten", "bewijsstukken"),
    ),
    SectionKind.TERM: (
        *("hoe lang", "hoelang", "termijn", "termijnen", "duur", "duurt", "levertijd", "behandeltijd"),
        *("behandeltermijn", "beslistermijn", "doorlooptijd"),
    ),
    SectionKind.NO_ANSWER: ("geen reactie", "geen antwoord", "niet op tijd", "ingebrekestelling"),
    SectionKind.OBJECTION: ("bezwaar", "beroep", "niet eens", "oneens"),
    SectionKind.CONDITIONS: (
        *("voorwaarden", "voorwaarde", "voorschriften", "eisen", "criteria", "in aanmerking", "regels"),
    ),
    SectionKind.PROCEDURE: (
        *("aanvraag", "aanvragen", "vraagt u", "hoe werkt", "zo werkt", "werkwijze", "procedure", "regelen"),
        *("doorgeven", "aanmelden", "aangifte doen", "melding doen", "melden", "afhandeling"),
    ),
    SectionKind.PARTICULARS: (
        *("bijzonderheden", "goed om te weten", "moet weten", "moet u weten", "meer informatie", "meer weten"),
        *("extra informatie", "overige informatie", "aanvullende informatie", "uitzondering", "uitzonderingen"),
        *("tip", "tips", "wetgeving", "privacy"),
    ),
    SectionKind.CONTACT: ("contact", "contactgegevens", "contactinformatie", "vragen", "openingstijden"),
}
_FILLING: Final = {
    *("de", "het", "een", "wat", "zijn", "is", "hoe", "kan", "ik", "u", "uw", "moet", "en", "er", "heeft", "nog", "te"),
    *("voor", "wij", "om", "maken"),
}
_BY_PHRASE: Final = {phrase: kind for kind, phrases in _PHRASES.items() for phrase in phrases}
_PATTERN = re.compile(r"\b(?:" + "|".join(sorted(_BY_PHRASE, key=len, reverse=True)) + r")\b")
_WHO = re.compile(r"^(?:voor )?wie\b")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def section_of(heading: str) -> SectionKind | None:
    """The section that the first telling words of `heading` name, or None when it is about something else."""
    words = _plain(heading)
    if _WHO.match(words):
        return SectionKind.CONDITIONS
    found = _PATTERN.search(words)
    return _BY_PHRASE[found[0]] if found else None


def says_no_more(heading: str) -> bool:
    """Whether `heading` only names its section, such as "Wat zijn de kosten?"."""
    words = _plain(heading)
    kinds = {_BY_PHRASE[phrase] for phrase in _PATTERN.findall(words)}
    return len(kinds) == 1 and _FILLING.issuperset(_PATTERN.sub(" ", words).split())


def _plain(heading: str) -> str:
    return " ".join(_WORD.findall(heading.lower()))
