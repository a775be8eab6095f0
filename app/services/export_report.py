"""In what form articles can go out, and what an export did."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from app.domain.errors import DomainError
from app.services.import_report import reason_text
from knowledgebase.catalogues.refusals import Refusal
from knowledgebase.slugs import slug_of
from resources.translations import _, plural

_TITLES_SHOWN = 8


class ExportFormat(StrEnum):
    """What can be written."""

    KNOWLEDGE_BASE = "knowledge-base"
    CATALOGUE = "catalogue"
    KNOWLEDGE_ARTICLES = "knowledge-articles"
    ANSWERS = "answers"
    SEARCH_WORDS_CSV = "search-words-csv"
    SEARCH_WORDS_XLSX = "search-words-xlsx"

    @property
    def ending(self) -> str:
        """How names of such files end."""
        return _ENDINGS[self]


_ENDINGS: Final = {
    ExportFormat.KNOWLEDGE_BASE: ".baliewijs",
    ExportFormat.CATALOGUE: ".xml",
    ExportFormat.KNOWLEDGE_ARTICLES: ".json",
    ExportFormat.ANSWERS: ".json",
    ExportFormat.SEARCH_WORDS_CSV: ".csv",
    ExportFormat.SEARCH_WORDS_XLSX: ".xlsx",
}


@dataclass(frozen=True, slots=True)
class ExportReport:
    """Where the file is, how many articles it has, and which could not go into this format."""

    path: Path
    written: int
    refused: tuple[Refusal, ...] = ()

    def lines(self) -> list[str]:
        """The report in the language in use; titles are indented under the sentence they belong to."""
        written = plural("{count} article written", "{count} articles written", self.written)
        return [f"{written}: {self.path}", *self._refusals()]

    def _refusals(self) -> Iterator[str]:
        for reason, count in Counter(refusal.reason for refusal in self.refused).most_common():
            articles = plural("{count} article left out", "{count} articles left out", count)
            yield f"{articles}: {reason_text(reason)}"
            titles = [refusal.title for refusal in self.refused if refusal.reason is reason]
            yield from (f"  {title or '–'}" for title in titles[:_TITLES_SHOWN])
            if len(titles) > _TITLES_SHOWN:
                yield "  " + plural("and {count} more", "and {count} more", len(titles) - _TITLES_SHOWN)


def format_for(path: Path) -> ExportFormat:
    """The format that the ending of a file name asks for.

    Raises:
        DomainError: `export-format-unknown`.
    """
    ending = path.suffix.lower()
    found = next((each for each in ExportFormat if each.ending == ending), None)
    if found is None:
        raise DomainError("export-format-unknown", file=path.name)
    return found


def file_name(wanted: ExportFormat, municipality: str, unit: str, day: date) -> str:
    """A name that tells what is in the file, of whom and from when; `unit` is "" for all articles."""
    words = {
        ExportFormat.KNOWLEDGE_BASE: _("knowledge base"),
        ExportFormat.CATALOGUE: _("catalogue"),
        ExportFormat.KNOWLEDGE_ARTICLES: _("knowledge articles"),
        ExportFormat.ANSWERS: _("questions and answers"),
        ExportFormat.SEARCH_WORDS_CSV: _("search words"),
        ExportFormat.SEARCH_WORDS_XLSX: _("search words"),
    }[wanted]
    parts = (part for part in (municipality, words, unit) if part)
    return f"{slug_of(' '.join(parts))}-{day.isoformat()}{wanted.ending}"
