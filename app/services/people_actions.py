"""Who works here and where each unit gets its mail, as ready-to-call actions; `Services` has them too."""

from dataclasses import dataclass, replace
from uuid import UUID

from app.domain.customer_checks import check_email
from app.domain.errors import DomainError
from app.domain.log import LogAction, LogObject
from app.domain.organisation import Municipality, Person
from app.domain.routing import units_touched
from app.services.logged_actions import LoggedActions
from app.services.ports import Transaction


@dataclass(frozen=True, slots=True)
class Organisation:
    """The municipality with its units, and its people by name, as stored now.

    `owners` have a password on the embedded database; on a server this is not told.
    """

    municipality: Municipality
    people: tuple[Person, ...]
    owners: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class PeopleActions(LoggedActions):
    """Each change is one transaction and gives what is stored then. Every method may be called from any thread."""

    def organisation(self) -> Organisation:
        """What is stored now: another workplace may have changed it."""
        with self.database.read() as tx:
            return self._organisation(tx)

    def put_person(self, person: Person) -> Organisation:
        """Store or replace a person. Nobody is taken away: contacts of before name them.

        Raises:
            DomainError: `person-name-missing`, `email-wrong`, `unit-unknown`.
        """
        checked = checked_person(person)
        with self.database.write() as tx:
            self._store_person(tx, checked)
            return self._organisation(tx)

    def _organisation(self, tx: Transaction) -> Organisation:
        return stored_organisation(tx)

    def _store_person(self, tx: Transaction, person: Person) -> None:
        before = stored_organisation(tx)
        if person.unit_id:
            units_touched(before.municipality, [person.unit_id])
        is_known = any(each.id == person.id for each in before.people)
        tx.organisation.put_person(person)
        self._logged(tx, LogAction.CHANGED if is_known else LogAction.ADDED, LogObject.PERSON, person.id)

    def put_mailbox(self, unit_id: str, mailbox: str) -> Organisation:
        """Where a unit gets its mail; "" when it has no mailbox.

        Raises:
            DomainError: `email-wrong`, `unit-unknown`.
        """
        checked = check_email(mailbox)
        with self.database.write() as tx:
            units_touched(stored_organisation(tx).municipality, [unit_id])
            tx.organisation.put_mailbox(unit_id, checked)
            self._logged(tx, LogAction.CHANGED, LogObject.ORGANISATION, unit_id)
            return self._organisation(tx)


def checked_person(person: Person) -> Person:
    """The person with a tidy name and address.

    Raises:
        DomainError: `person-name-missing`, `email-wrong`.
    """
    checked = replace(person, name=" ".join(person.name.split()), email=check_email(person.email))
    if not checked.name:
        raise DomainError("person-name-missing", field="name")
    return checked


def stored_organisation(tx: Transaction) -> Organisation:
    """What is stored now; DomainError `not-set-up`."""
    municipality = tx.organisation.municipality()
    if municipality is None:
        raise DomainError("not-set-up")
    return Organisation(municipality, tuple(tx.organisation.people()))
