"""Every table. Import rows from the module of their subject; importing this package makes the metadata complete."""

from app.persistence.tables import (
    articles,
    bulletins,
    contacts,
    customers,
    editing,
    mail,
    organisation,
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
    "mail",
    "organisation",
    "receipts",
    "searches",
    "work",
]
