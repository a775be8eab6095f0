"""A year at a contact centre, the same in every run, written through the real stores.

It has a leap day, a new year, the hour that exists twice and the one that does not; whatever is rare in a real year
happens in it on purpose.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TypeVar
from uuid import UUID

from app.clock import LOCAL_ZONE
from app.domain.contact import Channel, Contact, HandOff, MessageKind, Outcome, ReplyWay, Subject
from app.domain.contact_number import with_check
from app.domain.customer import Customer
from app.domain.figures.surveys import is_asked
from app.domain.message_clocks import decision_due_on
from app.domain.not_direct import needs_reason
from app.domain.not_direct_reason import NotDirectReason
from app.domain.organisation import Municipality, Person, Seat
from app.domain.promise import promised_on
from app.domain.work_parts import HandedOff
from app.services.ports import Database, SearchUse
from knowledgebase.article import Article
from tests.builders import a_municipality, a_person, a_seat, an_article
from tests.simulated_stage import Stage, Story
from tests.simulated_work import CALENDAR, Work

Choice = TypeVar("Choice")

FIRST, LAST = date(2027, 7, 1), date(2028, 6, 30)
NOW = datetime.combine(LAST, time(15), LOCAL_ZONE).astimezone(UTC)

_SURVEY_PERCENT = 25
_SECOND = timedelta(seconds=1)
_REPEATS = (
    *(_SECOND, timedelta(hours=30), timedelta(days=7) - _SECOND, timedelta(days=7)),
    *(timedelta(days=7) + _SECOND, timedelta(days=7, hours=1), timedelta(0)),
)
"""How much later a customer comes again: within seven days, exactly then, just after, and at the same moment."""

_OUTCOMES = {
    Outcome.ANSWERED_DIRECTLY: 60,
    Outcome.ANSWERED_AFTER_CONSULTING: 7,
    Outcome.PUT_THROUGH_REACHED: 5,
    Outcome.PUT_THROUGH_NOT_REACHED: 3,
    Outcome.HANDED_OFF: 13,
    Outcome.FORWARDED: 3,
    Outcome.APPOINTMENT_MADE: 4,
    Outcome.CUSTOMER_RETURNS: 2,
    Outcome.CONNECTION_LOST: 3,
}
_KINDS = dict(zip(MessageKind, (80, 8, 3, 4, 3, 2), strict=True))
_CHANNELS = dict(zip(Channel, (25, 40, 12, 5, 8, 6, 4), strict=True))


def _moments() -> tuple[datetime, ...]:
    """Moments at which a day, an hour or a year is easily taken for another one."""
    local = (
        *(datetime(2027, 12, 31, 23, 58), datetime(2028, 1, 1, 0, 0), datetime(2028, 1, 1, 0, 0, 1)),
        *(datetime(2028, 2, 28, 23, 59, 59), datetime(2028, 2, 29, 0, 0), datetime(2028, 2, 29, 23, 50)),
        *(datetime(2028, 3, 1, 0, 0), datetime(2027, 7, 1, 0, 0), datetime(2027, 7, 31, 23, 30)),
        *(datetime(2027, 8, 1, 0, 30), datetime(2027, 10, 31, 1, 59), datetime(2027, 10, 31, 3, 0)),
        *(datetime(2027, 10, 31, 23, 55), datetime(2028, 3, 26, 1, 59, 59), datetime(2028, 3, 26, 3, 0)),
    )
    twice = (datetime(2027, 10, 31, hour, 30, tzinfo=UTC) for hour in (0, 1))
    return (*(moment.replace(tzinfo=LOCAL_ZONE).astimezone(UTC) for moment in local), *twice)


def simulate(database: Database, contacts: int, seed: int = 6) -> None:
    """Play a year with so many contacts in an empty database, up to its last afternoon."""
    _Centre(database, contacts, Random(seed)).live()


class _Centre:
    """The contact centre, and what happens in it."""

    def __init__(self, database: Database, contacts: int, chances: Random) -> None:
        self._database, self._count, self._chances = database, contacts, chances
        self._stage = Stage(datetime.combine(FIRST, time(), LOCAL_ZONE).astimezone(UTC))
        self._municipality: Municipality = a_municipality(survey_percent=_SURVEY_PERCENT)
        self._agents: Sequence[Person] = [a_person(id=self._id(), name=f"Agent {number}") for number in range(7)]
        self._seats: Sequence[Seat] = [a_seat(id=self._id(), code=f"SIM{number}") for number in range(4)]
        self._customers = [Customer(self._id(), last_name="Vries") for _ in range(max(contacts // 5, 1))]
        self._articles: list[Article] = []
        self._made = 0

    def live(self) -> None:
        """Set up, and let the year pass."""
        self._set_up()
        started = [self._moment() for _ in range(self._count - self._count // 8)]
        for number, moment in enumerate((*_moments() * max(self._count // 1000, 1), *started)):
            self._stage.add(self._visit(self._contact(moment), self._delay(number)))
        while self._made < self._count:
            for contact, delay in self._repeat():
                self._stage.add(self._visit(contact, delay))
        for _ in range(self._count // 2):
            self._stage.add(self._search(self._moment()))
        for moment in _moments():
            self._stage.add(self._search(moment))
        self._stage.play(self._database, NOW)

    def _set_up(self) -> None:
        names = ("parkeren", "paspoort", "parkeren", "", "", "afval", "trouwen", "")
        with self._database.write() as tx:
            tx.organisation.put_municipality(self._municipality)
            for seat in self._seats:
                tx.organisation.put_seat(seat)
            for person in self._agents:
                tx.organisation.put_person(person)
            for number, product in enumerate(names):
                article = an_article(id=self._id(), slug=f"artikel-{number}", product=product)
                self._articles.append(tx.articles.put(article))
            self._articles.append(tx.articles.put(replace(self._articles[1], product="identiteitskaart")))
            for number in range(3):
                tx.articles.put(an_article(id=self._id(), slug=f"ongebruikt-{number}"))

    # what happens

    def _visit(self, contact: Contact, delay: timedelta) -> Story:
        """A contact is stored, late when the seat was cut off; its work begins, and the customer may be asked."""
        yield contact.ended_at + delay
        self._stage.tx.contacts.add(contact)
        for subject in contact.subjects:
            if subject.hand_off:
                self._begin(contact, subject, subject.hand_off)
        if is_asked(contact.id, _SURVEY_PERCENT):
            yield from self._survey(contact)

    def _survey(self, contact: Contact) -> Story:
        """A mark at once, later, never, or another one after it."""
        asked_at = self._stage.now
        answers = self._chances.choice(((8,), (None,), (None, 3), (None, 10, 7), (9, 9), (1, None, 2)))
        for place, mark in enumerate(answers):
            if place:
                yield self._stage.now + timedelta(hours=self._chances.randrange(300))
            self._stage.tx.figures.put_survey(contact.id, asked_at, mark)

    def _begin(self, contact: Contact, subject: Subject, hand_off: HandOff) -> None:
        received = contact.started_at.astimezone(LOCAL_ZONE).date()
        legal_on = decision_due_on(subject.kind, received, contact.channel)
        work = Work(self._stage, self._chances, self._municipality, self._agents, hand_off, contact.agent_id)
        work.begin(HandedOff(contact.agent_id, contact.ended_at, legal_on))
        self._stage.add(work.story())

    def _search(self, moment: datetime) -> Story:
        """Nothing found, nothing opened, or an article opened."""
        yield moment
        total = 0 if self._chances.random() < 0.1 else self._chances.randrange(1, 60)
        rank = self._chances.randrange(1, total + 1) if total and self._chances.random() < 0.7 else None
        article_id = self._chances.choice(self._articles).id if rank else None
        self._stage.tx.searches.log(SearchUse("woorden", total, rank, article_id, self._stage.now))

    # what it is about

    def _repeat(self) -> Iterator[tuple[Contact, timedelta]]:
        """A customer twice, about the same product or another one; the first contact may be stored last."""
        customer = self._chances.choice(self._customers)
        article = self._chances.choice((None, *self._articles, *self._articles))
        again = article if self._chances.random() < 0.7 else self._chances.choice(self._articles)
        moment = self._moment()
        is_late = self._chances.random() < 0.3
        for moment_of, about in ((moment, article), (moment + self._chances.choice(_REPEATS), again)):
            contact = self._contact(moment_of, customer)
            subjects = (self._about(contact.subjects[0], about), *contact.subjects[1:])
            yield replace(contact, subjects=subjects), timedelta(days=9) if is_late else timedelta()
            is_late = False

    def _contact(self, started: datetime, customer: Customer | None = None) -> Contact:
        self._made += 1
        if customer is None and self._chances.random() < 0.6:
            customer = self._chances.choice(self._customers)
        ended = started + timedelta(seconds=self._seconds(260))
        channel = _one_of(self._chances, _CHANNELS)
        return Contact(
            id=self._id(),
            number=with_check(f"{self._made:09}"),
            channel=channel,
            seat_id=self._chances.choice(self._seats).id,
            agent_id=self._chances.choice(self._agents).id,
            started_at=started,
            ended_at=ended,
            subjects=tuple(self._subject(started) for _ in range(self._chances.choice((1, 1, 1, 1, 1, 2, 2, 3)))),
            held_seconds=self._chances.choice((0, 0, self._seconds(40))),
            customer=customer,
            wrap_seconds=self._chances.choice((0, self._seconds(50))),
        )

    def _seconds(self, usual: int) -> int:
        """Sometimes nobody looks at it until the next morning."""
        return 16 * 3600 if self._chances.random() < 0.01 else int(self._chances.expovariate(1 / usual))

    def _subject(self, started: datetime) -> Subject:
        outcome = _one_of(self._chances, _OUTCOMES)
        unit = self._chances.choice(self._municipality.units)
        reason = self._chances.choice((None, *NotDirectReason)) if needs_reason(outcome) else None
        subject = Subject(
            id=self._id(),
            title="Vraag",
            outcome=outcome,
            line=unit.line,
            kind=_one_of(self._chances, _KINDS),
            unit_id=unit.id if outcome is Outcome.HANDED_OFF else self._chances.choice(("", unit.id)),
            hand_off=self._hand_off(started) if outcome is Outcome.HANDED_OFF else None,
            reason=reason,
        )
        return self._about(subject, self._chances.choice((None, *self._articles)))

    def _about(self, subject: Subject, article: Article | None) -> Subject:
        if article is None:
            return replace(subject, article_id=None, article_version=None)
        return replace(subject, article_id=article.id, article_version=article.version)

    def _hand_off(self, started: datetime) -> HandOff:
        unit, other = self._chances.sample(self._municipality.units, 2)
        others = (other.id,) if self._chances.random() < 0.25 else ()
        is_directed = self._chances.random() < (0.6 if others else 0.05)
        received = started.astimezone(LOCAL_ZONE).date()
        return HandOff(
            id=self._id(),
            unit_id=unit.id,
            line=unit.line,
            question="Hoe staat het ermee?",
            reply_way=ReplyWay.PHONE,
            reply_to="06-12345678",
            promise=promised_on(received, self._chances.choice((0, 1, 2, 5, 5, 5)), CALENDAR),
            other_unit_ids=others,
            director_id=self._chances.choice(self._agents).id if is_directed else None,
            shielded=unit.shielded,
        )

    # chances

    def _moment(self) -> datetime:
        """Mostly in opening hours; what would be after NOW is never played."""
        day = FIRST + timedelta(days=self._chances.randrange((LAST - FIRST).days + 1))
        hour = self._chances.choice((0, 2, 3, 7, 12, 22, 23, *range(9, 17), *range(9, 17), *range(9, 17)))
        clock = time(hour, self._chances.randrange(60), self._chances.randrange(60), self._chances.randrange(1000))
        return datetime.combine(day, clock, LOCAL_ZONE).astimezone(UTC)

    def _delay(self, number: int) -> timedelta:
        return timedelta(days=self._chances.randrange(1, 12)) if number % 40 == 0 else timedelta()

    def _id(self) -> UUID:
        return UUID(int=self._chances.getrandbits(128), version=4)


def _one_of(chances: Random, weights: dict[Choice, int]) -> Choice:
    return chances.choices(list(weights), list(weights.values()))[0]
