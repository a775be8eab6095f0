"""The municipality, its seats, people, fees and bulletins."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.domain.bulletin import Bulletin
from app.domain.contact import Fee
from app.domain.folding import fold
from app.domain.organisation import Municipality, Person, Seat
from app.persistence import bulletins, municipalities
from app.persistence.inserting import put_row
from app.persistence.records import record_of, values_of
from app.persistence.tables.organisation import FeeRow, PersonRow, SeatRow


class SqlOrganisationStore:
    """The OrganisationStore of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put_municipality(self, municipality: Municipality) -> None:
        """Replace the whole organisation: units, parents and routes. Units that contacts refer to stay readable."""
        municipalities.replace_municipality(self._session, municipality)

    def municipality(self) -> Municipality | None:
        """The municipality, or None before the first run was finished."""
        return municipalities.stored_municipality(self._session)

    def put_mailbox(self, unit_id: str, mailbox: str) -> None:
        """Where a unit gets its mail, or ""; the rest of the organisation stays as it is."""
        municipalities.put_mailbox(self._session, unit_id, mailbox)

    def put_seat(self, seat: Seat) -> None:
        """Store or replace."""
        put_row(self._session, SeatRow(**values_of(seat)))

    def claim_seat(self, seat_id: UUID, workplace_id: UUID) -> bool:
        """A free seat is this installation's from now on; False when another one was first."""
        free = update(SeatRow).where(SeatRow.id == seat_id, SeatRow.workplace_id.is_(None))
        claimed = free.values(workplace_id=workplace_id).returning(SeatRow.id)
        return self._session.execute(claimed).first() is not None

    def seats(self) -> list[Seat]:
        """Seats by code."""
        return [record_of(Seat, row) for row in self._session.scalars(select(SeatRow).order_by(SeatRow.code))]

    def put_person(self, person: Person) -> None:
        """Store or replace."""
        put_row(self._session, PersonRow(**values_of(person)))

    def people(self) -> list[Person]:
        """People by name."""
        people = [record_of(Person, row) for row in self._session.scalars(select(PersonRow))]
        return sorted(people, key=lambda person: (fold(person.name), person.id))

    def put_fees(self, fees: Iterable[Fee]) -> None:
        """Store or replace by code."""
        for fee in fees:
            put_row(self._session, FeeRow(**values_of(fee)))

    def fees(self) -> list[Fee]:
        """Fees by name."""
        fees = [record_of(Fee, row) for row in self._session.scalars(select(FeeRow))]
        return sorted(fees, key=lambda fee: (fold(fee.name), fee.code))

    def put_bulletin(self, bulletin: Bulletin) -> None:
        """Store or replace by key; one that was there keeps its id and its read marks."""
        bulletins.put_bulletin(self._session, bulletin)

    def bulletins(self, day: date, person_id: UUID, unit_ids: Sequence[str]) -> list[Bulletin]:
        """Bulletins shown on `day` to all or to one of these units, with the person's read marks.

        Important ones first, then the newest.
        """
        return bulletins.bulletins_on(self._session, day, person_id, unit_ids)

    def all_bulletins(self, person_id: UUID) -> list[Bulletin]:
        """Every bulletin, also of before and later and for other units, in the same order."""
        return bulletins.all_bulletins(self._session, person_id)

    def bulletin_readers(self, bulletin_id: UUID) -> dict[UUID, datetime]:
        """Who has read it, and when, UTC."""
        return bulletins.readers_of(self._session, bulletin_id)

    def mark_read(self, bulletin_id: UUID, person_id: UUID, at: datetime) -> None:
        """The person has read it; again changes nothing."""
        bulletins.mark_read(self._session, bulletin_id, person_id, at)
