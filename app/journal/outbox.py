"""The outbox on disk: one sealed file for each save, and one for the receipt numbers of the seat."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from app.domain import outbox as rules
from app.domain.errors import WorldError
from app.domain.ids import new_id
from app.domain.outbox import (
    ContactSave,
    IssueSave,
    NotedGap,
    OutboxEntry,
    ReceiptIssue,
    RenumberedReceipt,
    SearchNote,
    SearchSave,
    SeatNumbers,
)
from app.domain.receipt import Receipt
from app.domain.search_use import SearchUse
from app.journal.sealed_files import SealedFiles

BATCH_FOR = timedelta(minutes=1)
BATCH_NOTES = 200
MOST_BATCHES = 500  # a working day of minutes
_RECENT = 20  # receipts of the last contacts that can be printed while the server is away; in memory only


class SealedOutbox:
    """Keeps saves in `folder`, sealed with a 32-byte `key`.

    The files are what counts; what is held in memory is the same, so that nothing is opened twice. A number is used as
    soon as the file of its contact is there, and the numbers are written before that file goes: a crash between the
    two neither loses a number nor gives it out twice.

    Raises:
        WorldError: `data-folder-unusable` when the folder cannot be made; `journal-not-written` by every method that
            changes something.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise WorldError("data-folder-unusable") from error
        self._folder = folder
        self._files = SealedFiles(folder, key, OutboxEntry, "outbox", b"outbox")
        self._number_files = SealedFiles(folder, key, SeatNumbers, "numbers", b"numbers")
        self._entries = {entry.id: entry for entry in self._files.all()}
        self._numbers = {numbers.id: numbers for numbers in self._number_files.all()}
        self._order = max((entry.order for entry in self._entries.values()), default=0)
        self._recent: OrderedDict[UUID, ContactSave] = OrderedDict()
        self._closed_batches: set[UUID] = set()
        self._lock = threading.RLock()

    # contacts

    def add_contact(
        self, contact_id: UUID, seat_id: UUID, year: int, at: datetime, make: Callable[[int], ContactSave]
    ) -> OutboxEntry:
        """Keep a finished contact under the seat's next receipt number, which `make` gets.

        A contact that is kept already stays as it is.
        """
        with self._lock:
            before = self._entries.get(contact_id)
            if before is not None:
                return before
            save = make(self._next(contact_id, seat_id, year))
            return self._put(OutboxEntry(contact_id, self._next_order(), at, contact=save))

    def add_issue(self, entry_id: UUID, issue: ReceiptIssue) -> int | None:
        """The receipt of a waiting contact was given out: the number of the copy. None when it waits no longer."""
        with self._lock:
            entry = self._entries.get(entry_id)
            if entry is None or entry.contact is None:
                return None
            copy = len(entry.contact.issues)
            self._put(replace(entry, contact=_with_issue(entry.contact, issue)))
            return copy

    def recent(self, contact_number: str) -> ContactSave | None:
        """A contact that the server got lately; the disk has it no longer."""
        with self._lock:
            return next((save for save in self._recent.values() if save.contact.number == contact_number), None)

    def add_recent_issue(self, save: ContactSave, issue: ReceiptIssue, server_knows: bool) -> int:
        """The receipt of a contact that the server got lately was given out: the number of the copy."""
        with self._lock:
            known = self._recent.get(save.contact.id, save)
            if not server_knows:
                self._add_issues(known, (issue,), issue.at)
            self._recent[known.contact.id] = _with_issue(known, issue)
            return len(known.issues)

    def confirm_contact(self, sent: OutboxEntry, stored: Receipt) -> None:
        """The server has the contact with this receipt: erase it.

        What was issued since `sent` was read, and another number than the one on paper, stay as entries of their own.
        """
        with self._lock:
            was, now = sent.contact, self._entries[sent.id].contact
            assert was is not None and now is not None
            self._use(was.seat.id, was.receipt.year, max(stored.sequence, was.receipt.sequence), sent.id)
            if stored.content.receipt_number != was.receipt.content.receipt_number:
                self._tell_renumbered(sent, was, stored)
            kept = replace(now, receipt=stored)
            self._add_issues(kept, now.issues[len(was.issues) :], sent.made_at)
            self.forget(sent.id)
            self._recent[sent.id] = kept
            while len(self._recent) > _RECENT:
                self._recent.popitem(last=False)

    def confirm_issues(self, sent: OutboxEntry) -> None:
        """The server knows that the receipt was given out: erase what was sent."""
        with self._lock:
            now = self._entries.get(sent.id)
            if now is None or now.issue is None or sent.issue is None:
                return
            later = now.issue.issues[len(sent.issue.issues) :]
            if later:
                self._put(replace(now, issue=replace(now.issue, issues=later)))
            else:
                self.forget(sent.id)

    # every entry

    def entries(self) -> tuple[OutboxEntry, ...]:
        """All that is kept, in the order in which it is sent."""
        with self._lock:
            return tuple(sorted(self._entries.values(), key=lambda entry: (entry.order, entry.id)))

    def get(self, entry_id: UUID) -> OutboxEntry | None:
        """One entry, or None when it is not there (any more)."""
        with self._lock:
            return self._entries.get(entry_id)

    def begin_sending(self, entry_id: UUID) -> OutboxEntry | None:
        """The entry as it is now; notes are no longer added to it. None when it is gone."""
        with self._lock:
            self._closed_batches.add(entry_id)
            return self._entries.get(entry_id)

    def refuse(self, entry_id: UUID, key: str) -> None:
        """The server refused it."""
        self._change(entry_id, key)

    def try_again(self, entry_id: UUID) -> None:
        """Send it once more."""
        self._change(entry_id, "")

    def forget(self, entry_id: UUID) -> None:
        """Leave nothing of an entry."""
        with self._lock:
            self._files.forget(entry_id)
            self._entries.pop(entry_id, None)
            self._closed_batches.discard(entry_id)

    def unreadable_count(self) -> int:
        """How many entries cannot be read and were put aside."""
        return len(list(self._folder.glob("*.unreadable")))

    # notes about searching

    def note(self, note: SearchNote, at: datetime) -> None:
        """Keep a note about searching, beside others of the same minute."""
        with self._lock:
            batch = self._open_batch(at)
            if batch is None:
                self._drop_oldest_batch()
                batch = OutboxEntry(new_id(), self._next_order(), at, searches=SearchSave())
            self._put(replace(batch, searches=_with_note(batch.searches or SearchSave(), note)))

    def _drop_oldest_batch(self) -> None:
        """Notes about searching are for figures: of very many the oldest go."""
        batches = [entry for entry in self._entries.values() if entry.searches]
        if len(batches) >= MOST_BATCHES:
            self.forget(min(batches, key=lambda entry: entry.order).id)

    def _open_batch(self, at: datetime) -> OutboxEntry | None:
        batches = [entry for entry in self._entries.values() if entry.searches and entry.id not in self._closed_batches]
        newest = max(batches, key=lambda entry: entry.order, default=None)
        if newest is None or newest.searches is None or newest.searches.count >= BATCH_NOTES:
            return None
        return newest if abs(at - newest.made_at) < BATCH_FOR else None

    # receipt numbers

    def reserve(self, entry: OutboxEntry) -> None:
        """The contact of a refused entry keeps its receipt number, whenever it is finished again."""
        if entry.contact is not None:
            receipt = entry.contact.receipt
            with self._lock:
                numbers = self._of(receipt.seat_id)
                self._write(rules.reserved(numbers, entry.id, receipt.year, receipt.sequence))

    def learn_last(self, seat_id: UUID, year: int, last: int) -> None:
        """The server knows receipts of the seat up to this number."""
        with self._lock:
            if last > self._of(seat_id).last_of(year):
                self._write(rules.used(self._of(seat_id), year, last))

    def highest(self, seat_id: UUID, year: int) -> int:
        """The highest receipt number of the seat that is known here, 0 for none."""
        with self._lock:
            receipts = (entry.contact.receipt for entry in self._entries.values() if entry.contact)
            waiting = [each.sequence for each in receipts if (each.seat_id, each.year) == (seat_id, year)]
            return max([self._of(seat_id).last_of(year), *waiting])

    def _next(self, contact_id: UUID, seat_id: UUID, year: int) -> int:
        return self._of(seat_id).reserved_for(contact_id, year) or self.highest(seat_id, year) + 1

    def _of(self, seat_id: UUID) -> SeatNumbers:
        return self._numbers.get(seat_id, SeatNumbers(seat_id))

    def _use(self, seat_id: UUID, year: int, sequence: int, contact_id: UUID) -> None:
        numbers = rules.released(rules.used(self._of(seat_id), year, sequence), contact_id)
        if numbers != self._numbers.get(seat_id):
            self._write(numbers)

    def _write(self, numbers: SeatNumbers) -> None:
        self._number_files.keep(numbers)
        self._numbers[numbers.id] = numbers

    # writing

    def _put(self, entry: OutboxEntry) -> OutboxEntry:
        """On disk first: what cannot be written was never there."""
        self._files.keep(entry)
        self._entries[entry.id] = entry
        return entry

    def _change(self, entry_id: UUID, refused_because: str) -> None:
        with self._lock:
            entry = self._entries.get(entry_id)
            if entry is not None and entry.refused_because != refused_because:
                self._put(replace(entry, refused_because=refused_because))

    def _tell_renumbered(self, sent: OutboxEntry, was: ContactSave, stored: Receipt) -> None:
        told = RenumberedReceipt(was.contact.number, was.receipt.content.receipt_number, stored.content.receipt_number)
        key = rules.key_after(sent.id, "renumbered")
        self._put(OutboxEntry(key, self._next_order(), sent.made_at, renumbered=told))

    def _add_issues(self, save: ContactSave, issues: tuple[ReceiptIssue, ...], at: datetime) -> None:
        if not issues:
            return
        key = rules.key_after(save.contact.id, "issues")
        there = self._entries.get(key)
        if there is not None and there.issue is not None:
            added = tuple(issue for issue in issues if issue not in there.issue.issues)
            self._put(replace(there, issue=replace(there.issue, issues=(*there.issue.issues, *added))))
            return
        told = IssueSave(save.receipt.id, save.contact.number, save.customer_id, save.seat, save.agent, issues)
        self._put(OutboxEntry(key, self._next_order(), at, issue=told))

    def _next_order(self) -> int:
        self._order += 1
        return self._order


def _with_issue(save: ContactSave, issue: ReceiptIssue) -> ContactSave:
    return replace(save, issues=(*save.issues, issue))


def _with_note(batch: SearchSave, note: SearchNote) -> SearchSave:
    if isinstance(note, SearchUse):
        return replace(batch, searches=(*batch.searches, note))
    if isinstance(note, NotedGap):
        return replace(batch, gaps=(*batch.gaps, note))
    return replace(batch, choices=(*batch.choices, note))
