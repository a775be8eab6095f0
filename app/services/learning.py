"""Learning from catalogues of other municipalities how they call their products."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.services.knowledge_errors import as_domain_errors
from app.services.ports import Database
from knowledgebase.learning import read_terms
from resources.translations import plural

_READING_PERCENT = 80


@dataclass(frozen=True, slots=True)
class LearnReport:
    """What a file taught: terms that are new here, terms that were known, and lines that could not be used."""

    source: str
    new: int
    known: int
    skipped: int

    def lines(self) -> list[str]:
        """The report in the language in use."""
        total = self.new + self.known
        read = plural("{count} name of a product read.", "{count} names of products read.", total)
        return [f"{self.source}: {read}", *self._counts()]

    def _counts(self) -> Iterator[str]:
        if self.new:
            yield plural("{count} name is new.", "{count} names are new.", self.new)
        if self.known:
            yield plural("{count} name was known already.", "{count} names were known already.", self.known)
        if self.skipped:
            yield plural(
                "{count} line left out: it cannot be used.",
                "{count} lines left out: they cannot be used.",
                self.skipped,
            )


def learn(database: Database, path: Path, progress: Callable[[int], None]) -> LearnReport:
    """Keep what the file teaches, all of it or nothing; `progress` gets rising percentages.

    The same file again changes nothing. What this source taught before and teaches no longer goes.

    Raises:
        DomainError: the file is wrong, with a key of `read_terms`; nothing was changed.
    """
    with as_domain_errors():
        taught = read_terms(path, lambda percent: progress(percent * _READING_PERCENT // 100))
    with database.write() as tx:
        count = tx.searches.put_learned(taught.source, taught.terms)
    progress(100)
    return LearnReport(taught.source, count.new, count.known, taught.skipped)
