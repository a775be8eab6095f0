"""Hints about days that are over and amounts that are charged no more."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from knowledgebase.article import Article, SectionKind
from knowledgebase.folding import fold
from knowledgebase.writing.hint import Hint, HintKind
from knowledgebase.writing.plain import PlainText

_MONTHS: Final = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_DAY: Final = re.compile(
    rf"(?<![\w€./-])(?<!€ )(?:(?:(?P<day>\d{{1,2}})\s)?(?P<month>{'|'.join(_MONTHS)})\s)?"
    r"(?P<year>(?:19|20)\d\d)(?:\s?[-/–]\s?(?P<until>20\d\d))?(?![\w%-]|[.,/]\d|\s[A-Z]{2}\b|\s(?:euro|inwoners)\b)"
    r"|(?<![\w./-])(?P<d>\d{1,2})[-/](?P<m>\d{1,2})[-/](?P<y>(?:19|20)\d\d)(?![\w/-])"
    r"|(?<![\w./-])(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?![\w/-])"
)
_HISTORY: Final = re.compile(
    r"\b(?:sinds|geboren|gebouwd|bouwjaar|overleden|getrouwd|wmo|besluit|\w{0,30}wet)\b[^.!?;\n]*\Z|\bvoor\s\Z"
)
_LOOKED_BACK: Final = 60  # characters before a day that may say it is history
_YEARS: Final = 20  # longer ago is history too
_AMOUNT: Final = re.compile(
    r"€\s?(?P<whole>\d{1,3}(?:\.\d{3}){1,3}|\d{1,9})(?![\d.]*\d)(?:,(?P<part>\d\d)(?!\d))?"
    r"|(?<![\w.,€])(?P<words>\d{1,3}(?:\.\d{3}){1,3}|\d{1,9})(?:,(?P<cents>\d\d))?\seuro\b"
)
_NEAR: Final = 0.35  # a fee changes by no more than this share from one list to the next
_BETWEEN: Final = " · "


@dataclass(frozen=True, slots=True)
class _Amount:
    text: str
    cents: int
    start: int
    end: int


def old_dates(kind: SectionKind, plain: PlainText, today: date) -> Iterator[Hint]:
    """Days, months and years that are over; what is told as history is none, nor is the year of a law."""
    if not _YEAR.search(plain.text):
        return
    for found in _DAY.finditer(plain.text):
        last = _last_day(found)
        is_over = last is not None and last < today and last.year >= today.year - _YEARS
        before = fold(plain.text[max(0, found.start() - _LOOKED_BACK) : found.start()])
        if is_over and not _HISTORY.search(before):
            yield Hint(HintKind.OLD_DATE, kind, found.start(), found.end(), {"text": " ".join(found[0].split())})


def _last_day(found: re.Match[str]) -> date | None:
    """The last day that is meant; None when there is no such day."""
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        if found["y"]:
            return date(int(found["y"]), int(found["m"]), int(found["d"]))
        year = max(int(found["year"]), int(found["until"] or 0))
        if not found["month"]:
            return date(year, 12, 31)
        month = _MONTHS.index(found["month"]) + 1
        return date(year, month, int(found["day"] or monthrange(year, month)[1]))
    except ValueError:
        return None


def other_amounts(article: Article, texts: Mapping[SectionKind, PlainText], fees: Mapping[str, int]) -> Iterator[Hint]:
    """Amounts near a fee that is named nowhere, and amounts in the facts that the section of costs does not have."""
    in_facts = list(_amounts(article.facts.costs))
    in_costs = list(_amounts(texts[SectionKind.COSTS].text)) if SectionKind.COSTS in texts else []
    known = [fees[code] for code in article.fees if code in fees]
    yield from _near_fees([(None, each) for each in in_facts] + [(SectionKind.COSTS, each) for each in in_costs], known)
    cents = {each.cents for each in in_costs}
    shown = _BETWEEN.join(dict.fromkeys(each.text for each in in_costs))
    for amount in in_facts:
        if in_costs and amount.cents and amount.cents not in cents:
            yield Hint(HintKind.TWO_AMOUNTS, SectionKind.COSTS, values={"amount": amount.text, "expected": shown})


def _near_fees(written: list[tuple[SectionKind | None, _Amount]], fees: Iterable[int]) -> Iterator[Hint]:
    known = frozenset(fees)
    unnamed = known - {amount.cents for _, amount in written}
    for kind, amount in written:
        if unnamed and amount.cents not in known:
            nearest = min(unnamed, key=lambda fee: abs(fee - amount.cents))
            if abs(nearest - amount.cents) <= _NEAR * nearest:
                start, end = (amount.start, amount.end) if kind else (0, 0)
                values = {"amount": amount.text, "expected": _euros(nearest)}
                yield Hint(HintKind.OTHER_AMOUNT, kind, start, end, values)


def _amounts(text: str) -> Iterator[_Amount]:
    for found in _AMOUNT.finditer(text):
        whole, part = found["whole"] or found["words"], found["part"] or found["cents"]
        cents = int(whole.replace(".", "")) * 100 + int(part or 0)
        yield _Amount(" ".join(found[0].split()), cents, found.start(), found.end())


def _euros(cents: int) -> str:
    """As amounts are written in articles: € 1.120,00."""
    return f"€ {cents // 100:,}".replace(",", ".") + f",{cents % 100:02}"
