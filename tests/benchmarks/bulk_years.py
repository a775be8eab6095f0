"""Ten years of contacts with all that figures are about, but no totals; the same in every run but for some keys."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from app.domain.contact import Channel, MessageKind, Outcome, Payment, ReplyWay
from app.domain.ids import new_id
from app.domain.not_direct import needs_reason
from app.domain.not_direct_reason import NotDirectReason
from app.domain.organisation import Municipality, Person, Seat
from app.domain.work_item import StepKind, WorkStatus
from app.persistence.search_log import KEPT_DAYS
from app.services.ports import ArticleLine, Database
from tests.benchmarks.bulk_loading import Loader, loader_of

YEARS_DAYS = 3652
PRODUCTS = 150
_PEOPLE = 60
_OPEN = 1000  # hand-offs that nobody answered yet
_BATCH = 50_000  # contacts whose rows are in memory at the same time
_CONTACT, _SUBJECT, _CUSTOMER, _SEARCH = range(1, 5)
_OUTCOMES = [outcome.value for outcome in (*(Outcome.ANSWERED_DIRECTLY,) * 14, *(Outcome.HANDED_OFF,) * 3, *Outcome)]
_CHANNELS = [channel.value for channel in (*(Channel.TELEPHONE,) * 8, *(Channel.COUNTER,) * 5, *Channel)]
_KINDS = [kind.value for kind in (*(MessageKind.QUESTION,) * 20, *MessageKind)]
_REASONS = [None, *(reason.value for reason in NotDirectReason)]
_COLUMNS = {
    "contact": "id number channel seat_id agent_id started_at ended_at held_seconds customer_id note payment"
    " wrap_seconds fingerprint",
    "subject": "id contact_id position title outcome line kind article_id article_version own_question unit_id detail"
    " shielded sender_told reason product came_back",
    "hand_off": "id subject_id unit_id line question reply_way reply_to reply_window promised_on days first_day"
    " shielded is_sensitive legal_on answered_at was_reopened was_returned",
    "work_item": "id hand_off_id unit_id line promised_on status asked_by legal_on attempts reminders answer closed_at"
    " shielded revision words",
    "work_step": "item_id number kind at person_id text",
    "survey": "contact_id asked_at mark",
}
_OF_CUSTOMER = (
    "id last_name email_consent salutation initials prefix company kvk_number postcode house_number street place"
    " phone phone_e164 email"
)
Row = tuple[Any, ...]


def put_years(database: Database, url: str, contacts: int, today: date) -> None:
    """So many contacts in the ten years up to and with today."""
    with database.write() as tx:
        municipality, seats = tx.organisation.municipality(), tx.organisation.seats()
        people = [Person(new_id(), f"Agent {number}", "") for number in range(_PEOPLE)]
        for person in people:
            tx.organisation.put_person(person)
        articles = sorted(tx.articles.lines(), key=lambda line: line.slug)[:PRODUCTS]
    assert municipality is not None
    years = _Years(Random(contacts), contacts, today, municipality, seats, people, articles)
    with loader_of(url) as loader:
        years.load(loader)


@dataclass(frozen=True)
class _Years:
    """Makes the rows."""

    chances: Random
    contacts: int
    today: date
    municipality: Municipality
    seats: Sequence[Seat]
    people: Sequence[Person]
    articles: Sequence[ArticleLine]

    def load(self, loader: Loader) -> None:
        """Table by table, as rows need each other."""
        customers = (self._customer(number) for number in range(max(self.contacts // 6, 1)))
        loader.load("customer", _OF_CUSTOMER, customers)
        for start in range(0, self.contacts, _BATCH):
            rows: dict[str, list[Row]] = {table: [] for table in _COLUMNS}
            for number in range(start, min(start + _BATCH, self.contacts)):
                self._add_contact(rows, number)
            for table, columns in _COLUMNS.items():
                loader.load(table, columns, rows[table])
        loader.load("search_log", "id words total opened_rank article_id searched_at", self._searches())

    def _customer(self, number: int) -> Row:
        return (UUID(int=_key(_CUSTOMER, number)), "Vries", False, *[""] * 12)

    def _add_contact(self, rows: dict[str, list[Row]], number: int) -> None:
        """Evenly over the days, in opening hours; a fifth has a second subject."""
        draw = self.chances.random
        contact_id, channel = UUID(int=_key(_CONTACT, number)), self._one_of(_CHANNELS)
        day = self.today - timedelta(days=YEARS_DAYS - 1 - number * YEARS_DAYS // self.contacts)
        began = datetime.combine(day, time(7), UTC) + timedelta(seconds=int(draw() * 32_000))
        ended = began + timedelta(seconds=60 + int(draw() * 600))
        customer = int(draw() * (self.contacts // 6)) if draw() < 0.6 else None
        customer_id = None if customer is None else UUID(int=_key(_CUSTOMER, customer))
        agent_id = self._one_of(self.people).id
        told = (began, ended, int(draw() * 40), customer_id, "", Payment.NONE.value, int(draw() * 60), "")
        rows["contact"].append((contact_id, f"{number:010}", channel, self._one_of(self.seats).id, agent_id, *told))
        for position in range(1 + (draw() < 0.2)):
            self._add_subject(rows, 2 * number + position, contact_id, position, ended, agent_id)
        if draw() < 0.1:
            rows["survey"].append((contact_id, ended, 1 + int(draw() * 10) if draw() < 0.4 else None))

    def _add_subject(
        self, rows: dict[str, list[Row]], number: int, contact_id: UUID, position: int, ended: datetime, agent_id: UUID
    ) -> None:
        """A fifth is about no article; a few articles are asked about often, most of them seldom."""
        draw, outcome = self.chances.random, self._one_of(_OUTCOMES)
        place, units = int(draw() * draw() * len(self.articles)), self.municipality.units
        article = None if draw() < 0.2 else self.articles[place]
        unit = units[place % len(units)]
        reason = self._one_of(_REASONS) if needs_reason(Outcome(outcome)) else None
        subject_id = UUID(int=_key(_SUBJECT, number))
        about = (article.id, article.version, "", unit.id) if article else (None, None, "", None)
        kept = (reason, (article.product or article.slug) if article else "", draw() < 0.05)
        kind = self._one_of(_KINDS)
        line = int(draw() * 12) // 5 + 1
        rows["subject"].append(
            (subject_id, contact_id, position, "Vraag", outcome, line, kind, *about, "", False, False, *kept)
        )
        if outcome == Outcome.HANDED_OFF.value:
            is_open = number > 2 * self.contacts * (1 - 12 * _OPEN / max(self.contacts, 12 * _OPEN))
            self._add_hand_off(rows, subject_id, unit.id, ended, agent_id, is_open and draw() < 0.5)

    def _add_hand_off(
        self, rows: dict[str, list[Row]], key: UUID, unit_id: str, at: datetime, agent_id: UUID, is_open: bool
    ) -> None:
        """With the work on it: its ids are those of the subject."""
        draw = self.chances.random
        promised, legal = at.date() + timedelta(days=7), at.date() + timedelta(days=42) if draw() < 0.1 else None
        over = None if is_open else at + timedelta(days=1 + int(draw() * 9))
        common = (unit_id, 3)
        said = ("Hoe staat het ermee?", ReplyWay.PHONE.value, "06-12345678", "")
        counted = (promised, 5, at.date() + timedelta(days=1))
        later = (legal, over, draw() < 0.05, draw() < 0.04)
        rows["hand_off"].append((key, key, *common, *said, *counted, False, False, *later))
        status = WorkStatus.CLOSED if over else WorkStatus.NEW
        answer = "Het is in orde." if over else ""
        steps = 2 if over else 1
        rows["work_item"].append(
            (key, key, *common, promised, status.value, "", legal, 0, 0, answer, over, False, steps, "vraag")
        )
        rows["work_step"].append((key, 1, StepKind.HANDED_OFF.value, at, agent_id, ""))
        if over:
            rows["work_step"].append((key, 2, StepKind.ANSWERED.value, over, agent_id, answer))

    def _searches(self) -> Iterator[Row]:
        """As many as the log keeps of them."""
        draw = self.chances.random
        count = self.contacts * (KEPT_DAYS - 1) // YEARS_DAYS
        for number in range(count):
            day = self.today - timedelta(days=(KEPT_DAYS - 2) - number * (KEPT_DAYS - 1) // count)
            at = datetime.combine(day, time(7), UTC) + timedelta(seconds=int(draw() * 32_000))
            rank = 1 + int(draw() * 8) if draw() < 0.7 else None
            opened = self._one_of(self.articles).id if rank else None
            yield UUID(int=_key(_SEARCH, number)), "woorden", 40 if rank or draw() < 0.8 else 0, rank, opened, at

    def _one_of(self, choices: Sequence[Any]) -> Any:
        return choices[int(self.chances.random() * len(choices))]


def _key(kind: int, number: int) -> int:
    """Ascending, as the keys of clients are."""
    return kind << 96 | number
