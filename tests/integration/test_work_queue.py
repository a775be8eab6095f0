"""The work queue: whose work it is, in which order, and how it is found."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.contact import Answer
from app.domain.contact_number import format_number
from app.domain.ids import new_id
from app.domain.organisation import Person
from app.domain.work_item import WorkItem, WorkStatus
from app.persistence.database import SqlDatabase
from app.services.work_ports import QueuePage, QueueQuery, QueueView, Viewer
from knowledgebase.article import QuestionKind
from tests.builders import AGENT_ID, a_customer, a_hand_off
from tests.integration.work_rows import NOW, an_item, stored

AGENT = Viewer(AGENT_ID, ("kcc",))
HANDLER = Viewer(new_id(), ("parkeren", "wijken"))
ALL = QueueQuery(QueueView.ALL)


@pytest.fixture
def database(database: SqlDatabase) -> SqlDatabase:
    with database.write() as tx:
        tx.organisation.put_person(Person(HANDLER.person_id, "R. Yilmaz", "parkeren"))
    return database


def page(database: SqlDatabase, query: QueueQuery = ALL, viewer: Viewer = HANDLER) -> QueuePage:
    with database.read() as tx:
        return tx.work.queue(query, viewer)


def shown(database: SqlDatabase, query: QueueQuery = ALL, viewer: Viewer = HANDLER) -> list[object]:
    found = page(database, query, viewer)
    assert found.total == len(found.rows)
    return [row.item.id for row in found.rows]


def some_work(database: SqlDatabase) -> dict[str, WorkItem]:
    """One item for each reason to see it."""
    changes: dict[str, dict[str, object]] = {
        "new": {},
        "mine": {"handler_id": HANDLER.person_id, "status": WorkStatus.IN_PROGRESS},
        "answered": {"handler_id": HANDLER.person_id, "status": WorkStatus.ANSWERED, "director_id": AGENT_ID},
        "asked": {"unit_id": "werk-inkomen", "status": WorkStatus.WITH_CONTACT_CENTRE},
        "closed": {"handler_id": HANDLER.person_id, "status": WorkStatus.CLOSED, "closed_at": NOW},
    }
    hand_offs = {name: a_hand_off() for name in changes}
    items = {name: an_item(hand_offs[name], **change) for name, change in changes.items()}
    stored(database, *hand_offs.values(), items=tuple(items.values()))
    return items


def test_each_view_shows_whose_turn_it_is(database: SqlDatabase) -> None:
    work = some_work(database)
    seen = {
        (viewer, view): {name for name in work if work[name].id in shown(database, QueueQuery(view), viewer)}
        for viewer in (HANDLER, AGENT)
        for view in QueueView
    }
    assert seen[HANDLER, QueueView.MINE] == {"mine"}
    assert seen[HANDLER, QueueView.TEAMS] == {"new", "mine"}
    assert seen[HANDLER, QueueView.DIRECTED] == set()
    assert seen[AGENT, QueueView.MINE] == seen[AGENT, QueueView.TEAMS] == {"asked"}
    assert seen[AGENT, QueueView.DIRECTED] == {"answered"}
    assert seen[AGENT, QueueView.ALL] == seen[HANDLER, QueueView.ALL] == {"new", "mine", "answered", "asked"}


def test_who_is_asked_and_absent_is_replaced_by_the_desk_also_without_a_unit(database: SqlDatabase) -> None:
    with database.write() as tx:
        tx.organisation.put_person(Person(AGENT_ID, "S. Bakker"))
    asked = some_work(database)["asked"].id
    teams = QueueQuery(QueueView.TEAMS)
    assert shown(database, teams, Viewer(new_id(), ("kcc",), is_at_desk=True)) == [asked]
    assert asked not in shown(database, teams, HANDLER)


def test_every_view_is_counted_whatever_is_asked(database: SqlDatabase) -> None:
    some_work(database)
    counts = {QueueView.MINE: 1, QueueView.TEAMS: 2, QueueView.DIRECTED: 0, QueueView.ALL: 4}
    assert page(database, QueueQuery(QueueView.DIRECTED, "niets", limit=1)).counts == counts


def test_statuses_are_shown_when_they_are_asked_for(database: SqlDatabase) -> None:
    work = some_work(database)
    both = (WorkStatus.CLOSED, WorkStatus.ANSWERED)
    asked = set(shown(database, QueueQuery(QueueView.MINE, statuses=both)))
    assert asked == {work["answered"].id, work["closed"].id}
    assert shown(database, QueueQuery(QueueView.ALL, statuses=(WorkStatus.NEW,))) == [work["new"].id]


def test_one_unit_is_shown_when_it_is_asked_for(database: SqlDatabase) -> None:
    work = some_work(database)
    assert shown(database, replace(ALL, unit_id="werk-inkomen")) == [work["asked"].id]


def test_rows_come_by_promise_and_then_by_age_with_all_that_a_list_shows(database: SqlDatabase) -> None:
    hand_offs = [a_hand_off() for _ in range(3)]
    old, young, urgent = (an_item(each) for each in hand_offs)
    urgent = replace(urgent, promised_on=date(2026, 11, 25))
    contact = stored(database, *hand_offs, items=(young, urgent, old), customer=a_customer())
    rows = page(database).rows
    assert [row.item for row in rows] == [urgent, old, young]
    assert (rows[0].title, rows[0].customer, rows[0].may_see) == ("Parkeerboete", "Mw. A. de Vries", True)
    assert (rows[0].contact_number, rows[0].channel, rows[0].handed_off_at) == (
        contact.number,
        "counter",
        contact.ended_at,
    )


def test_a_page_says_how_many_there_are_in_all(database: SqlDatabase) -> None:
    some_work(database)
    for query, total in ((ALL, 4), (replace(ALL, text="parkeerboete", unit_id="parkeren"), 3)):
        found = page(database, replace(query, limit=2))
        assert (len(found.rows), found.total) == (2, total)


@pytest.mark.parametrize(
    "text",
    [
        *("boete", "PARKEERBÓETE", "vries", "Mw. de Vries", "vries boete", "06 12345678", "7411br 12", "a.devries@"),
        *("AB-123-C", "ab123c", "ab 123", "café", "Zoë", "100%"),
    ],
)
def test_open_work_is_found_by_what_is_known_of_it(database: SqlDatabase, text: str) -> None:
    plate = Answer("plate", "Kenteken?", QuestionKind.LICENCE_PLATE, "AB-123-C")
    place = Answer("place", "Waar?", QuestionKind.TEXT, "Bij Café Zoe, 100% zeker")
    hand_off = a_hand_off(answers=(plate, place))
    stored(database, hand_off, items=(an_item(hand_off),), customer=a_customer())
    assert shown(database, replace(ALL, text=text)) == [hand_off.id]


@pytest.mark.parametrize("text", ["jansen", "vries paspoort", "_", "000%", "06 87654321"])
def test_what_does_not_match_is_not_found(database: SqlDatabase, text: str) -> None:
    stored(database, hand_off := a_hand_off(), items=(an_item(hand_off),), customer=a_customer())
    assert shown(database, replace(ALL, text=text)) == []


def test_the_number_of_a_contact_is_understood_in_any_spelling(database: SqlDatabase) -> None:
    stored(database, other := a_hand_off(), items=(an_item(other),))
    contact = stored(database, hand_off := a_hand_off(), items=(an_item(hand_off),))
    for text in (contact.number, format_number(contact.number).lower(), f" {contact.number[:5]} {contact.number[5:]}"):
        assert shown(database, replace(ALL, text=text)) == [hand_off.id]


def test_closed_work_is_found_only_when_it_is_asked_for(database: SqlDatabase) -> None:
    closed = an_item(hand_off := a_hand_off(), status=WorkStatus.CLOSED, closed_at=NOW)
    contact = stored(database, hand_off, items=(closed,))
    asked = replace(ALL, text=contact.number)
    assert shown(database, asked) == []
    assert shown(database, replace(asked, statuses=(WorkStatus.CLOSED,))) == [closed.id]


def test_open_work_of_a_customer_comes_by_promise(database: SqlDatabase) -> None:
    hand_offs = [a_hand_off() for _ in range(3)]
    late, soon, closed = (an_item(each) for each in hand_offs)
    soon = replace(soon, promised_on=date(2026, 11, 25))
    closed = replace(closed, status=WorkStatus.CLOSED, closed_at=NOW)
    customer = a_customer()
    stored(database, *hand_offs, items=(late, soon, closed), customer=customer)
    stored(database, other := a_hand_off(), items=(an_item(other),), customer=a_customer())
    with database.read() as tx:
        assert [row.item for row in tx.work.of_customer(customer.id, HANDLER)] == [soon, late]


def test_of_a_directed_question_only_what_the_customer_hears_is_a_promise(database: SqlDatabase) -> None:
    directed, plain = a_hand_off(), a_hand_off()
    first = an_item(directed, director_id=AGENT_ID)
    items = (first, replace(first, id=new_id(), unit_id="kcc"), an_item(plain), an_item(plain, id=new_id()))
    stored(database, directed, plain, items=items, customer=(customer := a_customer()))
    with database.read() as tx:
        listed = {row.item.id for row in tx.work.of_customer(customer.id, HANDLER)}
    assert listed == {item.id for item in items if item is not items[1]}


def test_a_team_keeps_seeing_what_it_asked_another_unit(database: SqlDatabase) -> None:
    hand_offs = [a_hand_off(unit_id="werk-inkomen") for _ in range(3)]
    asked = an_item(hand_offs[0], asked_by=("kcc", "parkeren"), handler_id=AGENT_ID, status=WorkStatus.IN_PROGRESS)
    others = (an_item(hand_offs[1], asked_by=("kcc",)), an_item(hand_offs[2]))
    stored(database, *hand_offs, items=(asked, *others))
    assert shown(database, QueueQuery(QueueView.TEAMS)) == [asked.id]
    assert page(database).counts[QueueView.TEAMS] == 1


def test_open_work_ends_by_its_promise_or_by_law(database: SqlDatabase) -> None:
    hand_offs = [a_hand_off() for _ in range(3)]
    day = hand_offs[0].promise.promised_on
    promised, by_law, later = (an_item(each, shielded=True, answer="Geheim.") for each in hand_offs)
    by_law = replace(by_law, promised_on=day + timedelta(days=5), legal_on=day)
    later = replace(later, promised_on=day + timedelta(days=1))
    stored(database, *hand_offs, items=(promised, by_law, later))
    with database.read() as tx:
        rows = tx.work.open_until(day)
        assert [row.item for row in rows] == [promised, by_law]
        assert all(row.title == "Parkeerboete" and row.may_see for row in rows)
        assert tx.work.open_until(day - timedelta(days=1)) == []
