"""Words for days, states, tasks and versions on the editors' page."""

from datetime import date

from app.domain.article_draft import DraftState
from app.domain.editor_tasks import EditorTask, TaskKind
from app.formatting import long_date, short_date
from app.services.editing_ports import ArticleUse, VersionLine
from app.services.editing_views import Editing
from knowledgebase.writing import Level, ReadingLevel
from resources.translations import _, plural
from ui.shared.names import Names
from ui.shared.widgets.basics import Tone


def day_and_year(day: date) -> str:
    """Such as "1 januari 2027": in the long run the day of the week does not matter."""
    return long_date(day).partition(" ")[2]


def due_words(due_on: date, today: date) -> str:
    """By when it must be done; a sign marks what is late or due."""
    days = (due_on - today).days
    if days < 0:
        return plural("! {count} day late", "! {count} days late", -days)
    near = {0: _("! today"), 1: _("tomorrow")}
    return near.get(days) or plural("within {count} day", "within {count} days", days)


def publish_words(publish_on: date | None) -> str:
    """When agents see it."""
    return _("from {day}").format(day=day_and_year(publish_on)) if publish_on else _("published at once")


def level_chip(level: ReadingLevel) -> tuple[str, Tone]:
    """How hard it is to read; nothing of a text that is too short to say."""
    tones: dict[Level, Tone] = {Level.A2: "good", Level.B1: "good", Level.B2: "warn", Level.C1: "bad"}
    if level.level is None:
        return "", "plain"
    return _("reading level: {level}").format(level=level.level), tones[level.level]


def published_line(editing: Editing) -> str:
    """What agents see meanwhile."""
    if editing.published is None:
        return _("Agents do not see this article yet.")
    return _("Agents see version {version}.").format(version=editing.published.version)


def state_words(editing: Editing, names: Names, is_changed: bool) -> str:
    """How far the draft is, and who is to do something; `is_changed` counts what is typed too."""
    draft = editing.draft
    if draft.state is DraftState.IN_REVIEW and draft.reviewer_id and draft.reviewer_id == names.me:
        return _("Waits for you to read it.")
    if draft.state is DraftState.IN_REVIEW:
        who = names.person(draft.reviewer_id) if draft.reviewer_id else _("any colleague")
        return _("Waits for {name} to read it.").format(name=who)
    if draft.state is DraftState.SCHEDULED:
        day = long_date(draft.publish_on) if draft.publish_on else ""
        return _("Approved by {name}; valid from {day}.").format(name=names.person(draft.approved_by), day=day)
    if is_changed and draft.authors and names.me not in draft.authors:
        who = ", ".join(names.person(author) for author in draft.authors)
        return _("Draft of version {version}, by {name}.").format(version=draft.base_version + 1, name=who)
    if is_changed:
        return _("You are writing version {version}.").format(version=draft.base_version + 1)
    return _("Nothing was changed.") if editing.published else _("This is a new article.")


def use_words(use: ArticleUse) -> str:
    """How an article was used in the last 30 days."""
    answered = use.direct + use.handed_off
    parts = [
        _("{count} × opened").format(count=use.shown),
        _("{count} × subject").format(count=use.subjects),
    ]
    if answered:
        share = _("{percent} % answered directly").format(percent=round(100 * use.direct / answered))
        parts.append(share.replace(" %", "\N{NO-BREAK SPACE}%"))
    return " · ".join(parts)


def version_words(line: VersionLine, newest: int, names: Names) -> str:
    """When a version was published, by whom it was written and read."""
    by = line.publication
    parts = [
        short_date(line.published_at) + f" {line.published_at.year}",
        _("agents see this one") if line.version == newest else "",
        names.person(by.author_id) if by.author_id else "",
        _("read by {name}").format(name=names.person(by.reviewer_id)) if by.reviewer_id else "",
    ]
    return " · ".join(part for part in parts if part)


def task_title(task: EditorTask) -> str:
    """What is to be done, in one sentence."""
    return {
        TaskKind.SECOND_READ: _("A second reader must read the draft."),
        TaskKind.FEEDBACK: _("A colleague reported something."),
        TaskKind.REVIEW: _("Check whether everything is right still."),
        TaskKind.EXPIRY: _("After this day agents do not find it any more. Make it valid longer, or withdraw it."),
        TaskKind.GAP: _("Customers ask for this, and it was not found."),
        TaskKind.CONTRADICTION: _("Articles about the same product say different things."),
        TaskKind.BROKEN_LINK: _("A link does not work any more."),
        TaskKind.HANDED_OFF: _("It is opened often, and the question is handed off all the same."),
        TaskKind.UNUSED: _("Nobody opened it for a year. Is it needed still?"),
    }[task.kind]


def task_line(task: EditorTask, names: Names) -> str:
    """By when, for whom and by whom."""
    handler = _("{name} does it").format(name=names.person(task.handler_id)) if task.handler_id else ""
    parts = (due_words(task.due_on, names.today), names.unit(task.owner), handler)
    return " · ".join(part for part in parts if part)
