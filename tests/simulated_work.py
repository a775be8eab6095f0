"""What units do with hand-offs in the simulated year: early, late, never, in parts, back and forth."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from app.clock import LOCAL_ZONE
from app.domain import work_parts, work_steps
from app.domain.calendar import ServiceCalendar
from app.domain.contact import HandOff
from app.domain.organisation import Municipality, Person
from app.domain.promise import promised_on
from app.domain.work_item import Moved, WorkItem, WorkStep
from app.domain.work_parts import HandedOff, hand_off_items
from app.domain.work_steps import Act, Place
from tests.simulated_stage import Stage, Story, day_end

_MINUTE = timedelta(minutes=1)
CALENDAR = ServiceCalendar()


@dataclass
class Work:
    """A hand-off on its way; `items` are its parts as they are now, the first part first."""

    stage: Stage
    chances: Random
    municipality: Municipality
    people: Sequence[Person]
    hand_off: HandOff
    agent_id: UUID
    items: list[WorkItem] = field(default_factory=list)

    def begin(self, begun: HandedOff) -> None:
        """Put it in the queue."""
        moved = hand_off_items(self.hand_off, begun, lambda unit_id: self.municipality.unit(unit_id).line, self.new_id)
        self.items = [each.item for each in moved]
        self.stage.tx.work.add(self.items, [each.step for each in moved])

    def new_id(self) -> UUID:
        """A key that is the same in every run."""
        return UUID(int=self.chances.getrandbits(128), version=4)

    def story(self) -> Story:
        """One of many."""
        if self.hand_off.director_id:
            told = self.chances.choice((_directed, _directed, _closed_by_director, _never))
        elif self.hand_off.other_unit_ids:
            told = self.chances.choice((_each_part, _never))
        else:
            told = self.chances.choices(*zip(*_ALONE.items(), strict=True))[0]
        return told(self)

    def later(self) -> datetime:
        """Minutes, days or weeks from now; sometimes the last second of the promised day, or the first after it."""
        drawn = self.chances.random()
        if drawn < 0.1:
            promised = datetime.combine(self.items[0].promised_on, time(12), LOCAL_ZONE)
            return day_end(promised) + timedelta(seconds=self.chances.randrange(2))
        return self.stage.now + (self.chances.randrange(1, 900) if drawn < 0.2 else self._working_time()) * _MINUTE

    def _working_time(self) -> int:
        return int(self.chances.expovariate(1 / (2.5 * 24 * 60)))

    def step(self, do: Callable[[WorkItem, Act], Moved], part: int = 0) -> None:
        """A step of one part."""
        self.save((do(self.items[part], self.act()),))

    def save(self, moved: Sequence[Moved]) -> None:
        """Store steps, in their order."""
        for each in moved:
            self._save(each.item, each.step)

    def act(self, person_id: UUID | None = None) -> Act:
        """Somebody of the unit, now."""
        today = self.stage.now.astimezone(LOCAL_ZONE).date()
        return Act(person_id or self.chances.choice(self.people).id, self.stage.now, today)

    def place(self) -> Place:
        """Another unit than it is with now, and than those that wait for it."""
        busy = {self.items[0].unit_id, *self.items[0].asked_by}
        return Place(self.chances.choice([unit for unit in self.municipality.units if unit.id not in busy]))

    def _save(self, item: WorkItem, step: WorkStep) -> None:
        self.stage.tx.work.save(item, step)
        self.items = [item if known.id == item.id else known for known in self.items]


def _answer(item: WorkItem, act: Act) -> Moved:
    return work_steps.answer(item, act, "Het is in orde.")


def _never(work: Work) -> Story:
    yield work.later()
    work.step(work_steps.take)


def _plain(work: Work) -> Story:
    yield work.later()
    work.step(_answer)


def _called(work: Work) -> Story:
    for is_reached in (False, work.chances.random() < 0.5):
        yield work.later()
        work.step(lambda item, act, is_reached=is_reached: work_steps.call(item, act, is_reached, ""))  # type: ignore[misc]
    yield from _plain(work)


def _closed(work: Work) -> Story:
    yield work.later()
    item = work.items[0]
    work.save(work_parts.close_parts(item, work.items, work.act(), "Niet meer nodig."))


def _returned(work: Work) -> Story:
    yield work.later()
    place = Place(work.municipality.unit("kcc"), work.agent_id)
    if (work.items[0].unit_id, work.items[0].handler_id) != ("kcc", work.agent_id):
        work.step(lambda item, act: work_steps.return_work(item, act, place, "Niet van ons."))
    yield from _plain(work)


def _passed_on(work: Work) -> Story:
    yield work.later()
    work.step(lambda item, act: work_steps.pass_on(item, act, work.place(), ""))
    yield from _plain(work)


def _asked(work: Work) -> Story:
    """The unit that is asked answers, or gives it back without an answer."""
    yield work.later()
    before = Place(work.municipality.unit(work.items[0].unit_id))
    work.step(lambda item, act: work_steps.ask_unit(item, act, work.place().unit, "Wat is de stand?"))
    yield work.later()
    back = work.chances.choice((work_steps.answer_unit, work_steps.return_work))
    work.step(lambda item, act: back(item, act, before, "Zie de brief."))
    yield from _plain(work)


def _waited(work: Work) -> Story:
    yield work.later()
    day = CALENDAR.working_day_after(max(work.items[0].promised_on, work.act().today))
    work.step(lambda item, act: work_steps.wait(item, act, "Wacht op papieren.", day, CALENDAR))
    yield work.later()
    work.step(work_steps.resume)
    yield from _plain(work)


def _promised_anew(work: Work) -> Story:
    yield work.later()
    day = CALENDAR.working_day_after(max(work.items[0].promised_on, work.act().today))
    work.step(lambda item, act: work_steps.renew_promise(item, act, day, "Het duurt langer.", CALENDAR))
    yield from _plain(work)


def _asked_the_centre(work: Work) -> Story:
    """What is shielded nobody there may see."""
    yield work.later()
    if work.items[0].shielded:
        yield from _closed(work)
        return
    work.step(lambda item, act: work_steps.ask_contact_centre(item, act, "Welk adres?"))
    yield work.later()
    work.step(lambda item, act: work_steps.reply(item, act, "Brink 12."))
    work.step(work_steps.remind)
    yield from _closed(work)


def _reopened(work: Work) -> Story:
    """Once, twice, or for good."""
    yield from _plain(work)
    for _ in range(work.chances.randrange(1, 3)):
        yield work.later()
        work.step(lambda item, act: work_steps.reopen(item, act, "Toch niet.", _promise(act)))
        if work.chances.random() < 0.3:
            return
        yield from _plain(work)


def _promise(act: Act) -> date:
    return promised_on(act.today, 5, CALENDAR).promised_on


def _parts_answered(work: Work) -> Story:
    for part in range(len(work.items)):
        yield work.later()
        work.step(_answer, part)


def _each_part(work: Work) -> Story:
    """Nobody directs: each part is closed by its own answer, and what was answered may be opened again meanwhile."""
    one, other = work.chances.sample((0, 1), 2)
    yield work.later()
    work.step(_answer, one)
    if work.chances.random() < 0.4:
        yield work.later()
        work.step(lambda item, act: work_steps.reopen(item, act, "Toch niet.", _promise(act)), one)
    yield work.later()
    work.step(_answer, other)
    yield work.later()
    if work.items[one].is_open:
        work.step(_answer, one)


def _directed(work: Work) -> Story:
    """The parts are answered for the director, who answers the customer; another director may take over."""
    yield from _parts_answered(work)
    if work.chances.random() < 0.3:
        yield work.later()
        work.step(lambda item, act: work_steps.reopen(item, act, "Onduidelijk.", _promise(act)), len(work.items) - 1)
        yield work.later()
        work.step(_answer, len(work.items) - 1)
    director = work.hand_off.director_id
    other = work.chances.choice(work.people).id
    if director and other != director and work.chances.random() < 0.3:
        yield work.later()
        work.save(work_parts.direct_parts(work.items[0], work.items, work.act(director), other, True))
        director = other
    yield work.later()
    work.save(work_parts.answer_parts(work.items[0], work.items, work.act(director), "Alles is in orde."))
    if work.chances.random() < 0.3:
        yield work.later()
        work.step(lambda item, act: work_steps.reopen(item, act, "Toch niet.", _promise(act)))


def _closed_by_director(work: Work) -> Story:
    """The further parts are closed one by one as they are answered, the first part at last."""
    yield from _parts_answered(work)
    director = work.hand_off.director_id
    for part in reversed(range(len(work.items))):
        yield work.later()
        work.save(work_parts.close_parts(work.items[part], work.items, work.act(director), "Klaar."))


_ALONE: dict[Callable[[Work], Iterator[datetime]], int] = {
    _never: 8,
    _plain: 45,
    _called: 8,
    _closed: 5,
    _returned: 6,
    _passed_on: 6,
    _asked: 6,
    _waited: 5,
    _promised_anew: 5,
    _asked_the_centre: 3,
    _reopened: 8,
}
"""How often each happens to a hand-off of one part."""
