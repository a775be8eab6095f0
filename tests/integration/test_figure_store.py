"""Totals: the same as counting each contact, whatever is asked of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.domain.contact import Channel, MessageKind, Outcome, Promise
from app.domain.errors import DomainError
from app.domain.figures.definitions import FigureKey
from app.domain.figures.measures import ALL, Cube
from app.domain.figures.measures import Measure as M
from app.domain.figures.norms import Deviation, DeviationState, Norm
from app.domain.figures.periods import PeriodKind
from app.domain.figures.saved_views import SavedScope, SavedView
from app.domain.ids import new_id
from app.domain.work_item import StepKind, WorkStatus
from app.persistence.database import SqlDatabase
from app.services.figure_ports import NO_PRODUCT, ComplaintLine, OpenWork, Scope, Split, Totals
from app.services.ports import SearchUse
from tests.builders import AGENT_ID, a_contact, a_customer, a_hand_off, a_subject
from tests.integration.figure_rows import EVER, PLACES, Weeks, about, add, answered, moved, product_article, sums
from tests.integration.work_rows import NOW, an_item, stored, take

SCOPES = [
    EVER,
    Scope(date(2026, 10, 20), date(2026, 10, 31)),
    Scope(date(2026, 10, 31), date(2026, 12, 1)),
    Scope(date(2026, 11, 3), date(2026, 11, 3)),
    Scope(date(2026, 11, 2), date(2026, 11, 1)),
]
ALL_PLACES = {"product": ALL, "unit_id": ALL}
ALL_DESKS = {"seat_id": ALL, "agent_id": ALL}


def totals(database: SqlDatabase, scope: Scope, *cubes: Cube) -> Totals:
    with database.read() as tx:
        return {key: total for key, total in tx.figures.totals(scope, cubes).items() if total}


def split(database: SqlDatabase, scope: Scope, cube: Cube, by: Split) -> dict[str, Totals]:
    with database.read() as tx:
        found = tx.figures.split(scope, cube, by)
    return {name: {key: total for key, total in each.items() if total} for name, each in found.items()}


def counted(database: SqlDatabase, cube: Cube, measure: M, scope: Scope = EVER) -> int:
    return totals(database, scope, cube).get((cube, measure), 0)


def test_totals_are_the_sums_of_what_each_contact_counts_for(of_weeks: SqlDatabase, weeks: Weeks) -> None:
    tallies = weeks.tallies()
    for scope in SCOPES:
        assert totals(of_weeks, scope, Cube.CONTACT) == sums(tallies, Cube.CONTACT, scope, **ALL_PLACES)
        assert totals(of_weeks, scope, Cube.SUBJECT) == sums(tallies, Cube.SUBJECT, scope)
        assert totals(of_weeks, scope, Cube.DESK, Cube.HOUR) == (
            sums(tallies, Cube.DESK, scope, **ALL_DESKS) | sums(tallies, Cube.HOUR, scope)
        )


def test_totals_are_narrowed_to_a_channel_product_and_unit(of_weeks: SqlDatabase, weeks: Weeks) -> None:
    tallies = weeks.tallies()
    narrow = replace(EVER, channel=Channel.TELEPHONE, product="paspoort", unit_id="kcc")
    keys = {"channel": "telephone", "product": "paspoort", "unit_id": "kcc"}
    for cube in (Cube.CONTACT, Cube.SUBJECT):
        assert totals(of_weeks, narrow, cube) == sums(tallies, cube, EVER, **keys)
        without = sums(tallies, cube, EVER, product="", **({"unit_id": ALL} if cube is Cube.CONTACT else {}))
        assert totals(of_weeks, replace(EVER, product=NO_PRODUCT), cube) == without
    assert totals(of_weeks, narrow, Cube.DESK) == sums(tallies, Cube.DESK, EVER, channel="telephone", **ALL_DESKS)


def test_totals_are_split_by_every_key(of_weeks: SqlDatabase, weeks: Weeks) -> None:
    tallies = weeks.tallies()
    by_product = split(of_weeks, EVER, Cube.CONTACT, Split.PRODUCT)
    assert set(by_product) == {"parkeervergunning", "paspoort", "zwembad", NO_PRODUCT}
    assert by_product["zwembad"] == sums(tallies, Cube.CONTACT, EVER, product="zwembad", unit_id=ALL)
    by_unit = split(of_weeks, replace(EVER, product="paspoort"), Cube.CONTACT, Split.UNIT)
    assert by_unit["parkeren"] == sums(tallies, Cube.CONTACT, EVER, product="paspoort", unit_id="parkeren")
    by_channel = split(of_weeks, EVER, Cube.SUBJECT, Split.CHANNEL)
    assert by_channel["chat"] == sums(tallies, Cube.SUBJECT, EVER, channel="chat")
    assert set(split(of_weeks, EVER, Cube.DESK, Split.SEAT)) == {str(seat_id) for seat_id, _ in PLACES}


def test_totals_are_split_by_day_and_by_month(of_weeks: SqlDatabase, weeks: Weeks) -> None:
    tallies = weeks.tallies()
    scope = Scope(date(2026, 10, 25), date(2026, 12, 2))
    by_month = split(of_weeks, scope, Cube.SUBJECT, Split.MONTH)
    assert set(by_month) == {"2026-10-01", "2026-11-01", "2026-12-01"}
    assert by_month["2026-11-01"] == sums(tallies, Cube.SUBJECT, Scope(date(2026, 11, 1), date(2026, 11, 30)))
    by_day = split(of_weeks, scope, Cube.SUBJECT, Split.DAY)
    for name, found in by_day.items():
        day = date.fromisoformat(name)
        assert found == sums(tallies, Cube.SUBJECT, Scope(day, day))
    assert sum(found[Cube.SUBJECT, M.SUBJECTS] for found in by_day.values()) == counted(
        of_weeks, Cube.SUBJECT, M.SUBJECTS, scope
    )


def test_a_contact_counts_on_the_local_day_and_hour_in_which_it_began(database: SqlDatabase) -> None:
    late = datetime(2026, 11, 10, 23, 30, tzinfo=UTC)
    twice = [datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1)]  # 02:30 in summer, 02:30 in winter
    for begun in (late, *twice):
        add(database, a_contact(started_at=begun, ended_at=begun + timedelta(minutes=2)))
    assert set(split(database, EVER, Cube.CONTACT, Split.DAY)) == {"2026-10-25", "2026-11-11"}
    with database.read() as tx:
        assert tx.figures.hours(EVER) == {(6, 2): 2, (2, 0): 1}


def test_figures_of_a_person_are_of_their_own_contacts(database: SqlDatabase) -> None:
    add(database, a_contact(), a_contact(started_at=NOW, ended_at=NOW + timedelta(seconds=90)))
    with database.read() as tx:
        own = tx.figures.of_person(EVER, AGENT_ID)
        assert (own[Cube.DESK, M.CONTACTS], own[Cube.DESK, M.TALK_SECONDS]) == (2, 570)
        assert not any(tx.figures.of_person(EVER, new_id()).values())


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (1, 0, 2)])
def test_who_came_back_within_seven_days_was_not_answered_once_in_whatever_order_contacts_arrive(
    database: SqlDatabase, order: tuple[int, ...]
) -> None:
    article, customer = product_article(database, "paspoort"), a_customer()
    days = (0, 7, 15)
    visits = [
        a_contact(started_at=NOW + timedelta(days=day), ended_at=NOW + timedelta(days=day, minutes=1),
                  customer=customer, subjects=(about(article),))
        for day in days
    ]  # fmt: skip
    add(database, *(visits[place] for place in order))
    by_day = split(database, EVER, Cube.SUBJECT, Split.DAY)
    assert [found.get((Cube.SUBJECT, M.DIRECT_ONCE), 0) for _, found in sorted(by_day.items())] == [0, 1, 1]
    assert counted(database, Cube.DESK, M.DIRECT_ONCE) == 2


def test_a_promise_is_kept_when_nothing_is_open_at_the_end_of_its_day(database: SqlDatabase) -> None:
    midnight = datetime(2026, 12, 1, 23, 0, tzinfo=UTC)
    for at in (midnight - timedelta(seconds=1), midnight):
        hand_off = a_hand_off()
        stored(database, hand_off, items=[an_item(hand_off, legal_on=date(2026, 12, 2))])
        answered(database, an_item(hand_off, legal_on=date(2026, 12, 2)), at)
    kept = totals(database, EVER, Cube.HAND_OFF)
    assert [kept[Cube.HAND_OFF, each] for each in (M.PROMISES_DUE, M.PROMISES_KEPT, M.TERMS_DUE, M.TERMS_KEPT)] == [
        *(2, 1, 2, 2)
    ]
    assert split(database, EVER, Cube.HAND_OFF, Split.LINE) == {"3": kept}


def test_a_hand_off_is_answered_when_its_last_part_is(database: SqlDatabase) -> None:
    hand_off = a_hand_off(other_unit_ids=("wijken",), director_id=AGENT_ID)
    first, part = an_item(hand_off), an_item(hand_off, id=new_id(), unit_id="wijken", director_id=AGENT_ID)
    stored(database, hand_off, items=(first, part))
    answered(database, part, NOW)
    assert counted(database, Cube.HAND_OFF, M.PROMISES_KEPT) == 0
    waiting = moved(database, first, StepKind.ANSWERED, NOW, status=WorkStatus.ANSWERED, answer="Ja.")
    assert counted(database, Cube.HAND_OFF, M.PROMISES_KEPT) == 0
    moved(database, waiting, StepKind.CLOSED, NOW, status=WorkStatus.CLOSED, closed_at=NOW)
    assert counted(database, Cube.HAND_OFF, M.PROMISES_DUE) == counted(database, Cube.HAND_OFF, M.PROMISES_KEPT) == 1


def test_a_first_answer_stays_the_answer_when_it_is_reopened(database: SqlDatabase) -> None:
    hand_off = a_hand_off()
    stored(database, hand_off, items=(item := an_item(hand_off),))
    item = moved(database, item, StepKind.RETURNED, NOW)
    item = answered(database, item, NOW)
    item = moved(database, item, StepKind.REOPENED, NOW, status=WorkStatus.IN_PROGRESS, closed_at=None)
    answered(database, item, NOW + timedelta(days=60))
    found = totals(database, EVER, Cube.HAND_OFF)
    assert found == {(Cube.HAND_OFF, each): 1 for each in (M.PROMISES_DUE, M.PROMISES_KEPT, M.REOPENED, M.RETURNED)}


def test_a_mark_counts_once_however_often_it_is_given(database: SqlDatabase) -> None:
    add(database, contact := a_contact())
    with database.write() as tx:
        for mark in (None, 4, 8):
            tx.figures.put_survey(contact.id, NOW, mark)
        assert tx.figures.survey(contact.id) == (NOW, 8)
        assert tx.figures.survey(new_id()) is None
    found = totals(database, EVER, Cube.CONTACT)
    marks = (M.SURVEYS_ASKED, M.SURVEYS_ANSWERED, M.MARK_SUM, M.MARK_SQUARES)
    assert [found[Cube.CONTACT, each] for each in marks] == [1, 1, 8, 64]


def test_searches_and_articles_are_counted(database: SqlDatabase) -> None:
    used, unused = product_article(database, title="Zwembad"), product_article(database, title="Afval")
    with database.write() as tx:
        tx.searches.log(SearchUse("zwembad", 3, 2, used.id, NOW))
        tx.searches.log(SearchUse("zwembat", 0, None, None, NOW))
    add(database, a_contact(subjects=(about(used),)))
    found = totals(database, EVER, Cube.SEARCH)
    assert found == {(Cube.SEARCH, M.SEARCHES): 2, (Cube.SEARCH, M.WITHOUT_RESULT): 1, (Cube.SEARCH, M.OPENED): 1,
                     (Cube.SEARCH, M.RANK_SUM): 2}  # fmt: skip
    by_article = split(database, EVER, Cube.ARTICLE, Split.ARTICLE)
    assert by_article == {str(used.id): {(Cube.ARTICLE, M.ARTICLE_OPENED): 1, (Cube.ARTICLE, M.ARTICLE_SUBJECTS): 1}}
    with database.read() as tx:
        assert tx.figures.unused_articles(EVER.first, EVER.last) == [(unused.id, "Afval")]
        assert tx.figures.product_titles([used.slug, "paspoort"]) == {used.slug: "Zwembad"}


def test_open_work_counts_each_hand_off_once(database: SqlDatabase) -> None:
    overdue, due, parted, done = (a_hand_off() for _ in range(4))
    late = an_item(overdue, promised_on=date(2026, 11, 25))
    today = an_item(due, promised_on=date(2026, 11, 26))
    parts = (an_item(parted), an_item(parted, id=new_id(), unit_id="wijken", promised_on=date(2026, 11, 20)))
    stored(database, overdue, due, parted, done, items=(late, today, *parts, an_item(done)))
    take(database, today)
    take(database, parts[1])
    answered(database, an_item(done), NOW)
    with database.read() as tx:
        handed_off_at = a_contact().ended_at
        assert tx.figures.open_work(datetime(2026, 11, 26, 8, tzinfo=UTC), EVER) == OpenWork(
            open=3, waiting=1, overdue=1, due_today=1, by_age={2: 3}, oldest_at=handed_off_at
        )
        of_part = tx.figures.open_work(NOW, replace(EVER, unit_id="wijken"))
        assert (of_part.open, of_part.overdue) == (1, 1)
        none = tx.figures.open_work(NOW, replace(EVER, channel=Channel.CHAT, product=NO_PRODUCT))
        assert none == OpenWork(0, 0, 0, 0, {}, None)


def test_the_register_has_written_complaints_in_order(database: SqlDatabase) -> None:
    hand_off = a_hand_off(promise=Promise(date(2027, 1, 5), 5, date(2026, 12, 29)))
    passed_on = a_subject(kind=MessageKind.COMPLAINT, outcome=Outcome.HANDED_OFF, hand_off=hand_off, unit_id="parkeren")
    at_once = a_subject(kind=MessageKind.COMPLAINT, unit_id="kcc", shielded=True)
    last = datetime(2026, 12, 31, 22, 59, tzinfo=UTC)
    letter = a_contact(channel=Channel.LETTER, subjects=(passed_on,), started_at=last, ended_at=last)
    mail = a_contact(channel=Channel.EMAIL, subjects=(at_once, a_subject()), started_at=NOW, ended_at=NOW)
    spoken = a_contact(channel=Channel.TELEPHONE, subjects=(replace(at_once, id=new_id()),))
    after = a_contact(channel=Channel.CHAT, subjects=(replace(at_once, id=new_id()),),
                      started_at=last + timedelta(minutes=1), ended_at=last + timedelta(minutes=1))  # fmt: skip
    with database.write() as tx:
        for contact in (letter, mail, spoken, after):
            tx.contacts.add(contact)
        tx.work.add([an_item(hand_off, legal_on=date(2027, 2, 11))], [])
    with database.read() as tx:
        day = date(2026, 11, 24)
        assert tx.figures.complaints(2026) == [
            ComplaintLine(day, Channel.EMAIL, "", "kcc", None, day, False, is_shielded=True),
            ComplaintLine(date(2026, 12, 31), Channel.LETTER, "", "parkeren", date(2027, 2, 11), None, False),
        ]


def test_norms_deviations_and_views_come_back_as_they_were_stored(database: SqlDatabase) -> None:
    direct = Norm(new_id(), FigureKey.DIRECT, 80, date(2026, 1, 1), date(2026, 12, 31), Channel.TELEPHONE, "paspoort")
    kept = Norm(new_id(), FigureKey.PROMISES_KEPT, 90.5, date(2026, 1, 1))
    october, september = (
        Deviation(new_id(), direct.id, direct.figure, month, 70, 100, 80, NOW)
        for month in (date(2026, 10, 1), date(2026, 9, 1))
    )
    view = SavedView("Maand", SavedScope(PeriodKind.MONTH, 1, Channel.CHAT, "paspoort", "kcc"))
    with database.write() as tx:
        for norm in (kept, direct, replace(kept, bound=95)):
            tx.figures.put_norm(norm)
        assert [tx.figures.add_deviation(each) for each in (september, october)] == [True, True]
        assert not tx.figures.add_deviation(replace(october, id=new_id()))
        tx.figures.put_view(AGENT_ID, replace(view, scope=SavedScope(PeriodKind.DAY)))
        tx.figures.put_view(AGENT_ID, view)
    with database.read() as tx:
        assert tx.figures.norms() == [direct, replace(kept, bound=95)]
        assert tx.figures.deviations(with_closed=False) == [october, september]
        assert tx.figures.deviation(october.id) == october
        assert (tx.figures.saved_views(AGENT_ID), tx.figures.saved_views(new_id())) == ([view], [])


def test_of_two_who_change_a_deviation_the_last_is_told(database: SqlDatabase) -> None:
    norm = Norm(new_id(), FigureKey.DIRECT, 80, date(2026, 1, 1))
    found = Deviation(new_id(), norm.id, norm.figure, date(2026, 10, 1), 70, 100, 80, NOW)
    closed = replace(found, revision=2, state=DeviationState.CLOSED, closed_at=NOW, result="Hielp.")
    with database.write() as tx:
        tx.figures.put_norm(norm)
        tx.figures.add_deviation(found)
        tx.figures.save_deviation(closed)
        with pytest.raises(DomainError, match="deviation-changed"):
            tx.figures.save_deviation(replace(found, revision=2))
        assert tx.figures.deviations(with_closed=False) == []
        assert tx.figures.deviations(with_closed=True) == [closed]


def test_a_view_can_be_forgotten_twice(database: SqlDatabase) -> None:
    with database.write() as tx:
        tx.figures.put_view(AGENT_ID, SavedView("Maand", SavedScope(PeriodKind.MONTH)))
        tx.figures.delete_view(AGENT_ID, "Maand")
        tx.figures.delete_view(AGENT_ID, "Maand")
        assert tx.figures.saved_views(AGENT_ID) == []
