"""What the contacts presenter sees as its screen: tabs, panel, banner, and everything restored to the cursor."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.contact import Outcome
from app.domain.contact_number import format_number
from app.domain.draft import ContactDraft, Desk, SubjectDraft
from app.domain.errors import BaliewijsError
from app.error_sentences import sentence
from app.formatting import clock_time, short_date
from app.services.contacts import Finished
from app.services.registry import Restored, Services
from knowledgebase.search import Facet
from resources.translations import _, plural
from ui.contact_page import ContactPage
from ui.contacts.panel_view import promise_words
from ui.contacts.view import Problem
from ui.search_desk import SearchDesk


class ContactScreen(QObject):
    """Shows drafts and tells what came of them.

    Signals:
        finished: a contact was stored.
        receipt_requested: the number of a stored contact.
        reopen_requested: a ContactDraft that was closed.
        undo_requested: bring the removed subject back.
        hand_off_waits: a hand-off that was being typed came back.
        draft_shown: the ContactDraft in front, or None.
    """

    finished = Signal()
    receipt_requested = Signal(str)
    reopen_requested = Signal(object)
    undo_requested = Signal()
    hand_off_waits = Signal()
    draft_shown = Signal(object)

    def __init__(self, page: ContactPage, services: Services, search: SearchDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._services, self._search = page, services, search
        self._units = {unit.id: unit.name for unit in services.municipality.units}
        self._scroll_wanted: tuple[UUID, int] | None = None
        self.is_restoring = False
        search.article_shown.connect(self._article_shown)

    # drafts

    def show_contacts(self, drafts: tuple[ContactDraft, ...], active: int) -> None:
        """Show the tabs."""
        self._page.tabs.show_contacts(drafts, active, self._services.clock.now())

    def show_draft(self, draft: ContactDraft | None) -> None:
        """Show the panel."""
        details = {str(s.id): self._detail_of(s) for s in draft.subjects} if draft else {}
        self._page.panel.show_draft(draft, details)
        self._page.panel.survey.show_draft(draft if draft and self._services.wants_survey(draft) else None)
        self._search.presenter.serve(draft.id if draft else None, draft.customer if draft else None)
        self.draft_shown.emit(draft)

    def _detail_of(self, subject: SubjectDraft) -> str:
        hand_off = subject.hand_off
        if subject.outcome is Outcome.HANDED_OFF and hand_off and hand_off.is_sent and hand_off.promise:
            unit = self._units.get(hand_off.unit_id, "")
            return promise_words(unit, short_date(hand_off.promise.promised_on))
        if hand_off and not hand_off.is_sent:
            return _("hand-off begun, not sent yet")
        unit = self._units.get(subject.put_through_to, "")
        words = (_("→ {unit}").format(unit=unit) if unit else "") or subject.detail or subject.own_question
        line = _line_of(subject.outcome)
        return " · ".join(part for part in (line, words) if part)

    def show_problem(self, problem: Problem | None) -> None:
        """Point out what must be mended."""
        if problem is None:
            self._page.panel.show_problem("")
            return
        self._page.show_column("contact")
        self._page.panel.show_problem(sentence(problem.error), problem.field)

    def show_busy(self, busy: bool) -> None:
        """A contact is being stored."""
        self._page.panel.show_busy(busy)

    # what the agent sees, kept and put back

    def show_desk(self, desk: Desk) -> None:
        """Put search, article, focus and cursor back."""
        self.is_restoring = True
        page = self._page
        page.search.blockSignals(True)
        page.search.setText(desk.query)
        page.search.blockSignals(False)
        self._scroll_wanted = (desk.article_id, desk.scroll) if desk.article_id else None
        self._search.presenter.restore(desk)
        if desk.focus == "note":
            cursor = page.panel.note.textCursor()
            cursor.setPosition(min(desk.cursor, len(page.panel.note.toPlainText())))
            page.panel.note.setTextCursor(cursor)
            page.panel.note.setFocus()
        else:
            page.search.setFocus()
            page.search.setCursorPosition(min(desk.cursor, len(desk.query)))
        self.is_restoring = False

    def desk_now(self, before: Desk) -> Desk:
        """What the agent sees now; the focus of `before` stays while it is elsewhere, such as on a button."""
        page, knowledge = self._page, self._search.presenter
        filters = tuple((facet.value, value) for facet, value in knowledge.chosen.items() if facet is not Facet.KIND)
        in_note = page.panel.note.hasFocus() or (before.focus == "note" and not page.search.hasFocus())
        return Desk(
            query=page.search.text(),
            facet=knowledge.chosen.get(Facet.KIND, ""),
            article_id=knowledge.article.id if knowledge.article else None,
            scroll=page.article.area.verticalScrollBar().value(),
            focus="note" if in_note else "search",
            cursor=page.panel.note.textCursor().position() if in_note else page.search.cursorPosition(),
            filters=filters,
            found_by=knowledge.found_by,
        )

    def _article_shown(self) -> None:
        if not self.is_restoring:
            self._page.show_column("article")
        article, wanted = self._search.presenter.article, self._scroll_wanted
        self._scroll_wanted = None
        if article and wanted and wanted[0] == article.id:
            self._page.article.scroll_to(wanted[1])

    # what came of it

    def tell_finished(self, finished: Finished) -> None:
        """The contact was stored."""
        number = finished.contact.number
        words = _("Contact {number} is stored. Receipt {receipt}.").format(
            number=format_number(number), receipt=finished.receipt.content.receipt_number
        )
        self._page.show_column("results")
        self._page.banner.tell(words, "good", _("Show receipt"), lambda: self.receipt_requested.emit(number))
        self.finished.emit()

    def tell_restored(self, restored: Restored) -> None:
        """Running contacts came back."""
        words = restored_words(restored)
        if words:
            self._page.banner.tell(words, "warn" if restored.unreadable else "info")
        in_front = [draft for draft in restored.drafts if draft.is_active]
        if any(s.hand_off and s.hand_off.is_open for draft in in_front for s in draft.subjects):
            QTimer.singleShot(0, self, self.hand_off_waits.emit)

    def tell_closed(self, draft: ContactDraft) -> None:
        """A contact was closed without storing."""
        words = _("The contact was closed and not stored.")
        self._page.banner.tell(words, "warn", _("Bring it back"), lambda: self.reopen_requested.emit(draft))

    def tell_removed(self, subject: SubjectDraft) -> None:
        """A subject was removed."""
        words = _("“{title}” was removed from this contact.").format(title=subject.title)
        self._page.banner.tell(words, "good", _("Undo"), self.undo_requested.emit)

    def tell_taken(self, article_id: UUID) -> None:
        """The open article became a subject."""
        self._search.presenter.take(article_id)

    def tell_saved(self, file: Path) -> None:
        """A receipt was written to a file."""
        self._page.banner.tell(_("The receipt is saved as {file}.").format(file=file.name), "good")

    def show_error(self, error: BaliewijsError) -> None:
        """Something went wrong; the draft is kept."""
        self._page.banner.tell(sentence(error), "bad")


def _line_of(outcome: Outcome | None) -> str:
    """The line that answered, where the contact centre or an adviser did."""
    if outcome is None:
        return ""
    number = 2 if outcome is Outcome.ANSWERED_AFTER_CONSULTING else 1
    by_unit = (Outcome.PUT_THROUGH_REACHED, Outcome.PUT_THROUGH_NOT_REACHED, Outcome.HANDED_OFF)
    return "" if outcome in by_unit else _("line {number}").format(number=number)


def restored_words(restored: Restored) -> str:
    """What came back and from when; "" when the window was only made again."""
    words = []
    if restored.kept_at:
        count = plural("{count} contact restored", "{count} contacts restored", len(restored.drafts))
        words.append(_("{contacts} from {time}.").format(contacts=count, time=clock_time(restored.kept_at)))
    if restored.unreadable:
        lost = plural(
            "{count} draft could not be read and was put aside; ask your administrator.",
            "{count} drafts could not be read and were put aside; ask your administrator.",
            restored.unreadable,
        )
        words.append(lost)
    return " ".join(words)
