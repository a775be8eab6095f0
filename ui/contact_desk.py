"""What the agent wishes on the contact page, and where each wish goes."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from app.domain.contact import Outcome
from app.domain.draft import Desk
from app.domain.errors import BaliewijsError
from app.services.registry import Restored, Services
from ui.contact_page import ContactPage
from ui.contact_screen import ContactScreen
from ui.contact_sheets import ContactSheets
from ui.contacts.presenter import ContactsPresenter, Run
from ui.contacts.view import Keeper
from ui.promises_desk import PromisesDesk
from ui.receipt_desk import ReceiptDesk
from ui.search_desk import SearchDesk
from ui.shared.tab_order import bring_in_sight
from ui.shared.tasks import Lane, Tasks

Wish = ParamSpec("Wish")


def _in_turn(
    wish: Callable[Concatenate["ContactDesk", Wish], None],
) -> Callable[Concatenate["ContactDesk", Wish], None]:
    """A wish that waits for the article the agent has asked for: keys may be faster than the disk."""

    @wraps(wish)
    def wait(desk: "ContactDesk", /, *args: Wish.args, **kwargs: Wish.kwargs) -> None:
        desk.do_in_turn(lambda: wish(desk, *args, **kwargs))

    return wait


class ContactDesk(QObject):
    """Brings keys and buttons to the presenters and dialogs.

    Signals:
        finished: a contact was stored.
        number_refused: why a typed contact number was not accepted, or "".
    """

    finished = Signal()
    number_refused = Signal(str)

    def __init__(
        self, window: QMainWindow, page: ContactPage, services: Services, tasks: Tasks, keeper: Keeper
    ) -> None:
        super().__init__(window)
        self._page, self._services = page, services
        self._waiting: list[Callable[[], None]] = []
        self.search = SearchDesk(page, services, tasks, self)
        self.knowledge = self.search.presenter
        self.screen = ContactScreen(page, services, self.search, self)
        self.contacts = ContactsPresenter(self.screen, services, _finishing(services, tasks), keeper)
        self.promises = PromisesDesk(page, services, tasks, self.contacts, self._ensure_contact, self)
        self.sheets = ContactSheets(window, services, tasks, self.contacts, self.knowledge, self)
        self.receipts = ReceiptDesk(window, services, tasks, self.contacts)
        self._connect_page()
        self._connect_screen()
        self.contacts.restore(Restored((), None, 0))

    def _connect_page(self) -> None:
        page, panel, contacts = self._page, self._page.panel, self.contacts
        page.new_contact_requested.connect(self.new_contact)
        page.search.cursorPositionChanged.connect(lambda _old, _new: self._keep_desk())
        page.article.add_requested.connect(self.add_subject)
        page.article.mail_requested.connect(self.mail_answer)
        page.article.conversation_requested.connect(self.open_conversation)
        page.article.area.verticalScrollBar().valueChanged.connect(lambda _value: self._keep_desk())
        page.tabs.contact_chosen.connect(contacts.switch_to)
        panel.note_changed.connect(contacts.set_note)
        panel.note.cursorPositionChanged.connect(self._keep_desk)
        panel.outcome_requested.connect(self.set_outcome)
        panel.subject_chosen.connect(contacts.choose_subject)
        panel.subject_removed.connect(contacts.remove_subject)
        panel.subject_edit_requested.connect(self.open_subject)
        panel.customer_requested.connect(self.open_customer)
        panel.papers_requested.connect(self.open_papers)
        panel.free_subject_requested.connect(self.open_free_subject)
        panel.hand_off_requested.connect(self.open_hand_off)
        panel.put_through_requested.connect(self.open_transfer)
        panel.receipt_requested.connect(self.open_receipt)
        panel.finish_requested.connect(self.finish)
        panel.hold_requested.connect(self.hold_or_resume)
        panel.talk_end_requested.connect(contacts.end_or_take_up_talk)
        panel.reason_chosen.connect(contacts.choose_reason)
        panel.survey.chosen.connect(contacts.set_survey)

    def _connect_screen(self) -> None:
        screen = self.screen
        self.search.changed.connect(self._keep_desk)
        self.search.failed.connect(screen.show_error)
        self.search.settled.connect(self._go_on)
        self.search.contact_requested.connect(self.show_stored_receipt)
        self.search.number_shown.connect(self.promises.show_number)
        self.promises.failed.connect(screen.show_error)
        screen.draft_shown.connect(self.promises.show_draft)
        self.receipts.failed.connect(screen.show_error)
        self.receipts.number_refused.connect(self.number_refused)
        self.receipts.saved.connect(screen.tell_saved)
        screen.finished.connect(self.finished)
        screen.receipt_requested.connect(self.show_stored_receipt)
        screen.reopen_requested.connect(self.contacts.reopen)
        screen.undo_requested.connect(self.contacts.restore_subject)
        screen.hand_off_waits.connect(self.sheets.reopen_hand_off)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)

    def do_in_turn(self, action: Callable[[], None]) -> None:
        """Do it now, or after what is waited for; the order of the keys stays."""
        self._waiting.append(action)
        self._go_on()

    def _go_on(self) -> None:
        while self._waiting and not self.search.is_waiting:
            self._waiting.pop(0)()

    # wishes of the agent

    def new_contact(self) -> None:
        """Begin a contact. What was looked up without one goes along."""
        looked_up = Desk() if self.contacts.current else self.screen.desk_now(Desk())
        self.contacts.new_contact(desk=looked_up)
        self.focus_search()

    def take_over(self, typed: str) -> None:
        """What was typed while the programme started is not lost: it goes on, beside what was restored."""
        if self.contacts.current is not None:
            self.contacts.new_contact()
        self._page.search.setText(typed)
        self._page.search.setFocus()

    @_in_turn
    def add_subject(self) -> None:
        """The open article is what the contact is about."""
        if self.knowledge.article is None:
            self.search.open_marked()
            return
        self._ensure_contact()
        self.contacts.add_article(self.knowledge.article)

    def answered_directly(self) -> None:
        """The contact centre answered it."""
        self.set_outcome(Outcome.ANSWERED_DIRECTLY)

    @_in_turn
    def set_outcome(self, outcome: Outcome) -> None:
        """Say how the subject ended; some outcomes ask one line more."""
        self._ensure_contact()
        if self.sheets.needs_detail(outcome):
            self.sheets.ask_detail(outcome)
        else:
            self.contacts.set_outcome(outcome, self.knowledge.article, self.knowledge.query)

    def _ensure_contact(self) -> None:
        if self.contacts.current is None:
            self.new_contact()

    @_in_turn
    def finish(self) -> None:
        """Store the contact in front."""
        self.contacts.finish()

    def hold_or_resume(self) -> None:
        """Let the customer wait, or go on."""
        self.contacts.hold_or_resume()

    def end_or_take_up_talk(self) -> None:
        """The customer is gone, or there after all."""
        self.contacts.end_or_take_up_talk()

    @_in_turn
    def close_contact(self) -> None:
        """Close without storing; it can be brought back."""
        self.contacts.close_current()

    def next_contact(self) -> None:
        """The next tab."""
        self.contacts.switch_by(1)

    def switch_to(self, position: int) -> None:
        """The tab at a position, counted from 0."""
        self.contacts.switch_to(position)

    def next_subject(self) -> None:
        """The outcome keys act on the next subject."""
        draft = self.contacts.current
        if draft is not None and draft.subjects:
            self.contacts.choose_subject((draft.current + 1) % len(draft.subjects))

    def next_facet(self) -> None:
        """Look at the next kind of article."""
        self.search.next_facet()

    def switch_filters(self) -> None:
        """Open the filters of the search, or close them."""
        self.search.switch_filters()

    def take_filters_off(self) -> None:
        """Search everywhere again."""
        self.search.take_filters_off()

    def report_gap(self) -> None:
        """Nothing was found: tell the editors."""
        self.search.report_gap()

    def focus_search(self) -> None:
        """Type a question."""
        self._page.search.setFocus()
        self._page.search.selectAll()

    def focus_note(self) -> None:
        """Type a note."""
        self._page.show_column("contact")
        self._page.panel.note.setFocus()
        bring_in_sight(self._page.panel.note)

    def focus_article(self) -> None:
        """Read with the keyboard."""
        self._page.show_column("article")
        self._page.article.area.setFocus()

    def open_article(self, article_id: UUID) -> None:
        """Show an article from another page."""
        self.knowledge.open_article(article_id)

    def follow(self, address: str) -> None:
        """Open a link from another page."""
        self.knowledge.follow(address)

    def refresh_search(self) -> None:
        """Articles changed: search again."""
        self.knowledge.refresh()

    @_in_turn
    def mail_answer(self) -> None:
        """Open the mail programme with the answer in it."""
        if self.knowledge.article is not None:
            self.sheets.mail(self.knowledge.article)

    @_in_turn
    def open_conversation(self) -> None:
        """Go through the guided conversation of the open article."""
        article = self.knowledge.article
        if article is not None and article.script:
            self._ensure_contact()
            self.sheets.open_conversation(article)

    def open_customer(self) -> None:
        """Find or make the customer."""
        self._ensure_contact()
        self.sheets.open_customer()

    @_in_turn
    def open_papers(self) -> None:
        """Papers handed in and fees."""
        self._ensure_contact()
        self.sheets.open_papers()

    def remind_team(self) -> None:
        """The customer asks again about an open promise."""
        self.promises.remind_first()

    def open_subject(self) -> None:
        """Describe the current subject."""
        self.sheets.open_subject()

    def open_free_subject(self) -> None:
        """A subject in the agent's own words."""
        self._ensure_contact()
        self.sheets.open_free_subject()

    def open_channel(self) -> None:
        """How the customer reached us."""
        self._ensure_contact()
        self.sheets.open_channel()

    @_in_turn
    def open_hand_off(self) -> None:
        """Hand the subject off."""
        self._ensure_contact()
        self.sheets.open_hand_off()

    @_in_turn
    def open_transfer(self) -> None:
        """Put the call through."""
        self._ensure_contact()
        self.sheets.open_transfer()

    @_in_turn
    def open_receipt(self) -> None:
        """See the receipt before finishing."""
        self.receipts.open_receipt()

    def show_stored_receipt(self, number: str) -> None:
        """See the receipt of a stored contact."""
        self.receipts.show_stored_receipt(number)

    # news from elsewhere

    def show_error(self, error: BaliewijsError) -> None:
        """Something went wrong; the draft is kept."""
        self.screen.show_error(error)

    def show_bug(self, number: str) -> None:
        """A bug was logged under a number."""
        self.screen.show_error(BaliewijsError("unexpected", id=number))

    def show_time(self) -> None:
        """Move the clocks on."""
        self._page.tabs.show_time(self.contacts.drafts, self._services.clock.now())

    # keeping what the agent sees

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new in (self._page.search, self._page.panel.note):
            self._keep_desk()

    def _keep_desk(self) -> None:
        draft = self.contacts.current
        if draft is not None and not self.screen.is_restoring:
            self.contacts.keep_desk(self.screen.desk_now(draft.desk))


def _finishing(services: Services, tasks: Tasks) -> Run:
    """On a joined seat a contact goes to a file of the seat, and not behind what is asked of the server."""
    return partial(tasks.run, lane=Lane.JOURNAL if services.is_joined else Lane.STORE)
