"""What the copy answers, and what only the server knows."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.persistence.articles import SqlArticleStore
from app.persistence.organisation import SqlOrganisationStore
from app.persistence.searches import SqlSearchStore
from app.services.editing_ports import VersionLine
from app.services.ports import (
    ArticleStore,
    ChoiceLine,
    GapLine,
    OrganisationStore,
    SearchFigures,
    SearchLine,
    SearchStore,
)
from knowledgebase.article import Article


class SeatArticleStore(SqlArticleStore):
    """Current articles and their last versions come from the copy, and so does its own feed of changes."""

    def __init__(self, copy: Session, server: Callable[[], ArticleStore]) -> None:
        super().__init__(copy)
        self._server = server

    def get_version(self, article_id: UUID, version: int) -> Article | None:
        """Any version that ever was published."""
        return super().get_version(article_id, version) or self._server().get_version(article_id, version)

    def by_source_prefix(self, prefix: str) -> dict[str, Article]:
        """Current versions whose `source` begins with `prefix`, by source."""
        return self._server().by_source_prefix(prefix)

    def versions(self, article_id: UUID) -> list[VersionLine]:
        """All published versions, newest first."""
        return self._server().versions(article_id)

    def slugs(self) -> dict[str, UUID]:
        """Every stable name in use, those of withdrawn articles too."""
        return self._server().slugs()

    def imported_before(self, ids: Sequence[UUID]) -> dict[UUID, Article | None]:
        """Of these articles those whose current version a person made, with the newest version that no person made."""
        return self._server().imported_before(ids)

    def published_before(self, moment: datetime) -> set[UUID]:
        """Articles of which the first version was published before then."""
        return self._server().published_before(moment)


class SeatOrganisationStore(SqlOrganisationStore):
    """The whole organisation comes from the copy; who has read a bulletin changes by the minute."""

    def __init__(self, copy: Session, server: Callable[[], OrganisationStore]) -> None:
        super().__init__(copy)
        self._server = server

    def bulletin_readers(self, bulletin_id: UUID) -> dict[UUID, datetime]:
        """Who has read it, and when, UTC."""
        return self._server().bulletin_readers(bulletin_id)


class SeatSearchStore(SqlSearchStore):
    """What searching needs comes from the copy; how people search is only on the server."""

    def __init__(self, copy: Session, server: Callable[[], SearchStore]) -> None:
        super().__init__(copy)
        self._server = server

    def log_lines(self, limit: int) -> list[SearchLine]:
        """Searches, newest first."""
        return self._server().log_lines(limit)

    def figures(self, since: datetime) -> SearchFigures:
        """Counts over the searches since then."""
        return self._server().figures(since)

    def words_before(self, article_id: UUID, limit: int) -> list[tuple[str, int]]:
        """What was searched before this article was opened, and how often, most first."""
        return self._server().words_before(article_id, limit)

    def gaps(self, limit: int) -> list[GapLine]:
        """Gaps, most often told first, then the newest; case and accents do not matter."""
        return self._server().gaps(limit)

    def choice_lines(self, limit: int) -> list[ChoiceLine]:
        """What was chosen of current articles, most often first."""
        return self._server().choice_lines(limit)
