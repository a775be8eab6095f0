"""Every table together, for migrating and checking; a store loads only the tables it works with."""

from app.persistence import partial_indexes
from app.persistence.tables import (
    articles,
    bulletins,
    contacts,
    customers,
    editing,
    figures,
    log,
    mail,
    organisation,
    privacy,
    receipts,
    searches,
    work,
)
from app.persistence.tables.base import Base

METADATA = Base.metadata

__all__ = [
    "METADATA",
    "articles",
    "bulletins",
    "contacts",
    "customers",
    "editing",
    "figures",
    "log",
    "mail",
    "organisation",
    "partial_indexes",
    "privacy",
    "receipts",
    "searches",
    "work",
]
