"""Opens the dialogs of a running contact and brings what they tell to the presenters."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMainWindow

from app.domain.contact import Fee, Outcome
from app.domain.customer import Customer
from app.domain.draft import HandOffDraft, SubjectDraft
from app.domain.errors import BaliewijsError
from app.domain.ids import new_id
from app.domain.not_direct import shown_reason
from app.domain.organisation import OutsideBody
from app.services.hand_offs import HandOffPlan
from app.services.registry import Services
from app.services.transfer_story import TransferStory, story_as_hand_off, tell_story
from knowledgebase.article import Article, FirstLine, SectionKind
from knowledgebase.markup import markdown_to_text
from knowledgebase.scripts import ScriptRun
from ui.contacts.conversation_sheet import ConversationSheet
from ui.contacts.customer_sheet import CustomerSheet
from ui.contacts.detail_sheet import AppointmentSheet, ChannelSheet, FreeSubjectSheet
from ui.contacts.forward_sheet import ForwardSheet
from ui.contacts.papers_sheet import PapersSheet
from ui.contacts.presenter import ContactsPresenter
from ui.contacts.subject_sheet import SubjectSheet
from ui.handoffs.presenter import HandOffPresenter
from ui.handoffs.sheet import HandOffSheet
from ui.handoffs.transfer_sheet import TransferSheet
from ui.knowledge.presenter import KnowledgePresenter
from ui.shared.tasks import Lane, Tasks, run_for
from ui.shared.widgets.reason_field import ReasonField

if TYPE_CHECKING:
    from ui.contact_desk import ContactDesk


class ContactSheets:
    """One method for each dialog."""

    def __init__(
        self,
        window: QMainWindow,
        services: Services,
        tasks: Tasks,
        contacts: ContactsPresenter,
        knowledge: KnowledgePresenter,
        desk: "ContactDesk",
    ) -> None:
        self._window, self._services, self._tasks = window, services, tasks
        self._contacts, self._knowledge, self._desk = contacts, knowledge, desk
        self._hand_off: HandOffPresenter | None = None
        self._conversations: dict[tuple[UUID, UUID, int], ScriptRun] = {}  # of contact and article, with its version

    # customer, papers, subject

    def open_customer(self) -> None:
        """Find or make the customer."""
        draft = self._contacts.current
        if draft is None:
            return
        sheet = CustomerSheet(self._window, draft.customer)
        run = run_for(self._tasks, sheet)

        def failed(error: BaliewijsError) -> None:
            if self._services.is_joined and error.key == "database-away":
                sheet.show_away()
            else:
                self._desk.show_error(error)

        def choose(customer: Customer) -> None:
            self._contacts.set_customer(customer)
            sheet.show_customer(customer)
            tell_of_before(customer.id)

        def tell_of_before(customer_id: UUID) -> None:
            run(lambda: self._services.history(customer_id), sheet.show_history, failed, "")
            run(lambda: self._services.kept_until(customer_id), sheet.show_kept_until, failed, "")

        def search(text: str) -> None:
            run(lambda: self._services.find_customers(text), sheet.show_found, failed, "customers")

        sheet.search_changed.connect(search)
        sheet.customer_chosen.connect(choose)
        sheet.customer_changed.connect(self._contacts.set_customer)
        sheet.anonymous_requested.connect(lambda: choose(Customer(id=new_id())))
        if not draft.customer.is_empty:
            tell_of_before(draft.customer.id)
        self._desk.promises.follow(sheet.promises)
        sheet.open_sheet()

    def open_papers(self) -> None:
        """Papers and fees."""
        self._tasks.run(self._services.fees, self._show_papers, self._desk.show_error, Lane.SEAT)

    def _show_papers(self, fees: list[Fee]) -> None:
        contacts = self._contacts
        article = self._knowledge.article
        sheet = PapersSheet(self._window, fees, article.fees if article else ())

        def show() -> None:
            if contacts.current is not None:
                sheet.show_draft(contacts.current)

        for signal, action in (
            (sheet.document_added, contacts.add_document),
            (sheet.document_removed, contacts.remove_document),
            (sheet.fee_changed, contacts.set_fee),
            (sheet.payment_changed, contacts.set_payment),
        ):
            signal.connect(action)
            signal.connect(lambda _value: show())
        show()
        sheet.open_sheet()

    def open_subject(self) -> None:
        """Describe the current subject."""
        subject = self._contacts.current.current_subject if self._contacts.current else None
        if subject is not None:
            sheet = SubjectSheet(self._window, subject)
            sheet.changed.connect(self._contacts.change_subject)
            sheet.open_sheet()

    def open_free_subject(self) -> None:
        """A subject in the agent's own words; the query is the first proposal."""
        sheet = FreeSubjectSheet(self._window, self._knowledge.query)
        sheet.given.connect(self._contacts.add_free_subject)
        sheet.open_sheet()

    def open_conversation(self, article: Article) -> None:
        """Go through the guided conversation of an article; one that was left goes on where it was."""
        draft = self._contacts.current
        if draft is None or not article.script:
            return
        begun = (draft.id, article.id, article.version)
        run = self._conversations.get(begun) or ScriptRun(article.script, article.questions)
        sheet = ConversationSheet(self._window, article.title, run)

        def held(run: ScriptRun, line: FirstLine | None) -> None:
            self._conversations.pop(begun, None)
            self._contacts.note_conversation(article, run.lines, run.answers)
            if line is FirstLine.ANSWER:
                self._desk.answered_directly()
            elif line is FirstLine.HAND_OFF:
                self._desk.open_hand_off()

        sheet.moved.connect(lambda run: self._conversations.update({begun: run}))
        sheet.held.connect(held)
        sheet.open_sheet()

    def open_channel(self) -> None:
        """How the customer reached us."""
        if self._contacts.current is not None:
            sheet = ChannelSheet(self._window, self._contacts.current.channel)
            sheet.chosen.connect(self._contacts.set_channel)
            sheet.open_sheet()

    # outcomes

    def needs_detail(self, outcome: Outcome) -> bool:
        """Whether the outcome asks one line more."""
        return outcome in (Outcome.FORWARDED, Outcome.APPOINTMENT_MADE)

    def ask_detail(self, outcome: Outcome) -> None:
        """Ask for the detail, then set the outcome."""
        subject = self._subject()
        if subject is None:
            return
        if outcome is Outcome.FORWARDED:
            self._tasks.run(
                self._services.outside_bodies,
                lambda bodies: self._show_forward(subject, bodies),
                self._desk.show_error,
                Lane.SEAT,
            )
        else:
            sheet = AppointmentSheet(self._window, subject.title)
            sheet.given.connect(lambda text: self._contacts.set_outcome(outcome, None, "", text))
            sheet.open_sheet()

    def _show_forward(self, subject: SubjectDraft, bodies: tuple[OutsideBody, ...]) -> None:
        draft = self._contacts.current
        if draft is None:
            return
        sheet = ForwardSheet(self._window, subject.title, bodies, draft.channel)
        outcome = self._contacts.set_outcome
        self._ask_why(sheet.reason, subject)
        sheet.forwarded.connect(lambda body: outcome(Outcome.FORWARDED, None, "", body, sender_told=True))
        sheet.open_sheet()

    def open_transfer(self) -> None:
        """Put the call through."""
        subject = self._subject()
        if subject is not None:
            self._with_plan(subject, self._show_transfer)

    def _show_transfer(self, subject: SubjectDraft, plan: HandOffPlan) -> None:
        draft = self._contacts.current
        if draft is None:
            return
        story = tell_story(self._services.municipality, draft, subject, plan)
        sheet = TransferSheet(self._window, subject.title, plan.unit, plan.units, story)
        outcome = self._contacts.set_outcome
        self._ask_why(sheet.reason, subject)
        sheet.reached.connect(lambda unit: outcome(Outcome.PUT_THROUGH_REACHED, None, "", unit_id=unit))
        sheet.not_reached.connect(lambda unit: outcome(Outcome.PUT_THROUGH_NOT_REACHED, None, "", unit_id=unit))
        sheet.hand_off_requested.connect(lambda unit: self._hand_off_story(subject, plan, story, unit))
        sheet.open_sheet()

    def _hand_off_story(self, subject: SubjectDraft, plan: HandOffPlan, story: TransferStory, unit_id: str) -> None:
        """Nobody answered: what would have been told is what is handed off."""
        unit = self._services.municipality.unit(unit_id)
        hand_off = story_as_hand_off(plan, story, unit, self._services.clock.now())
        self._contacts.keep_hand_off(subject.id, hand_off)
        self._with_plan(subject, self._show_hand_off)

    def open_hand_off(self) -> None:
        """Hand the subject off; one that is handed off already opens again to change it."""
        draft = self._contacts.current
        current = draft.current_subject if draft else None
        if current is not None and current.outcome is Outcome.HANDED_OFF:
            self._with_plan(current, self._show_hand_off)
            return
        subject = self._subject()
        if subject is not None:
            self._with_plan(subject, self._show_hand_off)

    def reopen_hand_off(self) -> None:
        """A hand-off that was being typed before a restart opens again."""
        draft = self._contacts.current
        open_ones = [s for s in draft.subjects if s.hand_off and s.hand_off.is_open] if draft else []
        if open_ones:
            self._with_plan(open_ones[0], self._show_hand_off)

    def _with_plan(self, subject: SubjectDraft, show: Callable[[SubjectDraft, HandOffPlan], None]) -> None:
        draft = self._contacts.current
        if draft is None:
            return
        self._tasks.run(
            lambda: self._services.plan_hand_off(draft, subject.id),
            lambda plan: show(subject, plan),
            self._desk.show_error,
            Lane.SEAT,
        )

    def _show_hand_off(self, subject: SubjectDraft, plan: HandOffPlan) -> None:
        sheet = HandOffSheet(self._window, subject.title, plan, self._services.agent.name)
        self._ask_why(sheet.reason, subject)

        def keep(hand_off: HandOffDraft) -> None:
            self._contacts.keep_hand_off(subject.id, hand_off)

        presenter = HandOffPresenter(sheet, plan, self._services.municipality, keep)
        self._hand_off = presenter  # a signal does not keep it alive
        sheet.question_changed.connect(presenter.set_question)
        sheet.answer_changed.connect(presenter.set_answer)
        sheet.reply_way_changed.connect(presenter.set_reply_way)
        sheet.reply_to_changed.connect(presenter.set_reply_to)
        sheet.reply_window_changed.connect(presenter.set_reply_window)
        sheet.unit_chosen.connect(presenter.choose_unit)
        sheet.handler_chosen.connect(presenter.choose_handler)
        sheet.unit_added.connect(presenter.add_unit)
        sheet.unit_removed.connect(presenter.remove_unit)
        sheet.sensitive_changed.connect(presenter.set_sensitive)
        sheet.send_requested.connect(presenter.send)
        sheet.closed.connect(presenter.put_away)
        sheet.put_through_requested.connect(sheet.close_sheet)
        sheet.put_through_requested.connect(lambda: self._with_plan(subject, self._show_transfer))
        sheet.open_sheet()

    def _ask_why(self, field: ReasonField, subject: SubjectDraft) -> None:
        """Why it is not answered directly stands ready, as it was chosen last; a choice counts at once."""
        draft = self._contacts.current
        now = next((each for each in draft.subjects if each.id == subject.id), subject) if draft else subject
        field.show_reason(shown_reason(now))
        field.reason_chosen.connect(lambda reason: self._contacts.choose_reason(subject.id, reason))

    def _subject(self) -> SubjectDraft | None:
        """The subject an outcome is for; what is missing is said when there is none."""
        subject = self._contacts.subject_for_outcome(self._knowledge.article, self._knowledge.query)
        if subject is None:
            self._contacts.can_finish()
        return subject

    # mail

    def mail(self, article: Article) -> None:
        """Open the mail programme with the public sections of an article."""
        draft = self._contacts.current
        address = draft.customer.email if draft and draft.customer.email_consent else ""
        public = (s for s in article.sections if s.kind is not SectionKind.INTERNAL)
        body = "\n\n".join(markdown_to_text(section.text) for section in public)
        link = f"mailto:{quote(address)}?subject={quote(article.title)}&body={quote(body)}"
        QDesktopServices.openUrl(QUrl(link, QUrl.ParsingMode.StrictMode))
