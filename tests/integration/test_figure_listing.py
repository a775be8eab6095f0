"""Behind every number are the contacts that it is made of, no more and no less."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain

import pytest

from app.domain.contact import Channel, Outcome
from app.domain.errors import DomainError
from app.domain.figures.measures import MEASURES, Cube
from app.domain.figures.measures import Measure as M
from app.domain.ids import new_id
from app.domain.organisation import Line
from app.persistence.database import SqlDatabase
from app.services.figure_ports import NO_PRODUCT, ListedPage, Narrowed, Scope
from app.services.work_ports import Viewer
from tests.builders import AGENT_ID, a_contact, a_hand_off, a_subject
from tests.integration.figure_rows import EVER, PLACES, Weeks, about, add, answered, product_article
from tests.integration.work_rows import an_item, stored

NOBODY = Viewer(new_id(), ())
OF_SHIELDED = Viewer(new_id(), ("werk-inkomen",))
CUBES = (Cube.CONTACT, Cube.SUBJECT, Cube.HAND_OFF, Cube.DESK, Cube.HOUR)
SCOPES = [
    EVER,
    Scope(date(2026, 10, 20), date(2026, 11, 2)),
    replace(EVER, channel=Channel.TELEPHONE),
    replace(EVER, product="paspoort"),
    replace(EVER, product=NO_PRODUCT, unit_id="kcc"),
    replace(EVER, unit_id="parkeren"),
    Scope(date(2026, 11, 1), date(2026, 11, 30), Channel.CHAT, "zwembad", "werk-inkomen"),
]
ADDED_UP = {M.TALK_SECONDS, M.HELD_SECONDS, M.WRAP_SECONDS, M.MARK_SUM, M.MARK_SQUARES}


def narrowings(database: SqlDatabase, scope: Scope) -> Iterator[Narrowed]:
    """Every workplace, person and line, and some of the hours in which a contact began."""
    for seat_id, agent_id in PLACES:
        yield from (Narrowed(seat_id), Narrowed(agent_id=agent_id), Narrowed(seat_id, agent_id))
    yield from (Narrowed(line=line) for line in Line)
    with database.read() as tx:
        yield from (Narrowed(hour=hour) for hour in sorted(tx.figures.hours(scope))[::9])


def listed(
    database: SqlDatabase, cube: Cube, measure: M, scope: Scope = EVER, viewer: Viewer = NOBODY, offset: int = 0
) -> ListedPage:
    with database.read() as tx:
        return tx.figures.listed(cube, measure, scope, viewer, limit=500, offset=offset)


def test_there_are_as_many_lines_as_were_counted(of_weeks: SqlDatabase) -> None:
    """Of all days every number; of what is filtered every third one, each time others."""
    with of_weeks.read() as tx:
        for place, scope in enumerate(SCOPES):
            totals = tx.figures.totals(scope, CUBES)
            for cube, measure in list(totals) if scope == EVER else list(totals)[place % 3 :: 3]:
                page = tx.figures.listed(cube, measure, scope, OF_SHIELDED, limit=500)
                assert len(page.lines) == page.total
                assert measure in ADDED_UP or page.total == totals[cube, measure], (scope, cube, measure)


@pytest.mark.parametrize("scope", [EVER, replace(SCOPES[1], product="paspoort")])
def test_what_is_narrowed_has_as_many_lines_as_were_counted(of_weeks: SqlDatabase, scope: Scope) -> None:
    compared = 0
    for narrowed in narrowings(of_weeks, scope):
        one = replace(scope, narrowed=narrowed)
        for cube in (cube for cube in CUBES if narrowed.is_known_to(cube)):
            viewer = OF_SHIELDED if cube is Cube.HAND_OFF else NOBODY
            with of_weeks.read() as tx:
                totals = tx.figures.totals(one, (cube,))
                pages = {each: tx.figures.listed(*each, one, viewer, limit=500) for each in totals}
            assert all(len(page.lines) == page.total for page in pages.values())
            assert {each: page.total for each, page in pages.items() if each[1] not in ADDED_UP} == {
                each: total for each, total in totals.items() if each[1] not in ADDED_UP
            }
            compared += sum(totals.values())
    assert compared


def test_parts_of_a_whole_are_together_its_list(of_weeks: SqlDatabase) -> None:
    with of_weeks.read() as tx:
        hours = tx.figures.hours(EVER)
    parts = [
        (Cube.DESK, M.CONTACTS, [Narrowed(seat_id) for seat_id, _ in PLACES]),
        (Cube.DESK, M.DIRECT, [Narrowed(agent_id=agent_id) for _, agent_id in PLACES]),
        (Cube.HAND_OFF, M.PROMISES_KEPT, [Narrowed(line=line) for line in Line]),
        (Cube.HOUR, M.CONTACTS, [Narrowed(hour=hour) for hour in hours]),
    ]
    for cube, measure, narrowed in parts:
        found = [listed(of_weeks, cube, measure, replace(EVER, narrowed=each)).lines for each in narrowed]
        assert len(found) > 1 and all(found)
        whole = listed(of_weeks, cube, measure).lines
        assert Counter(chain.from_iterable(found)) == Counter(whole)


def test_an_hour_is_that_of_the_clock_on_the_wall_also_when_it_changes(database: SqlDatabase) -> None:
    autumn = [datetime(2026, 10, day, hour, 30, tzinfo=UTC) for day, hour in ((24, 23), (25, 0), (25, 1), (25, 2))]
    spring = [datetime(2026, 3, 29, hour, 30, tzinfo=UTC) for hour in (0, 1)]
    for begun in (*autumn, *spring):
        add(database, a_contact(started_at=begun, ended_at=begun + timedelta(minutes=2)))
    with database.read() as tx:
        hours = tx.figures.hours(EVER)
    assert hours == {(6, 1): 2, (6, 2): 2, (6, 3): 2}
    for hour, count in (*hours.items(), ((0, 2), 0)):
        one = replace(EVER, narrowed=Narrowed(hour=hour))
        assert listed(database, Cube.HOUR, M.CONTACTS, one).total == count


def test_a_cube_that_does_not_know_what_is_narrowed_to_has_no_list(database: SqlDatabase) -> None:
    wrong = [(Cube.CONTACT, M.CONTACTS, Narrowed(new_id())), (Cube.SUBJECT, M.ENDED, Narrowed(line=Line.FIRST))]
    wrong += [(Cube.HAND_OFF, M.PROMISES_DUE, Narrowed(hour=(0, 9))), (Cube.HOUR, M.CONTACTS, Narrowed(new_id()))]
    for cube, measure, narrowed in wrong:
        with pytest.raises(DomainError, match="figure-not-listed"):
            listed(database, cube, measure, replace(EVER, narrowed=narrowed))


def test_of_seconds_and_marks_the_contacts_that_have_any_are_listed(of_weeks: SqlDatabase, weeks: Weeks) -> None:
    found = {
        measure: {line.contact_id for line in listed(of_weeks, Cube.CONTACT, measure).lines} for measure in ADDED_UP
    }
    assert found[M.HELD_SECONDS] == {each.id for each in weeks.contacts if each.held_seconds}
    assert found[M.WRAP_SECONDS] == {each.id for each in weeks.contacts if each.wrap_seconds}
    assert found[M.TALK_SECONDS] == {each.id for each in weeks.contacts}
    assert found[M.MARK_SUM] == found[M.MARK_SQUARES] == {each for each, mark in weeks.marks.items() if mark}


def test_lines_come_newest_first_in_pages(of_weeks: SqlDatabase) -> None:
    for cube, measure in ((Cube.CONTACT, M.CONTACTS), (Cube.SUBJECT, M.ENDED), (Cube.HAND_OFF, M.PROMISES_DUE)):
        whole = listed(of_weeks, cube, measure)
        assert [line.day for line in whole.lines] == sorted((line.day for line in whole.lines), reverse=True)
        with of_weeks.read() as tx:
            page = tx.figures.listed(cube, measure, EVER, NOBODY, limit=3, offset=4)
        assert page == ListedPage(whole.lines[4:7], whole.total)


def test_a_line_tells_the_local_day_on_which_it_counts(database: SqlDatabase) -> None:
    hand_off = a_hand_off()
    late = datetime(2026, 11, 10, 23, 30, tzinfo=UTC)
    contact = stored(
        database, hand_off, items=[an_item(hand_off, legal_on=date(2026, 12, 24))], started_at=late, ended_at=late
    )
    answered(database, an_item(hand_off, legal_on=date(2026, 12, 24)), late)
    days = {M.CONTACTS: date(2026, 11, 11), M.HANDED_OFF: date(2026, 11, 11)}
    days |= {M.PROMISES_KEPT: date(2026, 12, 1), M.TERMS_KEPT: date(2026, 12, 24)}
    cubes = {measure: next(cube for cube in CUBES if measure in MEASURES[cube]) for measure in days}
    for measure, day in days.items():
        (line,) = listed(database, cubes[measure], measure).lines
        assert (line.contact_id, line.number, line.day) == (contact.id, contact.number, day)
        assert (line.title, line.outcome, line.channel) == ("Parkeerboete", Outcome.HANDED_OFF, Channel.COUNTER)


@pytest.mark.parametrize(("unit_ids", "title"), [((), ""), (("parkeren",), ""), (("werk-inkomen",), "Schuld")])
def test_what_is_shielded_is_named_for_its_unit_only(
    database: SqlDatabase, unit_ids: tuple[str, ...], title: str
) -> None:
    subject = a_subject(title="Schuld", shielded=True, unit_id="werk-inkomen")
    add(database, a_contact(subjects=(subject, a_subject(title="Paspoort"))))
    viewer = Viewer(AGENT_ID, unit_ids)
    assert [line.title for line in listed(database, Cube.SUBJECT, M.ENDED, viewer=viewer).lines] == [title, "Paspoort"]
    assert [line.title for line in listed(database, Cube.CONTACT, M.CONTACTS, viewer=viewer).lines] == [title]


@pytest.mark.parametrize(("unit_ids", "count"), [((), 0), (("werk-inkomen",), 1)])
def test_the_list_of_a_product_never_tells_what_a_shielded_question_was_about(
    database: SqlDatabase, unit_ids: tuple[str, ...], count: int
) -> None:
    debts = product_article(database, "schuldhulp")
    add(database, a_contact(subjects=(about(debts, shielded=True, unit_id="werk-inkomen"),)))
    viewer, scope = Viewer(AGENT_ID, unit_ids), replace(EVER, product="schuldhulp")
    for cube, measure in ((Cube.CONTACT, M.CONTACTS), (Cube.SUBJECT, M.ENDED)):
        page = listed(database, cube, measure, scope, viewer)
        assert (len(page.lines), page.total) == (count, count)


def test_what_was_passed_on_is_named_for_the_unit_that_has_it_and_for_who_handles_it(database: SqlDatabase) -> None:
    hand_off = a_hand_off(unit_id="parkeren", shielded=True)
    stored(database, hand_off, items=[an_item(hand_off, unit_id="werk-inkomen", handler_id=AGENT_ID)])
    viewers = (Viewer(new_id(), ("parkeren",)), Viewer(new_id(), ("werk-inkomen",)), Viewer(AGENT_ID, ()))
    titles = [listed(database, Cube.HAND_OFF, M.PROMISES_DUE, viewer=viewer).lines[0].title for viewer in viewers]
    assert titles == ["", "Parkeerboete", "Parkeerboete"]


@pytest.mark.parametrize(
    ("cube", "measure"), [(Cube.SEARCH, M.SEARCHES), (Cube.ARTICLE, M.ARTICLE_OPENED), (Cube.HOUR, M.DIRECT)]
)
def test_what_is_not_made_of_contacts_has_no_list(database: SqlDatabase, cube: Cube, measure: M) -> None:
    with pytest.raises(DomainError, match="figure-not-listed"):
        listed(database, cube, measure)
