"""What became of the hand-offs of the demo year: all were answered, some too late, some twice."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from app.clock import LOCAL_ZONE
from app.domain import work_steps
from app.domain.calendar import ServiceCalendar
from app.domain.contact import Contact, Subject
from app.domain.message_clocks import decision_due_on
from app.domain.organisation import Person, Unit
from app.domain.routing import contact_centre
from app.domain.work_item import Moved, WorkItem
from app.domain.work_parts import HandedOff, hand_off_items
from app.domain.work_steps import Act, Place
from app.services.demo_past import Past, Row
from app.services.demo_year_shape import moment_on
from app.services.equated_days import equated_days
from app.services.past_ports import PastWork

Step = Callable[[WorkItem, Act], Moved]
"""A step of `work_steps` with what it needs."""

_HOURS = {str(hour): 1.0 for hour in range(9, 17)}
_LATEST_DAYS = 6
_COMPLAINT_DAYS = (6, 27)  # working days; the term of the law is six weeks
_COMPLAINT_IN_TIME = 0.9


@dataclass(frozen=True, slots=True)
class YearOfWork:
    """The back office in the demo year. What would be answered after now was answered just before."""

    past: Past
    told: Row
    handlers: Mapping[str, Sequence[Person]]

    def of(self, contact: Contact, subject: Subject, chances: Random, shift: float) -> PastWork:
        """What became of the hand-off of a subject; `shift` is added to the share of promises that were kept."""
        hand_off = subject.hand_off
        assert hand_off is not None
        received = contact.started_at.astimezone(LOCAL_ZONE).date()
        legal_on = decision_due_on(subject.kind, received, contact.channel, equated_days())
        begun = HandedOff(contact.agent_id, contact.ended_at, legal_on)
        municipality = self.past.services.municipality
        (first,) = hand_off_items(hand_off, begun, lambda unit: municipality.unit(unit).line, lambda: hand_off.id)
        answered_at = self._answered_at(contact.ended_at, first.item, chances, shift)
        return self._history(first, answered_at, chances)

    def _answered_at(self, begun: datetime, item: WorkItem, chances: Random, shift: float) -> datetime:
        day = self._day_of_answer(begun.astimezone(LOCAL_ZONE).date(), item, chances, shift)
        moment = moment_on(day, _HOURS, chances)
        now = self.past.services.clock.now()
        return moment if begun < moment < now else begun + (now - begun) * chances.uniform(0.5, 0.95)

    def _day_of_answer(self, received: date, item: WorkItem, chances: Random, shift: float) -> date:
        calendar = self.past.services.calendar
        if item.legal_on and chances.random() < _COMPLAINT_IN_TIME:
            return _days_after(received, chances.randint(*_COMPLAINT_DAYS), calendar)
        if item.legal_on or chances.random() >= self.told["kept"] + shift:
            return _days_after(item.legal_on or item.promised_on, chances.randint(1, _LATEST_DAYS), calendar)
        wanted = _days_after(received, chances.choice((1, 1, 2, 2, 3, 4, 5)), calendar)
        return min(wanted, item.promised_on)

    def _history(self, first: Moved, answered_at: datetime, chances: Random) -> PastWork:
        unit = self.past.services.municipality.unit(first.item.unit_id)
        handler = chances.choice(self.handlers.get(unit.id, self.handlers[""]))
        work = _Work(first, handler, answered_at)
        if chances.random() < self.told["returned"]:
            work.go_round(self._contact_centre(), unit, self.told)
        work.do(work_steps.take)
        if chances.random() < self.told["called_in_vain"]:
            work.do(lambda item, act: work_steps.call(item, act, False, self.told["called"]))
        answers: Sequence[str] = self.told["answers"]
        work.end(lambda item, act: work_steps.answer(item, act, chances.choice(answers)))
        if chances.random() < self.told["reopened"]:
            self._again(work, chances)
        return PastWork(work.item, tuple(work.steps))

    def _again(self, work: "_Work", chances: Random) -> None:
        """It was not done after all; as far as there was time for it since."""
        calendar, answers = self.past.services.calendar, self.told["answers"]
        day = work.moment.astimezone(LOCAL_ZONE).date()
        reopened = moment_on(_days_after(day, 2, calendar), _HOURS, chances)
        answered = moment_on(_days_after(day, 4, calendar), _HOURS, chances)
        if answered >= self.past.services.clock.now():
            return
        promise = _days_after(day, 5, calendar)
        because = self.told["reopened_because"]
        work.at(reopened, lambda item, act: work_steps.reopen(item, act, because, promise))
        work.at(answered, lambda item, act: work_steps.answer(item, act, chances.choice(answers)))

    def _contact_centre(self) -> Unit:
        return contact_centre(self.past.services.municipality)


class _Work:
    """An item on its way to its answer: each step is halfway what is left of the time."""

    def __init__(self, first: Moved, handler: Person, answered_at: datetime) -> None:
        self.item, self.steps = first.item, [first.step]
        self.moment = first.step.at
        self._handler, self._answered_at = handler, answered_at

    def do(self, step: Step) -> None:
        """A step before the answer."""
        self.at(self.moment + (self._answered_at - self.moment) / 2, step)

    def end(self, step: Step) -> None:
        """The answer."""
        self.at(self._answered_at, step)

    def at(self, moment: datetime, step: Step) -> None:
        """A step at that moment."""
        moved = step(self.item, Act(self._handler.id, moment, moment.astimezone(LOCAL_ZONE).date()))
        self.item, self.moment = moved.item, moment
        self.steps.append(moved.step)

    def go_round(self, desk: Unit, unit: Unit, told: Row) -> None:
        """Back to the contact centre, which sent it to the same unit again."""
        if unit.id == desk.id:
            return
        self.do(lambda item, act: work_steps.return_work(item, act, Place(desk), told["returned_because"]))
        self.do(lambda item, act: work_steps.pass_on(item, act, Place(unit), told["passed_on_because"]))


def _days_after(day: date, count: int, calendar: ServiceCalendar) -> date:
    for _ in range(count):
        day = calendar.working_day_after(day)
    return day
