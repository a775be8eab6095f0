"""Whatever people do with a hand-off, it is never lost, and its history tells everything."""

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.domain import work_parts, work_steps
from app.domain.calendar import ServiceCalendar
from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.organisation import Line, Unit
from app.domain.promise import promised_on
from app.domain.work_item import Moved, WorkItem, WorkStep
from app.domain.work_parts import HandedOff, hand_off_items
from app.domain.work_steps import Act, Place
from tests.builders import a_hand_off
from tests.work_history import hold, noon, retold

UNITS = {
    unit.id: unit
    for unit in (
        Unit("kcc", "KCC", line=Line.FIRST),
        Unit("advice", "Advice", line=Line.SECOND),
        Unit("parkeren", "Parking"),
        Unit("income", "Income", shielded=True),
    )
}
PEOPLE = [new_id() for _ in range(3)]
CALENDAR = ServiceCalendar()
START = date(2026, 11, 24)

TEXTS = st.sampled_from(["", " ", "Bel even", "Waarom?"])
SOMEBODY = st.sampled_from(PEOPLE)
PERHAPS = st.none() | SOMEBODY
UNIT = st.sampled_from(sorted(UNITS)).map(UNITS.__getitem__)
LATER = st.integers(-3, 30).map(timedelta)


class Handling(RuleBasedStateMachine):
    """Random steps by random people on all parts of one hand-off; what is refused changes nothing."""

    items: dict[int, WorkItem]

    @initialize(director=PERHAPS, others=st.sets(st.sampled_from(["advice", "income"])))
    def hand_off(self, director: object, others: set[str]) -> None:
        self.today = START
        hand_off = a_hand_off(director_id=director, other_unit_ids=tuple(sorted(others)))
        begun = HandedOff(PEOPLE[0], noon(START), None)
        moved = hand_off_items(hand_off, begun, lambda unit_id: UNITS[unit_id].line, new_id)
        self.begin = [each.item for each in moved]
        self.items = dict(enumerate(self.begin))
        self.steps: list[list[WorkStep]] = [[each.step] for each in moved]

    def act(self, person: object) -> Act:
        """This person, today."""
        assert person in PEOPLE
        return Act(next(known for known in PEOPLE if known == person), noon(self.today), self.today)

    def do(self, part: int, step: Callable[[WorkItem], tuple[Moved, ...]]) -> None:
        """Keep what became of it, unless it was refused."""
        try:
            moved = step(self.items[part % len(self.items)])
        except DomainError:
            return
        for each in moved:
            number = next(n for n, item in self.items.items() if item.id == each.item.id)
            self.items[number] = each.item
            self.steps[number].append(each.step)

    def place(self, item: WorkItem, number: int) -> Place:
        """Who waits for the answer, else the contact centre."""
        if item.asked_by:
            return Place(UNITS[item.asked_by[-1]], work_parts.asker(self.steps[number]))
        return Place(UNITS["kcc"], PEOPLE[0])

    @rule(days=st.integers(1, 3))
    def wait_a_while(self, days: int) -> None:
        self.today += timedelta(days)

    @rule(part=st.integers(0, 2), person=SOMEBODY, other=PERHAPS, take=st.booleans())
    def choose_handler(self, part: int, person: object, other: object, take: bool) -> None:
        handler = next((known for known in PEOPLE if known == other), None)
        act = self.act(person)
        self.do(part, lambda item: ((work_steps.take(item, act) if take else work_steps.assign(item, act, handler)),))

    @rule(part=st.integers(0, 2), person=SOMEBODY, reached=st.booleans(), text=TEXTS)
    def call(self, part: int, person: object, reached: bool, text: str) -> None:
        self.do(part, lambda item: (work_steps.call(item, self.act(person), reached, text),))

    @rule(part=st.integers(0, 2), person=SOMEBODY, text=TEXTS, way=st.sampled_from(["note", "ask", "reply"]))
    def tell(self, part: int, person: object, text: str, way: str) -> None:
        steps = {"note": work_steps.note, "ask": work_steps.ask_contact_centre, "reply": work_steps.reply}
        self.do(part, lambda item: (steps[way](item, self.act(person), text),))

    @rule(part=st.integers(0, 2), person=SOMEBODY, unit=UNIT, handler=PERHAPS, text=TEXTS)
    def pass_on(self, part: int, person: object, unit: Unit, handler: object, text: str) -> None:
        place = Place(unit, next((known for known in PEOPLE if known == handler), None))
        self.do(part, lambda item: (work_steps.pass_on(item, self.act(person), place, text),))

    @rule(part=st.integers(0, 2), person=SOMEBODY, unit=UNIT, text=TEXTS)
    def ask_unit(self, part: int, person: object, unit: Unit, text: str) -> None:
        self.do(part, lambda item: (work_steps.ask_unit(item, self.act(person), unit, text),))

    @rule(part=st.integers(0, 2), person=SOMEBODY, text=TEXTS)
    def give_back(self, part: int, person: object, text: str) -> None:
        place = self.place(self.items[part % len(self.items)], part % len(self.items))
        self.do(part, lambda item: (work_steps.return_work(item, self.act(person), place, text),))

    @rule(part=st.integers(0, 2), person=SOMEBODY, text=TEXTS, later=st.none() | LATER)
    def wait(self, part: int, person: object, text: str, later: timedelta | None) -> None:
        day = None if later is None else self.today + later
        self.do(part, lambda item: (work_steps.wait(item, self.act(person), text, day, CALENDAR),))

    @rule(part=st.integers(0, 2), person=SOMEBODY, text=TEXTS, later=LATER)
    def renew(self, part: int, person: object, text: str, later: timedelta) -> None:
        day = self.today + later
        self.do(part, lambda item: (work_steps.renew_promise(item, self.act(person), day, text, CALENDAR),))

    @rule(part=st.integers(0, 2), person=SOMEBODY, resumes=st.booleans())
    def hear_from_customer(self, part: int, person: object, resumes: bool) -> None:
        step = work_steps.resume if resumes else work_steps.remind
        self.do(part, lambda item: (step(item, self.act(person)),))

    @rule(part=st.integers(0, 2), person=SOMEBODY, text=TEXTS)
    def answer(self, part: int, person: object, text: str) -> None:
        number, act = part % len(self.items), self.act(person)

        def answered(item: WorkItem) -> tuple[Moved, ...]:
            if item.asked_by:
                return (work_steps.answer_unit(item, act, self.place(item, number), text),)
            if work_parts.may_direct(item, act.person_id):
                return work_parts.answer_parts(item, list(self.items.values()), act, text)
            return (work_steps.answer(item, act, text),)

        self.do(part, answered)

    @rule(part=st.integers(0, 2), person=SOMEBODY, text=TEXTS)
    def close(self, part: int, person: object, text: str) -> None:
        parts = list(self.items.values())
        self.do(part, lambda item: work_parts.close_parts(item, parts, self.act(person), text))

    @rule(part=st.integers(0, 2), person=SOMEBODY, other=SOMEBODY, of_contact_centre=st.booleans())
    def direct(self, part: int, person: object, other: object, of_contact_centre: bool) -> None:
        parts, act, director = list(self.items.values()), self.act(person), self.act(other).person_id
        self.do(part, lambda item: work_parts.direct_parts(item, parts, act, director, of_contact_centre))

    @rule(part=st.integers(0, 2), person=SOMEBODY, text=TEXTS)
    def reopen(self, part: int, person: object, text: str) -> None:
        day = promised_on(self.today, 5, CALENDAR).promised_on
        self.do(part, lambda item: (work_steps.reopen(item, self.act(person), text, day),))

    @invariant()
    def nothing_is_lost(self) -> None:
        for number, item in self.items.items():
            hold(item, self.steps[number])

    @invariant()
    def the_history_tells_the_same(self) -> None:
        for number, item in self.items.items():
            assert retold(self.begin[number], self.steps[number], UNITS) == item

    @invariant()
    def a_director_never_closes_over_an_open_part(self) -> None:
        first = self.items[0]
        just_closed = not first.is_open and first.director_id is not None
        if just_closed and not any(step.kind == "reopened" for steps in self.steps for step in steps):
            assert not any(item.is_open for item in self.items.values())


TestHandling = Handling.TestCase
TestHandling.settings = settings(deadline=None, max_examples=150, stateful_step_count=40)
