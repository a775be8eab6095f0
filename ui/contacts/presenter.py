"""Decides what happens to the running contacts. Knows no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from app.domain import drafting
from app.domain.bsn import find_bsn
from app.domain.contact import MAX_NOTE, Channel, FeeLine, MessageKind, Outcome, Payment
from app.domain.customer import Customer
from app.domain.draft import ContactDraft, Desk, HandOffDraft, SubjectDraft, SurveyDraft
from app.domain.errors import BaliewijsError
from app.domain.ids import new_id
from app.domain.not_direct_reason import NotDirectReason
from app.services.contacts import Finished, contact_problems
from app.services.registry import Restored, Services
from knowledgebase.article import Article
from ui.contacts.view import ContactsView, Keeper, Problem

_EMPTY_DESK = Desk()
Run = Callable[[Callable[[], object], Callable[..., None], Callable[[BaliewijsError], None]], None]


class ContactsPresenter:
    """Holds the drafts of all running contacts; every change goes to the keeper at once."""

    def __init__(self, view: ContactsView, services: Services, run: Run, keeper: Keeper) -> None:
        self._view = view
        self._services = services
        self._run = run
        self._keeper = keeper
        self._drafts: list[ContactDraft] = []
        self._active = -1
        self._finishing: set[UUID] = set()
        self._removed: tuple[UUID, SubjectDraft, int] | None = None

    # what is there

    @property
    def drafts(self) -> tuple[ContactDraft, ...]:
        """All running contacts in the order of the tabs."""
        return tuple(self._drafts)

    @property
    def current(self) -> ContactDraft | None:
        """The contact in front, or None."""
        return self._drafts[self._active] if 0 <= self._active < len(self._drafts) else None

    # opening, switching, closing

    def restore(self, restored: Restored) -> None:
        """Bring back what the journal kept."""
        self._drafts = list(restored.drafts)
        active = [i for i, draft in enumerate(self._drafts) if draft.is_active]
        self._active = active[-1] if active else len(self._drafts) - 1
        self._mark_active(True)
        self._show_all()
        if restored.drafts or restored.unreadable:
            self._view.tell_restored(restored)

    def new_contact(self, channel: Channel | None = None, desk: Desk = _EMPTY_DESK) -> None:
        """Begin a contact and bring it to the front; the one in front stays as it is. `desk` is what goes along."""
        self._mark_active(False)
        self._drafts.append(replace(self._services.new_contact(channel), desk=desk))
        self._active = len(self._drafts) - 1
        self._mark_active(True)
        self._show_all()

    def switch_to(self, position: int) -> None:
        """Bring a contact to the front, restored to the cursor."""
        if not 0 <= position < len(self._drafts) or position == self._active:
            return
        self._mark_active(False)
        self._active = position
        self._mark_active(True)
        self._show_all()

    def switch_by(self, step: int) -> None:
        """The next or previous contact, round and round."""
        if self._drafts:
            self.switch_to((self._active + step) % len(self._drafts))

    def close_current(self) -> None:
        """Throw the contact in front away; the view offers to bring it back."""
        draft = self.current
        if draft is None or draft.id in self._finishing:
            return
        self._take_out(draft.id)
        self._keeper.forget(draft.id)
        if drafting.has_content(draft):
            self._view.tell_closed(draft)

    def reopen(self, draft: ContactDraft) -> None:
        """Bring a closed contact back."""
        self._mark_active(False)
        self._drafts.append(replace(draft, is_active=True))
        self._active = len(self._drafts) - 1
        self._keeper.keep(self._drafts[-1])
        self._show_all()

    # what the agent does in the contact

    def keep_desk(self, desk: Desk) -> None:
        """Search, article, focus or cursor changed; nothing of it needs showing."""
        draft = self.current
        if draft is not None and draft.desk != desk:
            self._put(replace(draft, desk=desk))

    def set_channel(self, channel: Channel) -> None:
        """The contact came in another way."""
        self._change(lambda draft: replace(draft, channel=channel))

    def hold_or_resume(self) -> None:
        """Let the customer wait, or go on."""
        now = self._services.clock.now()
        self._change(lambda d: drafting.resume(d, now) if d.on_hold_since else drafting.hold(d, now))

    def end_or_take_up_talk(self) -> None:
        """The customer is gone and the agent wraps up, or is there after all."""
        now = self._services.clock.now()
        self._change(lambda d: drafting.take_up_talk(d) if d.talk_ended_at else drafting.end_talk(d, now))

    def add_article(self, article: Article) -> None:
        """The article is what the contact is about; without a contact one begins."""
        if self.current is None:
            self.new_contact()
        before = self.current
        self._change(lambda draft: drafting.add_article(draft, new_id(), article))
        if before and self.current and self.current.subjects != before.subjects:
            self._view.tell_taken(article.id)

    def add_free_subject(self, title: str) -> None:
        """A subject in the agent's own words."""
        if title.strip():
            self._change(lambda draft: drafting.add_free_subject(draft, new_id(), title))

    def choose_subject(self, position: int) -> None:
        """The outcome keys now act on this subject."""
        self._change(lambda draft: replace(draft, current=position))

    def change_subject(self, title: str, own_question: str, kind: MessageKind) -> None:
        """The current subject was described further."""
        subject = self.current.current_subject if self.current else None
        if subject is not None:
            changed = replace(subject, title=title, own_question=own_question, kind=kind)
            self._change(lambda draft: drafting.change_subject(draft, changed))

    def remove_subject(self, position: int) -> None:
        """Take a subject out; the view offers to bring it back."""
        draft = self.current
        if draft is None or draft.id in self._finishing or not 0 <= position < len(draft.subjects):
            return
        subject = draft.subjects[position]
        self._removed = (draft.id, subject, position)
        self._change(lambda d: drafting.remove_subject(d, subject.id))
        self._view.tell_removed(subject)

    def restore_subject(self) -> None:
        """Undo the last removal, when its contact is still in front."""
        draft = self.current
        if self._removed is None or draft is None or draft.id != self._removed[0] or draft.id in self._finishing:
            return
        _, subject, position = self._removed
        self._removed = None
        self._change(lambda d: drafting.restore_subject(d, subject, position))

    def subject_for_outcome(self, open_article: Article | None, query: str) -> SubjectDraft | None:
        """The subject that gets the outcome: the current open one, else the article on screen, else what was typed."""
        draft = self.current
        if draft is None:
            return None
        subject = draft.current_subject
        if subject is None or subject.outcome is not None:
            if open_article is not None:
                self.add_article(open_article)
            elif subject is None:
                self.add_free_subject(query)
        return self.current.current_subject if self.current else None

    def set_outcome(
        self,
        outcome: Outcome,
        open_article: Article | None,
        query: str,
        detail: str = "",
        unit_id: str = "",
        sender_told: bool = False,
    ) -> None:
        """Say how the subject ended.

        `unit_id` is to whom the call was put through, `sender_told` that the customer knows of a forwarding.
        """
        if self.subject_for_outcome(open_article, query) is None:
            self._point_out_first_problem()
            return
        self._change(lambda draft: drafting.set_outcome(draft, outcome, detail, unit_id, sender_told))

    def choose_reason(self, subject_id: UUID, reason: NotDirectReason | None) -> None:
        """Why a subject is not answered directly."""
        self._change(lambda draft: drafting.choose_reason(draft, subject_id, reason))

    def keep_hand_off(self, subject_id: UUID, hand_off: HandOffDraft) -> None:
        """The hand-off was typed further, sent or put away."""
        self._change(lambda draft: drafting.set_hand_off(draft, subject_id, hand_off))

    def note_conversation(self, article: Article, lines: Sequence[str], answers: Sequence[tuple[str, str]]) -> None:
        """A guided conversation was held about an article, which is a subject from now on."""
        self.add_article(article)
        self._change(lambda draft: drafting.note_conversation(draft, lines, answers))
        self._view.show_problem(_note_problem(self.current.note) if self.current else None)

    def set_note(self, note: str) -> None:
        """The note changed; it stands on screen already."""
        draft = self.current
        if draft is not None and draft.note != note:
            self._put(replace(draft, note=note))
            self._view.show_problem(_note_problem(note))

    def set_customer(self, customer: Customer) -> None:
        """Who asks was found or typed."""
        self._change(lambda draft: replace(draft, customer=customer))

    def note_reminded(self, draft_id: UUID, item_id: UUID) -> None:
        """The team was reminded in this contact, which may stand behind another one by now, or be gone."""
        position = next((at for at, draft in enumerate(self._drafts) if draft.id == draft_id), None)
        if position is None or draft_id in self._finishing:
            return
        draft = self._drafts[position]
        self._drafts[position] = replace(draft, reminded=(*draft.reminded, item_id))
        self._keeper.keep(self._drafts[position])

    def add_document(self, name: str) -> None:
        """A paper was handed in."""
        if name.strip():
            self._change(lambda draft: drafting.add_document(draft, name))

    def remove_document(self, name: str) -> None:
        """A paper was not handed in after all."""
        self._change(lambda draft: drafting.remove_document(draft, name))

    def set_fee(self, line: FeeLine) -> None:
        """Charge a fee; quantity 0 takes it off."""
        self._change(lambda draft: drafting.set_fee(draft, line))

    def set_payment(self, payment: Payment) -> None:
        """How the customer pays."""
        self._change(lambda draft: replace(draft, payment=payment))

    def set_survey(self, survey: SurveyDraft | None) -> None:
        """What became of asking the customer for a mark."""
        self._change(lambda draft: replace(draft, survey=survey))

    # finishing

    def can_finish(self) -> bool:
        """Whether nothing is missing; what is missing is pointed out."""
        return not self._point_out_first_problem()

    def finish(self, after: Callable[[Finished], None] | None = None) -> None:
        """Store the contact in front; `after` is called with what was stored, such as for printing."""
        draft = self.current
        if draft is None or draft.id in self._finishing or self._point_out_first_problem():
            return
        ended = replace(draft, ended_at=draft.ended_at or self._services.clock.now())
        self._put(ended)
        self._finishing.add(draft.id)
        self._view.show_busy(True)

        def done(finished: Finished) -> None:
            self._finishing.discard(ended.id)
            self._keeper.dismiss(ended.id)
            self._take_out(ended.id)
            self._view.show_busy(False)
            self._view.tell_finished(finished)
            if after is not None:
                after(finished)

        def failed(error: BaliewijsError) -> None:
            self._finishing.discard(ended.id)
            self._view.show_busy(False)
            self.switch_to(next(i for i, each in enumerate(self._drafts) if each.id == ended.id))
            self._view.show_problem(Problem(getattr(error, "field", ""), error))

        self._run(lambda: self._services.finish(ended), done, failed)

    def _point_out_first_problem(self) -> bool:
        draft = self.current
        if draft is None:
            return True
        problems = contact_problems(draft)
        self._view.show_problem(Problem(problems[0].field, problems[0]) if problems else None)
        return bool(problems)

    # keeping

    def _change(self, change: Callable[[ContactDraft], ContactDraft]) -> None:
        draft = self.current
        if draft is None or draft.id in self._finishing:
            return
        changed = change(draft)
        if changed != draft:
            self._put(changed)
            self._view.show_problem(None)
        self._view.show_contacts(self.drafts, self._active)
        self._view.show_draft(self.current)

    def _put(self, draft: ContactDraft) -> None:
        """Replace the draft in front; what changes the contact itself after a failed try is a new try."""
        is_new_try = _contact_itself(draft) != _contact_itself(self._drafts[self._active])
        self._drafts[self._active] = replace(draft, ended_at=None) if is_new_try else draft
        self._keeper.keep(self._drafts[self._active])

    def _mark_active(self, active: bool) -> None:
        draft = self.current
        if draft is not None and draft.is_active is not active:
            self._put(replace(draft, is_active=active))

    def _take_out(self, draft_id: UUID) -> None:
        position = next(i for i, draft in enumerate(self._drafts) if draft.id == draft_id)
        was_active = position == self._active
        del self._drafts[position]
        if position < self._active or self._active >= len(self._drafts):
            self._active -= 1
        if was_active:
            self._mark_active(True)
            self._show_all()
        else:
            self._view.show_contacts(self.drafts, self._active)

    def _show_all(self) -> None:
        self._view.show_contacts(self.drafts, self._active)
        self._view.show_draft(self.current)
        self._view.show_problem(None)
        self._view.show_desk(self.current.desk if self.current else Desk())


def _contact_itself(draft: ContactDraft) -> ContactDraft:
    """The draft without what is only seen on the desk or says how far finishing came."""
    return replace(draft, desk=Desk(), current=-1, is_active=False, ended_at=None)


def _note_problem(note: str) -> Problem | None:
    """What is said while a note is typed: too long, or a citizen service number that has no place there."""
    if len(note) > MAX_NOTE:
        return Problem("note", BaliewijsError("note-too-long", maximum=MAX_NOTE))
    return Problem("note", BaliewijsError("bsn-in-text")) if find_bsn(note) else None
