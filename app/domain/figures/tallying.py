"""Counting facts into cells. Pure: the same facts always give the same cells, so that adding and rebuilding agree."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, tzinfo
from functools import cache
from itertools import chain
from typing import NamedTuple
from uuid import UUID

from app.domain.contact import MessageKind, Outcome
from app.domain.figures.facts import ContactFacts, HandOffFacts, SearchFacts, SubjectFacts
from app.domain.figures.measures import ALL, OF_OUTCOME, OF_REASON, Cube, Measure
from app.domain.not_direct import DIRECT, NOT_ENDED, PUT_THROUGH
from app.domain.not_direct_reason import NotDirectReason
from app.domain.organisation import Line

REPEAT_DAYS = 7
"""Source: service norms for defaults, third meaning of answered directly."""

LONGEST_SECONDS = 4 * 3600
"""No part of a contact counts for longer: one that was left open overnight would hide all others in an average."""

Counts = Counter[Measure]
Tallies = dict["Cell", Counts]

_ONE_CONTACT = Counter({Measure.CONTACTS: 1})
_ONE_SUBJECT = Counter({Measure.ARTICLE_SUBJECTS: 1})
_OF_LINE = {Line.FIRST: Measure.LINE_1, Line.SECOND: Measure.LINE_2, Line.THIRD: Measure.LINE_3}


class Cell(NamedTuple):
    """A place in a cube: the local day and the values of its keys, in their order, as text."""

    cube: Cube
    day: date
    keys: tuple[str, ...] = ()


def tally_contact(facts: ContactFacts, zone: tzinfo) -> Tallies:
    """The cells of one contact and its subjects. Cells may share their counts, which are never changed."""
    local = facts.started_at.astimezone(zone)
    day, channel = local.date(), facts.channel.value
    of_contact, of_subjects = _counts_of_contact(facts), Counter[Measure]()
    tallies: Tallies = {Cell(Cube.CONTACT, day, (channel, *place)): of_contact for place in _places(facts)}
    for subject in facts.subjects:
        counts = counts_of_subject(subject)
        _add_counts(of_subjects, counts)
        _add(tallies, Cell(Cube.SUBJECT, day, (channel, subject.product, subject.unit_id)), counts)
        if subject.article_id:
            _add(tallies, Cell(Cube.ARTICLE, day, (str(subject.article_id),)), _ONE_SUBJECT)
    if facts.subjects:
        tallies[Cell(Cube.SUBJECT, day, (channel, ALL, ALL))] = of_subjects
    of_desk = _at_desk(of_contact, of_subjects)
    for desk in desks(facts.seat_id, facts.agent_id):
        tallies[Cell(Cube.DESK, day, (channel, *desk))] = of_desk
    hour = (channel, str(local.weekday()), f"{local.hour:02}")
    tallies[Cell(Cube.HOUR, day, hour)] = _ONE_CONTACT
    return tallies


def tally_hand_off(facts: HandOffFacts) -> Tallies:
    """The cells of one hand-off: on the day that was promised, and on the last day of its legal term."""
    tallies: Tallies = {}
    for place in ((facts.product, facts.unit_id), (ALL, ALL)):
        keys = (facts.channel.value, *place, str(int(facts.line)))
        _add(tallies, Cell(Cube.HAND_OFF, facts.promised_on, keys), _counts_of_promise(facts))
        if facts.legal_on:
            counts = Counter({Measure.TERMS_DUE: 1, Measure.TERMS_KEPT: int(_by(facts, facts.legal_on))})
            _add(tallies, Cell(Cube.HAND_OFF, facts.legal_on, keys), counts)
    return tallies


def tally_search(facts: SearchFacts, zone: tzinfo) -> Tallies:
    """The cells of one search."""
    day = facts.searched_at.astimezone(zone).date()
    counts = Counter({Measure.SEARCHES: 1, Measure.WITHOUT_RESULT: int(facts.total == 0)})
    tallies: Tallies = {Cell(Cube.SEARCH, day): counts}
    if facts.opened_rank is not None and facts.article_id is not None:
        counts.update({Measure.OPENED: 1, Measure.RANK_SUM: facts.opened_rank})
        tallies[Cell(Cube.ARTICLE, day, (str(facts.article_id),))] = Counter({Measure.ARTICLE_OPENED: 1})
    return tallies


def change_of(before: Tallies, after: Tallies) -> Tallies:
    """What must be added to get from one to the other; counts may be below zero, and those of zero are left out."""
    changes: Tallies = {}
    for cell in dict.fromkeys(chain(before, after)):
        old, new = before.get(cell, Counter()), after.get(cell, Counter())
        counts = Counter({each: new[each] - old[each] for each in {*old, *new} if new[each] != old[each]})
        if counts:
            changes[cell] = counts
    return changes


def merge(total: Tallies, more: Tallies) -> None:
    """Add `more` to `total`."""
    for cell, counts in more.items():
        _add(total, cell, counts)


def counts_of_subject(subject: SubjectFacts) -> Counts:
    """What one subject counts for; it is never changed."""
    return _counts_of(subject.outcome, subject.line, subject.kind, subject.reason, subject.came_back)


@cache
def _counts_of(
    outcome: Outcome, line: Line, kind: MessageKind, reason: NotDirectReason | None, came_back: bool
) -> Counts:
    counts = Counter({Measure.SUBJECTS: 1, OF_OUTCOME[outcome]: 1})
    counts[Measure.COMPLAINTS] += kind is MessageKind.COMPLAINT
    if outcome in NOT_ENDED:
        return counts
    is_direct = outcome in DIRECT
    counts[Measure.ENDED] += 1
    counts[_OF_LINE[line]] += 1
    counts[Measure.NOT_PUT_THROUGH] += outcome not in PUT_THROUGH
    counts[Measure.DIRECT] += is_direct
    counts[Measure.DIRECT_ONCE] += is_direct and not came_back
    if not is_direct:
        counts[OF_REASON[reason]] += 1
    return counts


def _counts_of_contact(facts: ContactFacts) -> Counts:
    lasted = int((facts.ended_at - facts.started_at).total_seconds())
    counts = Counter({Measure.CONTACTS: 1, Measure.HELD_SECONDS: min(facts.held_seconds, LONGEST_SECONDS)})
    counts[Measure.WRAP_SECONDS] = min(facts.wrap_seconds, LONGEST_SECONDS)
    counts[Measure.TALK_SECONDS] = min(max(lasted - facts.held_seconds - facts.wrap_seconds, 0), LONGEST_SECONDS)
    counts[Measure.SURVEYS_ASKED] += facts.survey_asked
    if facts.mark is not None:
        counts.update({Measure.SURVEYS_ANSWERED: 1, Measure.MARK_SUM: facts.mark, Measure.MARK_SQUARES: facts.mark**2})
    return counts


def _counts_of_promise(facts: HandOffFacts) -> Counts:
    return Counter(
        {
            Measure.PROMISES_DUE: 1,
            Measure.PROMISES_KEPT: int(_by(facts, facts.promised_on)),
            Measure.REOPENED: int(facts.was_reopened),
            Measure.RETURNED: int(facts.was_returned),
        }
    )


def _by(facts: HandOffFacts, day: date) -> bool:
    return facts.answered_on is not None and facts.answered_on <= day


def _places(facts: ContactFacts) -> Iterator[tuple[str, str]]:
    """Where the contact counts once: under all, each product, each unit, and each two that were together."""
    yield (ALL, ALL)
    yield from {(subject.product, ALL) for subject in facts.subjects}
    yield from {(ALL, subject.unit_id) for subject in facts.subjects}
    yield from {(subject.product, subject.unit_id) for subject in facts.subjects}


def desks(seat_id: UUID, agent_id: UUID) -> tuple[tuple[str, str], ...]:
    """Where a contact counts once: under all, its workplace, and its agent."""
    return (ALL, ALL), (str(seat_id), ALL), (ALL, str(agent_id))


def _at_desk(of_contact: Counts, of_subjects: Counts) -> Counts:
    counts = of_contact.copy()
    for measure in (Measure.SUBJECTS, Measure.ENDED, Measure.NOT_PUT_THROUGH, Measure.DIRECT, Measure.DIRECT_ONCE):
        counts[measure] += of_subjects[measure]
    return counts


def _add(tallies: Tallies, cell: Cell, counts: Counts) -> None:
    """To a cell that is there with a sum of its own: the counts in it may be shared."""
    there = tallies.get(cell)
    tallies[cell] = counts if there is None else _sum(there, counts)


def _add_counts(there: Counts, more: Counts) -> None:
    """As `Counter.update`, which takes five times as long for so few."""
    for measure, count in more.items():
        there[measure] = there.get(measure, 0) + count


def _sum(one: Counts, other: Counts) -> Counts:
    both = one.copy()
    _add_counts(both, other)
    return both
