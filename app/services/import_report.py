"""What an import did, or would do, as data and in sentences."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from knowledgebase.catalogues.samenwerkende_catalogi import Refusal, RefusalReason
from resources.translations import _, plural

_TITLES_SHOWN = 8


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Titles of new and changed articles, and what was left out.

    `left_alone` are titles of records whose article was withdrawn or given another source here;
    `unknown_products` are product names that the national list, if one was given, does not have.
    """

    municipality: str
    is_stored: bool
    created: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: int = 0
    left_alone: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()
    unknown_products: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """All records of the file."""
        return len(self.created) + len(self.changed) + self.unchanged + len(self.left_alone) + len(self.refused)

    @property
    def has_changes(self) -> bool:
        """Whether the import stores anything."""
        return bool(self.created or self.changed)

    def refused_by_reason(self) -> list[tuple[RefusalReason, int]]:
        """How often each reason occurs, most first."""
        return Counter(refusal.reason for refusal in self.refused).most_common()

    def lines(self) -> list[str]:
        """The report in the language in use; titles are indented under the sentence they belong to."""
        return [self._opening(), *self._counts(), *self._refusals()]

    def _opening(self) -> str:
        records = plural("{count} record read.", "{count} records read.", self.total)
        return f"{self.municipality}: {records}" if self.municipality else records

    def _counts(self) -> Iterator[str]:
        if self.created:
            yield plural("{count} new article.", "{count} new articles.", len(self.created))
        if self.changed:
            yield plural("{count} article changed.", "{count} articles changed.", len(self.changed))
            yield from _shown(self.changed)
        if self.unchanged:
            yield plural("{count} article is the same.", "{count} articles are the same.", self.unchanged)
        if self.left_alone:
            yield plural(
                "{count} article left alone: withdrawn or changed here.",
                "{count} articles left alone: withdrawn or changed here.",
                len(self.left_alone),
            )
            yield from _shown(self.left_alone)
        if self.unknown_products:
            yield plural(
                "{count} product name is not on the national list.",
                "{count} product names are not on the national list.",
                len(self.unknown_products),
            )
            yield from _shown(self.unknown_products)

    def _refusals(self) -> Iterator[str]:
        for reason, count in self.refused_by_reason():
            records = plural("{count} record left out", "{count} records left out", count)
            yield f"{records}: {reason_text(reason)}"
            yield from _shown(tuple(refusal.title for refusal in self.refused if refusal.reason is reason))


def reason_text(reason: RefusalReason) -> str:
    """Why a record is left out, as the end of a sentence in the language in use."""
    return {
        RefusalReason.NO_TITLE: _("no title."),
        RefusalReason.NO_ADDRESS: _("no web address."),
        RefusalReason.DUPLICATE_ADDRESS: _("another record has the same web address."),
        RefusalReason.NO_TEXT: _("no text."),
        RefusalReason.PLACEHOLDER_TEXT: _("the text says nothing about the product."),
        RefusalReason.TEXT_TOO_LONG: _("the text is too long."),
        RefusalReason.TEXT_UNREADABLE: _("the text cannot be read."),
    }[reason]


def _shown(titles: tuple[str, ...]) -> Iterator[str]:
    yield from (f"  {title or '–'}" for title in titles[:_TITLES_SHOWN])
    if len(titles) > _TITLES_SHOWN:
        yield "  " + plural("and {count} more", "and {count} more", len(titles) - _TITLES_SHOWN)
