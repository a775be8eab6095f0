"""Marks that customers give, as ready-to-call actions; `Services` has them too."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.contact import Contact
from app.domain.contact_number import parse_number
from app.domain.draft import ContactDraft
from app.domain.drafting import wants_survey
from app.domain.errors import DomainError
from app.domain.figures.surveys import MARKS
from app.domain.log import LogAction, LogObject
from app.services.figure_actions import FigureActions
from app.services.ports import Transaction


@dataclass(frozen=True, slots=True)
class Survey:
    """A customer who was asked for a mark; `asked_at` is UTC, `mark` None while there is no answer."""

    number: str
    asked_at: datetime
    mark: int | None


@dataclass(frozen=True, slots=True)
class SurveyActions(FigureActions):
    """A contact is told by the customer's number, as typed. Every method may be called from any thread."""

    def wants_survey(self, draft: ContactDraft) -> bool:
        """Whether the customer of this running contact is one to ask."""
        return wants_survey(draft, self.municipality.survey_percent)

    def survey_of(self, number: str) -> Survey | None:
        """What the customer was asked and answered; None when nobody asked.

        Raises:
            DomainError: `number-mistyped`, `contact-unknown`.
        """
        with self.database.read() as tx:
            return _survey(tx, _contact(tx, number))

    def put_mark(self, number: str, mark: int) -> Survey:
        """Record an answer that came later; it takes the place of an earlier one.

        Raises:
            DomainError: `number-mistyped`, `contact-unknown`, `mark-wrong`, `survey-not-asked`.
        """
        with self.database.write() as tx:
            contact = _contact(tx, number)
            if mark not in MARKS:
                raise DomainError("mark-wrong", field="mark")
            asked = _survey(tx, contact)
            if asked is None:
                raise DomainError("survey-not-asked", field="number")
            tx.figures.put_survey(contact.id, asked.asked_at, mark)
            customer_id = contact.customer.id if contact.customer else None
            self._logged(tx, LogAction.CHANGED, LogObject.CONTACT, contact.number, customer_id)
        return Survey(contact.number, asked.asked_at, mark)


def _contact(tx: Transaction, number: str) -> Contact:
    contact = tx.contacts.by_number(parse_number(number))
    if contact is None:
        raise DomainError("contact-unknown", field="number")
    return contact


def _survey(tx: Transaction, contact: Contact) -> Survey | None:
    found = tx.figures.survey(contact.id)
    return Survey(contact.number, *found) if found else None
