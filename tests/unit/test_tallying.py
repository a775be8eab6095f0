"""What a contact, a hand-off and a search count for."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.contact import Channel, MessageKind, Outcome
from app.domain.figures.facts import ContactFacts, HandOffFacts, SearchFacts, SubjectFacts
from app.domain.figures.measures import ALL, KEYS, MEASURES, Cube, Measure
from app.domain.figures.measures import Measure as M
from app.domain.figures.tallying import (
    LONGEST_SECONDS,
    Cell,
    Tallies,
    change_of,
    counts_of_subject,
    merge,
    tally_contact,
    tally_hand_off,
    tally_search,
)
from app.domain.not_direct import DIRECT, NOT_ENDED
from app.domain.not_direct_reason import NotDirectReason
from app.domain.organisation import Line

ZONE = ZoneInfo("Europe/Amsterdam")
BEGUN = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SEAT, AGENT, ARTICLE = UUID(int=1), UUID(int=2), UUID(int=3)

SUBJECTS = st.builds(
    SubjectFacts,
    product=st.sampled_from(["", "paspoort", "zwembad"]),
    unit_id=st.sampled_from(["kcc", "parkeren"]),
    outcome=st.sampled_from(Outcome),
    line=st.sampled_from(Line),
    kind=st.sampled_from(MessageKind),
    reason=st.none() | st.sampled_from(NotDirectReason),
    came_back=st.booleans(),
    article_id=st.none() | st.just(ARTICLE),
)
CONTACTS = st.builds(
    ContactFacts,
    started_at=st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),
    ended_at=st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),
    channel=st.sampled_from(Channel),
    seat_id=st.just(SEAT),
    agent_id=st.just(AGENT),
    subjects=st.lists(SUBJECTS, max_size=4).map(tuple),
    held_seconds=st.integers(0, 50_000),
    wrap_seconds=st.integers(0, 50_000),
    survey_asked=st.booleans(),
    mark=st.none() | st.integers(1, 10),
)


def a_subject(outcome: Outcome = Outcome.ANSWERED_DIRECTLY, product: str = "", unit: str = "kcc") -> SubjectFacts:
    return SubjectFacts(product, unit, outcome, Line.FIRST)


def a_contact(*subjects: SubjectFacts, begun: datetime = BEGUN, seconds: int = 60, held: int = 0) -> ContactFacts:
    ended = begun + timedelta(seconds=seconds)
    return ContactFacts(begun, ended, Channel.CHAT, SEAT, AGENT, subjects, held_seconds=held)


def in_cube(tallies: Tallies, cube: Cube) -> dict[tuple[str, ...], Counter[Measure]]:
    return {cell.keys: +counts for cell, counts in tallies.items() if cell.cube is cube}


@given(before=CONTACTS, after=CONTACTS)
def test_what_was_before_and_the_change_are_what_is_after(before: ContactFacts, after: ContactFacts) -> None:
    wanted = tally_contact(after, ZONE)
    total: Tallies = {}
    merge(total, tally_contact(before, ZONE))
    merge(total, change_of(tally_contact(before, ZONE), wanted))
    assert {cell: +counts for cell, counts in total.items() if any(counts.values())} == {
        cell: +counts for cell, counts in wanted.items() if any(counts.values())
    }
    assert change_of(wanted, wanted) == {}


@given(contact=CONTACTS)
def test_every_cell_has_the_keys_and_measures_of_its_cube(contact: ContactFacts) -> None:
    for cell, counts in tally_contact(contact, ZONE).items():
        assert len(cell.keys) == len(KEYS[cell.cube])
        assert set(+counts) <= set(MEASURES[cell.cube])
        assert all(count >= 0 for count in counts.values())


@given(subject=SUBJECTS)
def test_each_meaning_of_directly_is_part_of_the_one_before(subject: SubjectFacts) -> None:
    counts = counts_of_subject(subject)
    chain = [counts[each] for each in (M.SUBJECTS, M.ENDED, M.NOT_PUT_THROUGH, M.DIRECT, M.DIRECT_ONCE)]
    assert chain == sorted(chain, reverse=True)


@given(subject=SUBJECTS)
def test_a_subject_has_one_outcome_one_line_and_one_reason_at_most(subject: SubjectFacts) -> None:
    counts = counts_of_subject(subject)
    ended = subject.outcome not in NOT_ENDED
    reasons = MEASURES[Cube.SUBJECT][-7:]
    assert sum(counts[M(outcome.value)] for outcome in Outcome) == 1
    assert sum(counts[each] for each in (M.LINE_1, M.LINE_2, M.LINE_3)) == ended
    assert sum(counts[each] for each in reasons) == (ended and subject.outcome not in DIRECT)


def test_a_contact_about_two_products_counts_once_in_all_and_once_in_each() -> None:
    subjects = (a_subject(product="paspoort"), a_subject(product="paspoort", unit="parkeren"), a_subject())
    cells = in_cube(tally_contact(a_contact(*subjects), ZONE), Cube.CONTACT)
    assert [counts[M.CONTACTS] for counts in cells.values()] == [1] * 8
    assert {keys[1:] for keys in cells} == {
        *((ALL, ALL), ("paspoort", ALL), ("", ALL), (ALL, "kcc"), (ALL, "parkeren")),
        *(("paspoort", "kcc"), ("paspoort", "parkeren"), ("", "kcc")),
    }


@pytest.mark.parametrize(
    ("begun", "day", "hour"),
    [
        (datetime(2026, 11, 10, 23, 30, tzinfo=UTC), date(2026, 11, 11), ("2", "00")),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), date(2026, 10, 25), ("6", "02")),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), date(2026, 10, 25), ("6", "02")),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), date(2026, 3, 29), ("6", "03")),
        (datetime(2024, 2, 29, 12, 0, tzinfo=UTC), date(2024, 2, 29), ("3", "13")),
    ],
)
def test_a_contact_counts_on_its_local_day_and_hour(begun: datetime, day: date, hour: tuple[str, str]) -> None:
    tallies = tally_contact(a_contact(begun=begun, seconds=36_000), ZONE)
    assert {cell.day for cell in tallies} == {day}
    assert [keys[1:] for keys in in_cube(tallies, Cube.HOUR)] == [hour]


@pytest.mark.parametrize(("seconds", "held", "talk"), [(300, 60, 240), (300, 400, 0), (100_000, 0, LONGEST_SECONDS)])
def test_talking_is_what_is_left_of_the_contact_and_never_very_long(seconds: int, held: int, talk: int) -> None:
    (counts,) = in_cube(tally_contact(a_contact(seconds=seconds, held=held), ZONE), Cube.CONTACT).values()
    assert counts[M.TALK_SECONDS] == talk


@pytest.mark.parametrize(
    ("answered_on", "kept", "term_kept"),
    [(None, 0, 0), (date(2026, 12, 1), 1, 1), (date(2026, 12, 2), 0, 1), (date(2026, 12, 24), 0, 0)],
)
def test_a_promise_and_a_term_count_on_their_own_day(answered_on: date | None, kept: int, term_kept: int) -> None:
    promised_on, legal_on = date(2026, 12, 1), date(2026, 12, 23)
    facts = HandOffFacts(promised_on, Channel.CHAT, "", "kcc", Line.SECOND, legal_on, answered_on, was_reopened=True)
    tallies, keys = tally_hand_off(facts), ("chat", "", "kcc", "2")
    promise, term = tallies[Cell(Cube.HAND_OFF, promised_on, keys)], tallies[Cell(Cube.HAND_OFF, legal_on, keys)]
    assert (promise[M.PROMISES_DUE], promise[M.PROMISES_KEPT], promise[M.REOPENED]) == (1, kept, 1)
    assert (term[M.TERMS_DUE], term[M.TERMS_KEPT], term[M.PROMISES_DUE]) == (1, term_kept, 0)


def test_subjects_and_hand_offs_count_in_their_place_and_in_all_and_a_desk_never_in_both() -> None:
    tallies = tally_contact(a_contact(a_subject(product="paspoort"), a_subject(product="afval")), ZONE)
    places = {keys[1:]: counts[M.SUBJECTS] for keys, counts in in_cube(tallies, Cube.SUBJECT).items()}
    assert places == {("paspoort", "kcc"): 1, ("afval", "kcc"): 1, (ALL, ALL): 2}
    assert [keys[1:].count(ALL) for keys in in_cube(tallies, Cube.DESK)] == [2, 1, 1]
    facts = HandOffFacts(date(2026, 12, 1), Channel.CHAT, "paspoort", "kcc", Line.SECOND)
    assert [cell.keys for cell in tally_hand_off(facts)] == [("chat", "paspoort", "kcc", "2"), ("chat", ALL, ALL, "2")]


def test_a_promise_and_a_term_of_one_day_are_in_one_cell() -> None:
    facts = HandOffFacts(date(2026, 12, 1), Channel.CHAT, "", "kcc", Line.SECOND, date(2026, 12, 1), date(2026, 12, 1))
    for cell, counts in tally_hand_off(facts).items():
        assert cell.day == date(2026, 12, 1)
        assert +counts == Counter((M.PROMISES_DUE, M.PROMISES_KEPT, M.TERMS_DUE, M.TERMS_KEPT))


def test_a_search_counts_what_it_found_and_what_was_opened() -> None:
    opened, nothing = SearchFacts(BEGUN, 5, 3, ARTICLE), SearchFacts(BEGUN, 0)
    tallies = tally_search(opened, ZONE)
    merge(tallies, tally_search(nothing, ZONE))
    assert in_cube(tallies, Cube.SEARCH) == {
        (): Counter({M.SEARCHES: 2, M.WITHOUT_RESULT: 1, M.OPENED: 1, M.RANK_SUM: 3})
    }
    assert in_cube(tallies, Cube.ARTICLE) == {(str(ARTICLE),): Counter({M.ARTICLE_OPENED: 1})}
