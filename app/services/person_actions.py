"""What is stored about one person: to see, to hand out, to correct and to erase; `Services` has them too."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from app.domain.customer import Customer
from app.domain.customer_checks import check_email, check_house_number, check_kvk, check_phone, check_postcode
from app.domain.disposal import Disposal, DisposalKind, DisposalState, Holds, checked_reason
from app.domain.errors import DomainError
from app.domain.log import LogAction, LogObject
from app.domain.rights import Right
from app.services.log_ports import LogQuery
from app.services.person_export import PersonData, SeenLine, write_person
from app.services.ports import Transaction
from app.services.privacy_actions import PrivacyActions
from app.services.progress import Progress
from app.services.replacing import replacing
from resources.translations import language

_LOG_LINES: Final = 10_000


@dataclass(frozen=True, slots=True)
class PersonContact:
    """A contact of the person. `kept_until` is the last day that it is kept; `holds` what is open of it."""

    number: str
    started_at: datetime
    channel: str
    titles: tuple[str, ...]
    kept_until: date
    holds: tuple[Holds, ...]


@dataclass(frozen=True, slots=True)
class PersonView:
    """What the screen shows of one person: the register, contacts the newest first, and who saw it."""

    customer: Customer
    contacts: tuple[PersonContact, ...]
    seen: tuple[SeenLine, ...]

    @property
    def is_open(self) -> bool:
        """Whether something keeps the person from being erased."""
        return any(contact.holds for contact in self.contacts)


@dataclass(frozen=True, slots=True)
class PersonActions(PrivacyActions):
    """Looking is logged too. Every method may be called from any thread.

    Raises:
        DomainError: `role-missing` for who may not; `customer-unknown`.
    """

    def person_view(self, customer_id: UUID) -> PersonView:
        """What there is about a customer."""
        self.demand(Right.SEE_PERSON_DATA)
        with self.database.read() as tx:
            view = self._person(tx, customer_id)
        self._log_seen(LogObject.CUSTOMER, customer_id, customer_id)
        return view

    def export_person(self, path: Path, customer_id: UUID) -> None:
        """Write everything about a customer to a ZIP file: once to be read, once for a program.

        Raises:
            WorldError: `file-not-written`.
        """
        self.demand(Right.SEE_PERSON_DATA)
        with self.database.write() as tx:
            self._logged(tx, LogAction.EXPORTED, LogObject.CUSTOMER, customer_id, customer_id)
        with self.database.read() as tx:
            data = self._person_data(tx, customer_id)
        with replacing(path) as out:
            write_person(out, data, language())

    def correct_customer(self, customer: Customer) -> Customer:
        """Put the register right; that it changed is logged, what it was is not. Gives it as it is stored.

        Raises:
            DomainError: what is wrong with a field, `customer-empty`.
        """
        self.demand(Right.SEE_PERSON_DATA)
        checked = _checked(customer)
        with self.database.write() as tx:
            _known(tx, customer.id)
            tx.customers.put(checked)
            self._logged(tx, LogAction.CHANGED, LogObject.CUSTOMER, customer.id, customer.id)
        return checked

    def erase_person(self, customer_id: UUID, reason: str, progress: Progress) -> Disposal:
        """Erase a customer who asks for it, at once and whatever the terms; gives the proof.

        Raises:
            DomainError: `reason-missing`, `reason-too-long`; `person-has-open` while something is open.
        """
        self.demand(Right.DISPOSE)
        checked = checked_reason(reason)
        with self.database.write() as tx:
            _known(tx, customer_id)
            contact_ids = tx.privacy.contacts_of(customer_id)
            if tx.privacy.holds(contact_ids, self.clock.today()):
                raise DomainError("person-has-open")
            made = self._approved(self._new(tx, DisposalKind.REQUEST, DisposalState.APPROVED), checked)
            listed = tx.privacy.list_of_person(made, customer_id)
            self._logged(tx, LogAction.ADDED, LogObject.DISPOSAL, made.id)
            if not listed:
                tx.privacy.erase_customer(customer_id)
                tx.privacy.save_disposal(replace(made, customers=1))
                self._forget_in_log(tx, made.id, [customer_id])
        return self.carry_out(made.id, progress)

    def _person(self, tx: Transaction, customer_id: UUID) -> PersonView:
        customer = _known(tx, customer_id)
        ids = tx.privacy.contacts_of(customer_id)
        kept, holds = tx.privacy.kept_until(ids), tx.privacy.holds(ids, self.clock.today())
        contacts = [contact for each in ids if (contact := tx.contacts.get(each))]
        lines = tuple(
            PersonContact(
                contact.number,
                contact.started_at,
                contact.channel,
                tuple(subject.title for subject in contact.subjects),
                kept[contact.id],
                holds.get(contact.id, ()),
            )
            for contact in contacts
        )
        return PersonView(customer, lines, _seen(tx, customer_id))

    def _person_data(self, tx: Transaction, customer_id: UUID) -> PersonData:
        _known(tx, customer_id)
        sections, names = tx.privacy.person_sections(customer_id), tx.organisation.people()
        people = {str(person.id): person.name for person in names}
        units = {unit.id: unit.name for unit in self.municipality.units}
        made_at = self.clock.now()
        return PersonData(self.municipality.name, made_at, sections, _seen(tx, customer_id), people | units)


def _known(tx: Transaction, customer_id: UUID) -> Customer:
    customer = tx.customers.get(customer_id)
    if customer is None:
        raise DomainError("customer-unknown")
    return customer


def _seen(tx: Transaction, customer_id: UUID) -> tuple[SeenLine, ...]:
    entries = tx.log.entries(LogQuery(customer_id=customer_id), _LOG_LINES)
    return tuple(
        SeenLine(each.at, each.action, each.object, each.result, each.origin, each.personal.actor)
        for each in entries
        if each.personal
    )


def _checked(customer: Customer) -> Customer:
    phone, e164 = check_phone(customer.phone)
    checked = replace(
        customer,
        kvk_number=check_kvk(customer.kvk_number),
        postcode=check_postcode(customer.postcode),
        house_number=check_house_number(customer.house_number),
        phone=phone,
        phone_e164=e164,
        email=check_email(customer.email),
    )
    if checked.is_empty:
        raise DomainError("customer-empty")
    return checked
