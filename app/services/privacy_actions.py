"""How long contacts are kept, and erasing them, as ready-to-call actions; `Services` has them too."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final
from uuid import UUID

from app.domain.contact import MessageKind
from app.domain.disposal import (
    Disposal,
    DisposalKind,
    DisposalLine,
    DisposalState,
    ItemState,
    checked_reason,
    digest_of,
)
from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.log import LogAction, LogObject
from app.domain.retention import RetentionRule, RetentionTerms, check_rule
from app.domain.rights import Right
from app.services.ports import Transaction
from app.services.privacy_proof import proof_text, rules_text
from app.services.progress import Progress, rising
from app.services.replacing import replacing
from app.services.sign_in_actions import SignInActions
from resources.translations import in_language, language

BATCH: Final = 200  # contacts in one transaction: others wait a moment at most, and a stop loses no more than that
LISTED: Final = 200
_REMEMBERED: Final = 50


@dataclass(frozen=True, slots=True)
class DisposalView:
    """A disposal, how many contacts of its list are in each state, and a page of the list."""

    disposal: Disposal
    counts: dict[ItemState, int]
    lines: tuple[DisposalLine, ...]

    @property
    def total(self) -> int:
        """How long the whole list is."""
        return sum(self.counts.values())

    @property
    def to_erase(self) -> int:
        """How many contacts are to be erased now."""
        return self.counts.get(ItemState.LISTED, 0)


@dataclass(frozen=True, slots=True)
class PrivacyActions(SignInActions):
    """Each change is one transaction. Every method may be called from any thread.

    Raises:
        DomainError: `role-missing` for who may not dispose.
    """

    # terms

    def retention_terms(self) -> RetentionTerms:
        """How long each kind of message is kept."""
        with self.database.read() as tx:
            return tx.privacy.terms()

    def put_term(self, rule: RetentionRule) -> RetentionTerms:
        """Keep a kind of message so long from now on; gives all terms.

        Raises:
            DomainError: also `term-wrong`.
        """
        self.demand(Right.DISPOSE)
        check_rule(rule)
        with self.database.write() as tx:
            tx.privacy.put_rule(rule)
            self._logged(tx, LogAction.CHANGED, LogObject.ORGANISATION, "retention")
            return tx.privacy.terms()

    def remove_term(self, kind: MessageKind, group: str = "") -> RetentionTerms:
        """A product group is kept as its kind is again, or a kind as is usual; gives all terms."""
        self.demand(Right.DISPOSE)
        with self.database.write() as tx:
            tx.privacy.remove_rule(kind, group)
            self._logged(tx, LogAction.CHANGED, LogObject.ORGANISATION, "retention")
            return tx.privacy.terms()

    def kept_until(self, customer_id: UUID) -> date | None:
        """The last day on which something of this customer is kept, as far as it is known now."""
        with self.database.read() as tx:
            return max(tx.privacy.kept_until(tx.privacy.contacts_of(customer_id)).values(), default=None)

    # the list

    def disposals(self) -> list[Disposal]:
        """The newest first."""
        self.demand(Right.DISPOSE)
        with self.database.read() as tx:
            return tx.privacy.disposals(_REMEMBERED)

    def disposal_view(self, disposal_id: UUID, offset: int = 0) -> DisposalView:
        """A disposal with a page of its list; DomainError `disposal-unknown`."""
        self.demand(Right.DISPOSE)
        with self.database.read() as tx:
            return _view(tx, disposal_id, offset)

    def propose_disposal(self) -> DisposalView:
        """List contacts whose term is over and of which nothing is open: the oldest, some thousands at most.

        Raises:
            DomainError: `disposal-open` while an earlier list is not done with, `nothing-overdue`.
        """
        self.demand(Right.DISPOSE)
        with self.database.write() as tx:
            if any(each.is_open and each.kind is DisposalKind.TERM for each in tx.privacy.disposals(_REMEMBERED)):
                raise DomainError("disposal-open")
            made = self._new(tx, DisposalKind.TERM, DisposalState.PROPOSED)
            if not tx.privacy.list_overdue(made, self.clock.today()):
                raise DomainError("nothing-overdue")
            self._logged(tx, LogAction.ADDED, LogObject.DISPOSAL, made.id)
            return _view(tx, made.id)

    def put_off(self, disposal_id: UUID, contact_ids: Collection[UUID], reason: str) -> DisposalView:
        """These contacts are not erased this time.

        Raises:
            DomainError: `reason-missing`, `reason-too-long`, `disposal-unknown`, `disposal-not-proposed`.
        """
        return self._mark_items(disposal_id, contact_ids, ItemState.PUT_OFF, checked_reason(reason))

    def put_on_again(self, disposal_id: UUID, contact_ids: Collection[UUID]) -> DisposalView:
        """These contacts are to be erased after all; DomainError as in `put_off`."""
        return self._mark_items(disposal_id, contact_ids, ItemState.LISTED, "")

    def withdraw_disposal(self, disposal_id: UUID) -> Disposal:
        """Nothing of this list is erased; DomainError as in `put_off`."""
        self.demand(Right.DISPOSE)
        with self.database.write() as tx:
            withdrawn = replace(_proposed(tx, disposal_id), state=DisposalState.WITHDRAWN)
            tx.privacy.save_disposal(withdrawn)
            self._logged(tx, LogAction.REMOVED, LogObject.DISPOSAL, disposal_id)
        return withdrawn

    def approve_disposal(self, disposal_id: UUID, seen: int, reason: str) -> Disposal:
        """Have the list erased; `seen` is how many contacts there were to erase when the person looked.

        Raises:
            DomainError: as in `put_off`, and `disposal-changed` when there are more or fewer of them now.
        """
        self.demand(Right.DISPOSE)
        checked = checked_reason(reason)
        with self.database.write() as tx:
            proposed = _proposed(tx, disposal_id)
            if tx.privacy.item_counts(disposal_id).get(ItemState.LISTED, 0) != seen:
                raise DomainError("disposal-changed")
            approved = self._approved(proposed, checked)
            tx.privacy.save_disposal(approved)
            self._logged(tx, LogAction.CHANGED, LogObject.DISPOSAL, disposal_id)
        return approved

    # carrying out

    def carry_out(self, disposal_id: UUID, progress: Progress) -> Disposal:
        """Erase what was approved, some hundreds at a time; after a stop the same call goes on where it was.

        What was opened again meanwhile is kept. `progress` is told percentages from the calling thread.

        Raises:
            DomainError: `disposal-unknown`, `disposal-not-approved`.
        """
        self.demand(Right.DISPOSE)
        tell = rising(progress)
        tell(0)
        while self._erase_some(disposal_id, tell):
            pass
        self.database.purge()
        done = self._finish(disposal_id)
        tell(100)
        return done

    def _erase_some(self, disposal_id: UUID, tell: Progress) -> bool:
        """Whether there is more to do."""
        with self.database.write() as tx:
            disposal = _locked(tx, disposal_id)
            if disposal.state is DisposalState.DONE:
                return False
            if not disposal.is_running:
                raise DomainError("disposal-not-approved")
            listed = tx.privacy.next_items(disposal_id, BATCH)
            if listed:
                self._erase(tx, disposal, listed)
            counts = tx.privacy.item_counts(disposal_id)
        tell(100 - 100 * counts.get(ItemState.LISTED, 0) // max(sum(counts.values()), 1) - 1)
        return len(listed) == BATCH

    def _erase(self, tx: Transaction, disposal: Disposal, listed: Collection[UUID]) -> None:
        if disposal.kind is DisposalKind.TERM:
            over = tx.privacy.overdue_among(listed, self.clock.today())
        else:
            over = set(listed) - tx.privacy.holds(listed, self.clock.today()).keys()
        tx.privacy.mark_items(disposal.id, set(listed) - over, ItemState.KEPT)
        tx.privacy.mark_items(disposal.id, over, ItemState.ERASED)
        gone = tx.privacy.erase(over, self._neutral_title, self.clock.now())
        if over:
            self._logged(tx, LogAction.ERASED, LogObject.CONTACT, disposal.id)
        self._forget_in_log(tx, disposal.id, gone)
        counted = replace(disposal, contacts=disposal.contacts + len(over), customers=disposal.customers + len(gone))
        tx.privacy.save_disposal(counted)

    def _forget_in_log(self, tx: Transaction, disposal_id: UUID, customer_ids: list[UUID]) -> None:
        """Lines about who is gone stay, without saying about whom they were."""
        if customer_ids:
            event = self._author.event(LogAction.ERASED, LogObject.CUSTOMER, disposal_id)
            tx.log.erase_personal(event, customer_ids)

    def _finish(self, disposal_id: UUID) -> Disposal:
        with self.database.write() as tx:
            disposal = _locked(tx, disposal_id)
            if disposal.state is DisposalState.DONE:
                return disposal
            digest = digest_of(tx.privacy.erased_items(disposal_id))
            done = replace(disposal, state=DisposalState.DONE, done_at=self.clock.now(), digest=digest)
            tx.privacy.save_disposal(done)
            self._logged(tx, LogAction.ERASED, LogObject.DISPOSAL, disposal_id)
        return done

    # proof

    def disposal_proof(self, disposal_id: UUID) -> str:
        """The statement of a disposal that is done; the ids are counted again for it.

        Raises:
            DomainError: `disposal-unknown`, `disposal-not-done`.
        """
        self.demand(Right.DISPOSE)
        with self.database.read() as tx:
            view = _view(tx, disposal_id)
            if view.disposal.state is not DisposalState.DONE:
                raise DomainError("disposal-not-done")
            is_whole = digest_of(tx.privacy.erased_items(disposal_id)) == view.disposal.digest
        return proof_text(view.disposal, view.counts, self.municipality.name, is_whole, language())

    def save_proof(self, path: Path, disposal_id: UUID) -> None:
        """Write the statement to a text file; WorldError `file-not-written`."""
        text = self.disposal_proof(disposal_id)
        with replacing(path) as out:
            out.write(text.encode())

    # shared

    @property
    def _neutral_title(self) -> str:
        _ = in_language(self.language)
        return _("Subject erased")

    def _new(self, tx: Transaction, kind: DisposalKind, state: DisposalState) -> Disposal:
        rules = rules_text(tx.privacy.terms())
        return Disposal(new_id(), kind, state, self.clock.now(), self.agent.name, rules)

    def _approved(self, disposal: Disposal, reason: str) -> Disposal:
        return replace(
            disposal,
            state=DisposalState.APPROVED,
            approved_at=self.clock.now(),
            approved_by=self.agent.name,
            reason=reason,
        )

    def _mark_items(self, disposal_id: UUID, ids: Collection[UUID], state: ItemState, because: str) -> DisposalView:
        self.demand(Right.DISPOSE)
        with self.database.write() as tx:
            _proposed(tx, disposal_id)
            tx.privacy.mark_items(disposal_id, ids, state, because)
            self._logged(tx, LogAction.CHANGED, LogObject.DISPOSAL, disposal_id)
            return _view(tx, disposal_id)


def _view(tx: Transaction, disposal_id: UUID, offset: int = 0) -> DisposalView:
    disposal = tx.privacy.disposal(disposal_id)
    if disposal is None:
        raise DomainError("disposal-unknown")
    lines = tx.privacy.lines(disposal_id, LISTED, offset)
    return DisposalView(disposal, tx.privacy.item_counts(disposal_id), tuple(lines))


def _locked(tx: Transaction, disposal_id: UUID) -> Disposal:
    disposal = tx.privacy.locked_disposal(disposal_id)
    if disposal is None:
        raise DomainError("disposal-unknown")
    return disposal


def _proposed(tx: Transaction, disposal_id: UUID) -> Disposal:
    disposal = _locked(tx, disposal_id)
    if disposal.state is not DisposalState.PROPOSED:
        raise DomainError("disposal-not-proposed")
    return disposal
