"""Shows how long things are kept, what is to be disposed of, and what there is about one person."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.customer import Customer
from app.domain.disposal import Disposal
from app.domain.errors import BaliewijsError
from app.domain.retention import RetentionRule, RetentionTerms
from app.domain.rights import Right
from app.error_sentences import sentence
from app.services.privacy_actions import DisposalView
from app.services.registry import Services
from ui.privacy.disposing import Disposing
from ui.privacy.person_work import PersonWork
from ui.privacy.sheet import PrivacySheet
from ui.privacy.terms_part import TermSheet
from ui.settings.page import SettingsPage
from ui.shared.tasks import Lane, Tasks, run_for
from ui.shared.widgets.entry_sheet import EntrySheet, when_stored


class PrivacyDesk(QObject):
    """Works for one window; offered on the settings page to who may do something with it."""

    def __init__(self, window: QWidget, services: Services, tasks: Tasks) -> None:
        super().__init__(window)
        self._window, self._services, self._tasks = window, services, tasks
        self._may_dispose = services.may(Right.DISPOSE)
        self._may_see_person = services.may(Right.SEE_PERSON_DATA)
        self._sheet: PrivacySheet | None = None
        self.disposing: Disposing | None = None
        self.person: PersonWork | None = None

    def serve(self, page: SettingsPage) -> None:
        """Offer it on this page."""
        page.privacy_card.setVisible(self._may_dispose or self._may_see_person)
        page.privacy_requested.connect(self.open)

    def open(self) -> PrivacySheet:
        """Show the three parts."""
        if self._sheet is not None and isValid(self._sheet) and not self._sheet.isHidden():
            return self._sheet
        sheet = self._sheet = PrivacySheet(self._window, self._may_dispose, self._may_see_person)
        self._run = run_for(self._tasks, self, sheet)
        sheet.terms.change_requested.connect(self._change_term)
        sheet.terms.removal_requested.connect(self._remove_term)
        sheet.disposals.list_requested.connect(self._propose)
        sheet.disposals.opened.connect(lambda each: self._open_disposal(each.id))
        sheet.person.search_changed.connect(self._find)
        sheet.person.opened.connect(self._open_person)
        self._read()
        sheet.open_sheet()
        return sheet

    @property
    def _shown(self) -> PrivacySheet:
        assert self._sheet is not None
        return self._sheet

    def _read(self) -> None:
        if self._may_dispose:
            self._run(self._services.retention_terms, self._show_terms, self._fail, "terms")
            self._run(self._services.disposals, self._show_disposals, self._fail, "disposals")

    def _show_terms(self, terms: RetentionTerms) -> None:
        self._shown.terms.show_terms(terms)

    def _show_disposals(self, disposals: list[Disposal]) -> None:
        self._shown.disposals.show_disposals(disposals)

    def _fail(self, error: BaliewijsError) -> None:
        self._shown.banner.tell(sentence(error), "bad")

    # terms

    def _change_term(self, rule: RetentionRule | None) -> None:
        entry = TermSheet(self._window, rule)

        def keep() -> None:
            typed = entry.value()
            self._store(entry, lambda: self._services.put_term(typed))

        entry.kept.connect(keep)
        entry.open_sheet()

    def _store(self, entry: EntrySheet, work: Callable[[], RetentionTerms]) -> None:
        self._run(work, *when_stored(entry, self._show_terms, self._fail), "")

    def _remove_term(self, rule: RetentionRule) -> None:
        self._run(partial(self._services.remove_term, rule.kind, rule.group), self._show_terms, self._fail, "")

    # disposals

    def _propose(self) -> None:
        def proposed(view: DisposalView) -> None:
            self._read()
            self._open_disposal(view.disposal.id)

        run = run_for(self._tasks, self, self._shown, lane=Lane.BACKGROUND)
        run(self._services.propose_disposal, proposed, self._fail, "proposal")

    def _open_disposal(self, disposal_id: UUID) -> None:
        self.disposing = Disposing(self._window, disposal_id, self._services, self._tasks, self)
        self.disposing.changed.connect(self._read_if_shown)

    def _read_if_shown(self) -> None:
        if self._sheet is not None and isValid(self._sheet):
            self._read()

    # one person

    def _find(self, text: str) -> None:
        work = partial(self._services.find_customers, text) if text.strip() else list[Customer]
        self._run(work, self._shown.person.show_found, self._fail, "privacy-find")

    def _open_person(self, customer: Customer) -> None:
        self.person = PersonWork(self._window, customer.id, self._services, self._tasks, self)
        self.person.erased.connect(self._person_gone)

    def _person_gone(self) -> None:
        if self._sheet is not None and isValid(self._sheet):
            self._find(self._sheet.person.search.value())
            self._read()
