"""What every contact of the demo year gets when it ends: its number, and a receipt with the next number of its seat."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from app.clock import LOCAL_ZONE
from app.domain.contact_number import with_check
from app.domain.organisation import Seat
from app.domain.receipt import Receipt
from app.domain.receipt_number import receipt_number
from app.services.demo_past import Past, id_of
from app.services.past_ports import PastContact
from app.services.receipts import describe

_FIRST_NUMBER = 10_000  # those before it are of other contacts of the demo


class Numbering:
    """Numbers contacts in the order in which they come."""

    def __init__(self, past: Past, seats: Sequence[Seat]) -> None:
        self._services = past.services
        self._people = {person.id: person for person in past.people.values()}
        self._seats: Mapping[UUID, Seat] = {seat.id: seat for seat in seats}
        self._next = _FIRST_NUMBER
        self._sequences: Counter[tuple[UUID, int]] = Counter()

    def numbered(self, past: PastContact) -> PastContact:
        """The same with its number and receipt."""
        contact = replace(past.contact, number=with_check(f"DEM{self._next:06d}"))
        self._next += 1
        seat, year = self._seats[contact.seat_id], contact.ended_at.astimezone(LOCAL_ZONE).year
        self._sequences[seat.id, year] += 1
        sequence = self._sequences[seat.id, year]
        content = describe(
            contact,
            self._services.municipality,
            seat,
            self._people[contact.agent_id],
            receipt_number(seat.code, year, sequence),
            self._services.language,
        )
        receipt = Receipt(id_of("year/receipt", contact.id), contact.id, seat.id, year, sequence, content)
        return replace(past, contact=contact, receipt=receipt)
