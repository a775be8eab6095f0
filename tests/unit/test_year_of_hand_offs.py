"""The year 2026 at a contact centre: 60,000 contacts, 12,000 hand-offs, and not one is lost."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from uuid import UUID

from app.domain import work_parts, work_steps
from app.domain.calendar import ServiceCalendar
from app.domain.contact import Promise
from app.domain.ids import new_id
from app.domain.organisation import Line, Unit
from app.domain.promise import promised_on
from app.domain.work_item import Moved, StepKind, WorkItem, WorkStatus, WorkStep
from app.domain.work_parts import HandedOff, hand_off_items
from app.domain.work_steps import Act, Place
from tests.builders import a_hand_off
from tests.work_history import hold, noon, retold

CONTACTS, HAND_OFFS = 60_000, 12_000
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
LOCAL_CLOSING = frozenset({date(2026, 5, 15), date(2026, 12, 24)})
CALENDAR = ServiceCalendar(closing_days=LOCAL_CLOSING)
UNITS = {
    unit.id: unit
    for unit in (
        Unit("kcc", "KCC", line=Line.FIRST),
        Unit("advice", "Advice", line=Line.SECOND),
        Unit("parkeren", "Parking"),
        Unit("income", "Income", line=Line.SECOND, shielded=True),
    )
}
PEOPLE = [new_id() for _ in range(40)]

# Written out by hand from the calendar on the wall: what is closed besides Saturdays and Sundays.
CLOSED = """
1 January 2026, 6 April 2026, 27 April 2026, 14 May 2026, 15 May 2026, 25 May 2026, 24 December 2026,
25 December 2026, 1 January 2027
"""
MONTHS = {"January": 1, "April": 4, "May": 5, "December": 12}


def written_out() -> set[date]:
    """The table above as days."""
    days = (entry.split() for entry in CLOSED.replace("\n", " ").split(","))
    return {date(int(year), MONTHS[month], int(day)) for day, month, year in days}


def open_days() -> list[date]:
    """Every working day of 2026 and the first months after it, by the table."""
    closed = written_out()
    every = (FIRST + timedelta(n) for n in range(480))
    return [day for day in every if day.strftime("%a") not in ("Sat", "Sun") and day not in closed]


OPEN_DAYS = open_days()


def slowly(received: date, days: int) -> date:
    """The promise, by striking off working days on the calendar one after another."""
    return [day for day in OPEN_DAYS if day > received][days - 1] if days else received


@dataclass
class Case:
    """One part and its history."""

    begin: WorkItem
    item: WorkItem
    steps: list[WorkStep]


@dataclass
class Year:
    """Everything that was handed off so far; `open` are the parts that somebody must still do something for."""

    chance: Random
    cases: dict[UUID, Case] = field(default_factory=dict)
    parts: dict[UUID, list[UUID]] = field(default_factory=dict)
    open: dict[UUID, None] = field(default_factory=dict)
    kinds: Counter[StepKind] = field(default_factory=Counter)

    def hand_off(self, day: date) -> None:
        """A contact whose question goes to one unit, or to more under somebody's direction."""
        days = self.chance.choice((5, 5, 5, 5, 2, 7, 10, 0))
        promise = promised_on(day, days, CALENDAR)
        assert promise.promised_on == slowly(day, days)
        agent = self.chance.choice(PEOPLE)
        others = self.chance.choice(((),) * 8 + (("advice",), ("advice", "income")))
        self._begin(day, agent, promise, others)

    def _begin(self, day: date, agent: UUID, promise: Promise, others: tuple[str, ...]) -> None:
        hand_off = a_hand_off(
            promise=promise,
            unit_id=self.chance.choice(("parkeren", "income") if not others else ("parkeren",)),
            director_id=agent if others or self.chance.random() < 0.02 else None,
            other_unit_ids=others,
        )
        begun = HandedOff(agent, noon(day), None)
        moved = hand_off_items(hand_off, begun, lambda unit_id: UNITS[unit_id].line, new_id)
        self.parts[hand_off.id] = [each.item.id for each in moved]
        for each in moved:
            assert each.item.promised_on == promise.promised_on
            self.cases[each.item.id] = Case(each.item, each.item, [each.step])
            self.open[each.item.id] = None

    def store(self, moved: Sequence[Moved]) -> None:
        """Keep what became of it, and check that nothing was lost by it."""
        for each in moved:
            case = self.cases[each.item.id]
            case.item = each.item
            case.steps.append(each.step)
            hold(case.item, case.steps)
            self.kinds[each.step.kind] += 1
            if each.item.is_open:
                self.open[each.item.id] = None
            else:
                self.open.pop(each.item.id, None)

    def parts_of(self, item: WorkItem) -> list[WorkItem]:
        """All items of the same hand-off."""
        return [self.cases[item_id].item for item_id in self.parts[item.hand_off_id]]

    def work(self, item_id: UUID, day: date) -> None:
        """Somebody does what comes next, now and then something else."""
        case = self.cases[item_id]
        item = case.item
        match item.status:
            case WorkStatus.NEW:
                self._take(item, day)
            case WorkStatus.WITH_CONTACT_CENTRE:
                self.store([work_steps.reply(item, self._act(day), "Het kenteken is AB-123-C")])
            case WorkStatus.WAITING_FOR_CUSTOMER:
                if self.chance.random() < 0.4:
                    self.store([work_steps.resume(item, self._act(day))])
            case WorkStatus.ANSWERED:
                self._direct(item, day)
            case _:
                self.store(self._handled(case, day))

    def _take(self, item: WorkItem, day: date) -> None:
        act = self._act(day)
        chance = self.chance.random()
        if chance < 0.9 or day > LAST:
            self.store([work_steps.take(item, act)])
        elif chance < 0.95:
            self.store([work_steps.remind(item, act)])
        elif item.unit_id != "kcc" and not item.asked_by:
            desk = Place(UNITS["kcc"], self.chance.choice(PEOPLE))
            self.store([work_steps.return_work(item, act, desk, "Het kenteken ontbreekt")])

    def _direct(self, item: WorkItem, day: date) -> None:
        """The director's turn comes when all others have answered."""
        others = [part for part in self.parts_of(item) if part.id != item.id]
        done = all(part.status in (WorkStatus.ANSWERED, WorkStatus.CLOSED) for part in others)
        if work_parts.is_first_part(item) and done:
            item = self._present_director(item, day)
            assert item.director_id is not None
            act = Act(item.director_id, noon(day), day)
            self.store(work_parts.answer_parts(item, self.parts_of(item), act, "Alles samen: de boete vervalt"))

    def _present_director(self, item: WorkItem, day: date) -> WorkItem:
        """The item, now and then with another director because the first is away."""
        other = self.chance.choice(PEOPLE)
        if self.chance.random() < 0.2 and other != item.director_id:
            self.store(work_parts.direct_parts(item, self.parts_of(item), self._act(day), other, True))
        return self.cases[item.id].item

    def _handled(self, case: Case, day: date) -> Sequence[Moved]:
        item, act, chance = case.item, self._act(day), self.chance.random()
        if chance < 0.45 or day > LAST:
            return self._answered(case, act)
        if chance < 0.6:
            return (work_steps.call(item, act, self.chance.random() < 0.5, ""),)
        if chance < 0.7:
            return (work_steps.note(item, act, "Dossier opgevraagd"),)
        if chance < 0.77 and not item.shielded:
            return (work_steps.ask_contact_centre(item, act, "Welk kenteken?"),)
        if chance < 0.84:
            return (work_steps.wait(item, act, "Stuurt de polis", self._new_day(item, day), CALENDAR),)
        if chance < 0.92:
            new_day = self._new_day(item, day)
            return (work_steps.renew_promise(item, act, new_day, "Wacht op de kaart", CALENDAR),) if new_day else ()
        return self._sent_on(item, act)

    def _answered(self, case: Case, act: Act) -> Sequence[Moved]:
        if case.item.asked_by:
            back = Place(UNITS[case.item.asked_by[-1]], work_parts.asker(case.steps))
            return (work_steps.answer_unit(case.item, act, back, "Dat klopt"),)
        return (work_steps.answer(case.item, act, "De boete vervalt"),)

    def _sent_on(self, item: WorkItem, act: Act) -> Sequence[Moved]:
        """To another unit: to answer this one, or to do it from now on."""
        free = [unit for unit in UNITS.values() if unit.id not in (item.unit_id, *item.asked_by)]
        if not free:
            return ()
        unit = self.chance.choice(free)
        if self.chance.random() < 0.6:
            return (work_steps.ask_unit(item, act, unit, "Klopt de aanslag?"),)
        return (work_steps.pass_on(item, act, Place(unit), "Hoort bij u"),)

    def _new_day(self, item: WorkItem, day: date) -> date | None:
        """Some working days later than today, as the table has it, unless that was promised already."""
        new_day = slowly(day, self.chance.randint(1, 10))
        return None if new_day == item.promised_on else new_day

    def _act(self, day: date) -> Act:
        return Act(self.chance.choice(PEOPLE), noon(day), day)

    def reopen_something(self, day: date) -> None:
        """Now and then an answer was none."""
        item = self.cases[self.chance.choice(list(self.cases))].item
        if item.is_open or item.director_id is not None:
            return
        promise = promised_on(day, 5, CALENDAR)
        assert promise.promised_on == slowly(day, 5)
        self.store([work_steps.reopen(item, self._act(day), "Klant belt weer", promise.promised_on)])

    def check_open(self) -> None:
        """Everything that is open has an owner, a day and a status that tells what comes next; all else is closed."""
        for item_id in self.open:
            item = self.cases[item_id].item
            assert item.unit_id in UNITS
            assert item.promised_on >= FIRST
            assert item.status is not WorkStatus.CLOSED


def days_of_contacts(chance: Random) -> list[date]:
    """The days of the hand-offs among 60,000 contacts: every fifth one, also in weekends, when mail comes in."""
    every = [FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)]
    weights = [1 if day.weekday() >= 5 else 8 for day in every]
    contacts = chance.choices(every, weights, k=CONTACTS)
    return sorted(contacts[:: CONTACTS // HAND_OFFS])


def calendar_days(year: Year, received: Sequence[date]) -> Iterator[date]:
    """Every day of the year with its new hand-offs, and then the days in which the rest is answered."""
    per_day = Counter(received)
    day = FIRST
    while day <= LAST or (year.open and day <= OPEN_DAYS[-1]):
        for _ in range(per_day[day]):
            year.hand_off(day)
        yield day
        day += timedelta(1)


def test_in_a_year_no_hand_off_is_ever_without_owner_day_and_next_step() -> None:
    year = Year(Random(2026))
    for day in calendar_days(year, days_of_contacts(Random(60_000))):
        if day in OPEN_DAYS:
            for item_id in [each for each in year.open if year.chance.random() < 0.5]:
                if item_id in year.open:
                    year.work(item_id, day)
            if day <= LAST:
                year.reopen_something(day)
        year.check_open()
    assert len(year.parts) == HAND_OFFS
    assert not any(case.item.is_open for case in year.cases.values())
    assert set(StepKind) - set(year.kinds) == {StepKind.HANDED_OFF, StepKind.ASSIGNED}
    for case in year.cases.values():
        assert retold(case.begin, case.steps, UNITS) == case.item
