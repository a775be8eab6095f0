"""How people search, what they miss and choose, and the words that were learned elsewhere."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.persistence import learned_terms, search_choices, search_log
from app.services.ports import (
    ChoiceLine,
    GapLine,
    LearnCount,
    LearnedLine,
    SearchFigures,
    SearchLine,
    SearchUse,
    TermKey,
)
from knowledgebase.choices import Choice
from knowledgebase.learned_terms import LearnedTerm


class SqlSearchStore:
    """The SearchStore of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def log(self, use: SearchUse, key: UUID | None = None) -> bool:
        """Keep one search; those kept longer than `KEPT_DAYS` go. False when one with this key is kept already."""
        return search_log.add(self._session, use, key)

    def log_lines(self, limit: int) -> list[SearchLine]:
        """Searches, newest first."""
        return search_log.newest(self._session, limit)

    def figures(self, since: datetime) -> SearchFigures:
        """Counts over the searches since then."""
        return search_log.figures_since(self._session, since)

    def words_before(self, article_id: UUID, limit: int) -> list[tuple[str, int]]:
        """What was searched before this article was opened, and how often, most first."""
        return search_log.words_before(self._session, article_id, limit)

    def add_gap(self, text: str, at: datetime, key: UUID | None = None) -> bool:
        """An agent found no article for this. False when that is kept already under this key."""
        return search_log.add_gap(self._session, text, at, key)

    def gaps(self, limit: int) -> list[GapLine]:
        """Gaps, most often told first, then the newest; case and accents do not matter."""
        return search_log.gaps(self._session, limit)

    def add_choice(self, words: Sequence[str], article_id: UUID, on: date) -> None:
        """An agent chose the article after searching these words; what was chosen long ago goes."""
        search_choices.add(self._session, words, article_id, on)

    def choices(self) -> list[Choice]:
        """Everything that was chosen."""
        return search_choices.every_choice(self._session)

    def choice_lines(self, limit: int) -> list[ChoiceLine]:
        """What was chosen of current articles, most often first."""
        return search_choices.lines(self._session, limit)

    def reset_choices(self, article_id: UUID | None) -> int:
        """Forget what was chosen of this article, or of all; gives how many lines went."""
        return search_choices.reset(self._session, article_id)

    def put_learned(self, source: str, terms: Iterable[LearnedTerm]) -> LearnCount:
        """Keep what this source teaches, in place of what it taught before; what was refused stays refused."""
        return learned_terms.replace_source(self._session, source, terms)

    def learned(self, with_refused: bool) -> list[LearnedLine]:
        """Learned terms by product, those used most first."""
        return learned_terms.lines(self._session, with_refused)

    def refuse(self, keys: Iterable[TermKey], by: UUID | None, at: datetime) -> None:
        """Never use these terms, also when they are taught again."""
        learned_terms.refuse(self._session, keys, by, at)

    def allow(self, keys: Iterable[TermKey]) -> None:
        """Use these terms again; one that no source teaches any more goes."""
        learned_terms.allow(self._session, keys)
