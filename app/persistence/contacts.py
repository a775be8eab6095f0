"""Finished contacts."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.domain.contact import Contact
from app.domain.errors import DomainError
from app.persistence import contact_figures, contact_lists
from app.persistence.contact_rows import contact_of, row_of_contact
from app.persistence.tables.contacts import ContactRow
from app.services.ports import CustomerStore, HistoryLine, Popular


class SqlContactStore:
    """The ContactStore of one transaction."""

    def __init__(self, session: Session, customers: CustomerStore) -> None:
        self._session = session
        self._customers = customers

    def add(self, contact: Contact) -> None:
        """Store the contact and all it holds; its customer goes to the register.

        The same contact again changes nothing.

        Raises:
            DomainError: `contact-stored-differently` when the id is stored with other content.
        """
        fingerprint = fingerprint_of(contact)
        stored = self._stored_fingerprint(contact.id)
        if stored is None:
            stored = self._insert(contact, fingerprint)
        if stored != fingerprint:
            raise DomainError("contact-stored-differently")

    def get(self, contact_id: UUID) -> Contact | None:
        """A contact by its id."""
        row = self._session.get(ContactRow, contact_id)
        return contact_of(row) if row else None

    def by_number(self, number: str) -> Contact | None:
        """A contact by the customer's number (ten characters, no separator)."""
        row = self._session.scalar(select(ContactRow).where(ContactRow.number == number))
        return contact_of(row) if row else None

    def history_of(self, customer_id: UUID, limit: int = 50) -> list[HistoryLine]:
        """Subjects of the customer's earlier contacts, newest first."""
        return contact_lists.history_of(self._session, customer_id, limit)

    def popular_since(self, moment: datetime, limit: int) -> list[Popular]:
        """Articles most often a subject since `moment`, most first, then by title."""
        return contact_figures.popular_since(self._session, moment, limit)

    def _insert(self, contact: Contact, fingerprint: str) -> str:
        """The fingerprint that is stored afterwards: another one when a second writer was just ahead."""
        from app.persistence.figures.recording import record_contact  # here: reading, as at the start, counts nothing

        try:
            with self._session.begin_nested():
                if contact.customer:
                    self._customers.put(contact.customer)
                self._session.add(row_of_contact(contact, fingerprint))
                self._session.flush()
                record_contact(self._session, contact.id)
        except IntegrityError:
            stored = self._stored_fingerprint(contact.id)
            if stored is None:
                raise
            return stored
        return fingerprint

    def _stored_fingerprint(self, contact_id: UUID) -> str | None:
        return self._session.scalar(select(ContactRow.fingerprint).where(ContactRow.id == contact_id))


def fingerprint_of(contact: Contact) -> str:
    """The same for the same content: fields in their fixed order, times in UTC."""
    return sha256(msgspec.json.encode(contact, order="deterministic")).hexdigest()
