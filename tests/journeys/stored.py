"""What is in the database, read through the program's own door."""

from app.domain.contact import Contact
from app.services.work_ports import QueueQuery, QueueView, WorkRow
from tests.stored_counts import StoredCounts, stored_counts
from ui.driver import WindowDriver


def contact_with(driver: WindowDriver, number: str) -> Contact:
    """The stored contact with a number."""
    with driver.shell.services.database.read() as tx:
        contact = tx.contacts.by_number(number)
    assert contact is not None
    return contact


def receipt_number_of(driver: WindowDriver, number: str) -> str:
    """The number on the receipt of a stored contact."""
    with driver.shell.services.database.read() as tx:
        receipt = tx.receipts.by_contact(contact_with(driver, number).id)
    assert receipt is not None
    return receipt.content.receipt_number


def counted(driver: WindowDriver) -> StoredCounts:
    """How much is stored in all."""
    with driver.shell.services.database.read() as tx:
        return stored_counts(tx)


def open_work(driver: WindowDriver) -> tuple[WorkRow, ...]:
    """The work of all units."""
    return driver.shell.services.work_queue(QueueQuery(QueueView.ALL)).rows
