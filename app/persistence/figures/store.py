"""The figures of one transaction: totals, what they are of, and what should be done about them."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.domain.figures.measures import Cube, Measure
from app.domain.figures.norms import Deviation, Norm
from app.domain.figures.saved_views import SavedView
from app.persistence.figures import details, listing, norms, rebuilding, totals
from app.persistence.figures.open_work import open_work
from app.persistence.figures.recording import record_come_back, record_survey
from app.persistence.tables.figures import SurveyRow
from app.services.figure_ports import ComplaintLine, ListedPage, OpenWork, Rebuilt, Scope, Split, Totals
from app.services.work_ports import Viewer


class SqlFigureStore:
    """The FigureStore of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def totals(self, scope: Scope, cubes: Sequence[Cube]) -> Totals:
        """Sums of these cubes over the days and filters of a scope; a filter that a cube does not know is left out."""
        return totals.totals(self._session, scope, cubes)

    def split(self, scope: Scope, cube: Cube, by: Split, measures: Sequence[Measure] = ()) -> dict[str, Totals]:
        """The same of one cube, by the values of a key; days and months are ISO dates, a month its first day.

        `measures` are those of the cube that are asked for; () are all.
        """
        return totals.split(self._session, scope, cube, by, measures)

    def hours(self, scope: Scope) -> dict[tuple[int, int], int]:
        """Contacts by weekday, 0 is Monday, and hour."""
        return totals.hours(self._session, scope)

    def of_person(self, scope: Scope, person_id: UUID) -> Totals:
        """Sums of the DESK cube over one person's contacts."""
        return totals.of_person(self._session, scope, person_id)

    def listed(
        self, cube: Cube, measure: Measure, scope: Scope, viewer: Viewer, *, limit: int, offset: int = 0
    ) -> ListedPage:
        """The contacts that a number is made of; a mark or seconds list the contacts they are of.

        Raises:
            DomainError: `figure-not-listed` for what is not made of contacts, and a cube that is not narrowed so.
        """
        return listing.listed(self._session, cube, measure, scope, viewer, limit=limit, offset=offset)

    def open_work(self, now: datetime, scope: Scope) -> OpenWork:
        """What is open at this moment, of the channel and product of the scope, and with its unit now."""
        return open_work(self._session, now, scope)

    def product_titles(self, slugs: Sequence[str]) -> dict[str, str]:
        """Titles of articles by slug, for those products that are an article of their own."""
        return details.product_titles(self._session, slugs)

    def complaints(self, year: int) -> list[ComplaintLine]:
        """Written complaints received in a year, in the order in which they came in."""
        return details.complaints(self._session, year)

    def unused_articles(self, first: date, last: date) -> list[tuple[UUID, str]]:
        """Current articles that nobody opened or answered with in these days: id and title, by title."""
        return details.unused_articles(self._session, first, last)

    def put_survey(self, contact_id: UUID, asked_at: datetime, mark: int | None) -> None:
        """The customer was asked for a mark, or gave one."""
        record_survey(self._session, contact_id, asked_at, mark)

    def survey(self, contact_id: UUID) -> tuple[datetime, int | None] | None:
        """When the customer of this contact was asked, and the mark; None when nobody asked."""
        row = self._session.get(SurveyRow, contact_id)
        return (row.asked_at, row.mark) if row else None

    def count_come_back(self, contact_id: UUID) -> None:
        """Count whose customer came back with a contact that is stored; again changes nothing."""
        record_come_back(self._session, contact_id)

    def is_counted(self) -> bool:
        """Whether the totals are there; after a migration they must be counted once."""
        return rebuilding.is_counted(self._session)

    def differences(self, on_progress: Callable[[int], None]) -> Rebuilt:
        """What `rebuild` would find; nothing is changed."""
        return rebuilding.differences(self._session, on_progress)

    def rebuild(self, on_progress: Callable[[int], None]) -> Rebuilt:
        """Count everything again and put the totals right; searches that were removed since keep their totals."""
        return rebuilding.rebuild(self._session, on_progress)

    def norms(self) -> list[Norm]:
        """All norms, by figure, then by the day they begin."""
        return norms.norms(self._session)

    def put_norm(self, norm: Norm) -> None:
        """Store or replace."""
        norms.put_norm(self._session, norm)

    def deviations(self, *, with_closed: bool) -> list[Deviation]:
        """Deviations, the newest month first."""
        return norms.deviations(self._session, with_closed=with_closed)

    def deviation(self, deviation_id: UUID) -> Deviation | None:
        """One of them."""
        return norms.deviation(self._session, deviation_id)

    def add_deviation(self, deviation: Deviation) -> bool:
        """Store it; False when there is one of this norm and month."""
        return norms.add_deviation(self._session, deviation)

    def save_deviation(self, deviation: Deviation) -> None:
        """Store after a change: its `revision` must be one more than what is stored.

        Raises:
            DomainError: `deviation-changed` when somebody else was first.
        """
        norms.save_deviation(self._session, deviation)

    def saved_views(self, person_id: UUID) -> list[SavedView]:
        """What this person kept, by name."""
        return norms.saved_views(self._session, person_id)

    def put_view(self, person_id: UUID, view: SavedView) -> None:
        """Store or replace by name."""
        norms.put_view(self._session, person_id, view)

    def delete_view(self, person_id: UUID, name: str) -> None:
        """Forget it; one that is not there changes nothing."""
        norms.delete_view(self._session, person_id, name)
