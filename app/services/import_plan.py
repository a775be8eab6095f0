"""What a file and the stored articles together ask for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from app.services import drafts_keeping
from app.services.arrivals import Arrival, arrivals_of
from app.services.article_parts import changed_parts, is_overwritten
from app.services.import_lines import Because, ImportLine, ImportStep
from app.services.own_site import site_of
from app.services.ports import Transaction
from app.services.stored_articles import found_for, gone_after
from knowledgebase.article import Article
from knowledgebase.catalogues.incoming import ExchangeFormat, Incoming
from knowledgebase.slugs import free_slug


@dataclass(frozen=True, slots=True)
class Planned:
    """A line of the report, and the article to store when it is carried out."""

    line: ImportLine
    article: Article | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything that an import could do, in the order of the file."""

    planned: tuple[Planned, ...]


def plan_articles(tx: Transaction, incoming: Incoming) -> ImportPlan:
    """The plan for a file of articles."""
    municipality = tx.organisation.municipality()
    units = {unit.name.casefold(): unit.id for unit in municipality.units} if municipality else {}
    arrivals = list(arrivals_of(incoming, units))
    stored = found_for(tx.articles, incoming.format, arrivals, site_of(municipality))
    carries_slugs = incoming.format is ExchangeFormat.KNOWLEDGE_BASE
    needs_slugs = carries_slugs or len(stored) < len(arrivals)
    slugs = _Slugs(tx.articles.slugs() if needs_slugs else {}, carries_slugs)
    planned = _Planner(tx, stored, slugs).plan(arrivals)
    gone = _gone(tx, gone_after(tx.articles, incoming, arrivals, stored))
    return ImportPlan((*planned, *gone, *refused_in(incoming)))


def refused_in(incoming: Incoming) -> Iterator[Planned]:
    """Records that were left out while the file was read."""
    for refusal in incoming.refused:
        yield Planned(ImportLine(ImportStep.REFUSED, refusal.title, reason=refusal.reason))


def _gone(tx: Transaction, gone: Mapping[UUID, str]) -> Iterator[Planned]:
    """An article that somebody edited here, or is editing, is never withdrawn because a file does not have it."""
    edited = tx.articles.imported_before(list(gone)).keys() | drafts_keeping.being_written(tx)
    for article_id, title in gone.items():
        if article_id in edited:
            yield Planned(ImportLine(ImportStep.LEFT_ALONE, title, article_id, reason=Because.EDITED_AND_GONE))
        else:
            yield Planned(ImportLine(ImportStep.GONE, title, article_id))


class _Slugs:
    """Stable names: those in use here, those of withdrawn articles too, and those that are given in this plan."""

    def __init__(self, used: dict[str, UUID], are_carried: bool) -> None:
        self._used = used
        self._known = frozenset(used.values())
        self._are_carried = are_carried

    def knows(self, article_id: UUID) -> bool:
        """Whether the article was ever here."""
        return article_id in self._known

    def give(self, start: Article, stored: Article | None) -> str:
        """The slug that an article has after the import."""
        if stored is not None and not (self._are_carried and self._used.get(start.slug, start.id) == start.id):
            return stored.slug
        slug = start.slug if self._is_free(start.slug, start.id) else free_slug(start.slug, self._used.__contains__)
        self._used[slug] = start.id
        return slug

    def _is_free(self, slug: str, article_id: UUID) -> bool:
        return self._used.get(slug, article_id) == article_id


class _Planner:
    """Compares what arrives with the stored articles, given by the id of the arrival."""

    def __init__(self, tx: Transaction, stored: Mapping[UUID, Article], slugs: _Slugs) -> None:
        self._articles = tx.articles
        self._being_written = drafts_keeping.being_written(tx)
        self._stored = stored
        self._slugs = slugs

    def plan(self, arrivals: Sequence[Arrival]) -> list[Planned]:
        """One for each arrival, in order."""
        coming = self._with_slugs(arrivals)
        after = {each.start.id: each.onto(before) for each in coming if (before := self._before(each)) is not None}
        changed = [before.id for key, before in self._stored.items() if key in after and after[key] != before]
        imported = self._articles.imported_before(changed)
        return [self._planned(each, after.get(each.start.id), imported) for each in coming]

    def _with_slugs(self, arrivals: Sequence[Arrival]) -> list[Arrival]:
        """Each with the slug it has here, and links to others by the slugs they have here."""
        slugs = [self._slug_of(arrival) for arrival in arrivals]
        proposed = (arrival.start.slug for arrival in arrivals)
        others = {theirs: ours for theirs, ours in zip(proposed, slugs, strict=True) if theirs != ours}
        return [arrival.linked(slug, others) for arrival, slug in zip(arrivals, slugs, strict=True)]

    def _slug_of(self, arrival: Arrival) -> str:
        before = self._before(arrival)
        if before is None and self._slugs.knows(arrival.start.id):
            return arrival.start.slug  # it is left alone
        return self._slugs.give(arrival.start, before)

    def _before(self, arrival: Arrival) -> Article | None:
        return self._stored.get(arrival.start.id)

    def _planned(self, arrival: Arrival, after: Article | None, imported: Mapping[UUID, Article | None]) -> Planned:
        before = self._before(arrival)
        if before is None or after is None:
            return self._new(arrival)
        if after == before:
            return Planned(ImportLine(ImportStep.SAME, before.title, before.id))
        planned = _changed(arrival, before, after, imported)
        if planned.line.step is ImportStep.CHANGED and planned.line.parts and before.id in self._being_written:
            return replace(planned, line=replace(planned.line, step=ImportStep.CONFLICT))
        return planned

    def _new(self, arrival: Arrival) -> Planned:
        start = arrival.start
        if self._slugs.knows(start.id):
            is_current = self._articles.get(start.id) is not None
            reason = Because.OTHER_SOURCE if is_current else Because.WITHDRAWN_HERE
            return Planned(ImportLine(ImportStep.LEFT_ALONE, start.title, start.id, reason=reason))
        return Planned(ImportLine(ImportStep.NEW, start.title, start.id), arrival.onto(start))


def _changed(arrival: Arrival, before: Article, after: Article, imported: Mapping[UUID, Article | None]) -> Planned:
    """What was edited here since the last import is not overwritten unasked; what the file still says is no change."""
    line = ImportLine(ImportStep.CHANGED, after.title, before.id, changed_parts(before, after))
    if before.id not in imported:
        return Planned(line, after)
    last = imported[before.id]
    if last is not None and not changed_parts(last, arrival.onto(last)):
        return Planned(replace(line, step=ImportStep.SAME, title=before.title, parts=()))
    if last is None or is_overwritten(last, before, after):
        return Planned(replace(line, step=ImportStep.CONFLICT), after)
    return Planned(line, after)
