"""Joins the parts of the contact page: presenters on one side, search, article and panel on the other."""

from uuid import UUID

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from app.domain.contact import Outcome
from app.domain.contact_number import format_number
from app.domain.draft import ContactDraft, Desk, SubjectDraft
from app.domain.errors import BaliewijsError
from app.error_sentences import sentence
from app.formatting import clock_time, short_date
from app.services.contacts import Finished
from app.services.ports import Popular
from app.services.registry import Restored, Services
from knowledgebase.article import Article, ArticleKind, FirstLine
from knowledgebase.search import Hit, SearchResult
from resources.translations import _, plural
from ui.contact_page import ContactPage
from ui.contact_sheets import ContactSheets
from ui.contacts.panel_view import promise_words
from ui.contacts.presenter import ContactsPresenter, Problem
from ui.knowledge.presenter import KnowledgePresenter
from ui.knowledge.results_model import ResultRow
from ui.knowledge.words import kind_name
from ui.shared.draft_keeper import DraftKeeper
from ui.shared.tasks import Lane, Tasks
from ui.shared.widgets.basics import Tone
from ui.shared.widgets.sheet import Sheet

_GAP_WAIT_MS = 4000


class ContactDesk(QObject):
    """What the presenters see as their screen.

    Signals:
        finished: a contact was stored.
        number_refused: why a typed contact number was not accepted, or "".
        page_requested: key of a page to bring to the front.
    """

    finished = Signal()
    number_refused = Signal(str)
    page_requested = Signal(str)

    def __init__(
        self, window: QMainWindow, page: ContactPage, services: Services, tasks: Tasks, keeper: DraftKeeper
    ) -> None:
        super().__init__(window)
        self._window, self._page, self._services, self._tasks = window, page, services, tasks
        self._units = {unit.id: unit.name for unit in services.municipality.units}
        self._restoring = False
        self._scroll_wanted = 0
        self.contacts = ContactsPresenter(self, services, tasks.run, keeper)
        self.knowledge = KnowledgePresenter(self, services, self._run_search)
        self.sheets = ContactSheets(window, services, tasks, self.contacts, self.knowledge, self)
        self._gap_timer = QTimer(self, singleShot=True, interval=_GAP_WAIT_MS)
        self._gap_timer.timeout.connect(self.knowledge.note_gap)
        self._connect()
        typed = page.search.text()
        self.contacts.restore(Restored((), None, 0))
        if typed:
            page.search.setText(typed)

    def _connect(self) -> None:
        page, panel, contacts, knowledge = self._page, self._page.panel, self.contacts, self.knowledge
        page.new_contact_requested.connect(self.new_contact)
        page.search.textChanged.connect(self._query_typed)
        page.search.moved.connect(page.results.step)
        page.search.entered.connect(self._open_marked)
        page.search.cursorPositionChanged.connect(lambda _old, _new: self._keep_desk())
        page.results.article_chosen.connect(knowledge.open_article)
        page.results.article_entered.connect(knowledge.open_article)
        page.results.kind_chosen.connect(self._choose_kind)
        page.results.suggestion_chosen.connect(page.search.setText)
        page.article.add_requested.connect(self.add_subject)
        page.article.mail_requested.connect(self.mail_answer)
        page.article.link_requested.connect(knowledge.follow)
        page.article.area.verticalScrollBar().valueChanged.connect(lambda _value: self._keep_desk())
        page.tabs.contact_chosen.connect(contacts.switch_to)
        panel.note_changed.connect(contacts.set_note)
        panel.note.cursorPositionChanged.connect(self._keep_desk)
        panel.outcome_requested.connect(self.set_outcome)
        panel.subject_chosen.connect(contacts.choose_subject)
        panel.subject_removed.connect(contacts.remove_subject)
        panel.subject_edit_requested.connect(self.open_subject)
        panel.customer_requested.connect(self.open_customer)
        panel.desk_requested.connect(self.open_papers)
        panel.free_subject_requested.connect(self.open_free_subject)
        panel.hand_off_requested.connect(self.open_hand_off)
        panel.put_through_requested.connect(self.open_transfer)
        panel.receipt_requested.connect(self.open_receipt)
        panel.finish_requested.connect(self.finish)
        panel.hold_requested.connect(self.hold_or_resume)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)

    def _run_search(self, work, on_done, on_error, newest_of):  # type: ignore[no-untyped-def]
        lane = Lane.SEARCH if newest_of == "search" else Lane.STORE
        self._tasks.run(work, on_done, on_error, lane, newest_of)

    # wishes of the agent

    def new_contact(self) -> None:
        """Begin a contact. What was looked up without one goes along."""
        looked_up = None if self.contacts.current else self._desk_now()
        self.contacts.new_contact()
        if looked_up is not None and looked_up.query:
            self.show_desk(looked_up)
            self._keep_desk()
        self.focus_search()

    def add_subject(self) -> None:
        """The open article is what the contact is about."""
        if self.knowledge.article is None:
            self._open_marked()
            return
        self._ensure_contact()
        self.contacts.add_article(self.knowledge.article)

    def answered_directly(self) -> None:
        """The contact centre answered it."""
        self.set_outcome(Outcome.ANSWERED_DIRECTLY)

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

    def finish(self) -> None:
        """Store the contact in front."""
        self.contacts.finish()

    def hold_or_resume(self) -> None:
        """Let the customer wait, or go on."""
        self.contacts.hold_or_resume()

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
        kinds: list[ArticleKind | None] = [None, *ArticleKind]
        self._choose_kind(kinds[(kinds.index(self.knowledge.kind) + 1) % len(kinds)])

    def focus_search(self) -> None:
        """Type a question."""
        self._page.search.setFocus()
        self._page.search.selectAll()

    def focus_note(self) -> None:
        """Type a note."""
        self._page.panel.note.setFocus()

    def focus_article(self) -> None:
        """Read with the keyboard."""
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

    def mail_answer(self) -> None:
        """Open the mail programme with the answer in it."""
        if self.knowledge.article is not None:
            self.sheets.mail(self.knowledge.article)

    def open_customer(self) -> None:
        """Find or make the customer."""
        self._ensure_contact()
        self.sheets.open_customer()

    def open_papers(self) -> None:
        """Papers handed in and fees."""
        self._ensure_contact()
        self.sheets.open_papers()

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

    def open_hand_off(self) -> None:
        """Hand the subject off."""
        self._ensure_contact()
        self.sheets.open_hand_off()

    def open_transfer(self) -> None:
        """Put the call through."""
        self._ensure_contact()
        self.sheets.open_transfer()

    def open_receipt(self) -> None:
        """See the receipt before finishing."""
        self.sheets.open_receipt()

    def show_stored_receipt(self, number: str) -> None:
        """See the receipt of a stored contact."""
        self.sheets.show_stored_receipt(number)

    # search and article: what the knowledge presenter asks

    def _query_typed(self, text: str) -> None:
        self._gap_timer.stop()
        self.knowledge.search(text)
        self._keep_desk()

    def _open_marked(self) -> None:
        article_id = self._page.results.current_id
        if article_id is not None:
            self.knowledge.open_article(article_id)

    def _choose_kind(self, kind: ArticleKind | None) -> None:
        self.knowledge.choose_kind(kind)
        self._keep_desk()

    def show_result(self, result: SearchResult) -> None:
        """Show what was found."""
        if result.query.text != self._page.search.text().strip():
            return
        rows = tuple(self._row(hit) for hit in result.hits)
        every = sum(count for _kind, count in result.kinds)
        facets: tuple[tuple[ArticleKind | None, int], ...] = ((None, every), *result.kinds) if result.kinds else ()
        empty = _("Nothing found. Try other words, or press Ctrl+Shift+Enter for a subject in your own words.")
        self._page.results.show_results("", facets, result.query.kind, rows, empty)
        self._page.results.show_suggestion(result.suggestion)
        self._page.results.choose(self.knowledge.article.id if self.knowledge.article else None)
        found = plural("{count} found", "{count} found", result.total)
        self._page.found.setText(f"{found} · {max(1, round(result.took_ms))} ms")
        if not result.total:
            self._gap_timer.start()

    def show_popular(self, popular: list[Popular]) -> None:
        """Nothing is searched: what is asked most today."""
        rows = tuple(
            ResultRow(p.article_id, ((p.title, False),), (), ((_("{count} × today").format(count=p.count), "plain"),))
            for p in popular
        )
        empty = _("Type the customer's question above. What is asked most today appears here.")
        self._page.results.show_results(_("Asked most today") if rows else "", (), None, rows, empty)
        self._page.results.show_suggestion("")
        self._page.found.clear()

    def _row(self, hit: Hit) -> ResultRow:
        owner = self._units.get(hit.owner, "")
        chips: list[tuple[str, Tone]] = []
        if hit.kind is not ArticleKind.PRODUCT:
            chips.append((kind_name(hit.kind), "plain"))
        elif hit.first_line is FirstLine.ANSWER:
            chips.append((_("answer directly"), "good"))
        if hit.first_line is FirstLine.HAND_OFF:
            chips.append((_("hand off: {unit}").format(unit=owner) if owner else _("hand off"), "warn"))
        if hit.theme:
            chips.append((hit.theme, "plain"))
        return ResultRow(hit.article_id, hit.title, hit.snippet, tuple(chips))

    def show_article(self, article: Article, query: str) -> None:
        """Open an article."""
        self._page.article.show_article(article, self._units.get(article.owner, ""), self._services.marks_for(query))
        self._page.results.choose(article.id)
        if self._scroll_wanted:
            wanted, self._scroll_wanted = self._scroll_wanted, 0
            QTimer.singleShot(0, self, lambda: self._page.article.area.verticalScrollBar().setValue(wanted))
        self._keep_desk()

    def show_no_article(self) -> None:
        """Close the article."""
        self._page.article.show_nothing()

    def show_search_error(self, error: BaliewijsError) -> None:
        """Searching did not work."""
        if error.key == "index-away":
            self._page.results.show_results("", (), None, (), sentence(error))
        else:
            self.show_error(error)

    def open_outside(self, address: str) -> None:
        """Open an address with the system's programme."""
        QDesktopServices.openUrl(QUrl(address))

    # contacts: what the contacts presenter asks

    def show_contacts(self, drafts: tuple[ContactDraft, ...], active: int) -> None:
        """Show the tabs."""
        self._page.tabs.show_contacts(drafts, active, self._services.clock.now())

    def show_draft(self, draft: ContactDraft | None) -> None:
        """Show the panel."""
        details = {str(s.id): self._detail_of(s) for s in draft.subjects} if draft else {}
        self._page.panel.show_draft(draft, self._services.clock.now(), details)

    def _detail_of(self, subject: SubjectDraft) -> str:
        hand_off = subject.hand_off
        if subject.outcome is Outcome.HANDED_OFF and hand_off and hand_off.is_sent and hand_off.promise:
            unit = self._units.get(hand_off.unit_id, "")
            return promise_words(unit, short_date(hand_off.promise.promised_on))
        if hand_off and not hand_off.is_sent:
            return _("hand-off begun, not sent yet")
        return subject.detail or subject.own_question

    def show_desk(self, desk: Desk) -> None:
        """Put search, article, focus and cursor back."""
        self._restoring = True
        page = self._page
        page.search.blockSignals(True)
        page.search.setText(desk.query)
        page.search.blockSignals(False)
        self._scroll_wanted = desk.scroll
        self.knowledge.restore(desk.query, desk.facet, desk.article_id)
        if desk.focus == "note":
            cursor = page.panel.note.textCursor()
            cursor.setPosition(min(desk.cursor, len(page.panel.note.toPlainText())))
            page.panel.note.setTextCursor(cursor)
            page.panel.note.setFocus()
        else:
            page.search.setFocus()
            page.search.setCursorPosition(min(desk.cursor, len(desk.query)))
        self._restoring = False

    def show_problem(self, problem: Problem | None) -> None:
        """Point out what must be mended."""
        if problem is None:
            self._page.panel.show_problem("")
            return
        self._page.panel.show_problem(sentence(problem.error), problem.field)

    def show_busy(self, busy: bool) -> None:
        """A contact is being stored."""
        self._page.panel.show_busy(busy)

    def tell_finished(self, finished: Finished) -> None:
        """The contact was stored."""
        number = format_number(finished.contact.number)
        words = _("Contact {number} is stored. Receipt {receipt}.").format(
            number=number, receipt=finished.receipt.content.receipt_number
        )
        show = _("Show receipt")
        self._page.banner.tell(words, "good", show, lambda: self.show_stored_receipt(finished.contact.number))
        self.finished.emit()

    def tell_restored(self, restored: Restored) -> None:
        """Running contacts came back."""
        self._page.banner.tell(restored_words(restored), "warn" if restored.unreadable else "info")
        for draft in restored.drafts:
            if any(s.hand_off and s.hand_off.is_open for s in draft.subjects) and draft.is_active:
                QTimer.singleShot(0, self, self.sheets.reopen_hand_off)

    def tell_closed(self, draft: ContactDraft) -> None:
        """A contact was closed without storing."""
        words = _("The contact was closed and not stored.")
        self._page.banner.tell(words, "warn", _("Bring it back"), lambda: self.contacts.reopen(draft))

    def tell_removed(self, subject: SubjectDraft) -> None:
        """A subject was removed."""
        words = _("“{title}” was removed from this contact.").format(title=subject.title)
        self._page.banner.tell(words, "good", _("Undo"), self.contacts.restore_subject)

    def show_error(self, error: BaliewijsError) -> None:
        """Something went wrong; the draft is kept."""
        self._page.banner.tell(sentence(error), "bad")

    def show_keeping_error(self, error: BaliewijsError) -> None:
        """The journal could not be written."""
        self.show_error(error)

    def show_bug(self, number: str) -> None:
        """A bug was logged under a number."""
        self.show_error(BaliewijsError("unexpected", id=number))

    def show_time(self) -> None:
        """Move the clocks on."""
        self._page.tabs.show_time(self.contacts.drafts, self._services.clock.now())

    # keeping what the agent sees

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new in (self._page.search, self._page.panel.note):
            self._keep_desk()

    def _keep_desk(self) -> None:
        if not self._restoring:
            self.contacts.keep_desk(self._desk_now())

    def _desk_now(self) -> Desk:
        page = self._page
        in_note = page.panel.note.hasFocus() or (
            self.contacts.current is not None
            and self.contacts.current.desk.focus == "note"
            and not page.search.hasFocus()
        )
        return Desk(
            query=page.search.text(),
            facet=self.knowledge.kind.value if self.knowledge.kind else "",
            article_id=self.knowledge.article.id if self.knowledge.article else None,
            scroll=page.article.area.verticalScrollBar().value(),
            focus="note" if in_note else "search",
            cursor=page.panel.note.textCursor().position() if in_note else page.search.cursorPosition(),
        )

    @property
    def sheet_open(self) -> bool:
        """Whether a dialog is in front."""
        return any(sheet.isVisible() for sheet in self._window.findChildren(Sheet))


def restored_words(restored: Restored) -> str:
    """What came back, and from when."""
    count = plural("{count} contact restored", "{count} contacts restored", len(restored.drafts))
    words = (
        _("{contacts} from {time}.").format(contacts=count, time=clock_time(restored.kept_at))
        if restored.kept_at
        else ""
    )
    if restored.unreadable:
        lost = plural(
            "{count} draft could not be read and was put aside; ask your administrator.",
            "{count} drafts could not be read and were put aside; ask your administrator.",
            restored.unreadable,
        )
        words = f"{words} {lost}".strip()
    return words
