"""A transaction that reads what it can from the copy, and goes to the server only for the rest."""

from collections.abc import Callable
from functools import cached_property

from sqlalchemy.orm import Session

from app.persistence.seat.stores import SeatArticleStore, SeatOrganisationStore, SeatSearchStore
from app.persistence.transaction import SqlTransaction
from app.services.ports import ArticleStore, OrganisationStore, SearchStore


class SeatTransaction(SqlTransaction):
    """Only reads. Its session with the server begins with the first store that needs one."""

    def __init__(self, copy: Session, open_server: Callable[[], Session]) -> None:
        self._copy, self._open_server = copy, open_server

    @cached_property
    def _session(self) -> Session:  # type: ignore[override]
        return self._open_server()

    @property
    def _is_open(self) -> bool:
        """Whether the server was needed."""
        return "_session" in self.__dict__

    @cached_property
    def articles(self) -> ArticleStore:
        """Published articles."""
        return SeatArticleStore(self._copy, lambda: self._on_server.articles)

    @cached_property
    def organisation(self) -> OrganisationStore:
        """The municipality, its seats and its people."""
        return SeatOrganisationStore(self._copy, lambda: self._on_server.organisation)

    @cached_property
    def searches(self) -> SearchStore:
        """How people search, and what was learned from it."""
        return SeatSearchStore(self._copy, lambda: self._on_server.searches)

    @cached_property
    def _on_server(self) -> SqlTransaction:
        return SqlTransaction(self._session)
