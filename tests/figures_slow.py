"""Every figure once more, slowly: loops over contacts, without the totals and the rules by which those are counted."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from math import sqrt
from statistics import mean, stdev
from uuid import UUID

from tests.slow_town import SlowContact, SlowHandOff, SlowPart, SlowSearch, SlowSubject, Town, local

Pair = tuple[int, int]
"""What is divided, and by what; a count is divided by 0."""

_OUTCOMES = (
    *("answered_directly", "answered_after_consulting", "put_through_reached", "put_through_not_reached"),
    *("handed_off", "forwarded", "appointment_made", "customer_returns", "connection_lost"),
)
_REASONS = (
    *("no_article", "article_unclear", "decision_needed", "no_access", "asked_for_someone", "other"),
    None,
)


@dataclass(frozen=True)
class Wanted:
    """The days, and what to look at; None is all. A product "" is none. Promises are counted up to `over`."""

    first: date
    last: date
    channel: str | None = None
    product: str | None = None
    unit: str | None = None
    line: int | None = None
    seat: UUID | None = None
    agent: UUID | None = None
    over: date = date.max


@dataclass(frozen=True)
class Chosen:
    """What of the town is looked at: the contacts, those of their subjects, and the rest."""

    contacts: list[SlowContact]
    subjects: list[SlowSubject]
    promised: list[SlowHandOff]
    legal: list[SlowHandOff]
    searches: list[SlowSearch]


def choose(town: Town, wanted: Wanted) -> Chosen:
    """Look at everything, and keep what is wanted."""
    contacts, subjects = [], []
    for contact in town.contacts_between(wanted.first, wanted.last):
        if not _is_at(contact, wanted):
            continue
        about = [subject for subject in contact.subjects if _is_about(subject, wanted)]
        subjects += about
        if about or (wanted.product is None and wanted.unit is None):
            contacts.append(contact)
    hand_offs = [each for each in town.hand_offs if _is_of(each, wanted)]
    last = min(wanted.last, wanted.over)
    return Chosen(
        contacts,
        subjects,
        [each for each in hand_offs if wanted.first <= each.promised <= last],
        [each for each in hand_offs if each.legal is not None and wanted.first <= each.legal <= last],
        [each for each in town.searches if wanted.first <= each.day <= wanted.last],
    )


def _is_at(contact: SlowContact, wanted: Wanted) -> bool:
    for asked, value in ((wanted.channel, contact.channel), (wanted.seat, contact.seat), (wanted.agent, contact.agent)):
        if asked is not None and asked != value:
            return False
    return True


def _is_about(subject: SlowSubject, wanted: Wanted) -> bool:
    return (wanted.product is None or subject.product == wanted.product) and (
        wanted.unit is None or subject.unit == wanted.unit
    )


def _is_of(hand_off: SlowHandOff, wanted: Wanted) -> bool:
    """The unit is the one it was handed to."""
    if wanted.product is not None and hand_off.subject.product != wanted.product:
        return False
    if wanted.unit is not None and hand_off.unit != wanted.unit:
        return False
    if wanted.line is not None and hand_off.line != wanted.line:
        return False
    return _is_at(hand_off.contact, wanted)


# figures


def figures(chosen: Chosen) -> dict[str, Pair]:
    """Every figure, by its name."""
    return _of_contacts(chosen) | _of_subjects(chosen) | _of_hand_offs(chosen) | _of_searches(chosen)


def _of_contacts(chosen: Chosen) -> dict[str, Pair]:
    contacts = chosen.contacts
    talk, held, wrap = (sum(getattr(each, name) for each in contacts) for name in ("talk", "held", "wrap"))
    found = marks(chosen)
    return {
        "contacts": (len(contacts), 0),
        "complaints": (sum(subject.kind == "complaint" for subject in chosen.subjects), len(contacts)),
        "duration": (talk + held + wrap, len(contacts)),
        "talk": (talk, len(contacts)),
        "held": (held, len(contacts)),
        "wrap": (wrap, len(contacts)),
        "satisfaction": (sum(found), len(found)),
    }


def _of_subjects(chosen: Chosen) -> dict[str, Pair]:
    ended = _ended(chosen)
    answered = [subject for subject in ended if subject.is_direct]

    def share(are: list[SlowSubject]) -> Pair:
        return len(are), len(ended)

    return {
        "direct": share(answered),
        "not_put_through": share([subject for subject in ended if not subject.outcome.startswith("put_through")]),
        "direct_once": share([subject for subject in answered if not subject.came_back]),
        "line_1": share([subject for subject in ended if subject.line == 1]),
        "line_2": share([subject for subject in ended if subject.line == 2]),
        "line_3": share([subject for subject in ended if subject.line == 3]),
    }


def _ended(chosen: Chosen) -> list[SlowSubject]:
    return [subject for subject in chosen.subjects if subject.outcome != "connection_lost"]


def _of_hand_offs(chosen: Chosen) -> dict[str, Pair]:
    promised, legal = chosen.promised, chosen.legal
    kept = [each for each in promised if each.answered is not None and each.answered <= each.promised]
    in_term = [each for each in legal if each.answered is not None and each.legal and each.answered <= each.legal]
    return {
        "promises_kept": (len(kept), len(promised)),
        "terms_kept": (len(in_term), len(legal)),
        "reopened": (len([each for each in promised if each.reopened]), len(promised)),
        "returned": (len([each for each in promised if each.returned]), len(promised)),
    }


def _of_searches(chosen: Chosen) -> dict[str, Pair]:
    ranks = [search.rank for search in chosen.searches if search.rank is not None]
    found_nothing = [search for search in chosen.searches if not search.total]
    return {"without_result": (len(found_nothing), len(chosen.searches)), "rank": (sum(ranks), len(ranks))}


# lists


def outcomes(chosen: Chosen) -> dict[str, int]:
    """How subjects ended, connections that were lost too."""
    return {outcome: [each.outcome for each in chosen.subjects].count(outcome) for outcome in _OUTCOMES}


def reasons(chosen: Chosen) -> dict[str | None, int]:
    """Why subjects were not answered directly."""
    told = [subject.reason for subject in _ended(chosen) if not subject.is_direct]
    return {reason: told.count(reason) for reason in _REASONS}


def marks(chosen: Chosen) -> list[int]:
    """What customers answered."""
    return [contact.mark for contact in chosen.contacts if contact.mark is not None]


def average(chosen: Chosen) -> tuple[int, float, float | None] | None:
    """How many marks, their average, and how far the true one may be off with 95 % certainty."""
    found = marks(chosen)
    if not found:
        return None
    return len(found), mean(found), 1.96 * stdev(found) / sqrt(len(found)) if len(found) > 1 else None


def hours(chosen: Chosen) -> dict[tuple[int, int], int]:
    """Contacts by weekday and hour."""
    began = [(contact.day.weekday(), contact.hour) for contact in chosen.contacts]
    return {hour: began.count(hour) for hour in set(began)}


def articles_used(town: Town, wanted: Wanted) -> dict[UUID, Pair]:
    """How often each article was opened, and how many subjects were about it, whatever the filters are."""
    chosen = choose(town, Wanted(wanted.first, wanted.last))
    opened = [search.article for search in chosen.searches if search.article]
    read = [subject.article for subject in chosen.subjects if subject.article]
    return {article: (opened.count(article), read.count(article)) for article in {*opened, *read}}


# now


def open_work(town: Town, wanted: Wanted, now: datetime) -> tuple[int, int, int, int, dict[int, int], datetime | None]:
    """Open, taken by nobody, overdue, due today, by days since they were handed off, and the oldest."""
    today, found = local(now).date(), []
    for each in town.hand_offs:
        parts = [part for part in each.open_parts if wanted.unit is None or part.unit == wanted.unit]
        if parts and _is_of(each, replace(wanted, unit=None)):
            found.append((each, parts))
    due = [_promise_of(parts) for _, parts in found]
    ages = [(today - local(each.handed_off).date()).days for each, _ in found]
    return (
        len(found),
        sum(all(part.is_free for part in parts) for _, parts in found),
        sum(day < today for day in due),
        sum(day == today for day in due),
        {age: ages.count(age) for age in ages},
        min((each.handed_off for each, _ in found), default=None),
    )


def _promise_of(parts: list[SlowPart]) -> date:
    """That of the first part as long as it is open."""
    return next((part.promised for part in parts if part.is_first), min(part.promised for part in parts))
