"""A year of contacts of the demo municipality, up to now: the same on the same day; numbers begin with DEM."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from app.domain.contact import Channel, Contact
from app.domain.customer import Customer
from app.domain.customer_checks import check_phone
from app.domain.figures.surveys import is_asked
from app.domain.organisation import Person, Seat
from app.domain.routing import contact_centre
from app.services.demo_past import Past, Row, id_of, told
from app.services.demo_year_numbers import Numbering
from app.services.demo_year_shape import Product, Shape, draw, moment_on, seconds, shape_of
from app.services.demo_year_subjects import YearOfSubjects
from app.services.demo_year_work import YearOfWork
from app.services.past_ports import PastContact
from app.services.ports import SearchUse
from knowledgebase.article import Article

_ONE_DAY = timedelta(days=1)
_TWO_SUBJECTS = 0.06
_KNOWN_RANKS = {1: 62, 2: 17, 3: 9, 4: 5, 5: 3, 7: 2, 11: 1}
_FOUND = (3, 70)
_BEFORE_SEARCH = timedelta(seconds=20)
_NO_SURVEY = frozenset({Channel.LETTER})


def add_demo_year(past: Past, seats: Sequence[Seat]) -> None:
    """Store the year at once, and count it."""
    contacts, searches = year_of(past, seats)
    with past.services.database.write() as tx:
        tx.past.add(contacts, searches)


def year_of(past: Past, seats: Sequence[Seat]) -> tuple[list[PastContact], list[SearchUse]]:
    """What `resources/demo/year.toml` tells: what is over of this month, and the thirteen months before it.

    So the last month can be held against the same one of a year before. Today there are contacts also when the
    municipality is closed: there must be something to see.
    """
    with past.services.database.read() as tx:
        articles = {article.slug: article for article in tx.articles.all()}
    rows = told("year.toml")
    shape = shape_of(rows, past.services.clock.today())
    subjects = YearOfSubjects(past, shape, articles)
    work = YearOfWork(past, rows["hand_offs"], _handlers(past))
    year = _Year(past, shape, subjects, work, {seat.code: seat for seat in seats}, _customers(rows["customers"]))
    return list(year.contacts()), year.searches


def _handlers(past: Past) -> Mapping[str, Sequence[Person]]:
    """Who works in each unit; under "" those who do so for units that have nobody."""
    people = sorted(past.people.values(), key=lambda person: person.name)
    desk = contact_centre(past.services.municipality).id
    by_unit: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        by_unit[person.unit_id].append(person)
        if person.unit_id != desk:
            by_unit[""].append(person)
    return by_unit


def _customers(rows: Row) -> tuple[Customer, ...]:
    return tuple(_customer(rows, number) for number in range(rows["count"]))


def _customer(rows: Row, number: int) -> Customer:
    names, initials, streets = rows["last_names"], rows["initials"], rows["streets"]
    phone, e164 = check_phone(f"06 1234{rows['first_phone'] + number}")
    street = number % len(streets)
    return Customer(
        id=id_of("year/customer", number),
        salutation=rows["salutations"][number % len(rows["salutations"])],
        initials=initials[(number // len(names) + number) % len(initials)],
        last_name=names[number % len(names)],
        phone=phone,
        phone_e164=e164,
        street=streets[street],
        house_number=str(1 + number // len(streets)),
        postcode=f"1099 A{'BCDEFG'[street]}",
        place=rows["place"],
    )


@dataclass(frozen=True, slots=True)
class _Year:
    """The contacts day by day; each day draws its own chances. `to_come` are customers who come back on a day."""

    past: Past
    shape: Shape
    subjects: YearOfSubjects
    work: YearOfWork
    seats: Mapping[str, Seat]
    customers: Sequence[Customer]
    searches: list[SearchUse] = field(default_factory=list)
    to_come: dict[date, list[tuple[Customer, Product]]] = field(default_factory=lambda: defaultdict(list))

    def contacts(self) -> Iterator[PastContact]:
        """All that are over now, in the order of the days; what was searched comes in `searches`."""
        numbering = Numbering(self.past, list(self.seats.values()))
        for day in self._days():
            made = sorted(self._contacts_on(day), key=lambda each: (each.contact.ended_at, each.contact.id))
            yield from map(numbering.numbered, made)

    def _days(self) -> Iterator[date]:
        today = self.past.services.clock.today()
        day = date(today.year - 1, today.month, 1) - _ONE_DAY
        day = day.replace(day=1)
        while day < today:
            if self.past.services.calendar.is_working_day(day):
                yield day
            day += _ONE_DAY
        yield today

    def _contacts_on(self, day: date) -> Iterator[PastContact]:
        chances = Random(f"year {day}")
        desks = _Desks(self.shape, self.seats, self._agents(), chances)
        back: list[tuple[Customer | None, Product]] = [*self.to_come.pop(day, ())]
        new = [(None, self.shape.product_on(day, chances)) for _ in range(self.shape.contacts_on(day, chances))]
        for place, (customer, product) in enumerate([*back, *new]):
            made = self._contact(f"{day}/{place}", day, product, customer, desks, chances)
            if made is not None:
                yield made

    def _agents(self) -> list[Person]:
        desk = contact_centre(self.past.services.municipality).id
        return sorted(
            (person for person in self.past.people.values() if person.unit_id == desk), key=lambda person: person.name
        )

    def _contact(
        self, key: str, day: date, product: Product, customer: Customer | None, desks: "_Desks", chances: Random
    ) -> PastContact | None:
        """One contact; None when it is not over yet."""
        is_complaint = chances.random() < self.shape.told["complaints"]
        channel = self.shape.complaint_channel(chances) if is_complaint else self.shape.channel(chances)
        begun = self._times(id_key=key, day=day, channel=channel, desks=desks, chances=chances)
        if begun.ended_at >= self.past.services.clock.now():
            return None
        products = [product]
        if chances.random() < _TWO_SUBJECTS and not is_complaint:
            products.append(self.shape.product_on(day, chances))
        may_be_known = chances.random() < self.shape.told["known"]
        known = customer or chances.choice(self.customers)
        parts = [
            self.subjects.subject(f"{key}/{place}", begun, each, is_complaint, known, chances)
            for place, each in enumerate(products)
        ]
        is_known = customer is not None or may_be_known or any(part.hand_off for part in parts)
        contact = replace(begun, subjects=tuple(parts), customer=known if is_known else None)
        if is_known and chances.random() < self.shape.told["repeats"]:
            self.to_come[self._working_day_after(day, chances.randint(1, 4))].append((known, product))
        self._search(contact, products, chances)
        shift = self.shape.shift_on(day, "kept")
        work = tuple(self.work.of(contact, part, chances, shift) for part in parts if part.hand_off)
        return self._with_mark(PastContact(contact, work), chances)

    def _times(self, id_key: str, day: date, channel: Channel, desks: "_Desks", chances: Random) -> Contact:
        told_of = self.shape.of(channel)
        started = moment_on(day, told_of["hours"], chances)
        held, wrap = (_sometimes(told_of[name], chances) for name in ("held", "wrap"))
        lasted = seconds(told_of["seconds"], chances) + held + wrap
        return Contact(
            id=id_of("year/contact", id_key),
            number="",
            channel=channel,
            seat_id=desks.seat(channel).id,
            agent_id=desks.agent(channel).id,
            started_at=started,
            ended_at=started + timedelta(seconds=lasted),
            subjects=(),
            held_seconds=held,
            wrap_seconds=wrap,
        )

    def _working_day_after(self, day: date, count: int) -> date:
        for _ in range(count):
            day = self.past.services.calendar.working_day_after(day)
        return day

    def _search(self, contact: Contact, products: Sequence[Product], chances: Random) -> None:
        """Many agents search before they answer; sometimes in vain."""
        at = contact.started_at + _BEFORE_SEARCH
        for product in products:
            article = self.subjects.articles.get(product.slug)
            if article is None or chances.random() < self.shape.told["without_result"]:
                words = chances.choice(self.shape.told["words"]["without_result"])
                self._log(SearchUse(words, 0, None, None, at), chances)
            else:
                rank = draw(_KNOWN_RANKS, chances)
                found = max(rank, chances.randint(*_FOUND))
                self._log(SearchUse(_words_for(article, chances), found, rank, article.id, at), chances)

    def _log(self, use: SearchUse, chances: Random) -> None:
        if chances.random() < self.shape.told["searches"]:
            self.searches.append(use)

    def _with_mark(self, past: PastContact, chances: Random) -> PastContact:
        contact = past.contact
        percent = self.past.services.municipality.survey_percent
        if contact.channel in _NO_SURVEY or not is_asked(contact.id, percent):
            return past
        answers = chances.random() < self.shape.told["answers_survey"]
        mark = int(draw(self.shape.told["marks"], chances)) if answers else None
        return replace(past, asked_at=contact.ended_at, mark=mark)


class _Desks:
    """Who sits where on a day: a channel has the same people all day."""

    def __init__(self, shape: Shape, seats: Mapping[str, Seat], agents: Sequence[Person], chances: Random) -> None:
        self._shape, self._seats, self._chances = shape, seats, chances
        first, second, third, *others = chances.sample(agents, len(agents))
        self._agents = {Channel.TELEPHONE: [first, second], Channel.COUNTER: [third]}
        self._others = others or [first]

    def agent(self, channel: Channel) -> Person:
        """Who answers in this channel."""
        return self._chances.choice(self._agents.get(channel, self._others))

    def seat(self, channel: Channel) -> Seat:
        """Where."""
        return self._seats[self._chances.choice(self._shape.of(channel)["seats"])]


def _sometimes(row: Row, chances: Random) -> int:
    return seconds(row["seconds"], chances) if chances.random() < row["share"] else 0


def _words_for(article: Article, chances: Random) -> str:
    return chances.choice((*article.search_words, article.title)).casefold()
