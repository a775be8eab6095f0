"""A presenter of running contacts with everything around it in memory."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import UUID

from app.domain.contact import Channel
from app.domain.draft import ContactDraft, Desk, SubjectDraft
from app.domain.errors import BaliewijsError, DomainError
from app.services.contacts import Finished
from app.services.registry import Restored, Services
from tests.builders import a_contact, a_draft, a_receipt
from ui.contacts.presenter import ContactsPresenter
from ui.contacts.view import Problem

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
Job = tuple[Callable[[], object], Callable[..., None], Callable[[BaliewijsError], None]]


class View:
    """What the screen was told last."""

    def __init__(self) -> None:
        self.tabs: tuple[ContactDraft, ...] = ()
        self.active = -1
        self.draft: ContactDraft | None = None
        self.desk: Desk | None = None
        self.problem: Problem | None = None
        self.busy = False
        self.finished: list[Finished] = []
        self.restored: list[Restored] = []
        self.closed: list[ContactDraft] = []
        self.removed: list[SubjectDraft] = []
        self.taken: list[UUID] = []

    def show_contacts(self, drafts: tuple[ContactDraft, ...], active: int) -> None:
        self.tabs, self.active = drafts, active

    def show_draft(self, draft: ContactDraft | None) -> None:
        self.draft = draft

    def show_desk(self, desk: Desk) -> None:
        self.desk = desk

    def show_problem(self, problem: Problem | None) -> None:
        self.problem = problem

    def show_busy(self, busy: bool) -> None:
        self.busy = busy

    def tell_finished(self, finished: Finished) -> None:
        self.finished.append(finished)

    def tell_restored(self, restored: Restored) -> None:
        self.restored.append(restored)

    def tell_closed(self, draft: ContactDraft) -> None:
        self.closed.append(draft)

    def tell_removed(self, subject: SubjectDraft) -> None:
        self.removed.append(subject)

    def tell_taken(self, article_id: UUID) -> None:
        self.taken.append(article_id)

    @property
    def problem_key(self) -> str:
        return self.problem.error.key if self.problem else ""


class Keeper:
    """The journal as a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[UUID, ContactDraft] = {}
        self.forgotten: list[UUID] = []
        self.dismissed: list[UUID] = []

    def keep(self, draft: ContactDraft) -> None:
        self.kept[draft.id] = draft

    def forget(self, draft_id: UUID) -> None:
        self.kept.pop(draft_id, None)
        self.forgotten.append(draft_id)

    def dismiss(self, draft_id: UUID) -> None:
        self.kept.pop(draft_id, None)
        self.dismissed.append(draft_id)


class Seat:
    """Services that store in memory; `error` makes the next try fail, `commits` says whether it was stored then."""

    def __init__(self) -> None:
        self.time = NOW
        self.clock = self
        self.stored: dict[UUID, ContactDraft] = {}
        self.tries: list[ContactDraft] = []
        self.error: BaliewijsError | None = None
        self.commits = False

    def now(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time

    def new_contact(self, channel: Channel | None = None) -> ContactDraft:
        return a_draft(channel=channel or Channel.COUNTER, started_at=self.now())

    def finish(self, draft: ContactDraft) -> Finished:
        assert draft.ended_at is not None
        self.tries.append(draft)
        error, self.error = self.error, None
        if error is None or self.commits:
            earlier = self.stored.setdefault(draft.id, draft)
            if earlier.ended_at != draft.ended_at:
                raise DomainError("contact-stored-differently")
        if error is not None:
            raise error
        contact = a_contact(id=draft.id, number=draft.number, ended_at=draft.ended_at)
        return Finished(contact, a_receipt(contact_id=contact.id))


class Bench:
    """A presenter with everything around it."""

    def __init__(self) -> None:
        self.view, self.seat, self.keeper = View(), Seat(), Keeper()
        self.waiting: list[Job] = []
        self.presenter = ContactsPresenter(self.view, cast(Services, self.seat), self._run, self.keeper)

    def _run(self, *job: Any) -> None:
        self.waiting.append(job)

    def settle(self) -> None:
        """Do all work that was asked."""
        while self.waiting:
            work, on_done, on_error = self.waiting.pop(0)
            try:
                result = work()
            except BaliewijsError as error:
                on_error(error)
            else:
                on_done(result)

    @property
    def current(self) -> ContactDraft:
        assert self.presenter.current is not None
        return self.presenter.current

    def begin(self, *subjects: SubjectDraft, **changes: Any) -> ContactDraft:
        """Bring a contact with these subjects to the front."""
        draft = a_draft(subjects=subjects, current=len(subjects) - 1, is_active=True, **changes)
        self.presenter.restore(Restored((draft,), None, 0))
        return draft
