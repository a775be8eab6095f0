"""How long contacts are kept: a term for each kind of message, and for a product group where that needs another one."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.contact import MessageKind
from app.domain.errors import DomainError

TERMS = range(1, 601)  # months: at most fifty years
_YEAR = 12


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """So many months is a message of this kind kept; `group` is a ProductGroup's value, or "" for all of them."""

    kind: MessageKind
    months: int
    group: str = ""


@dataclass(frozen=True, slots=True)
class RetentionTerms:
    """The rules together: each kind has one for all groups."""

    rules: tuple[RetentionRule, ...]

    @property
    def shortest(self) -> int:
        """Months that every contact is kept at least."""
        return min(rule.months for rule in self.rules)

    def months_of(self, kind: MessageKind, group: str = "") -> int:
        """How long a subject of this kind and group keeps its contact."""
        found = {rule.group: rule.months for rule in self.rules if rule.kind is kind}
        return found.get(group, found[""])


_DEFAULTS = {
    MessageKind.QUESTION: _YEAR,
    MessageKind.PUBLIC_SPACE_REPORT: _YEAR,
    MessageKind.COMPLAINT: 5 * _YEAR,
    MessageKind.OBJECTION: 5 * _YEAR,
    MessageKind.NOTICE_OF_DEFAULT: 5 * _YEAR,
    MessageKind.OFFICIAL_MESSAGE: 5 * _YEAR,
}


def terms_of(chosen: Iterable[RetentionRule]) -> RetentionTerms:
    """What the municipality chose, and what is usual for kinds it said nothing about."""
    rules = {(rule.kind, rule.group): rule for rule in chosen}
    usual = {(kind, ""): RetentionRule(kind, months) for kind, months in _DEFAULTS.items()}
    return RetentionTerms(tuple(sorted((usual | rules).values(), key=_place)))


def check_rule(rule: RetentionRule) -> None:
    """DomainError `term-wrong` when nobody would keep anything so long or so short."""
    if rule.months not in TERMS:
        raise DomainError("term-wrong", field="months", highest=TERMS[-1])


def kept_until(ended_on: date, months: int) -> date:
    """The last day on which something that ended then is kept: that day of the month, or else the last one."""
    return _shifted(ended_on, months)


def first_kept_day(today: date, months: int) -> date:
    """What ended on this day or later is still kept today; what ended before it is not."""
    day = _shifted(today, -months)
    return day if kept_until(day, months) >= today else day + timedelta(days=1)


def _shifted(day: date, months: int) -> date:
    years, month = divmod(day.year * _YEAR + day.month - 1 + months, _YEAR)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def _place(rule: RetentionRule) -> tuple[int, str]:
    return list(_DEFAULTS).index(rule.kind), rule.group
