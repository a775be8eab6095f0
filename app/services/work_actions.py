"""Doing the work of the queue, as ready-to-call actions; `Services` has them too."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from app.domain import work_parts, work_steps
from app.domain.calendar import ServiceCalendar
from app.domain.errors import DomainError
from app.domain.log import LogAction, LogObject
from app.domain.organisation import Unit
from app.domain.promise import promised_on as promise_from
from app.domain.routing import contact_centre, receivable_units
from app.domain.work_item import Moved, WorkItem, WorkStep
from app.domain.work_steps import Act, Place
from app.services.hand_offs import calendar_of
from app.services.ports import Transaction
from app.services.work_letters import Sender, address_of, send_answer, tell_of_extension
from app.services.work_ports import WorkDetails
from app.services.work_viewing import WorkViewing, customer_of

Result = TypeVar("Result")

_TRIES = 5  # others may be first some times in a row, but somebody always comes through


@dataclass(frozen=True, slots=True)
class WorkActions(WorkViewing):
    """Steps of one work item, each in one transaction. Every method may be called from any thread.

    `revision` is of the item as the person saw it; each step gives what is stored then.

    Raises:
        DomainError: `work-item-changed` when somebody else was first, `work-not-yours` when it is shielded for this
            person, `work-item-closed` and `work-not-allowed` when the step is impossible now, `work-text-missing`,
            `work-unit-unreachable`, `work-promise-wrong`, `work-parts-open`, `work-item-unknown`. Nothing is stored.
    """

    # whose it is

    def take_next(self) -> WorkDetails | None:
        """Take what has the earliest promise of all that nobody of this person's team took; None when all is taken."""
        return self._until_first(self._take_next)

    def take(self, item_id: UUID, revision: int) -> WorkDetails:
        """This person does it from now on."""
        return self._step(item_id, revision, lambda item: work_steps.take(item, self._act()))

    def assign(self, item_id: UUID, revision: int, person_id: UUID | None) -> WorkDetails:
        """Give it to a person of its unit, or with None back to the unit."""

        def assigned(tx: Transaction, details: WorkDetails, item: WorkItem) -> Sequence[Moved]:
            self._check_member(tx, person_id, item.unit_id)
            return (work_steps.assign(item, self._act(), person_id),)

        return self._change(item_id, revision, assigned)

    def return_work(self, item_id: UUID, revision: int, text: str) -> WorkDetails:
        """Back to who gave it: the unit that asked, else the agent who handed it off."""

        def returned(tx: Transaction, details: WorkDetails, item: WorkItem) -> Sequence[Moved]:
            place = self._asker(item, details.steps) if item.asked_by else self._origin(details)
            return (work_steps.return_work(item, self._act(), place, text),)

        return self._change(item_id, revision, returned)

    def pass_on(self, item_id: UUID, revision: int, unit_id: str, handler_id: UUID | None, text: str) -> WorkDetails:
        """Another unit, or one person there, does it from now on."""

        def passed_on(tx: Transaction, details: WorkDetails, item: WorkItem) -> Sequence[Moved]:
            place = Place(self._reachable(tx, unit_id), handler_id)
            self._check_member(tx, handler_id, unit_id)
            return (work_steps.pass_on(item, self._act(), place, text),)

        return self._change(item_id, revision, passed_on)

    def ask_unit(self, item_id: UUID, revision: int, unit_id: str, text: str) -> WorkDetails:
        """Another unit must answer this one."""

        def asked(tx: Transaction, details: WorkDetails, item: WorkItem) -> Sequence[Moved]:
            return (work_steps.ask_unit(item, self._act(), self._reachable(tx, unit_id), text),)

        return self._change(item_id, revision, asked)

    def direct(self, item_id: UUID, revision: int, person_id: UUID) -> WorkDetails:
        """Another person directs every open part: the director or the contact centre says so, also when masked."""

        def directed(tx: Transaction, details: WorkDetails, item: WorkItem) -> Sequence[Moved]:
            parts = tx.work.parts_of(item.hand_off_id)
            return work_parts.direct_parts(item, parts, self._act(), person_id, self.is_contact_centre)

        return self._change(item_id, revision, directed, also_masked=self._may_give_direction)

    # working on it

    def note_call(self, item_id: UUID, revision: int, is_reached: bool, text: str) -> WorkDetails:
        """The customer was called."""
        return self._step(item_id, revision, lambda item: work_steps.call(item, self._act(), is_reached, text))

    def note(self, item_id: UUID, revision: int, text: str) -> WorkDetails:
        """Something to remember."""
        return self._step(item_id, revision, lambda item: work_steps.note(item, self._act(), text))

    def ask_contact_centre(self, item_id: UUID, revision: int, text: str) -> WorkDetails:
        """The contact centre must find something out."""
        return self._step(item_id, revision, lambda item: work_steps.ask_contact_centre(item, self._act(), text))

    def reply(self, item_id: UUID, revision: int, text: str) -> WorkDetails:
        """What the contact centre found out."""
        return self._step(item_id, revision, lambda item: work_steps.reply(item, self._act(), text))

    def wait_for_customer(self, item_id: UUID, revision: int, text: str, promised_on: date | None) -> WorkDetails:
        """The customer must do something first; with another day the customer is told as with `renew_promise`."""

        def waiting(tx: Transaction, details: WorkDetails, item: WorkItem) -> Sequence[Moved]:
            moved = work_steps.wait(item, self._act(), text, promised_on, self._calendar_of(item))
            self._tell_of_promise(tx, details, item, moved)
            return (moved,)

        return self._change(item_id, revision, waiting)

    def resume(self, item_id: UUID, revision: int) -> WorkDetails:
        """The customer did what was asked."""
        return self._step(item_id, revision, lambda item: work_steps.resume(item, self._act()))

    def renew_promise(self, item_id: UUID, revision: int, promised_on: date, text: str) -> WorkDetails:
        """Promise another day; a customer who may be written to is told when it is later."""

        def renewed(tx: Transaction, details: WorkDetails, item: WorkItem) -> Sequence[Moved]:
            moved = work_steps.renew_promise(item, self._act(), promised_on, text, self._calendar_of(item))
            self._tell_of_promise(tx, details, item, moved)
            return (moved,)

        return self._change(item_id, revision, renewed)

    def remind(self, item_id: UUID) -> WorkDetails:
        """The customer asked again; also for an item that is shielded for this person."""
        return self._until_first(lambda: self._remind(item_id))

    # ending it

    def answer(self, item_id: UUID, revision: int, text: str, tell_by_mail: bool) -> WorkDetails:
        """Give the answer to who waits for it: the unit that asked, the director, or else the customer.

        A director answers the customer with this too, once the handler answered. Only an answer to the customer can be
        told by e-mail: for a unit or director `tell_by_mail` does nothing.

        Raises:
            DomainError: also `work-mail-not-allowed` without consent for e-mail or an address.
        """

        def answered(tx: Transaction, details: WorkDetails, item: WorkItem) -> Sequence[Moved]:
            moved = self._answered(tx, details, item, text)
            if tell_by_mail and not moved[0].item.is_open:
                self._mail_answer(tx, details, text)
            return moved

        return self._change(item_id, revision, answered)

    def close(self, item_id: UUID, revision: int, text: str) -> WorkDetails:
        """Nothing more is done; a director closes every part at once, also of what is shielded for them."""

        def closed(tx: Transaction, details: WorkDetails, item: WorkItem) -> Sequence[Moved]:
            return work_parts.close_parts(item, tx.work.parts_of(item.hand_off_id), self._act(), text)

        return self._change(item_id, revision, closed, also_masked=lambda item: item.director_id == self.agent.id)

    def reopen(self, item_id: UUID, revision: int, text: str) -> WorkDetails:
        """It was not done after all: promise anew; the customer is told as with `renew_promise`."""

        def reopened(tx: Transaction, details: WorkDetails, item: WorkItem) -> Sequence[Moved]:
            promise = promise_from(self.clock.today(), self.municipality.promise_days, self._calendar_of(item))
            moved = work_steps.reopen(item, self._act(), text, promise.promised_on)
            self._tell_of_promise(tx, details, item, moved)
            return (moved,)

        return self._change(item_id, revision, reopened)

    def _may_give_direction(self, item: WorkItem) -> bool:
        return work_parts.may_give_direction(item, self.agent.id, self.is_contact_centre)

    def _act(self) -> Act:
        return Act(self.agent.id, self.clock.now(), self.clock.today())

    def _step(self, item_id: UUID, revision: int, step: Callable[[WorkItem], Moved]) -> WorkDetails:
        """A step that needs nothing but the item."""
        return self._change(item_id, revision, lambda tx, details, item: (step(item),))

    def _change(
        self,
        item_id: UUID,
        revision: int,
        change: Callable[[Transaction, WorkDetails, WorkItem], Sequence[Moved]],
        also_masked: Callable[[WorkItem], bool] = lambda item: False,
    ) -> WorkDetails:
        """What is shielded for this person is changed only when `also_masked` says so."""
        try:
            return self._changed(item_id, revision, change, also_masked)
        except DomainError as problem:
            if problem.key == "work-not-yours":
                self._log_refused(LogAction.CHANGED, LogObject.WORK_ITEM, item_id)
            raise

    def _changed(
        self,
        item_id: UUID,
        revision: int,
        change: Callable[[Transaction, WorkDetails, WorkItem], Sequence[Moved]],
        also_masked: Callable[[WorkItem], bool],
    ) -> WorkDetails:
        with self.database.write() as tx:
            details, item = self._details(tx, item_id), _stored(tx, item_id)
            if not (details.row.may_see or also_masked(item)):
                raise DomainError("work-not-yours")
            if item.revision != revision:
                raise DomainError("work-item-changed")
            self._save(tx, change(tx, details, item), customer_of(details))
            return self._details(tx, item_id)

    def _save(self, tx: Transaction, moved: Sequence[Moved], customer_id: UUID | None) -> None:
        for each in moved:
            tx.work.save(each.item, each.step)
            self._logged(tx, LogAction.CHANGED, LogObject.WORK_ITEM, each.item.id, customer_id)

    def _until_first(self, change: Callable[[], Result]) -> Result:
        """Do what depends on no revision, again when somebody else was first."""
        for _ in range(_TRIES - 1):
            try:
                return change()
            except DomainError as problem:
                if problem.key != "work-item-changed":
                    raise
        return change()

    def _take_next(self) -> WorkDetails | None:
        with self.database.write() as tx:
            item = tx.work.next_of_team(self._viewer.unit_ids)
            if item is None:
                return None
            details = self._details(tx, item.id)
            self._save(tx, (work_steps.take(item, self._act()),), customer_of(details))
            return self._details(tx, item.id)

    def _remind(self, item_id: UUID) -> WorkDetails:
        with self.database.write() as tx:
            customer_id = customer_of(self._details(tx, item_id))
            self._save(tx, (work_steps.remind(_stored(tx, item_id), self._act()),), customer_id)
            return self._details(tx, item_id)

    def _answered(self, tx: Transaction, details: WorkDetails, item: WorkItem, text: str) -> Sequence[Moved]:
        if item.asked_by:
            return (work_steps.answer_unit(item, self._act(), self._asker(item, details.steps), text),)
        if work_parts.may_direct(item, self.agent.id):
            return work_parts.answer_parts(item, tx.work.parts_of(item.hand_off_id), self._act(), text)
        return (work_steps.answer(item, self._act(), text),)

    def _mail_answer(self, tx: Transaction, details: WorkDetails, text: str) -> None:
        if not address_of(details.customer, details.hand_off):
            raise DomainError("work-mail-not-allowed", field="mail")
        send_answer(tx, details, text, self._sender())

    def _tell_of_promise(self, tx: Transaction, details: WorkDetails, before: WorkItem, moved: Moved) -> None:
        day = moved.item.promised_on
        if day > before.promised_on and work_parts.tells_customer(before):
            tell_of_extension(tx, details, day, moved.step.text, self._sender())

    def _sender(self) -> Sender:
        return Sender(self.municipality, self.language, self.clock.now())

    def _reachable(self, tx: Transaction, unit_id: str) -> Unit:
        units = receivable_units(self.municipality, tx.organisation.people())
        found = next((unit for unit in units if unit.id == unit_id), None)
        if found is None:
            raise DomainError("work-unit-unreachable", field="unit")
        return found

    def _check_member(self, tx: Transaction, person_id: UUID | None, unit_id: str) -> None:
        """Work is for people of its unit; who has no unit works for the contact centre."""
        desk = contact_centre(self.municipality).id
        members = {person.id for person in tx.organisation.people() if (person.unit_id or desk) == unit_id}
        if person_id is not None and person_id not in members:
            raise DomainError("work-not-allowed", field="person")

    def _origin(self, details: WorkDetails) -> Place:
        return Place(contact_centre(self.municipality), details.row.agent_id)

    def _asker(self, item: WorkItem, steps: Sequence[WorkStep]) -> Place:
        """The unit that waits for this answer and who there asked for it; of a unit that is gone the contact centre."""
        unit = self._unit(item.asked_by[-1])
        return Place(unit, work_parts.asker(steps)) if unit else Place(contact_centre(self.municipality))

    def _calendar_of(self, item: WorkItem) -> ServiceCalendar:
        unit = self._unit(item.unit_id)
        return calendar_of(unit, self.calendar) if unit else self.calendar

    def _unit(self, unit_id: str) -> Unit | None:
        """None when the municipality has no such unit any more."""
        return next((unit for unit in self.municipality.units if unit.id == unit_id), None)


def _stored(tx: Transaction, item_id: UUID) -> WorkItem:
    item = tx.work.get(item_id)
    if item is None:
        raise DomainError("work-item-unknown")
    return item
