"""A customer who asks again: what was promised comes first, and one key reminds the team."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.domain.draft import ContactDraft
from app.domain.errors import BaliewijsError
from app.domain.work_parts import tells_customer
from app.services.number_search import NumberFound
from app.services.registry import Services
from app.services.work_ports import QueueQuery, QueueView, WorkDetails, WorkRow
from resources.translations import _
from ui.contact_page import ContactPage
from ui.contacts.presenter import ContactsPresenter
from ui.shared.promise_words import promise_lines
from ui.shared.tasks import Tasks
from ui.shared.widgets.promises_line import PromisesLine


class PromisesDesk(QObject):
    """Reads the open promises of the customer in front and of a number that was typed, and shows them.

    `begin` begins a contact: to ask again is one.

    Signals:
        failed: an error to show.
    """

    failed = Signal(object)

    def __init__(
        self,
        page: ContactPage,
        services: Services,
        tasks: Tasks,
        contacts: ContactsPresenter,
        begin: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page, self._services, self._tasks, self._contacts = page, services, tasks, contacts
        self._begin = begin
        self._units = {unit.id: unit.name for unit in services.municipality.units}
        self._asked: tuple[UUID, UUID] | None = None
        self._number = ""
        self._of_customer: tuple[WorkRow, ...] = ()
        self._of_number: tuple[WorkRow, ...] = ()
        self._under_way: set[UUID] = set()
        self._sheet_line: PromisesLine | None = None
        for line in (page.panel.promises, page.results.promises):
            line.remind_requested.connect(self.remind)

    # whose promises

    def show_draft(self, draft: ContactDraft | None) -> None:
        """The contact in front changed: read the promises of its customer when that is another one."""
        asked = (draft.id, draft.customer.id) if draft and not draft.customer.is_empty else None
        if asked != self._asked:
            self._asked, self._of_customer = asked, ()
            self._read_customer()
        self._show()

    def show_number(self, found: NumberFound | None) -> None:
        """A contact number was typed, or is no longer there."""
        self._number, self._of_number = found.number if found else "", ()
        self._read_number()
        self._show()

    def follow(self, line: PromisesLine) -> None:
        """Show the promises of the customer in an open dialog too."""
        self._sheet_line = line
        line.remind_requested.connect(self.remind)
        self._show()

    def _read_customer(self) -> None:
        asked = self._asked
        if asked is None:
            return

        def arrived(rows: list[WorkRow]) -> None:
            if asked == self._asked:
                self._of_customer = tuple(rows)
                self._show()

        self._tasks.run(lambda: self._services.open_work_of(asked[1]), arrived, self._not_read)

    def _read_number(self) -> None:
        number = self._number
        if not number:
            return

        def arrived(rows: tuple[WorkRow, ...]) -> None:
            if number == self._number:
                self._of_number = rows
                self._show()

        self._tasks.run(lambda: self._open_work_with(number), arrived, self._not_read)

    def _not_read(self, error: BaliewijsError) -> None:
        """Nobody asked for it: that the server of a joined seat is away stands in the status bar."""
        if not (self._services.is_joined and error.key == "database-away"):
            self.failed.emit(error)

    def _open_work_with(self, number: str) -> tuple[WorkRow, ...]:
        page = self._services.work_queue(QueueQuery(QueueView.ALL, number))
        return tuple(row for row in page.rows if row.contact_number == number and tells_customer(row.item))

    def _show(self) -> None:
        draft = self._contacts.current
        reminded = draft.reminded if draft else ()
        today = self._services.clock.today()
        of_customer = promise_lines(self._of_customer, self._units, today, reminded)
        self._page.panel.promises.show_promises(of_customer)
        self._page.results.promises.show_promises(promise_lines(self._of_number, self._units, today, reminded))
        if self._sheet_line is not None and isValid(self._sheet_line):
            self._sheet_line.show_promises(of_customer)

    # reminding

    def remind_first(self) -> None:
        """The promise of the number that was typed, else the customer's first, of which the team does not know yet."""
        lines = (self._page.results.promises, self._page.panel.promises)
        if not any(line.remind_first() for line in lines):
            self._page.banner.tell(_("There is no open promise to remind the team of."), "info")

    def remind(self, item_id: UUID) -> None:
        """The customer asks again: tell the team, once in each contact."""
        if self._contacts.current is None:
            self._begin()
        draft = self._contacts.current
        if draft is None or item_id in draft.reminded or item_id in self._under_way:
            return
        self._under_way.add(item_id)
        self._tasks.run(
            lambda: self._services.remind(item_id), self._reminded(draft.id, item_id), self._failed(item_id)
        )

    def _reminded(self, draft_id: UUID, item_id: UUID) -> Callable[[WorkDetails], None]:
        def done(_details: WorkDetails) -> None:
            self._under_way.discard(item_id)
            self._contacts.note_reminded(draft_id, item_id)
            self._page.banner.tell(_("The team knows that the customer asked again."), "good")
            self._read_customer()
            self._read_number()
            self._show()

        return done

    def _failed(self, item_id: UUID) -> Callable[[BaliewijsError], None]:
        def failed(error: BaliewijsError) -> None:
            self._under_way.discard(item_id)
            self.failed.emit(error)

        return failed
