"""How much is stored, as the figures have it."""

from dataclasses import dataclass
from datetime import date

from app.domain.figures.measures import Cube, Measure
from app.services.figure_ports import Scope
from app.services.ports import Transaction

_EVER = Scope(date(2000, 1, 1), date(2100, 12, 31))


@dataclass(frozen=True, slots=True)
class StoredCounts:
    """All contacts, their subjects, and how many of those were answered directly."""

    contacts: int
    subjects: int
    direct: int


def stored_counts(tx: Transaction) -> StoredCounts:
    """Of every day there was."""
    totals = tx.figures.totals(_EVER, (Cube.CONTACT, Cube.SUBJECT))
    counted = ((Cube.CONTACT, Measure.CONTACTS), (Cube.SUBJECT, Measure.SUBJECTS), (Cube.SUBJECT, Measure.DIRECT))
    return StoredCounts(*(totals.get(each, 0) for each in counted))
