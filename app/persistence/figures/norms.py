"""Norms, what is done when they are not met, and views of the figures that people kept."""

from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.domain.errors import DomainError
from app.domain.figures.definitions import FigureKey
from app.domain.figures.norms import Deviation, DeviationState, Norm
from app.domain.figures.saved_views import SavedView
from app.persistence.inserting import put_row
from app.persistence.records import record_of, values_of
from app.persistence.tables.figures import DeviationRow, NormRow, SavedViewRow

_PLACE = {figure: place for place, figure in enumerate(FigureKey)}


def norms(session: Session) -> list[Norm]:
    """All norms, by figure, then by the day they begin."""
    stored = [record_of(Norm, row) for row in session.scalars(select(NormRow))]
    return sorted(stored, key=lambda norm: (_PLACE[norm.figure], norm.valid_from, norm.id))


def put_norm(session: Session, norm: Norm) -> None:
    """Store or replace."""
    put_row(session, NormRow(**values_of(norm)))


def deviations(session: Session, *, with_closed: bool) -> list[Deviation]:
    """Deviations, the newest month first, then the last that was found."""
    row = DeviationRow
    wanted = select(row).order_by(row.month.desc(), row.id.desc())
    if not with_closed:
        wanted = wanted.where(row.state != DeviationState.CLOSED)
    return [record_of(Deviation, each) for each in session.scalars(wanted)]


def deviation(session: Session, deviation_id: UUID) -> Deviation | None:
    """One of them."""
    row = session.get(DeviationRow, deviation_id)
    return record_of(Deviation, row) if row else None


def add_deviation(session: Session, found: Deviation) -> bool:
    """Store it; False when there is one of this norm and month, of another seat just now too."""
    row = DeviationRow
    same = select(row.id).where(row.norm_id == found.norm_id, row.month == found.month)
    if session.scalar(same) is not None:
        return False
    try:
        with session.begin_nested():
            session.add(row(**values_of(found)))
    except IntegrityError:
        if session.scalar(same) is None:
            raise
        return False
    return True


def save_deviation(session: Session, changed: Deviation) -> None:
    """Store after a change: its `revision` must be one more than what is stored.

    Raises:
        DomainError: `deviation-changed` when somebody else was first.
    """
    row = DeviationRow
    which = update(row).where(row.id == changed.id, row.revision == changed.revision - 1)
    if session.execute(which.values(values_of(changed, without=("id",))).returning(row.id)).first() is None:
        raise DomainError("deviation-changed")


def saved_views(session: Session, person_id: UUID) -> list[SavedView]:
    """What this person kept, by name."""
    kept = select(SavedViewRow).where(SavedViewRow.person_id == person_id).order_by(SavedViewRow.name)
    return [SavedView(row.name, row.content) for row in session.scalars(kept)]


def put_view(session: Session, person_id: UUID, view: SavedView) -> None:
    """Store or replace by name."""
    put_row(session, SavedViewRow(person_id=person_id, name=view.name, content=view.scope))


def delete_view(session: Session, person_id: UUID, name: str) -> None:
    """Forget it; one that is not there changes nothing."""
    row = SavedViewRow
    session.execute(delete(row).where(row.person_id == person_id, row.name == name))
