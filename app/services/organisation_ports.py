"""What is stored of the municipality itself: its make-up, people, fees, bulletins and settings."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from app.domain.bulletin import Bulletin
from app.domain.contact import Fee
from app.domain.organisation import Municipality, Person, Seat


class OrganisationStore(Protocol):
    """The municipality, its seats, people, fees and bulletins."""

    def put_municipality(self, municipality: Municipality) -> None:
        """Replace the whole organisation: units, parents and routes. Units that contacts refer to stay readable."""

    def municipality(self) -> Municipality | None:
        """The municipality, or None before the first run was finished."""

    def put_mailbox(self, unit_id: str, mailbox: str) -> None:
        """Where a unit gets its mail, or ""; the rest of the organisation stays as it is."""

    def put_seat(self, seat: Seat) -> None:
        """Store or replace."""

    def claim_seat(self, seat_id: UUID, workplace_id: UUID) -> bool:
        """A free seat is this installation's from now on; False when another one was first."""

    def seats(self) -> list[Seat]:
        """Seats by code."""

    def put_person(self, person: Person) -> None:
        """Store or replace."""

    def people(self) -> list[Person]:
        """People by name."""

    def put_fees(self, fees: Iterable[Fee]) -> None:
        """Store or replace by code."""

    def fees(self) -> list[Fee]:
        """Fees by name."""

    def put_bulletin(self, bulletin: Bulletin) -> None:
        """Store or replace by key."""

    def bulletins(self, day: date, person_id: UUID, unit_ids: Sequence[str]) -> list[Bulletin]:
        """Bulletins shown on `day` to all or to one of these units, with the person's read marks.

        Important ones first, then the newest.
        """

    def all_bulletins(self, person_id: UUID) -> list[Bulletin]:
        """Every bulletin, also of before and later and for other units, in the same order."""

    def bulletin_readers(self, bulletin_id: UUID) -> dict[UUID, datetime]:
        """Who has read it, and when, UTC."""

    def mark_read(self, bulletin_id: UUID, person_id: UUID, at: datetime) -> None:
        """The person has read it; again changes nothing."""
