"""The editors' work list: what is found by looking, whose it is, and by when it must be done."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import chain
from uuid import UUID

from app.clock import LOCAL_ZONE
from app.domain.article_draft import DraftState
from app.domain.calendar import ServiceCalendar
from app.domain.editor_tasks import EditorTask, TaskKind, TaskMark
from app.domain.organisation import Municipality
from app.domain.routing import contact_centre, route_for
from app.services import article_findings
from app.services.article_digests import ArticleDigest
from app.services.article_findings import Finding
from app.services.editing_ports import DraftLine
from app.services.knowledge_gaps import gaps_of, stems_of_name
from app.services.ports import Transaction

_MONTH, _YEAR = timedelta(days=30), timedelta(days=365)
_GAPS = 500
_GAP_AGE = timedelta(days=90)
_DAYS = {TaskKind.FEEDBACK: 5, TaskKind.SECOND_READ: 2}  # working days
_OTHER_DAYS = 20
_FEEDBACK = "feedback:"


def findings(
    tx: Transaction,
    digests: Sequence[ArticleDigest],
    drafts: Iterable[DraftLine],
    municipality: Municipality,
    now: datetime,
) -> list[Finding]:
    """Everything that is found now, with the unit that must look."""
    today = now.astimezone(LOCAL_ZONE).date()
    uses = tx.article_use.of_all(now - _MONTH, now - _YEAR)
    groups: dict[UUID | None, str] = {digest.id: digest.group for digest in digests}
    found = chain(
        _second_reads(drafts),
        _feedback(tx),
        article_findings.to_review(digests, today),
        article_findings.expiring(digests, today),
        _gaps(tx, digests, contact_centre(municipality).id, now),
        article_findings.contradictions(digests),
        article_findings.broken_links(digests, tx.links.checks()),
        article_findings.handed_off(digests, uses, today),
        article_findings.unused(digests, uses, tx.articles.published_before(now - _YEAR), today),
    )
    owners = _Owners(municipality)
    return [replace(each, owner=owners.of(each.group or groups.get(each.article_id, ""), each.owner)) for each in found]


def fresh_marks(found: Iterable[Finding], marks: Mapping[str, TaskMark], today: date) -> list[TaskMark]:
    """What must be remembered from now on."""
    return [TaskMark(each.key, each.found_on or today) for each in found if _known_as(each, marks) not in marks]


def tasks(found: Iterable[Finding], marks: Mapping[str, TaskMark], calendar: ServiceCalendar) -> tuple[EditorTask, ...]:
    """What is to be done, due first first; what was put aside is not."""
    days = _Days(calendar)
    waiting = (_task(each, marks[_known_as(each, marks)], days) for each in found)
    return tuple(sorted(filter(None, waiting), key=lambda task: (task.due_on, task.title.casefold(), task.key)))


def second_read_mark(article_id: UUID, today: date, reviewer_id: UUID | None) -> TaskMark:
    """Somebody must read the draft of this article from now on."""
    return TaskMark(_second_read_key(article_id), today, reviewer_id)


def feedback_of(key: str) -> UUID | None:
    """The feedback that a task is about, if it is about any."""
    return UUID(key.removeprefix(_FEEDBACK)) if key.startswith(_FEEDBACK) else None


class _Days:
    """Working days, counted once for each day that things were found on."""

    def __init__(self, calendar: ServiceCalendar) -> None:
        self._calendar = calendar
        self._counted: dict[tuple[date, int], date] = {}

    def after(self, day: date, count: int) -> date:
        if (day, count) not in self._counted:
            following = day
            for _ in range(count):
                following = self._calendar.working_day_after(following)
            self._counted[day, count] = following
        return self._counted[day, count]


class _Owners:
    """Units that answer for articles: the owner, else the unit of its product group, else the contact centre."""

    def __init__(self, municipality: Municipality) -> None:
        self._municipality = municipality
        self._known: dict[tuple[str, str], str] = {}

    def of(self, group: str, owner: str) -> str:
        if (group, owner) not in self._known:
            self._known[group, owner] = route_for(self._municipality, group, owner).unit_id
        return self._known[group, owner]


def _task(found: Finding, mark: TaskMark, days: _Days) -> EditorTask | None:
    if mark.put_aside_because:
        return None
    return EditorTask(
        key=mark.key,
        kind=found.kind,
        title=found.title,
        owner=found.owner,
        due_on=found.due_on or days.after(mark.found_on, _DAYS.get(found.kind, _OTHER_DAYS)),
        article_id=found.article_id,
        count=found.count,
        details=found.details,
        handler_id=mark.handler_id,
        feedback_id=found.feedback_id,
    )


def _known_as(found: Finding, marks: Mapping[str, TaskMark]) -> str:
    """The key under which it was found before; searches that mean the same may change places."""
    known = [marks[key] for key in (found.key, *found.other_keys) if key in marks]
    return min(known, key=lambda mark: mark.found_on).key if known else found.key


def _second_reads(drafts: Iterable[DraftLine]) -> Iterator[Finding]:
    for line in drafts:
        if line.state is DraftState.IN_REVIEW:
            yield Finding(
                key=_second_read_key(line.id),
                kind=TaskKind.SECOND_READ,
                title=line.title,
                owner=line.owner,
                article_id=line.id,
                found_on=line.changed_at.astimezone(LOCAL_ZONE).date(),
            )


def _feedback(tx: Transaction) -> Iterator[Finding]:
    for line in tx.feedback.open_lines():
        told = line.feedback
        yield Finding(
            key=f"{_FEEDBACK}{told.id}",
            kind=TaskKind.FEEDBACK,
            title=line.title,
            owner=line.owner,
            article_id=told.article_id,
            details=tuple(filter(None, (told.quote, told.text))),
            feedback_id=told.id,
            found_on=told.given_at.astimezone(LOCAL_ZONE).date(),
        )


def _gaps(tx: Transaction, digests: Sequence[ArticleDigest], desk_id: str, now: datetime) -> Iterator[Finding]:
    told = [(line.text, line.count) for line in tx.searches.gaps(_GAPS) if line.last_at >= now - _GAP_AGE]
    told += tx.searches.figures(now - _MONTH).top_without_result
    if not told:
        return
    names = {name for digest in digests for name in (digest.title, *digest.search_words)}
    for gap in gaps_of(told, set(map(stems_of_name, names))):
        yield Finding(
            key=gap.keys[0],
            kind=TaskKind.GAP,
            title=gap.texts[0],
            owner=desk_id,
            count=gap.count,
            details=gap.texts if len(gap.texts) > 1 else (),
            other_keys=gap.keys[1:],
        )


def _second_read_key(article_id: UUID) -> str:
    return f"second-read:{article_id}"
