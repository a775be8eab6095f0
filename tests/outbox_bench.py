"""What an outbox is filled with in tests."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from app.domain.contact import Contact
from app.domain.outbox import ContactSave
from app.domain.search_use import SearchUse
from app.journal.outbox import SealedOutbox
from app.services.contacts import make_receipt
from tests.builders import SEAT_ID, a_contact, a_draft, a_municipality, a_person, a_seat

KEY = b"k" * 32
NOW = datetime(2026, 11, 24, 9, 50, tzinfo=UTC)
YEAR = 2026


def save_of(contact: Contact, sequence: int, **changes: Any) -> ContactSave:
    """A finished contact under this receipt number."""
    receipt = make_receipt(contact, a_municipality(), a_seat(), a_person(), "en", sequence)
    draft = a_draft(id=contact.id, number=contact.number)
    return ContactSave(contact, receipt, a_seat(), a_person(), "en", draft, **changes)


def put_in(outbox: SealedOutbox, contact: Contact | None = None, minute: int = 0) -> UUID:
    """Keep a contact; gives its id."""
    kept = contact or a_contact(ended_at=NOW)
    at = NOW + timedelta(minutes=minute)
    outbox.add_contact(kept.id, SEAT_ID, YEAR, at, lambda sequence: save_of(kept, sequence))
    return kept.id


def a_noted_search(words: str = "paspoort", **changes: Any) -> SearchUse:
    """A search that found three articles, of which none was opened."""
    return SearchUse(**{"words": words, "total": 3, "opened_rank": None, "article_id": None, "at": NOW} | changes)
