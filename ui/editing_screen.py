"""Joins the editors' page with its presenter: what is asked goes to the services, what comes back on screen."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.article_draft import ArticleText, DraftState
from app.domain.article_feedback import ArticleFeedback
from app.domain.editor_tasks import EditorTask
from app.domain.errors import BaliewijsError, DomainError
from app.domain.organisation import Person
from app.error_sentences import sentence
from app.formatting import clock_time
from app.services.editing_ports import FeedbackLine
from app.services.editing_views import Editing, EditorList
from app.services.registry import Services
from knowledgebase.article import Article
from knowledgebase.difference import PartDifference, article_difference
from knowledgebase.writing import Hint, ReadingLevel
from resources.translations import _, plural
from ui.editing.actions import AGENTS_SEE_IT, EditAction, done_words
from ui.editing.compare_sheet import Compared
from ui.editing.contact_sheet import FromContactSheet
from ui.editing.discard_sheet import DiscardSheet
from ui.editing.editing_sheets import EditingSheets
from ui.editing.known import choices_of
from ui.editing.page import EditingPage
from ui.editing.presenter import DRAFT, EditingPresenter
from ui.editing.rows import Waiting, counts_of, rows_of
from ui.editing.unsaved import Keeper
from ui.editing.view import Known
from ui.editing.words import level_chip
from ui.editing.writing_help import WritingHelp
from ui.shared.names import Names
from ui.shared.tasks import Tasks, run_for

_IN_SHEETS = (
    *(EditAction.SAVE, EditAction.ASK_REVIEW, EditAction.SEND_BACK, EditAction.WITHDRAW, EditAction.RESTORE),
    *(EditAction.ANSWER_FEEDBACK, EditAction.PUT_ASIDE),
)


class EditingScreen(QObject):
    """What the editors' presenter sees as its screen.

    Attributes:
        page, presenter, sheets: what it joins.

    Signals:
        knowledge_changed: agents find something else from now on.
    """

    knowledge_changed = Signal()

    def __init__(
        self,
        window: QWidget,
        page: EditingPage,
        services: Services,
        tasks: Tasks,
        keeper: Keeper,
        people: Sequence[Person],
    ) -> None:
        super().__init__(window)
        self._window, self.page, self._services = window, page, services
        self._people = people
        self._found = EditorList((), ())
        self._unsaved: tuple[ArticleText, ...] = ()
        self._known = Known()
        self._waiting: Waiting | None = None
        self._hints: tuple[Hint, ...] = ()
        self._contact: FromContactSheet | None = None
        self._names = self._named()
        self._run = run_for(tasks, self, page)
        self.presenter = EditingPresenter(self, services, self._run, keeper)
        self.sheets, self._help = EditingSheets(window, self._run), WritingHelp(services, tasks, self)
        self._connect()
        self._connect_sheets()
        self.show_nothing()

    def _connect(self) -> None:
        page, presenter, form, panel = self.page, self.presenter, self.page.middle.form, self.page.panel
        page.came.connect(self._come)
        page.went.connect(presenter.leave)
        page.list.article_chosen.connect(presenter.open_article)
        page.list.task_chosen.connect(presenter.open_task)
        page.list.search.changed.connect(lambda _text: self._show_rows())
        page.bar.waiting_chosen.connect(self._narrow)
        page.bar.new_requested.connect(presenter.new_article)
        page.bar.from_contact_requested.connect(self.open_contact)
        form.changed.connect(self._typed)
        form.file_chosen.connect(presenter.attach)
        page.middle.task.article_wanted.connect(presenter.new_from_task)
        for part in (page.middle.task, panel.tasks):
            part.taken.connect(lambda task: presenter.take_task(task.key))
            part.refused.connect(self.sheets.open_put_aside)
        panel.publish.action_wanted.connect(self.do)
        panel.reports.answer_wanted.connect(self.open_answer)
        panel.versions.version_wanted.connect(self._compare_version)
        panel.hints.hint_chosen.connect(self._go_to)
        self._help.found.connect(self._show_help)

    def _connect_sheets(self) -> None:
        sheets, presenter = self.sheets, self.presenter
        sheets.review_asked.connect(presenter.ask_review)
        sheets.note_changed.connect(presenter.type_note)
        sheets.hint_chosen.connect(self._go_to)
        sheets.compare_wanted.connect(presenter.compare)
        sheets.restored.connect(presenter.restore_version)
        sheets.resolved.connect(presenter.resolve)
        sheets.withdrawn.connect(presenter.withdraw)
        sheets.sent_back.connect(presenter.send_back)
        sheets.answered.connect(presenter.answer_feedback)
        sheets.put_aside.connect(presenter.put_aside)

    def _named(self) -> Names:
        units = {unit.id: unit.name for unit in self._services.municipality.units}
        people = {person.id: person.name for person in self._people}
        titles = {line.slug: line.title for line in self._known.articles}
        return Names(units, people, self._services.clock.today(), titles, self._services.agent.id)

    def _come(self) -> None:
        self._names = self._named()
        self.presenter.refresh()
        self.presenter.read_known()

    # wishes

    def do(self, action: EditAction) -> None:
        """Begin a step: at once, or in a sheet."""
        presenter, editing = self.presenter, self.presenter.editing
        if editing is None or action not in presenter.actions:
            return
        note = presenter.text.note if presenter.text else ""
        steps: dict[EditAction, Callable[[], object]] = {
            EditAction.ASK_REVIEW: lambda: self.sheets.open_review(editing, self._people, self._hints, note),
            EditAction.APPROVE: presenter.approve,
            EditAction.SEND_BACK: lambda: self.sheets.open_send_back(editing),
            EditAction.TAKE_BACK: presenter.take_back,
            EditAction.COMPARE: self._compare,
            EditAction.DISCARD: self._ask_discard,
            EditAction.WITHDRAW: lambda: self.sheets.open_withdraw(editing, self._known.articles, self._names),
        }
        steps[action]()

    def do_main(self) -> None:
        """What goes on: ask a second reader, approve, or make an article of what was not found."""
        main = next(
            (each for each in (EditAction.ASK_REVIEW, EditAction.APPROVE) if each in self.presenter.actions), None
        )
        if main is not None:
            self.do(main)
        elif self.presenter.task is not None:
            self.presenter.new_from_task()

    def answer_first(self) -> None:
        """Answer the report that waits longest."""
        editing = self.presenter.editing
        waiting = [each for each in editing.feedback if each.answered_at is None] if editing else []
        if waiting:
            self.open_answer(waiting[-1])

    def open_answer(self, feedback: ArticleFeedback) -> None:
        """Answer what an agent reported."""
        if (editing := self.presenter.editing) is not None:
            article = editing.draft.article
            self.sheets.open_answer(FeedbackLine(feedback, article.title, article.owner), self._names)

    def open_contact(self) -> None:
        """Begin an article from a finished contact."""
        sheet = FromContactSheet(self._window)
        sheet.number_given.connect(self.presenter.new_from_contact)
        self._contact = sheet
        sheet.open_sheet()

    def _ask_discard(self) -> None:
        editing, text = self.presenter.editing, self.presenter.text
        if editing is not None and text is not None:
            title = text.article.title or _("Without a title")
            sheet = DiscardSheet(self._window, title, editing.published is not None)
            sheet.confirmed.connect(self.presenter.discard)
            sheet.open_sheet()

    def _compare(self) -> None:
        editing = self.presenter.editing
        if editing is not None and editing.published is not None:
            has_draft = editing.draft.revision > 0 or editing.draft.id in self.presenter.unsaved
            newest = editing.published.version
            self.presenter.compare(newest if has_draft else newest - 1, DRAFT if has_draft else newest)

    def _compare_version(self, version: int) -> None:
        """What changed in a version; of the first one, what changed since."""
        editing = self.presenter.editing
        if editing is not None:
            before = max((line.version for line in editing.versions if line.version < version), default=0)
            self.presenter.compare(before or version, version if before else DRAFT)

    # the list

    def _narrow(self, waiting: Waiting | None) -> None:
        self._waiting = waiting
        self._show_rows()

    def _show_rows(self) -> None:
        typed, waiting = self.page.list.search.value(), self._waiting
        rows = rows_of(self._found, self._unsaved, self._known.articles, self._names, waiting, typed)
        editing = self.presenter.editing
        chosen = editing.draft.id if editing else self.presenter.task
        self.page.show_rows(rows, chosen, _empty_words(bool(typed.strip()) or waiting is not None))

    def show_list(self, found: EditorList, unsaved: tuple[ArticleText, ...]) -> None:
        """Show what waits."""
        self._found, self._unsaved = found, unsaved
        self.page.bar.show_counts(counts_of(found.tasks))
        self._show_rows()
        editing = self.presenter.editing
        if editing is not None:
            self.page.panel.show_tasks(self.presenter.tasks_of(editing.draft.id), self._names)

    def show_known(self, known: Known) -> None:
        """What can be looked for, and chosen in the fields."""
        self._known = known
        self._names = self._named()
        self.page.middle.form.show_choices(choices_of(known, self._services))
        self._show_rows()

    # the open article

    def show_article(self, editing: Editing, text: ArticleText, actions: tuple[EditAction, ...]) -> None:
        """Show an article as far as it is typed."""
        article = text.article
        is_other = article.id != self.page.middle.form.shown_id
        self.page.show_article(article, editing, actions, self.presenter.tasks_of(article.id), self._names)
        self.page.list.choose(article.id)
        self._show_changes(editing)
        self._help.look_at(article, at_once=is_other)

    def _show_changes(self, editing: Editing) -> None:
        """Who reads a draft sees first what changes for agents."""
        draft, names, page = editing.draft, self._names, self.page
        if draft.state is DraftState.WRITING:
            page.middle.show_changes(None, names, draft.article)
            return
        before = editing.published or Article(draft.id, draft.article.slug, "")

        def show(differences: tuple[PartDifference, ...]) -> None:
            if self.presenter.editing is not None and self.presenter.editing.draft == draft:
                page.middle.show_changes(differences, names, draft.article)

        self._run(lambda: article_difference(before, draft.article), show, self._fail_quietly, "editor-changes")

    def show_actions(self, editing: Editing, actions: tuple[EditAction, ...]) -> None:
        """Something was typed."""
        self.page.panel.publish.show_editing(editing, actions, self._names)
        unsaved = self.presenter.unsaved.texts
        if {text.id for text in unsaved} != {text.id for text in self._unsaved}:
            self._unsaved = unsaved
            self._show_rows()

    def _typed(self, article: Article) -> None:
        self.presenter.type(article)
        self._help.look_at(article)

    def _show_help(self, article: Article, hints: tuple[Hint, ...], level: ReadingLevel) -> None:
        if article.id == self.page.middle.form.shown_id:
            self._hints = hints
            self.page.panel.show_hints(hints, article.kind)
            self.page.middle.form.sections.bar.set_level(*level_chip(level))

    def _go_to(self, hint: Hint) -> None:
        """Put the keyboard where the hint is about."""
        self.page.middle.form.go_to(hint)

    def show_task(self, task: EditorTask) -> None:
        """Show a task that has no article."""
        self.page.show_task(task, self._names)
        self.page.list.choose(task)

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        self.page.show_nothing(_("Choose an article in the list, look for one above it, or begin a new one."))
        self.page.list.choose(None)

    def show_kept(self, at: datetime) -> None:
        """What is typed is on disk of this workplace."""
        self.page.middle.show_kept(_("Draft kept at {time}").format(time=clock_time(at)))

    # conflicts

    def show_conflict(self, mine: ArticleText, theirs: Editing) -> None:
        """Both texts side by side."""
        self.sheets.open_conflict(mine, theirs, self._names)

    def offer_conflict(self, mine: ArticleText, theirs: Editing) -> None:
        """Somebody else saved while something is typed here."""
        name = self._names.person(theirs.draft.authors[-1]) if theirs.draft.authors else _("Somebody else")
        words = _("{name} changed this article too. What you typed is kept.").format(name=name)
        self.page.middle.note.tell(words, "warn", _("See both"), partial(self.show_conflict, mine, theirs))

    def show_left_conflict(self, mine: ArticleText) -> None:
        """The same for an article that is not open any more."""
        words = _("Somebody else changed “{title}” too. What you typed is kept.").format(title=mine.article.title)
        self.page.banner.tell(words, "warn", _("See both"), partial(self.presenter.open_article, mine.id))

    def show_compared(self, editing: Editing, left: tuple[int, Article], right: tuple[int, Article]) -> None:
        """What differs between two versions."""
        self.sheets.open_compare(editing, Compared(*left), Compared(*right), self._names)

    # what became of it

    def show_restored(self, texts: tuple[ArticleText, ...]) -> None:
        """What was typed came back: offer to see it, one article after another."""
        words = plural(
            "Typed before the programme stopped, and not saved: {count} article.",
            "Typed before the programme stopped, and not saved: {count} articles.",
            len(texts),
        )

        def open_first() -> None:
            self.presenter.open_article(texts[0].id)
            if texts[1:]:
                self.show_restored(texts[1:])

        self.page.banner.tell(words, "info", _("Show"), open_first)

    def show_done(self, action: EditAction) -> None:
        """The step is stored."""
        page = self.page
        if action in _IN_SHEETS:
            self.sheets.finish()
        if action is EditAction.SAVE:
            page.middle.show_kept(_("Saved at {time}").format(time=clock_time(self._services.clock.now())))
        elif action is not EditAction.BEGIN:
            page.banner.tell(done_words(action), "good")
        if action is EditAction.BEGIN:
            self._close_contact()
            page.focus_text()
        elif action is EditAction.ATTACH:
            page.middle.form.attachments.focus_last()
        elif action in AGENTS_SEE_IT:
            self.knowledge_changed.emit()

    def _close_contact(self) -> None:
        if (sheet := self._contact_sheet) is not None:
            sheet.close_sheet()
            self._contact = None

    @property
    def _contact_sheet(self) -> FromContactSheet | None:
        is_open = self._contact is not None and isValid(self._contact) and self._contact.isVisible()
        return self._contact if is_open else None

    def show_refused(self, error: DomainError) -> None:
        """Say why, where the editor is looking."""
        if (sheet := self._contact_sheet) is not None:
            sheet.show_error(sentence(error))
        elif not self.sheets.show_refused(error) and not self.page.middle.form.show_error(error.field, sentence(error)):
            self.page.banner.tell(sentence(error), "bad")

    def show_editing_error(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """It did not work."""
        if (sheet := self._contact_sheet) is not None:
            sheet.show_error(sentence(error))
        elif not self.sheets.show_failed(error, again):
            self.page.banner.tell(sentence(error), "bad", _("Try again"), again)

    def _fail_quietly(self, _error: BaliewijsError) -> None:
        """The fields say it all the same."""


def _empty_words(is_narrowed: bool) -> str:
    if is_narrowed:
        return _("Nothing here fits what you look for.")
    return _("Nothing waits: every article is up to date. Look for an article above to change it.")
