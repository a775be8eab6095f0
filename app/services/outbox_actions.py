"""What a joined seat does without waiting for the server, as ready-to-call actions; `Services` has them too."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from app.clock import LOCAL_ZONE
from app.domain.contact import Contact
from app.domain.contact_number import parse_number
from app.domain.customer import Customer
from app.domain.draft import ContactDraft
from app.domain.errors import BaliewijsError, DomainError
from app.domain.outbox import ContactSave, NotedChoice, NotedGap, OutboxEntry, ReceiptIssue
from app.domain.receipt import ReceiptForm
from app.domain.rights import Right
from app.domain.search_privacy import strip_personal
from app.domain.search_use import SearchUse
from app.services import outbox_receipts, outbox_saving
from app.services.contacts import Finished, Saved
from app.services.outbox_ports import JoinedSeat
from app.services.outbox_saving import SendRound, WaitingSave
from app.services.person_actions import PersonActions
from app.services.ports import ReceiptWriter
from app.services.receipts import IssuedReceipt

_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class OutboxActions(PersonActions):
    """`joined` is None on the embedded database: then everything is stored at once and nothing ever waits."""

    writer: ReceiptWriter
    joined: JoinedSeat | None = field(default=None, kw_only=True)

    # what waits

    def waiting_saves(self) -> tuple[WaitingSave, ...]:
        """What the server does not have yet, and what somebody must be told, oldest first."""
        return outbox_saving.lines_of(self.joined, self.agent) if self.joined else ()

    def send_saves(self) -> SendRound:
        """Send what waits, once and in order, without anybody asking for it.

        Nothing is raised for what the server does: what it refuses is marked, and `problem` tells why the rest waits.

        Raises:
            WorldError: `journal-not-written`.
        """
        if self.joined is None:
            return SendRound(0, ())
        with self.joined.one_round:
            self._learn_numbers(self.joined)
            return outbox_saving.send_all(
                self.joined, self.journal, self.municipality, self.agent, self.clock.now(), _is_ripe
            )

    def retry_save(self, save_id: UUID) -> None:
        """Let a refused save be sent once more."""
        if self.joined is not None:
            self.joined.outbox.try_again(save_id)

    def reopen_save(self, save_id: UUID) -> ContactDraft:
        """Make a refused contact a running one again: it keeps its number, and that of its receipt.

        It comes on behalf of who opens it. At every moment either the journal or the outbox has it.

        Raises:
            DomainError: `save-gone`: it was sent meanwhile.
        """
        entry = self.joined.outbox.get(save_id) if self.joined else None
        if self.joined is None or entry is None or entry.contact is None or not entry.refused_because:
            raise DomainError("save-gone")
        draft = replace(entry.contact.draft, ended_at=None, agent_id=self.agent.id, is_active=True)
        self.joined.outbox.reserve(entry)
        self.journal.keep(draft)
        self.joined.outbox.forget(save_id)
        return draft

    def save_told(self, save_id: UUID) -> None:
        """Somebody knows that a receipt got another number."""
        if self.joined is not None:
            self.joined.outbox.forget(save_id)

    # the server

    @property
    def is_joined(self) -> bool:
        """Whether this seat works with a server."""
        return self.joined is not None

    def server_is_back(self) -> None:
        """The server was seen: do not wait any longer before asking it something."""
        if self.joined is not None:
            self.joined.copy.server_is_back()

    def follow_server(self) -> bool:
        """Take over what changed in knowledge and organisation, and let searching find it; whether anything did.

        Raises:
            WorldError: `database-away`, `index-away`.
        """
        if self.joined is None or not self.joined.copy.follow():
            return False
        self.keeper.bring_up_to_date()
        return True

    def _learn_numbers(self, joined: JoinedSeat) -> None:
        """A seat that knows no receipt number of this year asks the server for the last one, once."""
        year = self.clock.now().astimezone(LOCAL_ZONE).year
        is_known = (self.seat.id, year) in joined.learned or joined.outbox.highest(self.seat.id, year)
        if is_known or not self.may(Right.REGISTER_CONTACTS):
            return
        try:
            with joined.server.read() as tx:
                last = tx.receipts.last_sequence(self.seat.id, year)
        except BaliewijsError:  # away, or not for this person: numbers begin at 1, and what is taken is told
            return
        joined.outbox.learn_last(self.seat.id, year, last)
        joined.learned.add((self.seat.id, year))

    # finishing and receipts

    def _finish_here(self, joined: JoinedSeat, draft: ContactDraft, contact: Contact) -> Finished:
        saved = Saved(self.seat, self.agent, self.language, draft.survey)
        return outbox_saving.keep_finished(joined, contact, draft, self.municipality, saved, self.clock.now())

    def _waiting_contact(self, text: str) -> ContactSave | None:
        """The waiting contact with this number, or with this number on its receipt."""
        return outbox_receipts.waiting_contact(self.joined, text) if self.joined else None

    def _recent_contact(self, number: str) -> ContactSave | None:
        """A contact that was sent lately: its receipt can be had while the server is away."""
        return self.joined.outbox.recent(parse_number(number)) if self.joined else None

    def _issue_waiting(self, number: str, form: ReceiptForm) -> IssuedReceipt | None:
        save = self._waiting_contact(number)
        if self.joined is None or save is None:
            return None
        issue = ReceiptIssue(form, self.clock.now())
        return outbox_receipts.issue_waiting(self.joined, self.writer, save, issue)

    def _issue_recent(self, number: str, form: ReceiptForm) -> IssuedReceipt | None:
        save = self._recent_contact(number)
        if self.joined is None or save is None:
            return None
        return outbox_receipts.issue_recent(self.joined, self.writer, save, ReceiptIssue(form, self.clock.now()))

    def _note_recent(self, number: str, form: ReceiptForm) -> None:
        if self.joined is not None:
            outbox_receipts.note_recent(self.joined, number, form, self.clock.now())

    # starting again

    def _is_waiting(self, contact_id: UUID) -> bool:
        return self.joined is not None and self.joined.outbox.get(contact_id) is not None

    def _unreadable_saves(self) -> int:
        return self.joined.outbox.unreadable_count() if self.joined else 0

    # searching

    def note_search(
        self, words: str, total: int, opened_rank: int | None, article_id: UUID | None, customer: Customer | None
    ) -> None:
        """Log a search without personal data; `opened_rank`, from 1, and `article_id`: both or neither."""
        if self.joined is None:
            PersonActions.note_search(self, words, total, opened_rank, article_id, customer)
            return
        kept, now = strip_personal(words, customer), self.clock.now()
        if kept:
            self.joined.outbox.note(SearchUse(kept, total, opened_rank, article_id, now), now)

    def note_gap(self, text: str, customer: Customer | None) -> None:
        """Tell the editors that there is no article for this, without personal data."""
        if self.joined is None:
            PersonActions.note_gap(self, text, customer)
            return
        kept, now = strip_personal(text, customer), self.clock.now()
        if kept:
            self.joined.outbox.note(NotedGap(kept, now), now)

    def note_choice(self, query_text: str, article_id: UUID) -> None:
        """The agent took this article after searching this; it counts here at once, elsewhere when it was sent."""
        if self.joined is None:
            PersonActions.note_choice(self, query_text, article_id)
            return
        words, today = self.index.words_of(query_text), self.clock.today()
        if words:
            self.joined.outbox.note(NotedChoice(tuple(words), article_id, today), self.clock.now())
            self.joined.copy.add_choice(words, article_id, today)
            self.keeper.use_choices()


def _is_ripe(entry: OutboxEntry, now: datetime) -> bool:
    """Notes about searching go once their minute is over; a clock that was set back holds nothing up for long."""
    return entry.searches is None or abs(now - entry.made_at) >= _MINUTE
