"""Contacts of some weeks, stored for a test of figures, and what they tell when each is looked at by itself."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from app.clock import LOCAL_ZONE
from app.domain.contact import Channel, Contact, HandOff, MessageKind, Outcome, Promise, Subject
from app.domain.figures.facts import ContactFacts, SubjectFacts
from app.domain.figures.measures import ALL, KEYS, Cube
from app.domain.figures.tallying import Tallies, merge, tally_contact
from app.domain.ids import new_id
from app.domain.not_direct_reason import NotDirectReason
from app.domain.organisation import Line
from app.domain.work_item import StepKind, WorkItem, WorkStatus
from app.persistence.database import SqlDatabase
from app.services.figure_ports import Scope, Totals
from app.services.ports import SearchUse, Transaction
from knowledgebase.article import Article
from tests.builders import (
    AGENT_ID,
    SEAT_ID,
    a_contact,
    a_customer,
    a_hand_off,
    a_person,
    a_seat,
    a_subject,
    an_article,
)
from tests.integration.filled_once import with_agent
from tests.integration.work_rows import a_step, an_item

EVER = Scope(date(2026, 1, 1), date(2027, 12, 31))
FIRST_AT = datetime(2026, 10, 20, 7, tzinfo=UTC)
HERE, THERE = (SEAT_ID, AGENT_ID), (new_id(), new_id())
PLACES = (HERE, THERE)
_LONGEST = 4 * 3600


def add(database: SqlDatabase, *contacts: Contact) -> None:
    """Store these, in this order, and begin the work of their hand-offs."""
    with database.write() as tx:
        for contact in contacts:
            _add(tx, contact)


def moved(database: SqlDatabase, item: WorkItem, kind: StepKind, at: datetime, **changes: Any) -> WorkItem:
    """The item after a step."""
    with database.write() as tx:
        return _moved(tx, item, kind, at, **changes)


def answered(database: SqlDatabase, item: WorkItem, at: datetime) -> WorkItem:
    """The item after it was answered and closed."""
    with database.write() as tx:
        return _answered(tx, item, at)


def product_article(database: SqlDatabase, product: str = "", **changes: Any) -> Article:
    """A stored article about a national product, or about one of its own."""
    with database.write() as tx:
        return tx.articles.put(an_article(product=product, **changes))


def about(article: Article, **changes: Any) -> Subject:
    """A subject that was answered with this article."""
    return a_subject(article_id=article.id, article_version=article.version, **changes)


class Weeks:
    """Seven weeks of contacts, always the same ones but for their ids: a winter time change lies in them."""

    def __init__(self, database: SqlDatabase, count: int = 60, places: Sequence[tuple[UUID, UUID]] = (HERE,)) -> None:
        """`places` are the workplaces and people that have them in turn."""
        self._choice, self._places = Random(20261025), places
        self._articles = [
            product_article(database, "parkeervergunning"),
            product_article(database, "paspoort"),
            product_article(database, slug="zwembad"),
        ]
        self._customers = [a_customer() for _ in range(4)]
        self.contacts = [self._contact() for _ in range(count)]
        self._choice.shuffle(self.contacts)
        with database.write() as tx:
            for contact in self.contacts:
                _add(tx, contact)
            self._work(tx)
            self._ask_for_marks(tx)
            self._search(tx)

    def hand_offs(self) -> list[HandOff]:
        """All of them, in the order in which their contacts came."""
        return [each.hand_off for contact in self.contacts for each in contact.subjects if each.hand_off]

    def tallies(self) -> Tallies:
        """What the contacts count for, each by itself."""
        total: Tallies = {}
        for contact in self.contacts:
            merge(total, tally_contact(self._facts(contact), LOCAL_ZONE))
        return total

    def _contact(self) -> Contact:
        choice = self._choice
        begun = FIRST_AT + timedelta(minutes=choice.randrange(47 * 24 * 60))
        held, wrap = choice.choice((0, 0, 45)), choice.choice((0, 20))
        seat_id, agent_id = self._places[begun.minute % len(self._places)]
        return a_contact(
            channel=choice.choice(list(Channel)),
            seat_id=seat_id,
            agent_id=agent_id,
            started_at=begun,
            ended_at=begun + timedelta(seconds=choice.randrange(90, 900)),
            held_seconds=held,
            wrap_seconds=wrap,
            customer=choice.choice([*self._customers, None]),
            subjects=tuple(self._subject(begun) for _ in range(choice.choice((1, 1, 2, 3)))),
        )

    def _subject(self, begun: datetime) -> Subject:
        choice = self._choice
        outcome = choice.choice([*Outcome, Outcome.HANDED_OFF, Outcome.ANSWERED_DIRECTLY])
        article = choice.choice([*self._articles, None])
        days = choice.randrange(1, 9)
        promise = Promise(begun.date() + timedelta(days=days), days, begun.date())
        unit_id = choice.choice(("kcc", "parkeren", "werk-inkomen"))
        line = choice.choice(list(Line))
        return a_subject(
            outcome=outcome,
            line=line,
            kind=choice.choice(list(MessageKind)),
            reason=choice.choice([*NotDirectReason, None]),
            unit_id=unit_id,
            shielded=unit_id == "werk-inkomen",
            article_id=article.id if article else None,
            article_version=article.version if article else None,
            hand_off=a_hand_off(unit_id=unit_id, line=line, promise=promise) if outcome is Outcome.HANDED_OFF else None,
        )

    def _work(self, tx: Transaction) -> None:
        choice = self._choice
        for hand_off in self.hand_offs():
            item = an_item(hand_off)
            at = datetime.combine(hand_off.promise.promised_on, datetime.min.time(), UTC)
            if choice.random() < 0.2:
                item = _moved(tx, item, StepKind.RETURNED, at)
            if choice.random() < 0.7:
                item = _answered(tx, item, at + timedelta(hours=choice.randrange(-48, 48)))
                if choice.random() < 0.3:
                    _moved(tx, item, StepKind.REOPENED, at, status=WorkStatus.IN_PROGRESS, closed_at=None)

    def _ask_for_marks(self, tx: Transaction) -> None:
        self.marks: dict[UUID, int | None] = {}
        for contact in self._choice.sample(self.contacts, len(self.contacts) // 3):
            self.marks[contact.id] = self._choice.choice([None, *range(1, 11)])
            tx.figures.put_survey(contact.id, contact.ended_at, None)
            tx.figures.put_survey(contact.id, contact.ended_at, self.marks[contact.id])

    def _search(self, tx: Transaction) -> None:
        for _ in range(20):
            article = self._choice.choice([*self._articles, None])
            rank = self._choice.randrange(1, 5) if article else None
            at = FIRST_AT + timedelta(hours=self._choice.randrange(47 * 24))
            use = SearchUse("parkeren", self._choice.randrange(4), rank, article.id if article else None, at)
            tx.searches.log(use)

    def _facts(self, contact: Contact) -> ContactFacts:
        subjects = tuple(self._subject_facts(contact, each) for each in contact.subjects)
        return ContactFacts(
            contact.started_at,
            contact.ended_at,
            contact.channel,
            contact.seat_id,
            contact.agent_id,
            subjects,
            contact.held_seconds,
            contact.wrap_seconds,
            contact.id in self.marks,
            self.marks.get(contact.id),
        )

    def _subject_facts(self, contact: Contact, subject: Subject) -> SubjectFacts:
        return SubjectFacts(
            self._product(subject),
            subject.unit_id,
            subject.outcome,
            subject.line,
            subject.kind,
            subject.reason,
            self._came_back(contact, subject),
            subject.article_id,
        )

    def _came_back(self, contact: Contact, subject: Subject) -> bool:
        product, customer = self._product(subject), contact.customer
        return any(
            product and customer and other.customer and other.customer.id == customer.id
            for other in self.contacts
            if timedelta() < other.started_at - contact.started_at <= timedelta(days=7)
            for again in other.subjects
            if self._product(again) == product
        )

    def _product(self, subject: Subject) -> str:
        found = [each for each in self._articles if each.id == subject.article_id]
        return (found[0].product or found[0].slug) if found else ""


def sums(tallies: Tallies, cube: Cube, scope: Scope, **keys: str) -> Totals:
    """What the cells of these days and keys add up to; subjects and hand-offs count under ALL once more."""
    total: Counter[Any] = Counter()
    for cell, counts in tallies.items():
        named = dict(zip(KEYS[cell.cube], cell.keys, strict=True))
        if cell.cube in (Cube.SUBJECT, Cube.HAND_OFF) and ALL in cell.keys:
            continue
        if cell.cube is cube and scope.first <= cell.day <= scope.last and named | keys == named:
            total.update({(cube, measure): count for measure, count in counts.items()})
    return {key: count for key, count in total.items() if count}


def weeks_in(database: SqlDatabase) -> Weeks:
    """The weeks at two places, for databases that are filled once."""
    with_agent(database)
    with database.write() as tx:
        tx.organisation.put_seat(a_seat(id=THERE[0], code="BAL4", name="Balie 4"))
        tx.organisation.put_person(a_person(id=THERE[1], name="J. de Vries"))
    return Weeks(database, places=PLACES)


def execute(database_url: str, *statements: str) -> list[Any]:
    """Change or read rows behind the back of the program; gives the first value of each row of the last."""
    engine = create_engine(database_url, poolclass=NullPool)
    with engine.begin() as connection:
        for statement in statements:
            done = connection.execute(text(statement))
        return list(done.scalars()) if done.returns_rows else []


def _add(tx: Transaction, contact: Contact) -> None:
    items = [an_item(each.hand_off) for each in contact.subjects if each.hand_off]
    tx.contacts.add(contact)
    tx.work.add(items, [a_step(item) for item in items])


def _moved(tx: Transaction, item: WorkItem, kind: StepKind, at: datetime, **changes: Any) -> WorkItem:
    after = replace(item, revision=item.revision + 1, **changes)
    tx.work.save(after, a_step(after, kind=kind, at=at))
    return after


def _answered(tx: Transaction, item: WorkItem, at: datetime) -> WorkItem:
    return _moved(tx, item, StepKind.ANSWERED, at, status=WorkStatus.CLOSED, closed_at=at)
