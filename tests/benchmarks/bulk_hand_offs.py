"""Many hand-offs at once, most of them closed, with customers, answers and history."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Engine, insert, text

from app.domain.contact import Answer, Contact, HandOff, Outcome, Promise
from app.domain.organisation import Line, Municipality, Person, Unit
from app.domain.work_item import StepKind, WorkItem, WorkStatus, WorkStep
from app.persistence.all_tables import METADATA
from app.persistence.records import values_of
from app.persistence.search_keys import keys_of
from app.persistence.work_words import words_of
from app.services.ports import Database
from knowledgebase.article import QuestionKind
from tests.builders import AGENT_ID, a_contact, a_customer, a_hand_off, a_municipality, a_person, a_seat, a_subject

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

UNITS = 10
TODAY = date(2026, 11, 24)
HANDLERS = [Person(UUID(int=n + 1), f"Behandelaar {n}", f"unit-{n % UNITS}") for n in range(30)]
_YEARS_DAYS = 3 * 365
_STEPS = 4
_BATCH = 5000
_IN_OTHER_TABLES = (
    *("customer", "subjects", "documents", "fees"),
    *("promise", "answers", "other_unit_ids", "hand_off"),
)
_NAMES = ("Jansen", "de Vries", "Bakker", "van den Berg", "Yılmaz", "Müller", "Smit", "d'Hondt", "Ait Ben", "Visser")
_SUBJECTS = ("Parkeerboete", "Bezwaar OZB", "Kapvergunning", "Paspoort kwijt", "Afvalpas", "Bijstand", "Verhuizing")


def set_up(database: Database) -> None:
    """A municipality with units and handlers in them."""
    with database.write() as tx:
        tx.organisation.put_municipality(_municipality())
        tx.organisation.put_seat(a_seat())
        for person in (a_person(), *HANDLERS):
            tx.organisation.put_person(person)


def put_hand_offs(engine: Engine, count: int, are_open: int) -> None:
    """So many hand-offs, of which the last ones are open; the same ones in every run, but for their keys."""
    chances = Random(count)
    for start in range(0, count, _BATCH):
        rows: dict[str, list[dict[str, Any]]] = {}
        for number in range(start, min(start + _BATCH, count)):
            _add(rows, chances, number, is_open=number >= count - are_open)
        with engine.begin() as connection:
            for table in METADATA.sorted_tables:
                if table.name in rows:
                    connection.execute(insert(table), rows[table.name])
    if engine.dialect.name == "postgresql":  # its autovacuum does so after a while
        with engine.begin() as connection:
            connection.execute(text("ANALYZE"))


def _municipality() -> Municipality:
    units = tuple(Unit(f"unit-{number}", f"Team {number}") for number in range(UNITS))
    municipality = a_municipality()
    return replace(municipality, units=(*municipality.units, *units))


def _add(rows: dict[str, list[dict[str, Any]]], chances: Random, number: int, is_open: bool) -> None:
    day = TODAY + timedelta(chances.randint(-3, 9)) if is_open else TODAY - timedelta(chances.randint(1, _YEARS_DAYS))
    contact, hand_off = _contact(chances, number, day)
    customer, subject = contact.customer or a_customer(), contact.subjects[0]
    item = _item(chances, hand_off, is_open)

    def add(table: str, record: "DataclassInstance", **more: object) -> None:
        rows.setdefault(table, []).append(values_of(record, without=_IN_OTHER_TABLES) | more)

    add("customer", customer)
    keys = [{"customer_id": customer.id, "kind": kind, "value": value} for kind, value in keys_of(customer)]
    rows.setdefault("customer_key", []).extend(keys)
    add("contact", contact, customer_id=customer.id, fingerprint="")
    add("subject", subject, contact_id=contact.id, position=0)
    add("hand_off", hand_off, subject_id=subject.id, **values_of(hand_off.promise))
    for place, answer in enumerate(hand_off.answers):
        add("hand_off_answer", answer, hand_off_id=hand_off.id, position=place)
    add("work_item", item, words=words_of(subject.title, (answer.value for answer in hand_off.answers)))
    for revision in range(1, _STEPS + 1):
        add("work_step", WorkStep(item.id, revision, StepKind.NOTED, contact.ended_at, AGENT_ID, "Gebeld, komt terug."))


def _contact(chances: Random, number: int, day: date) -> tuple[Contact, HandOff]:
    digits = f"{number:08}"
    customer = a_customer(
        last_name=chances.choice(_NAMES), phone=f"06 {digits}", phone_e164=f"+316{digits}", house_number=digits
    )
    answers = (
        Answer("plate", "Kenteken?", QuestionKind.LICENCE_PLATE, f"{digits[:2]}-{digits[2:5]}-{digits[5:]}"),
        Answer("what", "Wat is er gebeurd?", QuestionKind.TEXT, "Er is betaald, maar met een verkeerd kenteken."),
    )
    unit = f"unit-{chances.randrange(UNITS)}"
    hand_off = a_hand_off(unit_id=unit, promise=Promise(day, 5, day - timedelta(7)), answers=answers)
    subject = a_subject(title=chances.choice(_SUBJECTS), outcome=Outcome.HANDED_OFF, hand_off=hand_off)
    moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC) - timedelta(7)
    contact = a_contact(subjects=(subject,), customer=customer, started_at=moment, ended_at=moment)
    return contact, hand_off


def _item(chances: Random, hand_off: HandOff, is_open: bool) -> WorkItem:
    status = chances.choice([each for each in WorkStatus if each is not WorkStatus.CLOSED])
    item = WorkItem(
        id=hand_off.id,
        hand_off_id=hand_off.id,
        unit_id=hand_off.unit_id,
        line=Line.SECOND,
        promised_on=hand_off.promise.promised_on,
        status=status if is_open else WorkStatus.CLOSED,
        handler_id=None if status is WorkStatus.NEW else chances.choice(HANDLERS).id,
        director_id=chances.choice((None, AGENT_ID)),
        closed_at=None if is_open else datetime.now(UTC),
        shielded=chances.random() < 0.1,
        revision=_STEPS,
    )
    return replace(item, answer="" if is_open else "U krijgt het geld binnen twee weken terug.")
