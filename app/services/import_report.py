"""What an import did, or would do, as data and in sentences."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.services.import_lines import STORING, Because, ImportChoices, ImportLine, ImportStep
from knowledgebase.catalogues.incoming import ExchangeFormat
from knowledgebase.catalogues.refusals import RefusalReason
from resources.translations import _, plural

_TITLES_SHOWN = 8
_NOT_IN_FILE = (ImportStep.GONE, ImportStep.WITHDRAWN)
_SILENT = (ImportStep.NEW, ImportStep.SAME)  # their titles say nothing that their count does not


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What happens to each article and record; `name` is the municipality or publisher of the file, or ""."""

    format: ExchangeFormat
    name: str
    is_stored: bool
    entries: tuple[ImportLine, ...] = ()

    @property
    def total(self) -> int:
        """All records of the file."""
        return sum(entry.step not in _NOT_IN_FILE for entry in self.entries)

    @property
    def counts(self) -> Counter[ImportStep]:
        """How often each step occurs."""
        return Counter(entry.step for entry in self.entries)

    @property
    def has_changes(self) -> bool:
        """Whether the import stores anything."""
        return not STORING.isdisjoint(self.counts)

    def titles(self, step: ImportStep) -> tuple[str, ...]:
        """Titles of one step, in the order of the file."""
        return tuple(entry.title for entry in self.entries if entry.step is step)

    def after(self, choices: ImportChoices) -> "ImportReport":
        """What happens with these choices."""
        return replace(self, entries=tuple(choices.decided(entry) for entry in self.entries))

    def refused_by_reason(self) -> list[tuple[RefusalReason | Because, int]]:
        """How often each reason for leaving a record out occurs, most first."""
        refused = (entry.reason for entry in self.entries if entry.step is ImportStep.REFUSED)
        return Counter(reason for reason in refused if reason is not None).most_common()

    def lines(self) -> list[str]:
        """The report in the language in use; titles are indented under the sentence they belong to."""
        return [self.opening(), *self._counted(), *self._refusals()]

    def opening(self) -> str:
        """Whose file it is, and how much it holds."""
        records = plural("{count} record read.", "{count} records read.", self.total)
        return f"{self.name}: {records}" if self.name else records

    def _counted(self) -> Iterator[str]:
        counts = self.counts
        for step in ImportStep:
            if counts[step] and step is not ImportStep.REFUSED:
                yield step_sentence(step, counts[step])
                if step not in _SILENT:
                    yield from _shown(self.titles(step))

    def _refusals(self) -> Iterator[str]:
        for reason, count in self.refused_by_reason():
            records = plural("{count} record left out", "{count} records left out", count)
            yield f"{records}: {reason_text(reason)}"
            yield from _shown(tuple(entry.title for entry in self.entries if entry.reason is reason))


def step_sentence(step: ImportStep, count: int) -> str:
    """What happened to this many articles, as a sentence in the language in use."""
    return {
        ImportStep.NEW: plural("{count} new article.", "{count} new articles.", count),
        ImportStep.CHANGED: plural("{count} article changed.", "{count} articles changed.", count),
        ImportStep.CONFLICT: plural(
            "{count} article was edited here and changed in the file: ours stays.",
            "{count} articles were edited here and changed in the file: ours stay.",
            count,
        ),
        ImportStep.GONE: plural(
            "{count} article is no longer in the file, and stays.",
            "{count} articles are no longer in the file, and stay.",
            count,
        ),
        ImportStep.WITHDRAWN: plural("{count} article withdrawn.", "{count} articles withdrawn.", count),
        ImportStep.LEFT_ALONE: plural(
            "{count} article left alone: withdrawn or changed here.",
            "{count} articles left alone: withdrawn or changed here.",
            count,
        ),
        ImportStep.REFUSED: plural("{count} record left out", "{count} records left out", count),
        ImportStep.SAME: plural("{count} article is the same.", "{count} articles are the same.", count),
    }[step]


def reason_text(reason: RefusalReason | Because) -> str:
    """Why a record is left out, or an article left alone, as the end of a sentence in the language in use."""
    return {**_refusal_texts(), **_because_texts()}[reason]


def _because_texts() -> dict[RefusalReason | Because, str]:
    return {
        Because.WITHDRAWN_HERE: _("it was withdrawn here."),
        Because.OTHER_SOURCE: _("it was given another source here."),
        Because.EDITED_AND_GONE: _("it was edited here, and is no longer in the file."),
        Because.NO_SUCH_ARTICLE: _("there is no such article."),
        Because.SEVERAL_ARTICLES: _("several articles have this title."),
    }


def _refusal_texts() -> dict[RefusalReason | Because, str]:
    return {
        RefusalReason.NO_TITLE: _("no title."),
        RefusalReason.NO_ADDRESS: _("no web address."),
        RefusalReason.DUPLICATE_ADDRESS: _("another record has the same web address."),
        RefusalReason.NO_TEXT: _("no text."),
        RefusalReason.PLACEHOLDER_TEXT: _("the text says nothing about the product."),
        RefusalReason.TEXT_TOO_LONG: _("the text is too long."),
        RefusalReason.TEXT_UNREADABLE: _("the text cannot be read."),
        RefusalReason.NO_UUID: _("it has no number of its own (UUID)."),
        RefusalReason.DUPLICATE: _("the file has it twice."),
        RefusalReason.WRONG_FORM: _("a field is missing or not right."),
        RefusalReason.NOT_ACTIVE: _("it is not in use (not active)."),
        RefusalReason.NO_WORD: _("no search word."),
        RefusalReason.FOR_STAFF: _("it is for staff only."),
        RefusalReason.NOT_A_PRODUCT: _("it is no product page."),
        RefusalReason.NOT_AN_ANSWER: _("it is no question with an answer."),
    }


def _shown(titles: tuple[str, ...]) -> Iterator[str]:
    yield from (f"  {title or '–'}" for title in titles[:_TITLES_SHOWN])
    if len(titles) > _TITLES_SHOWN:
        yield "  " + plural("and {count} more", "and {count} more", len(titles) - _TITLES_SHOWN)
