"""A work presenter with everything around it in memory: one queue that a colleague may change meanwhile."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, cast
from uuid import UUID

from app.domain.calendar import ServiceCalendar
from app.domain.contact import MessageKind
from app.domain.customer import Customer
from app.domain.errors import BaliewijsError, DomainError, WorldError
from app.domain.ids import new_id
from app.domain.organisation import Line
from app.domain.rights import Right
from app.domain.work_item import StepKind, WorkItem, WorkStatus, WorkStep
from app.domain.work_text import WorkText
from app.services.registry import Services
from app.services.work_ports import QueuePage, QueueQuery, QueueView, WorkDetails, WorkRow
from tests.builders import a_customer, a_hand_off, a_municipality, a_person
from ui.work.actions import WorkAction
from ui.work.presenter import WorkPresenter

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
ME = a_person(name="S. Bakker", unit_id="parkeren")
COLLEAGUE = a_person(id=new_id(), name="R. Yilmaz", unit_id="parkeren")


def an_item(**changes: Any) -> WorkItem:
    """Work for Parkeren, of which the first part is all there is."""
    item_id = new_id()
    item = WorkItem(item_id, item_id, "parkeren", Line.THIRD, date(2026, 12, 1))
    return replace(item, **changes)


def a_row(title: str = "Parkeerboete", customer: str = "Mw. A. de Vries", **changes: Any) -> WorkRow:
    """An item in the list; `may_see` aside, changes are of the item."""
    may_see = changes.pop("may_see", True)
    started = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    return WorkRow(an_item(**changes), title, customer, "M4TD91CZ7K", "counter", started, COLLEAGUE.id, may_see)


def details_of(row: WorkRow, customer: Customer | None = None, **changes: Any) -> WorkDetails:
    """Everything about a row, with its first step."""
    item = row.item
    first = WorkStep(item.id, 1, StepKind.HANDED_OFF, row.handed_off_at, COLLEAGUE.id, unit_id=item.unit_id)
    hand_off = a_hand_off(id=item.hand_off_id)
    details = WorkDetails(row, hand_off, MessageKind.QUESTION, customer or a_customer(), (first,))
    return replace(details, **changes)


class Desk:
    """Services with these items; `away` makes them fail, `log` tells the steps that were stored."""

    def __init__(self, *items: WorkDetails) -> None:
        self.items = {details.row.item.id: details for details in items}
        self.municipality, self.calendar, self.agent, self.clock = a_municipality(), ServiceCalendar(), ME, self
        self.log: list[tuple[str, tuple[Any, ...]]] = []
        self.left: list[UUID] = []
        self.is_contact_centre = False
        self.queries: list[QueueQuery] = []
        self.work_texts: dict[UUID, WorkText] = {}
        self.away = False

    def today(self) -> date:
        return TODAY

    def now(self) -> datetime:
        return NOW

    def work_queue(self, query: QueueQuery) -> QueuePage:
        self._check()
        self.queries.append(query)
        rows = tuple(each.row for each in self.items.values() if each.row.item.is_open)
        return QueuePage(rows, len(rows), {QueueView.MINE: len(rows)})

    def work_details(self, item_id: UUID) -> WorkDetails:
        self._check()
        return self.items[item_id]

    def keep_work_text(self, text: WorkText) -> datetime:
        self.work_texts[text.id] = text
        return NOW

    def forget_work_text(self, item_id: UUID) -> None:
        self.work_texts.pop(item_id, None)

    def leave_work(self, item_id: UUID) -> None:
        self.left.append(item_id)

    def take_next(self) -> WorkDetails | None:
        free = (each for each in self.items.values() if each.row.item.status is WorkStatus.NEW)
        found = next(free, None)
        return self.change(found.row.item.id, StepKind.TAKEN, ME.id, WorkStatus.IN_PROGRESS) if found else None

    def change(self, item_id: UUID, kind: StepKind, person_id: UUID, status: WorkStatus, text: str = "") -> WorkDetails:
        """What anybody does to an item."""
        before = self.items[item_id]
        item = replace(before.row.item, revision=before.row.item.revision + 1, status=status)
        step = WorkStep(item_id, item.revision, kind, NOW, person_id, text)
        row = replace(before.row, item=item)
        self.items[item_id] = replace(before, row=row, steps=(*before.steps, step))
        return self.items[item_id]

    def may(self, right: Right) -> bool:
        """Nobody signs in."""
        return True

    def __getattr__(self, name: str) -> Callable[..., WorkDetails]:
        """Every other action is a step: it is refused when the revision is stale or a text is missing."""
        kinds = {"answer": (StepKind.ANSWERED, WorkStatus.CLOSED), "take": (StepKind.TAKEN, WorkStatus.IN_PROGRESS)}
        kind, status = kinds.get(name, (StepKind.NOTED, WorkStatus.IN_PROGRESS))

        def step(item_id: UUID, revision: int, *filled: Any) -> WorkDetails:
            self._check()
            if self.items[item_id].row.item.revision != revision:
                raise DomainError("work-item-changed")
            if name == "answer" and not filled[0]:
                raise DomainError("work-text-missing", field="text")
            self.log.append((name, filled))
            return self.change(item_id, kind, ME.id, status, str(filled[0]) if filled else "")

        return step

    def _check(self) -> None:
        if self.away:
            raise WorldError("database-away")


class View:
    """What the screen was told."""

    def __init__(self) -> None:
        self.pages: list[QueuePage] = []
        self.count: int | None = None
        self.details: WorkDetails | None = None
        self.actions: tuple[WorkAction, ...] = ()
        self.typed = ""
        self.changed: tuple[WorkStep, ...] = ()
        self.done: list[WorkAction] = []
        self.refused: list[str] = []
        self.errors: list[str] = []
        self.again: Callable[[], None] | None = None
        self.nothing_to_take = False
        self.unsent: tuple[WorkAction, ...] = ()
        self.restored: tuple[UUID, ...] = ()

    def show_queue(self, query: QueueQuery, page: QueuePage) -> None:
        self.pages.append(page)

    def show_open_count(self, count: int) -> None:
        self.count = count

    def show_details(self, details: WorkDetails, actions: tuple[WorkAction, ...], typed: str) -> None:
        self.details, self.actions, self.typed = details, actions, typed

    def show_changed(self, steps: tuple[WorkStep, ...]) -> None:
        self.changed = steps

    def show_unsent(self, actions: tuple[WorkAction, ...]) -> None:
        self.unsent = actions

    def show_restored(self, item_ids: tuple[UUID, ...]) -> None:
        self.restored = item_ids

    def show_done(self, action: WorkAction) -> None:
        self.done.append(action)

    def show_nothing_to_take(self) -> None:
        self.nothing_to_take = True

    def show_refused(self, error: DomainError, action: WorkAction) -> None:
        self.refused.append(error.key)

    def show_work_error(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        self.errors.append(error.key)
        self.again = again


class WorkBench:
    """The presenter; `waiting` holds work back until `settle`."""

    def __init__(self, *items: WorkDetails) -> None:
        self.desk, self.view = Desk(*items), View()
        self.presenter = WorkPresenter(self.view, cast(Services, self.desk), self._run, self)
        self.slow = False
        self._waiting: list[Callable[[], None]] = []

    def _run(
        self,
        work: Callable[[], object],
        on_done: Callable[..., None],
        on_error: Callable[[BaliewijsError], None],
        newest_of: str,
    ) -> None:
        def run() -> None:
            try:
                result = work()
            except BaliewijsError as error:
                on_error(error)
                return
            on_done(result)

        if self.slow:
            self._waiting.append(run)
        else:
            run()

    def keep(self, draft: WorkText) -> None:
        """A keeper that brings everything to disk at once."""
        self.desk.keep_work_text(draft)

    def forget(self, draft_id: UUID) -> None:
        """What was sent or taken out is on disk no more."""
        self.desk.forget_work_text(draft_id)

    def settle(self) -> None:
        """Do what was held back."""
        self.slow = False
        while self._waiting:
            self._waiting.pop(0)()
