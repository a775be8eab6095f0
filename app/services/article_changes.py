"""What changed lately in an article, for the agents who knew it as it was."""

from datetime import datetime, timedelta
from itertools import pairwise
from uuid import UUID

from app.services.editing_views import ArticleChangeNote
from app.services.ports import Transaction
from app.services.visible_changes import is_seen

NEW_FOR = timedelta(days=14)


def change_of(tx: Transaction, article_id: UUID, now: datetime) -> ArticleChangeNote | None:
    """The newest change of the last two weeks that agents can see; None when there is none."""
    for line, line_before in pairwise(tx.articles.versions_since(article_id, now - NEW_FOR)):
        if line.published_at < now - NEW_FOR:
            return None
        after = tx.articles.get_version(article_id, line.version)
        before = tx.articles.get_version(article_id, line_before.version)
        if before is not None and after is not None and is_seen(before, after):
            return ArticleChangeNote(line.published_at, line.publication.note, before, after)
    return None
