"""The municipality, its people, fees, bulletins and settings."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.bulletin import BulletinKind
from app.domain.ids import new_id
from app.domain.organisation import ProductGroup, Route, Unit
from app.domain.rights import Role
from app.persistence.database import SqlDatabase, open_database
from app.services.profiles import DEMO_ID, profile_ids
from app.services.set_up import choice
from knowledgebase.article import Question, QuestionKind
from tests.builders import (
    AGENT_ID,
    a_bulletin,
    a_contact,
    a_fee,
    a_hand_off,
    a_municipality,
    a_person,
    a_seat,
    a_subject,
)

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)


def test_there_is_no_municipality_before_the_first_run(database_url: str) -> None:
    database = open_database(database_url)
    with database.read() as tx:
        assert tx.organisation.municipality() is None
    database.close()


def test_a_municipality_comes_back_with_every_list_in_order(database: SqlDatabase) -> None:
    with database.read() as tx:
        assert tx.organisation.municipality() == a_municipality()


def test_another_profile_replaces_the_whole_municipality(database: SqlDatabase) -> None:
    municipality = a_municipality()
    other = replace(
        municipality,
        id="anders",
        name="Anders",
        values=(),
        opening_weekdays=(0, 5),
        units=(Unit("balie", "Balie", parents=("kcc",)), Unit("kcc", "KCC", parents=("balie",))),
        routes=tuple(Route(route.group, "balie", "kcc", stated=False) for route in reversed(municipality.routes)),
    )
    with database.write() as tx:
        tx.organisation.put_municipality(other)
    with database.read() as tx:
        assert tx.organisation.municipality() == other


def test_mailboxes_opening_days_closing_days_and_question_sets_come_back(database: SqlDatabase) -> None:
    asked = (
        Question("photo", "Foto?", QuestionKind.DOCUMENT, required=True),
        Question("who", "Wie?", QuestionKind.CHOICE, choices=("Bewoner", "Bezoek")),
    )
    municipality = a_municipality()
    parking = replace(municipality.unit("parkeren"), mailbox="p@t.example", opening_weekdays=(1, 3), questions=asked)
    units = tuple(parking if unit.id == "parkeren" else unit for unit in municipality.units)
    rich = replace(
        municipality,
        units=units,
        closing_days=(date(2026, 5, 15), date(2027, 5, 7)),
        product_questions=((ProductGroup.TAXES_BACK, asked[:1]), (ProductGroup.SOCIAL_SERVICES, asked[1:])),
        survey_percent=25,
    )
    for wanted in (rich, municipality):
        with database.write() as tx:
            tx.organisation.put_municipality(wanted)
        with database.read() as tx:
            assert tx.organisation.municipality() == wanted


@pytest.mark.parametrize("profile", [*profile_ids(), DEMO_ID])
def test_every_profile_comes_back_as_it_was_chosen(database: SqlDatabase, profile: str) -> None:
    municipality = choice(profile).municipality
    with database.write() as tx:
        tx.organisation.put_municipality(municipality)
    with database.read() as tx:
        assert tx.organisation.municipality() == municipality


def test_an_old_contact_still_reads_when_its_unit_is_gone(database: SqlDatabase) -> None:
    contact = a_contact(subjects=(a_subject(hand_off=a_hand_off(other_unit_ids=("wijken",))),))
    municipality = a_municipality()
    kept = tuple(unit for unit in municipality.units if unit.id in ("stadhuis", "kcc"))
    smaller = replace(municipality, units=kept, routes=(Route(municipality.routes[0].group, "kcc", "kcc"),))
    with database.write() as tx:
        tx.contacts.add(contact)
        tx.organisation.put_municipality(smaller)
    with database.read() as tx:
        assert tx.contacts.get(contact.id) == contact
        assert tx.organisation.municipality() == smaller
    assert database.check() == []


def test_a_unit_that_returns_is_in_use_again(database: SqlDatabase) -> None:
    municipality = a_municipality()
    bare = replace(
        municipality, units=municipality.units[:2], routes=(Route(municipality.routes[0].group, "kcc", "kcc"),)
    )
    with database.write() as tx:
        tx.organisation.put_municipality(bare)
        tx.organisation.put_municipality(municipality)
    with database.read() as tx:
        assert tx.organisation.municipality() == municipality


def test_seats_come_by_code_and_are_replaced_by_id(database: SqlDatabase) -> None:
    first, moved = a_seat(id=new_id(), code="BAL1"), a_seat(location="Hal")
    with database.write() as tx:
        tx.organisation.put_seat(first)
        tx.organisation.put_seat(moved)
    with database.read() as tx:
        assert tx.organisation.seats() == [first, moved]


def test_who_leads_a_team_comes_back_and_may_stop(database: SqlDatabase) -> None:
    for roles in ((Role.AGENT, Role.TEAM_LEADER), ()):
        person = a_person(roles=roles)
        with database.write() as tx:
            tx.organisation.put_person(person)
        with database.read() as tx:
            assert tx.organisation.people() == [person]


def test_people_come_by_name_whatever_case_and_accents(database: SqlDatabase) -> None:
    people = [a_person(id=new_id(), name=name, unit_id="") for name in ("É. Zijl", "e. aa", "Z. Bos")]
    with database.write() as tx:
        for person in people:
            tx.organisation.put_person(person)
    with database.read() as tx:
        assert [person.name for person in tx.organisation.people()] == ["e. aa", "É. Zijl", "S. Bakker", "Z. Bos"]
        assert people[0] in tx.organisation.people()


def test_fees_come_by_name_and_are_replaced_by_code(database: SqlDatabase) -> None:
    fees = [a_fee(), a_fee(code="passport", name="Paspoort", cents=8785), a_fee(code="id", name="Identiteitskaart")]
    with database.write() as tx:
        tx.organisation.put_fees(fees)
        tx.organisation.put_fees([a_fee(cents=1600, valid_from=None)])
    with database.read() as tx:
        assert tx.organisation.fees() == [fees[2], fees[1], a_fee(cents=1600, valid_from=None)]


def test_bulletins_come_important_first_and_then_newest(database: SqlDatabase) -> None:
    old = a_bulletin(key="old", publish_from=date(2026, 11, 1), related=("afval", "a"))
    new = a_bulletin(key="new", publish_from=TODAY, publish_until=TODAY)
    important = a_bulletin(key="important", kind=BulletinKind.INSTRUCTION, important=True)
    hidden = [
        a_bulletin(key="past", publish_until=date(2026, 11, 23)),
        a_bulletin(key="coming", publish_from=date(2026, 11, 25)),
    ]
    with database.write() as tx:
        for bulletin in (old, new, important, *hidden):
            tx.organisation.put_bulletin(bulletin)
    with database.read() as tx:
        assert tx.organisation.bulletins(TODAY, AGENT_ID, ()) == [important, new, old]


def test_a_bulletin_is_read_by_one_person_once(database: SqlDatabase) -> None:
    bulletin, colleague = a_bulletin(), a_person(id=new_id())
    with database.write() as tx:
        tx.organisation.put_bulletin(bulletin)
        tx.organisation.put_person(colleague)
        tx.organisation.mark_read(bulletin.id, AGENT_ID, NOW)
        tx.organisation.mark_read(bulletin.id, AGENT_ID, NOW)
    with database.read() as tx:
        assert tx.organisation.bulletins(TODAY, AGENT_ID, ()) == [replace(bulletin, is_read=True)]
        assert tx.organisation.bulletins(TODAY, colleague.id, ()) == [bulletin]


def test_a_bulletin_for_units_is_shown_to_those_units_only(database: SqlDatabase) -> None:
    everybody = a_bulletin(key="all", publish_from=date(2026, 11, 1))
    some = a_bulletin(key="some", unit_ids=("wijken", "parkeren"), author_id=AGENT_ID, publish_from=TODAY)
    with database.write() as tx:
        for bulletin in (everybody, replace(some, unit_ids=("kcc",)), some):
            tx.organisation.put_bulletin(bulletin)
    with database.read() as tx:
        assert tx.organisation.bulletins(TODAY, AGENT_ID, ("parkeren", "kcc")) == [some, everybody]
        assert tx.organisation.bulletins(TODAY, AGENT_ID, ("kcc",)) == [everybody]
        assert tx.organisation.bulletins(TODAY, AGENT_ID, ()) == [everybody]


def test_all_bulletins_are_those_of_other_units_and_days_too(database: SqlDatabase) -> None:
    past = a_bulletin(key="past", publish_until=date(2026, 11, 23), publish_from=date(2026, 11, 1))
    coming = a_bulletin(key="coming", publish_from=date(2026, 12, 1), unit_ids=("wijken",))
    important = a_bulletin(key="important", important=True)
    with database.write() as tx:
        for bulletin in (past, coming, important):
            tx.organisation.put_bulletin(bulletin)
        tx.organisation.mark_read(past.id, AGENT_ID, NOW)
    with database.read() as tx:
        assert tx.organisation.all_bulletins(AGENT_ID) == [important, coming, replace(past, is_read=True)]


def test_readers_of_a_bulletin_are_known_with_when(database: SqlDatabase) -> None:
    bulletin, other = a_bulletin(), a_bulletin(id=new_id(), key="ander")
    with database.write() as tx:
        for each in (bulletin, other):
            tx.organisation.put_bulletin(each)
        tx.organisation.mark_read(bulletin.id, AGENT_ID, NOW)
    with database.read() as tx:
        assert tx.organisation.bulletin_readers(bulletin.id) == {AGENT_ID: NOW}
        assert tx.organisation.bulletin_readers(other.id) == {}


def test_a_bulletin_put_again_under_its_key_stays_read(database: SqlDatabase) -> None:
    bulletin = a_bulletin(related=("afval", "grofvuil"))
    again = a_bulletin(text="De kassa doet het weer.", related=("afval",))
    with database.write() as tx:
        tx.organisation.put_bulletin(bulletin)
        tx.organisation.mark_read(bulletin.id, AGENT_ID, NOW)
        tx.organisation.put_bulletin(again)
    with database.read() as tx:
        assert tx.organisation.bulletins(TODAY, AGENT_ID, ()) == [replace(again, id=bulletin.id, is_read=True)]
