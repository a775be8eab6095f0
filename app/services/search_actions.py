"""What is noted about searching and learned from it, as ready-to-call actions; `Services` has them too."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from app.domain.customer import Customer
from app.services import search_use
from app.services.index_keeping import IndexKeeper
from app.services.people_actions import PeopleActions
from app.services.ports import (
    ChoiceLine,
    Clock,
    GapLine,
    KnowledgeSearch,
    LearnedLine,
    SearchFigures,
    SearchLine,
    TermKey,
)

if TYPE_CHECKING:
    from app.services.learning import LearnReport

_ROWS = 500


@dataclass(frozen=True, slots=True)
class SearchActions(PeopleActions):
    """Tools that searching needs. Every method may be called from any thread."""

    index: KnowledgeSearch
    keeper: IndexKeeper
    clock: Clock

    # noting

    def note_search(
        self, words: str, total: int, opened_rank: int | None, article_id: UUID | None, customer: Customer | None
    ) -> None:
        """Log a search without personal data; `opened_rank`, from 1, and `article_id`: both or neither."""
        search_use.note_search(self.database, words, total, opened_rank, article_id, customer, self.clock.now())

    def note_gap(self, text: str, customer: Customer | None) -> None:
        """Tell the editors that there is no article for this, without personal data."""
        search_use.note_gap(self.database, text, customer, self.clock.now())

    def note_choice(self, query_text: str, article_id: UUID) -> None:
        """The agent took this article after searching this; it counts from the next search on."""
        if search_use.note_choice(self.database, self.index.words_of(query_text), article_id, self.clock.today()):
            self.keeper.use_choices()

    # looking back

    def search_figures(self, days: int = 30) -> SearchFigures:
        """How searching went in the last days."""
        with self.database.read() as tx:
            return tx.searches.figures(self.clock.now() - timedelta(days=days))

    def search_log(self, limit: int = _ROWS) -> list[SearchLine]:
        """Searches, newest first."""
        with self.database.read() as tx:
            return tx.searches.log_lines(limit)

    def gaps(self) -> list[GapLine]:
        """What agents did not find, most often told first."""
        with self.database.read() as tx:
            return tx.searches.gaps(_ROWS)

    def choices(self) -> list[ChoiceLine]:
        """What agents chose after searching, most often first."""
        with self.database.read() as tx:
            return tx.searches.choice_lines(_ROWS)

    def reset_choices(self, article_id: UUID | None) -> int:
        """Forget what was chosen of this article, or of all with None; gives how many lines went."""
        with self.database.write() as tx:
            gone = tx.searches.reset_choices(article_id)
        self.keeper.use_choices()
        return gone

    # learned terms

    def learn(self, path: Path, progress: Callable[[int], None]) -> "LearnReport":
        """Learn from a file how others call products, all of it or nothing; searching uses it at once.

        Raises:
            DomainError: the file is wrong; nothing was changed.
        """
        from app.services.learning import learn  # here: reading XML loads slowly

        report = learn(self.database, path, progress)
        self.keeper.use_learned()
        return report

    def learned_terms(self) -> list[LearnedLine]:
        """Every learned term, refused ones too, by product."""
        with self.database.read() as tx:
            return tx.searches.learned(with_refused=True)

    def refuse_terms(self, keys: Iterable[TermKey]) -> None:
        """Do not use these terms, given as product and text, also when they are taught again."""
        with self.database.write() as tx:
            tx.searches.refuse(keys, self.agent.id, self.clock.now())
        self.keeper.use_learned()

    def allow_terms(self, keys: Iterable[TermKey]) -> None:
        """Use these terms, given as product and text, again."""
        with self.database.write() as tx:
            tx.searches.allow(keys)
        self.keeper.use_learned()
