"""A finished contact in the outbox, and the outbox on its way to the server."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.domain.contact import Contact
from app.domain.contact_number import format_number
from app.domain.draft import ContactDraft
from app.domain.errors import DomainError, WorldError
from app.domain.log import LogAction, LogObject
from app.domain.organisation import Municipality, Person
from app.domain.outbox import (
    ContactSave,
    IssueSave,
    OutboxEntry,
    SaveState,
    SearchSave,
    key_after,
)
from app.domain.receipt import Receipt
from app.services.contacts import Finished, Saved, count_come_back, make_receipt, receipt_year, store_contact
from app.services.journal_ports import Journal
from app.services.log_authors import at_seat
from app.services.outbox_ports import JoinedSeat
from app.services.ports import Transaction

OF_ANOTHER_PERSON = "save-of-another-person"
_BROKEN = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
_log = logging.getLogger(__name__)

Ripe = Callable[[OutboxEntry, datetime], bool]
"""Whether an entry goes now: notes about searching wait until their minute is over."""


@dataclass(frozen=True, slots=True)
class WaitingSave:
    """A line of the list of what the server does not have, or of what somebody must be told.

    `number` is the contact's as printed. `reason` is the key of an error, or "". `receipt_before` and `receipt_after`
    are receipt numbers, "" unless the receipt got another one.
    """

    id: UUID
    number: str
    at: datetime
    state: SaveState
    reason: str = ""
    receipt_before: str = ""
    receipt_after: str = ""

    @property
    def can_be_opened(self) -> bool:
        """Whether it can become a running contact again."""
        return self.state is SaveState.REFUSED


@dataclass(frozen=True, slots=True)
class SendRound:
    """What came of sending once. `problem` is why the server did not take everything that waits, or ""."""

    sent: int
    lines: tuple[WaitingSave, ...]
    problem: str = ""

    def count(self, state: SaveState) -> int:
        """How many lines are in this state."""
        return sum(line.state is state for line in self.lines)


def keep_finished(
    joined: JoinedSeat,
    contact: Contact,
    draft: ContactDraft,
    municipality: Municipality,
    saved: Saved,
    now: datetime,
) -> Finished:
    """Bring a finished contact and its receipt to disk; the same contact again gives what is kept.

    Raises:
        DomainError: `contact-stored-differently`.
        WorldError: `journal-not-written`; nothing is kept.
    """

    def make(sequence: int) -> ContactSave:
        receipt = make_receipt(contact, municipality, saved.seat, saved.agent, saved.language, sequence)
        return ContactSave(contact, receipt, saved.seat, saved.agent, saved.language, draft)

    entry = joined.outbox.add_contact(contact.id, saved.seat.id, receipt_year(contact), now, make)
    if entry.contact is None or entry.contact.contact != contact:
        raise DomainError("contact-stored-differently")
    return Finished(contact, entry.contact.receipt)


def lines_of(joined: JoinedSeat, agent: Person) -> tuple[WaitingSave, ...]:
    """What the screen lists, oldest first; notes about searching are not among them."""
    return tuple(line for entry in joined.outbox.entries() if (line := _line(entry, agent)) is not None)


def _line(entry: OutboxEntry, agent: Person) -> WaitingSave | None:
    if entry.contact is not None:
        reason = entry.refused_because or ("" if entry.contact.agent.id == agent.id else OF_ANOTHER_PERSON)
        number = format_number(entry.contact.contact.number)
        return WaitingSave(entry.id, number, entry.made_at, entry.state, reason)
    if entry.issue is not None:
        number = format_number(entry.issue.contact_number)
        return WaitingSave(entry.id, number, entry.made_at, entry.state, entry.refused_because)
    if entry.renumbered is not None:
        told = entry.renumbered
        number = format_number(told.contact_number)
        return WaitingSave(
            entry.id, number, entry.made_at, entry.state, receipt_before=told.before, receipt_after=told.after
        )
    return None


def send_all(
    joined: JoinedSeat, journal: Journal, municipality: Municipality, agent: Person, now: datetime, is_ripe: Ripe
) -> SendRound:
    """Send what waits, in order, until all of it was tried or the server is away.

    What the server refuses is marked and does not hold up the rest. What a colleague saved goes when that colleague is
    signed in: the server stores under the name of who signed in.
    """
    sent, problem = 0, ""
    for waiting in joined.outbox.entries():
        if waiting.state is not SaveState.WAITING or not is_ripe(waiting, now) or _is_of_other(waiting, agent):
            continue
        entry = joined.outbox.begin_sending(waiting.id)
        if entry is None:
            continue
        try:
            _send(joined, journal, municipality, entry)
            sent += entry.searches is None
        except DomainError as error:
            _refused(joined, entry, error.key)
        except WorldError as error:
            problem = error.key
            break
        except _BROKEN:  # a bug must not hold up what waits behind it
            _log.exception("save %s cannot be sent", entry.id)
            _refused(joined, entry, "save-refused")
    return SendRound(sent, lines_of(joined, agent), problem)


def _is_of_other(entry: OutboxEntry, agent: Person) -> bool:
    return entry.contact is not None and entry.contact.agent.id != agent.id


def _refused(joined: JoinedSeat, entry: OutboxEntry, key: str) -> None:
    """A person looks at it; what was noted about searching is not worth that."""
    if entry.searches is None:
        joined.outbox.refuse(entry.id, key)
    else:
        joined.outbox.forget(entry.id)


def _send(joined: JoinedSeat, journal: Journal, municipality: Municipality, entry: OutboxEntry) -> None:
    if entry.contact is not None:
        stored = _store_contact(joined, municipality, entry.contact)
        journal.forget(entry.id)  # before the entry: or a draft that a crash left behind would come back
        joined.outbox.confirm_contact(entry, stored)
    elif entry.issue is not None:
        with joined.server.write() as tx:
            _note_issues(tx, entry.issue)
        joined.outbox.confirm_issues(entry)
    elif entry.searches is not None:
        _store_searches(joined, entry.id, entry.searches)
        joined.outbox.forget(entry.id)


def _store_contact(joined: JoinedSeat, municipality: Municipality, save: ContactSave) -> Receipt:
    contact, receipt = save.contact, save.receipt
    saved = Saved(save.seat, save.agent, save.language, save.draft.survey)
    with joined.server.write() as tx:

        def add_receipt() -> Receipt:
            if tx.receipts.add_unless_taken(receipt):
                return receipt
            known = joined.outbox.highest(receipt.seat_id, receipt.year)
            free = tx.receipts.next_sequence(receipt.seat_id, receipt.year, beyond=known)
            again = make_receipt(contact, municipality, save.seat, save.agent, save.language, free)
            tx.receipts.add(again)
            return again

        stored = store_contact(tx, contact, municipality, saved, add_receipt)
        _note_issues(tx, IssueSave(stored.id, contact.number, save.customer_id, save.seat, save.agent, save.issues))
    count_come_back(joined.server, contact)
    return stored


def _note_issues(tx: Transaction, save: IssueSave) -> None:
    """Each once: what is noted already was sent before, by a transaction of which the answer was lost."""
    for issue in save.issues:
        if not tx.receipts.is_issued(save.receipt_id, issue.form, issue.at):
            tx.receipts.record_issue(save.receipt_id, issue.form, issue.at)
            author = at_seat(save.agent, save.seat)
            tx.log.append(author.event(LogAction.PRINTED, LogObject.RECEIPT, save.contact_number, save.customer_id))


def _store_searches(joined: JoinedSeat, key: UUID, save: SearchSave) -> None:
    """Each note has a key of its own, so that sending twice counts once; choices go with the notes beside them."""
    with joined.server.write() as tx:
        kept = []
        for place, use in enumerate(save.searches):
            kept.append(tx.searches.log(use, key_after(key, f"search {place}")))
        for place, gap in enumerate(save.gaps):
            kept.append(tx.searches.add_gap(gap.text, gap.at, key_after(key, f"gap {place}")))
        if any(kept) or not kept:
            for choice in save.choices:
                tx.searches.add_choice(choice.words, choice.article_id, choice.on)
