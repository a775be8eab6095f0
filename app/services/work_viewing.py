"""Looking at the work queue, as ready-to-call actions; `Services` has them too."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from app.domain.calendar import ServiceCalendar
from app.domain.errors import DomainError
from app.domain.log import LogAction, LogObject
from app.domain.organisation import Municipality
from app.domain.routing import contact_centre, is_of_contact_centre
from app.services.ports import Transaction
from app.services.search_actions import SearchActions
from app.services.work_ports import QueuePage, QueueQuery, Viewer, WorkDetails, WorkRow

_PRESENT = timedelta(minutes=2)  # a screen tells it every half minute, or every minute and a half when it hears changes


@dataclass(frozen=True, slots=True)
class WorkViewing(SearchActions):
    """Who looks at which work. Every method may be called from any thread."""

    calendar: ServiceCalendar
    municipality: Municipality
    language: str

    def work_queue(self, query: QueueQuery) -> QueuePage:
        """What this person works on, earliest promise first."""
        with self.database.read() as tx:
            return tx.work.queue(query, self._viewer)

    def work_details(self, item_id: UUID) -> WorkDetails:
        """Everything about one item; others see from now on that this person has it open."""
        now = self.clock.now()
        with self.database.write() as tx:
            details = self._details(tx, item_id)
            if not tx.work.has_open(item_id, self.agent.id, now - _PRESENT):
                self._logged(tx, LogAction.SEEN, LogObject.WORK_ITEM, item_id, customer_of(details))
            tx.work.touch(item_id, self.agent.id, now)
        return details

    def leave_work(self, item_id: UUID) -> None:
        """This person has it open no more."""
        with self.database.write() as tx:
            tx.work.leave(item_id, self.agent.id)

    def open_work_of(self, customer_id: UUID) -> list[WorkRow]:
        """What was promised to a customer and not kept yet, earliest promise first."""
        with self.database.read() as tx:
            return tx.work.of_customer(customer_id, self._viewer)

    @property
    def is_contact_centre(self) -> bool:
        """Whether this person works at the contact centre."""
        return is_of_contact_centre(self.municipality, self.agent)

    @property
    def _viewer(self) -> Viewer:
        """Who has no unit stands at a desk of the contact centre."""
        desk = contact_centre(self.municipality).id
        unit_id = self.agent.unit_id or desk
        return Viewer(self.agent.id, (unit_id,), is_at_desk=unit_id == desk)

    def _details(self, tx: Transaction, item_id: UUID) -> WorkDetails:
        details = tx.work.details(item_id, self._viewer, self.clock.now() - _PRESENT)
        if details is None:
            raise DomainError("work-item-unknown")
        return details


def customer_of(details: WorkDetails) -> UUID | None:
    """Whose question it is; None when it is nobody's, or when the viewer may not know."""
    return details.customer.id if details.customer else None
