"""The cards beside an article: publishing, what is to be done, reports of agents, versions and use."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from app.domain.article_feedback import ArticleFeedback
from app.domain.editor_tasks import EditorTask
from app.formatting import long_date, short_date
from app.services.editing_ports import VersionLine
from app.services.editing_views import Editing
from knowledgebase.article import ArticleKind
from resources.translations import _
from ui.editing.actions import EditAction, action_name
from ui.editing.keys import shown_key
from ui.editing.words import published_line, state_words, task_line, task_title, use_words, version_words
from ui.shared.article_words import section_title
from ui.shared.names import Names
from ui.shared.widgets.basics import KeyButton, box, boxed, clear, fill, label

_MAIN = (EditAction.ASK_REVIEW, EditAction.APPROVE)
_VERSIONS = 6  # that are shown
_LEFT = Qt.AlignmentFlag.AlignLeft


class _Card(QFrame):
    """Filled again only when what it shows changed; the keyboard stays in it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(name)
        self._name, self._known = name, object()
        fill(self, True, (12, 10, 12, 12), 6)

    def _fill(self, known: object, parts: Callable[[], Sequence[QWidget]]) -> None:
        if known == self._known:
            return
        self._known = known
        has_keyboard = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        clear(box(self))
        box(self).addWidget(label(self._name, "label"))
        for part in parts():
            is_link = part.property("role") == "link"
            box(self).addWidget(part, 0, _LEFT if is_link else Qt.AlignmentFlag(0))
        buttons = self.findChildren(QPushButton)
        if has_keyboard and buttons:
            buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)


class PublishCard(_Card):
    """How far the draft is, and the steps that are possible.

    Signals:
        action_wanted: an EditAction.
    """

    action_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Publishing"))

    def show_editing(self, editing: Editing, actions: Sequence[EditAction], names: Names) -> None:
        """Show the state of an article."""
        published = editing.published.version if editing.published else 0
        known = (editing.draft.id, editing.draft.revision, editing.draft.state, published, tuple(actions), names)
        self._fill(
            known, lambda: [*_state(editing, actions, names), *(self._button(each, editing) for each in actions)]
        )

    def _button(self, action: EditAction, editing: Editing) -> KeyButton:
        button = KeyButton(action_name(action, editing.draft), shown_key(action), "primary" if action in _MAIN else "")
        button.setStyleSheet("text-align: left;")  # also of one that has no key
        button.clicked.connect(lambda: self.action_wanted.emit(action))
        return button


def _state(editing: Editing, actions: Sequence[EditAction], names: Names) -> list[QWidget]:
    words = state_words(editing, names, is_changed=EditAction.DISCARD in actions)
    parts: list[QWidget] = [label(words, "", wrap=True)]
    if editing.draft.publish_on is not None:
        day = _("Valid from {day}").format(day=long_date(editing.draft.publish_on))
        parts.append(label(day, "strong", wrap=True))
    if editing.sent_back is not None:
        who, why = names.person(editing.sent_back.person_id), editing.sent_back.text
        parts.append(label(_("{name} sent it back: {reason}").format(name=who, reason=why), "strong", wrap=True))
    if editing.draft.note:
        parts.append(label(_("What changes: {note}").format(note=editing.draft.note), "", wrap=True))
    return [*parts, label(published_line(editing), "muted", wrap=True)]


class TasksCard(_Card):
    """What is to be done about the article.

    Signals:
        taken, refused: an EditorTask to do, or to put aside.
    """

    taken = Signal(object)
    refused = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("To do"))

    def show_tasks(self, tasks: Sequence[EditorTask], names: Names) -> None:
        """Show these, or nothing."""
        self._fill((tuple(tasks), names), lambda: [part for task in tasks for part in self._parts(task, names)])
        self.setVisible(bool(tasks))

    def _parts(self, task: EditorTask, names: Names) -> list[QWidget]:
        details = [label(detail, "", wrap=True) for detail in task.details]
        buttons = boxed("clear", vertical=False, gap=8)
        if task.handler_id is None:
            box(buttons).addWidget(self._button(_("I do this"), task, self.taken))
        box(buttons).addWidget(self._button(_("Put aside …"), task, self.refused))
        box(buttons).addStretch(1)
        return [
            label(task_title(task), "strong", wrap=True),
            *details,
            label(task_line(task, names), "muted", wrap=True),
            buttons,
        ]

    def _button(self, words: str, task: EditorTask, told: SignalInstance) -> QPushButton:
        button = _link(words)
        button.setAccessibleName(f"{words} {task_title(task)}")
        button.clicked.connect(lambda: told.emit(task))
        return button


class ReportsCard(_Card):
    """What agents reported, what waits for an answer first.

    Signals:
        answer_wanted: an ArticleFeedback.
    """

    answer_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Reports from counter and telephone"))

    def show_reports(self, reports: Sequence[ArticleFeedback], kind: ArticleKind, names: Names) -> None:
        """Show these, or nothing."""
        ordered = sorted(reports, key=lambda report: report.answered_at is not None)
        known = (tuple(ordered), kind, names)
        self._fill(known, lambda: [part for each in ordered for part in self._parts(each, kind, names)])
        self.setVisible(bool(reports))

    def _parts(self, report: ArticleFeedback, kind: ArticleKind, names: Names) -> list[QWidget]:
        where = section_title(report.section, kind) if report.section else ""
        about = (names.person(report.person_id), short_date(report.given_at), where, f"v{report.version}")
        parts: list[QWidget] = [label(f"“{report.text}”", "strong", wrap=True)]
        if report.quote:
            parts.append(label(_("about: “{quote}”").format(quote=report.quote), "", wrap=True))
        parts.append(label(" · ".join(part for part in about if part), "muted", wrap=True))
        if report.answered_at is not None:
            parts.append(label(_("✓ Answered: {text}").format(text=report.answer), "muted", wrap=True))
        else:
            button = _link(_("Answer …"))
            button.setAccessibleName(_("Answer: {text}").format(text=report.text))
            button.clicked.connect(lambda: self.answer_wanted.emit(report))
            parts.append(button)
        return parts


class VersionsCard(_Card):
    """The draft and the newest versions; one that is chosen is compared.

    Signals:
        version_wanted: number of a version.
    """

    version_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("Versions"))

    def show_versions(self, editing: Editing, names: Names) -> None:
        """Show these, or nothing."""
        draft = editing.draft
        known = (editing.versions, draft.revision, draft.base_version, draft.authors, draft.changed_at, names)
        self._fill(known, lambda: self._parts(editing, names))
        self.setVisible(bool(editing.versions or draft.revision))

    def _parts(self, editing: Editing, names: Names) -> list[QWidget]:
        draft, newest = editing.draft, editing.published.version if editing.published else 0
        parts: list[QWidget] = []
        if draft.revision:
            changed = short_date(draft.changed_at) if draft.changed_at else ""
            about = (_("draft"), names.person(draft.authors[-1]) if draft.authors else "", changed)
            words = " · ".join(part for part in about if part)
            parts.append(label(f"v{draft.base_version + 1} {words}", "", wrap=True))
        for line in editing.versions[:_VERSIONS]:
            parts.append(self._version(line, version_words(line, newest, names)))
        if len(editing.versions) > _VERSIONS:
            parts.append(label(_("Older versions are under Compare."), "muted", wrap=True))
        return parts

    def _version(self, line: VersionLine, words: str) -> QWidget:
        made, button = boxed("clear", vertical=False, gap=4), _link(f"v{line.version}")
        button.setToolTip(_("See what changed in this version"))
        button.setAccessibleName(f"v{line.version} {words}")
        button.clicked.connect(lambda: self.version_wanted.emit(line.version))
        box(made).addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        box(made).addWidget(label(words, "", wrap=True), 1)
        return made


class UseCard(_Card):
    """How agents used the article."""

    def __init__(self) -> None:
        super().__init__(_("Use in the last 30 days"))

    def show_use(self, editing: Editing) -> None:
        """Show it of an article that agents know."""
        self._fill(editing.use, lambda: [label(use_words(editing.use), "", wrap=True)])
        self.setVisible(editing.published is not None)


def _link(words: str) -> QPushButton:
    made = QPushButton(words.replace("&", "&&"))
    made.setProperty("role", "link")
    made.setAutoDefault(True)
    return made
