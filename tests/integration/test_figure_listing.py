"""Behind every number are the contacts that it is made of, no more and no less."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.contact import Channel, Outcome
from app.domain.errors import DomainError
from app.domain.figures.measures import MEASURES, Cube
from app.domain.figures.measures import Measure as M
from app.domain.ids import new_id
from app.persistence.database import SqlDatabase
from app.services.figure_ports import NO_PRODUCT, ListedPage, Scope
from app.services.work_ports import Viewer
from tests.builders import AGENT_ID, a_contact, a_hand_off, a_subject
from tests.integration.figure_rows import EVER, Weeks, add, answered
from tests.integration.work_rows import an_item, stored

NOBODY = Viewer(new_id(), ())
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


def listed(
    database: SqlDatabase, cube: Cube, measure: M, scope: Scope = EVER, viewer: Viewer = NOBODY, offset: int = 0
) -> ListedPage:
    with database.read() as tx:
        return tx.figures.listed(cube, measure, scope, viewer, limit=500, offset=offset)


def test_there_are_as_many_lines_as_were_counted(database: SqlDatabase) -> None:
    Weeks(database)
    with database.read() as tx:
        for scope in SCOPES:
            totals = tx.figures.totals(scope, CUBES)
            for cube, measure in totals:
                page = tx.figures.listed(cube, measure, scope, NOBODY, limit=500)
                assert len(page.lines) == page.total
                assert measure in ADDED_UP or page.total == totals[cube, measure], (scope, cube, measure)


def test_of_seconds_and_marks_the_contacts_that_have_any_are_listed(database: SqlDatabase) -> None:
    weeks = Weeks(database)
    found = {
        measure: {line.contact_id for line in listed(database, Cube.CONTACT, measure).lines} for measure in ADDED_UP
    }
    assert found[M.HELD_SECONDS] == {each.id for each in weeks.contacts if each.held_seconds}
    assert found[M.WRAP_SECONDS] == {each.id for each in weeks.contacts if each.wrap_seconds}
    assert found[M.TALK_SECONDS] == {each.id for each in weeks.contacts}
    assert found[M.MARK_SUM] == found[M.MARK_SQUARES] == {each for each, mark in weeks.marks.items() if mark}


def test_lines_come_newest_first_in_pages(database: SqlDatabase) -> None:
    Weeks(database)
    for cube, measure in ((Cube.CONTACT, M.CONTACTS), (Cube.SUBJECT, M.ENDED), (Cube.HAND_OFF, M.PROMISES_DUE)):
        whole = listed(database, cube, measure)
        assert [line.day for line in whole.lines] == sorted((line.day for line in whole.lines), reverse=True)
        with database.read() as tx:
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
