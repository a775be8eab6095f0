"""Who works here and where each unit gets its mail, as ready-to-call actions; `Services` has them too."""

from dataclasses import dataclass, replace

from app.domain.customer_checks import check_email
from app.domain.errors import DomainError
from app.domain.organisation import Municipality, Person
from app.domain.routing import units_touched
from app.services.ports import Database, Transaction


@dataclass(frozen=True, slots=True)
class Organisation:
    """The municipality with its units, and its people by name, as stored now."""

    municipality: Municipality
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class PeopleActions:
    """Each change is one transaction and gives what is stored then. Every method may be called from any thread."""

    database: Database

    def organisation(self) -> Organisation:
        """What is stored now: another workplace may have changed it."""
        with self.database.read() as tx:
            return _stored(tx)

    def put_person(self, person: Person) -> Organisation:
        """Store or replace a person. Nobody is taken away: contacts of before name them.

        Raises:
            DomainError: `person-name-missing`, `email-wrong`, `unit-unknown`.
        """
        checked = replace(person, name=" ".join(person.name.split()), email=check_email(person.email))
        if not checked.name:
            raise DomainError("person-name-missing", field="name")
        with self.database.write() as tx:
            if checked.unit_id:
                units_touched(_stored(tx).municipality, [checked.unit_id])
            tx.organisation.put_person(checked)
            return _stored(tx)

    def put_mailbox(self, unit_id: str, mailbox: str) -> Organisation:
        """Where a unit gets its mail; "" when it has no mailbox.

        Raises:
            DomainError: `email-wrong`, `unit-unknown`.
        """
        checked = check_email(mailbox)
        with self.database.write() as tx:
            units_touched(_stored(tx).municipality, [unit_id])
            tx.organisation.put_mailbox(unit_id, checked)
            return _stored(tx)


def _stored(tx: Transaction) -> Organisation:
    municipality = tx.organisation.municipality()
    if municipality is None:
        raise DomainError("not-set-up")
    return Organisation(municipality, tuple(tx.organisation.people()))
