"""What waits for the editors as rows: one for each article, and one for each task without an article."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice
from uuid import UUID

from app.domain.article_draft import ArticleText, DraftState
from app.domain.editor_tasks import EditorTask, TaskKind
from app.formatting import short_date
from app.services.editing_ports import DraftLine
from app.services.editing_views import EditorList
from app.services.ports import ArticleLine
from knowledgebase.folding import fold
from resources.translations import _, plural
from ui.editing.words import due_words, publish_words
from ui.shared.names import Names
from ui.shared.widgets.basics import Tone

_MOST_FOUND = 60  # articles without a task, found by what is typed


class Waiting(StrEnum):
    """For what an editor must look; the chips above the list."""

    REVIEW = "review"
    FEEDBACK = "feedback"
    GAP = "gap"
    SECOND_READ = "second_read"
    OTHER = "other"


_WAITING = {
    TaskKind.REVIEW: Waiting.REVIEW,
    TaskKind.EXPIRY: Waiting.REVIEW,
    TaskKind.FEEDBACK: Waiting.FEEDBACK,
    TaskKind.GAP: Waiting.GAP,
    TaskKind.SECOND_READ: Waiting.SECOND_READ,
}


@dataclass(frozen=True, slots=True)
class EditorRow:
    """`id` is that of an article, None for a task without one; `task` is then what the row is about."""

    id: UUID | None
    title: str
    chips: tuple[tuple[str, Tone], ...] = ()
    below: str = ""
    task: EditorTask | None = None

    @property
    def words(self) -> str:
        """Everything the row says, for a screen reader."""
        return ", ".join(part for part in (self.title, *(words for words, _tone in self.chips), self.below) if part)


def waiting_of(task: EditorTask) -> Waiting:
    """Under which chip a task is counted."""
    return _WAITING.get(task.kind, Waiting.OTHER)


def counts_of(tasks: Iterable[EditorTask]) -> dict[Waiting, int]:
    """How many tasks there are under each chip."""
    counted = Counter(waiting_of(task) for task in tasks)
    return {each: counted[each] for each in Waiting}


def rows_of(
    found: EditorList,
    unsaved: Sequence[ArticleText],
    articles: Sequence[ArticleLine],
    names: Names,
    waiting: Waiting | None = None,
    typed: str = "",
) -> tuple[EditorRow, ...]:
    """What is due first comes first, then drafts that only wait for their author, then articles that were looked for.

    `waiting` leaves only what has such a task, `typed` what has all these words in its title, or in the line below it.
    """
    drafts = {draft.id: draft for draft in found.drafts}
    texts = {text.id: text for text in unsaved}
    tasks = _by_article(found.tasks)
    gaps = [task for task in found.tasks if task.article_id is None]
    rows = [
        *sorted((*_task_rows(tasks, drafts, texts, waiting, names), *_gap_rows(gaps, waiting, names)), key=_due),
        *(() if waiting else _draft_rows(drafts, texts, tasks, names)),
    ]
    shown = [row for _due_on, row in rows if _fits(f"{row.title} {row.below}", typed)]
    if typed.strip() and waiting is None:
        known = {row.id for _due_on, row in rows}
        others = (line for line in articles if line.id not in known and _fits(line.title, typed))
        shown += [_article_row(line, names) for line in islice(others, max(0, _MOST_FOUND - len(shown)))]
    return tuple(shown)


_Dated = tuple[date, EditorRow]


def _due(dated: _Dated) -> tuple[date, str]:
    return dated[0], dated[1].title.casefold()


def _by_article(tasks: Iterable[EditorTask]) -> dict[UUID, list[EditorTask]]:
    found: dict[UUID, list[EditorTask]] = {}
    for task in tasks:
        if task.article_id is not None:
            found.setdefault(task.article_id, []).append(task)
    return found


def _task_rows(
    tasks: Mapping[UUID, list[EditorTask]],
    drafts: Mapping[UUID, DraftLine],
    texts: Mapping[UUID, ArticleText],
    waiting: Waiting | None,
    names: Names,
) -> Iterator[_Dated]:
    for article_id, each in tasks.items():
        shown = [task for task in each if waiting in (None, waiting_of(task))]
        if shown:
            first = min(shown, key=lambda task: task.due_on)
            chips = _chips(each, drafts.get(article_id), article_id in texts)
            title = _title(article_id, drafts, texts) or first.title
            yield first.due_on, EditorRow(article_id, title, chips, _below(first, names))


def _gap_rows(gaps: Sequence[EditorTask], waiting: Waiting | None, names: Names) -> Iterator[_Dated]:
    for task in gaps:
        if waiting in (None, waiting_of(task)):
            chips: list[tuple[str, Tone]] = [(task_chip(task.kind, 1), "info")]
            if task.count:
                chips.append((_("{count} ×").format(count=task.count), "plain"))
            yield task.due_on, EditorRow(None, task.title, tuple(chips), _below(task, names), task)


def _draft_rows(
    drafts: Mapping[UUID, DraftLine],
    texts: Mapping[UUID, ArticleText],
    tasks: Mapping[UUID, object],
    names: Names,
) -> Iterator[_Dated]:
    for article_id in dict.fromkeys((*reversed(tuple(texts)), *drafts)):
        if article_id in tasks:
            continue
        draft = drafts.get(article_id)
        owner = draft.owner if draft else texts[article_id].article.owner
        author = names.person(draft.authors[-1]) if draft and draft.authors else ""
        below = _joined(author, short_date(draft.changed_at) if draft else "", names.unit(owner))
        title = _title(article_id, drafts, texts) or _("Without a title")
        yield date.max, EditorRow(article_id, title, _chips((), draft, article_id in texts), below)


def _article_row(line: ArticleLine, names: Names) -> EditorRow:
    changed = _("changed {day}").format(day=short_date(line.modified_on)) if line.modified_on else ""
    return EditorRow(line.id, line.title, (), _joined(changed, names.unit(line.owner)))


def _title(article_id: UUID, drafts: Mapping[UUID, DraftLine], texts: Mapping[UUID, ArticleText]) -> str:
    if article_id in texts:
        return texts[article_id].article.title.strip()
    return drafts[article_id].title if article_id in drafts else ""


def _chips(tasks: Sequence[EditorTask], draft: DraftLine | None, is_unsaved: bool) -> tuple[tuple[str, Tone], ...]:
    chips: list[tuple[str, Tone]] = []
    if is_unsaved:
        chips.append((_("not saved yet"), "warn"))
    if draft is not None:
        chips.append(state_chip(draft.state, draft.base_version, draft.publish_on))
    counted = Counter(task.kind for task in tasks)
    told = (kind for kind in TaskKind if counted[kind] and kind not in _IN_WORDS)
    chips += [(task_chip(kind, counted[kind]), _TONES.get(kind, "plain")) for kind in told]
    return tuple(chips)


def state_chip(state: DraftState, base_version: int, publish_on: date | None) -> tuple[str, Tone]:
    """How far a draft is."""
    if state is DraftState.IN_REVIEW:
        return _("waits for second reader"), "info"
    if state is DraftState.SCHEDULED:
        return publish_words(publish_on), "good"
    return _("draft v{version}").format(version=base_version + 1), "warn"


_IN_WORDS = (TaskKind.SECOND_READ, TaskKind.REVIEW)  # the state of the draft, or the line below, says it
_TONES: dict[TaskKind, Tone] = {
    TaskKind.FEEDBACK: "warn",
    TaskKind.CONTRADICTION: "bad",
    TaskKind.BROKEN_LINK: "bad",
}


def task_chip(kind: TaskKind, count: int) -> str:
    """Why an editor must look, as a chip."""
    return {
        TaskKind.SECOND_READ: _("waits for second reader"),
        TaskKind.FEEDBACK: plural("{count} report", "{count} reports", count),
        TaskKind.REVIEW: _("check it"),
        TaskKind.EXPIRY: _("validity ends"),
        TaskKind.GAP: _("not found"),
        TaskKind.CONTRADICTION: _("contradiction"),
        TaskKind.BROKEN_LINK: plural("{count} broken link", "{count} broken links", count),
        TaskKind.HANDED_OFF: _("often handed off"),
        TaskKind.UNUSED: _("not used"),
    }[kind]


def _below(task: EditorTask, names: Names) -> str:
    handler = names.person(task.handler_id) if task.handler_id else ""
    what = _("check it") if task.kind is TaskKind.REVIEW else ""
    return _joined(what, due_words(task.due_on, names.today), names.unit(task.owner), handler)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _fits(words: str, typed: str) -> bool:
    text = fold(words)
    return all(word in text for word in fold(typed).split())
