"""Decides what of the work queue is shown and what is done with it. Knows no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Protocol
from uuid import UUID

from app.domain.errors import BaliewijsError, DomainError
from app.domain.rights import Right
from app.domain.work_item import WorkItem, WorkStatus, WorkStep
from app.domain.work_text import WorkText
from app.services.registry import Services
from app.services.work_ports import QueuePage, QueueQuery, QueueView, WorkDetails
from ui.shared.running import Run
from ui.work.actions import ANSWERING, StepInput, WorkAction, actions_of, main_action
from ui.work.days import days_by_unit
from ui.work.kept import Typed, text_of, typed_of


class WorkView(Protocol):
    """What the presenter asks of the screen."""

    def show_queue(self, query: QueueQuery, page: QueuePage) -> None:
        """Show the rows; the chosen one stays chosen."""

    def show_open_count(self, count: int) -> None:
        """How much of one's own is open."""

    def show_details(self, details: WorkDetails, actions: tuple[WorkAction, ...], typed: str) -> None:
        """Show one item, what can be done with it, and the answer as far as it is typed."""

    def show_no_details(self) -> None:
        """Nothing is chosen."""

    def show_changed(self, steps: tuple[WorkStep, ...]) -> None:
        """Somebody else was first: show what they did, beside what was typed here."""

    def show_unsent(self, actions: tuple[WorkAction, ...]) -> None:
        """Of the open item these steps were typed and not sent; in the answer box it stands already."""

    def show_restored(self, item_ids: tuple[UUID, ...]) -> None:
        """What was typed for these items before the programme stopped came back."""

    def show_done(self, action: WorkAction) -> None:
        """The step is stored."""

    def show_nothing_to_take(self) -> None:
        """There is no work that nobody took."""

    def show_refused(self, error: DomainError, action: WorkAction) -> None:
        """The person can mend it; what was typed stays."""

    def show_work_error(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """It did not work; `again` tries once more."""


class Keeper(Protocol):
    """Brings what is typed to disk."""

    def keep(self, draft: WorkText) -> None:
        """What is typed for an item changed."""

    def forget(self, draft_id: UUID) -> None:
        """Nothing is typed for the item any more."""


@dataclass(frozen=True, slots=True)
class _Read:
    """The queue, the open item as it is now, and the days that each unit can promise."""

    page: QueuePage
    details: WorkDetails | None
    days: dict[str, tuple[date, ...]]


class WorkPresenter:
    """One queue and one open item at a time. What is typed is kept for each item, on disk too, until it was sent."""

    def __init__(self, view: WorkView, services: Services, run: Run, keeper: Keeper) -> None:
        self._view, self._services, self._run, self._keeper = view, services, run, keeper
        self._query = QueueQuery()
        self._details: WorkDetails | None = None
        self._wanted: UUID | None = None
        self._is_busy = False
        self.typed: Typed = {}
        self._revisions: dict[UUID, int] = {}
        self._days: dict[str, tuple[date, ...]] = {"": ()}

    def take_over(self, before: "WorkPresenter") -> None:
        """Go on where another one was: the window was made again."""
        self._query, self._wanted = before._query, before._wanted
        self.typed, self._revisions = before.typed, before._revisions
        for item_id in {item_id for item_id, _action in self.typed}:
            self._bring_to_disk(item_id)

    def restore(self, texts: Sequence[WorkText]) -> None:
        """Bring back what the journal kept."""
        self.typed = typed_of(texts)
        self._revisions = {text.id: text.revision for text in texts}
        if texts:
            self._view.show_restored(tuple(self._revisions))

    @property
    def query(self) -> QueueQuery:
        """What of the queue is shown."""
        return self._query

    @property
    def details(self) -> WorkDetails | None:
        """The open item."""
        return self._details

    @property
    def actions(self) -> tuple[WorkAction, ...]:
        """What can be done with the open item."""
        services = self._services
        return actions_of(self._details, services.agent.id, services.is_contact_centre) if self._details else ()

    @property
    def days(self) -> tuple[date, ...]:
        """The days that the unit of the open item can promise."""
        unit_id = self._details.row.item.unit_id if self._details else ""
        return self._days.get(unit_id, self._days[""])

    # the queue

    def choose_view(self, view: QueueView) -> None:
        """Show the work of this view."""
        self._ask(replace(self._query, view=view))

    def search(self, text: str) -> None:
        """Look for a number, a customer or a subject."""
        self._ask(replace(self._query, text=text.strip()))

    def choose_unit(self, unit_id: str) -> None:
        """Show the work of one unit, or of all with ""."""
        self._ask(replace(self._query, unit_id=unit_id))

    def choose_status(self, status: WorkStatus | None) -> None:
        """Show what is so far, or with None everything that is open."""
        self._ask(replace(self._query, statuses=(status,) if status else ()))

    def _ask(self, query: QueueQuery) -> None:
        if query != self._query:
            self._query = query
            self.refresh()

    def refresh(self) -> None:
        """Read the queue and the open item again."""
        self._read_again(self._wanted)

    def refresh_queue(self) -> None:
        """Read the queue again; nothing happened to the open item."""
        self._read_again(None)

    def _read_again(self, open_id: UUID | None) -> None:
        query = self._query

        def read() -> _Read:
            services = self._services
            details = services.work_details(open_id) if open_id else None
            days = days_by_unit(services.municipality.units, services.calendar, services.clock.today())
            return _Read(services.work_queue(query), details, days)

        def show(found: _Read) -> None:
            self._days = found.days
            self._view.show_queue(query, found.page)
            self._show_count(found.page)
            if found.details is not None and self._wanted == open_id:
                self._show_newer(found.details)

        self._run(read, show, self._failed(self.refresh), "work-queue" if open_id else "work-list")

    def look_again(self) -> None:
        """Read the open item again: who else has it open."""
        if (item_id := self._wanted) is None:
            return

        def show(details: WorkDetails) -> None:
            if self._wanted == item_id:
                self._show_newer(details)

        self._run(lambda: self._services.work_details(item_id), show, lambda _error: None, "work-again")

    def read_count(self) -> None:
        """Read only how much of one's own is open: the page is not in sight. Who does no work has none."""
        if not self._services.may(Right.HANDLE_WORK):
            return
        read = partial(self._services.work_queue, QueueQuery(limit=1))
        self._run(read, self._show_count, lambda _error: None, "work-count")

    def _show_newer(self, details: WorkDetails) -> None:
        """What a colleague did while something is typed here is told before that is sent."""
        item, before = details.row.item, self._details
        self._show(details)
        is_typed = any(item_id == item.id for item_id, _ in self.typed)
        if before is None or before.row.item.id != item.id or not (is_typed and item.is_open):
            return
        after = (step for step in details.steps if step.number > before.row.item.revision)
        if theirs := tuple(step for step in after if step.person_id != self._services.agent.id):
            self._view.show_changed(theirs)

    def _show_count(self, page: QueuePage) -> None:
        self._view.show_open_count(page.counts.get(QueueView.MINE, 0))

    # one item

    def open_item(self, item_id: UUID) -> None:
        """Show an item; the one before is left."""
        if item_id != self._wanted:
            self.leave()
        self._wanted = item_id
        again = partial(self.open_item, item_id)
        self._run(lambda: self._services.work_details(item_id), self._opened, self._failed(again), "work-details")

    def _opened(self, details: WorkDetails) -> None:
        if details.row.item.id == self._wanted:
            self._show(details)

    def leave(self) -> None:
        """The open item is no longer looked at; it can be shown again with `refresh`."""
        if self._details is not None:
            item_id = self._details.row.item.id
            self._run(lambda: self._services.leave_work(item_id), lambda _done: None, lambda _error: None, "")

    def close_item(self) -> None:
        """Show no item any more."""
        self.leave()
        self._wanted = self._details = None
        self._view.show_no_details()

    def _show(self, details: WorkDetails) -> None:
        before = (self._details and self._open_id, self.unsent)
        self._wanted, self._details = details.row.item.id, details
        self._view.show_details(details, self.actions, self.answer)
        if self.unsent and before != (self._open_id, self.unsent):
            self._view.show_unsent(self.unsent)

    # what is typed

    @property
    def answer(self) -> str:
        """What is typed in the answer box of the open item."""
        main = main_action(self.actions)
        return self.typed_for(main).text if main else ""

    def typed_for(self, action: WorkAction) -> StepInput:
        """What was filled in for the open item and not sent yet."""
        return self.typed.get((self._open_id, _kept_as(action)), StepInput()) if self._details else StepInput()

    def keep(self, action: WorkAction, filled: StepInput) -> None:
        """Remember what is filled in until it was sent."""
        if self._details is None or filled == self.typed_for(action):
            return
        if filled == StepInput():
            del self.typed[(self._open_id, _kept_as(action))]
        else:
            self.typed[(self._open_id, _kept_as(action))] = filled
        self._revisions[self._open_id] = self._details.row.item.revision
        self._bring_to_disk(self._open_id)

    def keep_answer(self, text: str) -> None:
        """Remember the text of the answer box."""
        if (main := main_action(self.actions)) is not None:
            self.keep(main, replace(self.typed_for(main), text=text))

    @property
    def unsent(self) -> tuple[WorkAction, ...]:
        """Steps of the open item that were typed and not sent, but for what stands in the answer box."""
        in_box = WorkAction.ANSWER if main_action(self.actions) else None
        details = self._details
        typed = (action for item_id, action in self.typed if details and item_id == self._open_id)
        return tuple(action for action in typed if action is not in_box)

    def throw_away(self, action: WorkAction) -> None:
        """What was typed for this step is wanted no more."""
        self.keep(action, StepInput())

    def _bring_to_disk(self, item_id: UUID) -> None:
        text = text_of(item_id, self._revisions[item_id], self.typed)
        if text.steps:
            self._keeper.keep(text)
        else:
            self._keeper.forget(item_id)

    @property
    def _open_id(self) -> UUID:
        assert self._details is not None
        return self._details.row.item.id

    # steps

    def take_next(self) -> None:
        """Take the most urgent work that nobody took."""

        def taken(details: WorkDetails | None) -> None:
            if details is None:
                self._view.show_nothing_to_take()
                return
            if details.row.item.id != self._wanted:
                self.leave()
            self._show(details)
            self._view.show_done(WorkAction.TAKE)
            self.refresh()

        self._run(self._services.take_next, taken, self._failed(self.take_next), "")

    def send_answer(self, by_mail: bool) -> None:
        """Do the main thing with the text of the answer box."""
        if (main := main_action(self.actions)) is not None:
            self.do(main, StepInput(self.answer, by_mail=by_mail))

    def do(self, action: WorkAction, filled: StepInput) -> None:
        """Take a step with the open item; one at a time."""
        if self._details is None or self._is_busy or action not in self.actions:
            return
        item, before = self._details.row.item, self._details
        key = (item.id, _kept_as(action))
        self._is_busy = True

        def done(details: WorkDetails) -> None:
            self._is_busy = False
            kept = self.typed.get(key)
            if kept is not None and kept.text.strip() == filled.text.strip():
                del self.typed[key]
                self._bring_to_disk(item.id)
            self._view.show_done(action)
            if self._wanted == item.id:
                self._show(details)
            self.refresh()

        def failed(error: BaliewijsError) -> None:
            self._is_busy = False
            if error.key == "work-item-changed":
                self._reload(before)
            elif isinstance(error, DomainError):
                self._view.show_refused(error, action)
            else:
                self._view.show_work_error(error, partial(self.do, action, filled))

        self._run(partial(self._step, action, item, filled), done, failed, "")

    def _reload(self, before: WorkDetails) -> None:
        """Somebody was first: what they did comes beside what was typed, and the person decides."""
        item = before.row.item

        def show(details: WorkDetails) -> None:
            if self._wanted == item.id:
                self._show(details)
                self._view.show_changed(tuple(step for step in details.steps if step.number > item.revision))
            self.refresh()

        again = partial(self._reload, before)
        self._run(lambda: self._services.work_details(item.id), show, self._failed(again), "work-details")

    def _step(self, action: WorkAction, item: WorkItem, filled: StepInput) -> WorkDetails:
        services, where = self._services, (item.id, item.revision)
        text = filled.text.strip()
        steps: dict[WorkAction, Callable[[], WorkDetails]] = {
            WorkAction.TAKE: lambda: services.take(*where),
            WorkAction.ANSWER: lambda: services.answer(*where, text, filled.by_mail),
            WorkAction.REPLY: lambda: services.reply(*where, text),
            WorkAction.CLOSE: lambda: services.close(*where, text),
            WorkAction.CALL: lambda: services.note_call(*where, filled.is_reached, text),
            WorkAction.NOTE: lambda: services.note(*where, text),
            WorkAction.RETURN: lambda: services.return_work(*where, text),
            WorkAction.PASS_ON: lambda: services.pass_on(*where, filled.unit_id, filled.handler_id, text),
            WorkAction.ASSIGN: lambda: services.assign(*where, filled.handler_id),
            WorkAction.ASK_UNIT: lambda: services.ask_unit(*where, filled.unit_id, text),
            WorkAction.ASK_CONTACT_CENTRE: lambda: services.ask_contact_centre(*where, text),
            WorkAction.WAIT: lambda: services.wait_for_customer(*where, text, filled.promised_on),
            WorkAction.RESUME: lambda: services.resume(*where),
            WorkAction.RENEW_PROMISE: lambda: services.renew_promise(*where, _day(filled), text),
            WorkAction.REMIND: lambda: services.remind(item.id),
            WorkAction.REOPEN: lambda: services.reopen(*where, text),
            WorkAction.DIRECT: lambda: services.direct(*where, _person(filled)),
        }
        return steps[action]()

    def _failed(self, again: Callable[[], None]) -> Callable[[BaliewijsError], None]:
        return lambda error: self._view.show_work_error(error, again)


def _kept_as(action: WorkAction) -> WorkAction:
    """The answer box is one box, also when a colleague's step changes what it is for."""
    return WorkAction.ANSWER if action in ANSWERING else action


def _person(filled: StepInput) -> UUID:
    assert filled.handler_id is not None  # the sheet cannot be sent without
    return filled.handler_id


def _day(filled: StepInput) -> date:
    if filled.promised_on is None:
        raise DomainError("work-promise-wrong", field="promised_on")
    return filled.promised_on
