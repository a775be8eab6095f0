"""What other programs do with the same database, each in a process of its own."""

from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import UUID

from app.domain.contact import Contact
from app.persistence.database import SqlDatabase, open_database
from app.services.archiving import restore_backup
from tests.archives import AUTHOR, backup_of, no_progress
from tests.builders import SEAT_ID, a_contact, a_customer, a_hand_off, a_receipt, a_subject

PROGRAMS = get_context("forkserver")  # starts a process in a moment, without what this one has open
PROGRAMS.set_forkserver_preload(["__main__", "app.persistence.migrating", "tests.integration.other_programs"])


def open_once(url: str) -> None:
    """What a program does at its start."""
    open_database(url).close()


def save(database: SqlDatabase, contact: Contact) -> None:
    """Contact and receipt in one transaction, as a desk does it."""
    with database.write() as tx:
        tx.contacts.add(contact)
        if tx.receipts.by_contact(contact.id) is None:
            sequence = tx.receipts.next_sequence(SEAT_ID, 2026)
            tx.receipts.add(a_receipt(contact_id=contact.id, sequence=sequence))


def save_for_ever(url: str, confirmed: "Connection[UUID, None]") -> None:
    """Send the id of every contact as soon as it is stored."""
    database = open_database(url)
    while True:
        contact = a_contact(customer=a_customer(), subjects=(a_subject(hand_off=a_hand_off()),))
        save(database, contact)
        confirmed.send(contact.id)


def restore_once(url: str, file: Path, begun: "Connection[None, None]") -> None:
    """Put a backup in the place of everything."""
    database = open_database(url)
    begun.send(None)
    restore_backup(database, file, AUTHOR, no_progress, may_replace=True)


def back_up_for_ever(url: str, file: Path, begun: "Connection[None, None]") -> None:
    """Make one backup after the other, in the same place."""
    database = open_database(url)
    begun.send(None)
    while True:
        backup_of(database, file)
