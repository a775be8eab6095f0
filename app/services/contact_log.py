"""What is logged when a contact is saved."""

from collections.abc import Sequence

from app.domain.contact import Contact
from app.domain.customer import Customer
from app.domain.log import LogAction, LogAuthor, LogObject
from app.domain.work_item import Moved
from app.services.ports import Transaction


def known_customer(tx: Transaction, contact: Contact) -> Customer | None:
    """Who the customer was before the contact is stored; None when it is a new one, or nobody."""
    return tx.customers.get(contact.customer.id) if contact.customer else None


def log_saving(
    tx: Transaction, contact: Contact, before: Customer | None, begun: Sequence[Moved], author: LogAuthor
) -> None:
    """The contact, its customer when that was not known so, and the work that came of it."""
    customer = contact.customer
    customer_id = customer.id if customer else None
    tx.log.append(author.event(LogAction.ADDED, LogObject.CONTACT, contact.number, customer_id))
    if customer and customer != before:
        action = LogAction.CHANGED if before else LogAction.ADDED
        tx.log.append(author.event(action, LogObject.CUSTOMER, customer.id, customer.id))
    for each in begun:
        tx.log.append(author.event(LogAction.ADDED, LogObject.WORK_ITEM, each.item.id, customer_id))
