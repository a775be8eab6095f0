"""Joins the work page with its presenter: what is asked goes to the services, what comes back on screen."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.contact import ReplyWay
from app.domain.errors import BaliewijsError, DomainError
from app.domain.organisation import Person
from app.domain.rights import Right
from app.domain.routing import is_of_contact_centre, receivable_units
from app.domain.work_item import WorkItem, WorkStep
from app.domain.work_text import WorkText
from app.error_sentences import sentence
from app.services.registry import Services
from app.services.work_ports import QueuePage, QueueQuery, QueueView, WorkDetails
from resources.translations import _, plural
from ui.shared.draft_keeper import DraftKeeper
from ui.shared.names import Names
from ui.shared.paced import ask_seldom
from ui.shared.tasks import Tasks, run_for
from ui.work.actions import ANSWERING, ASKS_NOTHING, StepInput, WorkAction, mail_address
from ui.work.forms import action_name, form_of
from ui.work.history import changed_words
from ui.work.page import WorkPage
from ui.work.presenter import WorkPresenter
from ui.work.step_sheet import Choices, StepSheet
from ui.work.words import answer_name, tell_words

_REFRESH_MS = 30_000
_REFRESH_LIVE_MS = 90_000  # who is present must be seen within two minutes, and who left without a word goes


class WorkDesk(QObject):
    """What the work presenter sees as its screen.

    Attributes:
        keeper: brings what is typed to disk.

    Signals:
        counted: how much of one's own is open.
        receipt_requested: a contact number as typed.
        editing_requested: the Editing of a new article, made of an answer.
    """

    counted = Signal(int)
    receipt_requested = Signal(str)
    editing_requested = Signal(object)

    def __init__(
        self, window: QWidget, page: WorkPage, services: Services, tasks: Tasks, people: Sequence[Person]
    ) -> None:
        super().__init__(window)
        self._window, self._page, self._services, self._tasks, self._people = window, page, services, tasks, people
        self._names = self._named()
        self._sheet: StepSheet | None = None
        self._shown_id: UUID | None = None
        self.keeper = DraftKeeper[WorkText](services.keep_work_text, services.forget_work_text, tasks, self)
        self.presenter = WorkPresenter(self, services, run_for(tasks), self.keeper)
        reachable = receivable_units(services.municipality, people)
        self._units = [(unit.id, unit.name) for unit in reachable]
        page.bar.show_units(self._units)
        page.details.offers_article = services.may(Right.EDIT_ARTICLES)
        self._connect()
        self._timer = QTimer(self, interval=_REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        self.presenter.read_count()

    def _connect(self) -> None:
        page, presenter = self._page, self.presenter
        page.came.connect(presenter.refresh)
        page.went.connect(presenter.leave)
        page.bar.view_chosen.connect(presenter.choose_view)
        page.bar.searched.connect(presenter.search)
        page.bar.entered.connect(page.focus_list)
        page.bar.receipt_requested.connect(self.receipt_requested)
        page.bar.unit_chosen.connect(presenter.choose_unit)
        page.bar.status_chosen.connect(presenter.choose_status)
        page.bar.next_requested.connect(presenter.take_next)
        page.table.item_chosen.connect(presenter.open_item)
        page.table.entered.connect(page.focus_answer)
        page.table.next_wanted.connect(presenter.take_next)
        page.details.part_chosen.connect(presenter.open_item)
        page.details.draft_requested.connect(self._make_draft)
        page.answer.answer_typed.connect(presenter.keep_answer)
        page.answer.answer_sent.connect(presenter.send_answer)
        page.answer.action_wanted.connect(self.do)
        self.keeper.failed.connect(lambda error: page.banner.tell(sentence(error), "bad"))

    def _named(self) -> Names:
        units = {unit.id: unit.name for unit in self._services.municipality.units}
        people = {person.id: person.name for person in self._people}
        return Names(units, people, self._services.clock.today())

    def rely_on_live(self) -> None:
        """Changes are told by the server: ask seldom, and out of sight not at all."""
        ask_seldom(self._timer, _REFRESH_LIVE_MS)
        self._timer.timeout.disconnect(self.refresh)
        self._timer.timeout.connect(self._refresh_in_sight)

    def _refresh_in_sight(self) -> None:
        if self._page.isVisible():
            self.presenter.refresh()

    def refresh(self) -> None:
        """Read again what is in sight; only one's own count when the page is not."""
        if self._page.isVisible():
            self.presenter.refresh()
        else:
            self.presenter.read_count()

    # wishes that come from keys

    def keys(self) -> dict[str, Callable[[], object]]:
        """What the keys of the work page do, by their names."""
        page = self._page
        views = {f"work:{view}": partial(self.choose_view, view) for view in QueueView}
        steps = {f"work:{action}": partial(self.do, action) for action in WorkAction}
        others: dict[str, Callable[[], object]] = {
            "work:next": self.presenter.take_next,
            "work:receipt": self.show_receipt,
            "work:search": page.focus_search,
            "work:list": page.focus_list,
            "work:text": page.focus_answer,
        }
        return {**views, **steps, **others}

    def choose_view(self, view: QueueView) -> None:
        """Show the work of this view, and put the keyboard there."""
        self.presenter.choose_view(view)
        self._page.focus_list()

    def do(self, action: WorkAction) -> None:
        """Begin a step: at once, in the answer box, or in a sheet."""
        if action in ANSWERING:
            self._page.answer.emit_answer()
        elif action in ASKS_NOTHING:
            self.presenter.do(action, StepInput())
        elif action in self.presenter.actions:
            self._open_sheet(action)

    def show_receipt(self) -> None:
        """The receipt of the contact that the open item came from."""
        details = self.presenter.details
        if details is not None and details.row.may_see:
            self.receipt_requested.emit(details.row.contact_number)

    def _make_draft(self, number: str) -> None:
        def failed(error: BaliewijsError) -> None:
            self._page.banner.tell(sentence(error), "bad")

        draft = partial(self._services.draft_from_contact, number)
        self._tasks.run(draft, self.editing_requested.emit, failed, newest_of="draft")

    def _open_sheet(self, action: WorkAction) -> None:
        form, details = form_of(action), self.presenter.details
        assert form is not None and details is not None
        choices = self._choices(details.row.item)
        sheet = StepSheet(self._window, form, details.row.title, choices, self.presenter.typed_for(action))
        sheet.filled.connect(partial(self.presenter.keep, action))
        sheet.sent.connect(partial(self.presenter.do, action))
        self._sheet = sheet
        sheet.open_sheet()

    def _choices(self, item: WorkItem) -> Choices:
        desks = (person for person in self._people if is_of_contact_centre(self._services.municipality, person))
        directors = tuple(person for person in desks if person.id != item.director_id)
        return Choices(self._units, self._people, self.presenter.days, item.unit_id, directors)

    @property
    def _open_sheet_now(self) -> StepSheet | None:
        is_open = self._sheet is not None and isValid(self._sheet) and self._sheet.isVisible()
        return self._sheet if is_open else None

    # what the presenter asks

    def show_queue(self, query: QueueQuery, page: QueuePage) -> None:
        """Show the rows."""
        self._names = self._named()
        self._page.show_queue(query, page, self._names, self.presenter.details)

    def show_open_count(self, count: int) -> None:
        """How much of one's own is open."""
        self.counted.emit(count)

    def show_details(self, details: WorkDetails, actions: tuple[WorkAction, ...], typed: str) -> None:
        """Show one item, and what can be done with it."""
        page, is_other = self._page, details.row.item.id != self._shown_id
        self._shown_id = details.row.item.id
        if is_other:
            page.note.hide()
            page.answer.field.show_error("")
        page.details.show_details(details, self._names)
        page.table.choose(details.row.item.id)
        page.answer.show_actions(actions, answer_name(details, actions, self._names), typed)
        self._show_mail(details, actions, is_other)

    def _show_mail(self, details: WorkDetails, actions: tuple[WorkAction, ...], is_other: bool) -> None:
        answers = WorkAction.ANSWER in actions
        address = mail_address(details, self._services.agent.id) if answers else ""
        instead = tell_words(details) if answers and not address else ""
        wanted = details.hand_off.reply_way is ReplyWay.EMAIL if is_other else None
        self._page.answer.show_mail(address, instead, wanted)

    def show_no_details(self) -> None:
        """Nothing is chosen."""
        self._shown_id = None
        self._page.details.show_nothing()
        self._page.answer.hide()

    def show_changed(self, steps: tuple[WorkStep, ...]) -> None:
        """What somebody else did stands beside what was typed here."""
        sheet = self._open_sheet_now
        (sheet.banner if sheet else self._page.note).tell(changed_words(steps, self._names), "warn")

    def show_unsent(self, actions: tuple[WorkAction, ...]) -> None:
        """Offer to go on with the first step that waits; what is impossible now can only be read and thrown away."""
        possible = [action for action in actions if action in self.presenter.actions]
        details, note = self.presenter.details, self._page.note
        if possible:
            names = ", ".join(action_name(action) for action in possible)
            words = _("Typed and not sent yet: {actions}.").format(actions=names)
            note.tell(words, "info", _("Go on"), partial(self.do, possible[0]))
        elif details is not None and details.row.may_see:
            typed = self.presenter.typed_for(actions[0]).text
            words = _("You typed this and did not send it: {text}").format(text=typed)
            note.tell(words, "warn", _("Throw away"), partial(self.presenter.throw_away, actions[0]))

    def show_restored(self, item_ids: tuple[UUID, ...]) -> None:
        """What was typed came back: offer to see it, one item after another."""
        words = plural(
            "Typed before the programme stopped, and not sent: {count} item.",
            "Typed before the programme stopped, and not sent: {count} items.",
            len(item_ids),
        )

        def open_first() -> None:
            self.presenter.open_item(item_ids[0])
            if item_ids[1:]:
                self.show_restored(item_ids[1:])

        self._page.banner.tell(words, "info", _("Show"), open_first)

    def show_done(self, action: WorkAction) -> None:
        """The step is stored."""
        sheet = self._open_sheet_now
        if sheet is not None and sheet.form.action is action:
            sheet.close_sheet()
        self._page.answer.field.show_error("")
        self._page.note.hide()
        self._page.banner.tell(_("Stored: {action}.").format(action=action_name(action)), "good")

    def show_nothing_to_take(self) -> None:
        """There is no work that nobody took."""
        self._page.banner.tell(_("There is nothing to take: everything of your teams has been taken."), "info")

    def show_refused(self, error: DomainError, action: WorkAction) -> None:
        """Say why, where the person is typing."""
        sheet = self._open_sheet_now
        if sheet is not None:
            sheet.show_refused(error)
        elif action in ANSWERING and error.field == "text":
            self._page.answer.field.show_error(sentence(error))
            self._page.answer.field.setFocus()
        else:
            self._page.note.tell(sentence(error), "bad")

    def show_work_error(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """It did not work."""
        sheet = self._open_sheet_now
        (sheet.banner if sheet else self._page.banner).tell(sentence(error), "bad", _("Try again"), again)
