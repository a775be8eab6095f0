"""Sends what waits for the server, without anybody asking for it, and shows how it stands."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from app.domain.draft import ContactDraft
from app.domain.errors import BaliewijsError
from app.domain.outbox import SaveState
from app.error_sentences import sentence
from app.services.outbox_saving import SendRound, WaitingSave
from app.services.registry import Services
from resources.translations import _
from ui.outbox.sheet import OutboxSheet
from ui.outbox.words import news_words, status_tone, status_words
from ui.shared.tasks import Lane, Tasks

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_WAITS_MS = (1_000, 2_000, 4_000, 8_000, 15_000)
_IDLE_MS = 60_000  # then notes about searching go
_SPREAD = 0.2  # of a wait: many seats do not come back at the same moment


class OutboxDesk(QObject):
    """Works for one window; on the embedded database nothing ever waits, and it does nothing."""

    def __init__(self, window: MainWindow, services: Services, tasks: Tasks) -> None:
        super().__init__(window)
        self._window, self._services, self._tasks = window, services, tasks
        self._state = SendRound(0, ())
        self._told: set[UUID] = set()
        self._news, self._failures = "", 0
        self._sheet: OutboxSheet | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.send)
        if not services.is_joined:
            return
        assert window.desk is not None
        window.status.saves_requested.connect(self.open)
        window.desk.finished.connect(self._finished)
        window.live.server_is_back.connect(self.server_is_back)
        window.live.server_is_away.connect(self.send)
        self.send()

    # sending

    def send(self) -> None:
        """Send what waits now."""
        self._tasks.run(self._services.send_saves, self._sent, self._failed, Lane.OUTBOX, "send saves")

    def server_is_back(self) -> None:
        """The server was seen again: do not wait any longer."""
        self._failures = 0
        self._services.server_is_back()
        self.send()

    def _finished(self) -> None:
        """Tell at once that something waits: sending it may take a while."""
        self._tasks.run(self._services.waiting_saves, self._show_lines, self._failed, Lane.JOURNAL, "waiting saves")
        self.send()

    def _sent(self, state: SendRound) -> None:
        if isValid(self):
            self._show(state)
            self._failures = self._failures + 1 if state.problem else 0
            self._wait()
            if state.sent:
                self._window.refresh_status()  # contacts of today are counted on the server

    def _failed(self, error: BaliewijsError) -> None:
        if isValid(self):
            self._window.notice.tell(sentence(error), "bad")
            self._failures += 1
            self._wait()

    def _wait(self) -> None:
        wait = _WAITS_MS[min(self._failures, len(_WAITS_MS)) - 1] if self._failures else _IDLE_MS
        self._timer.start(int(wait * random.uniform(1 - _SPREAD, 1)))

    # showing

    def _show_lines(self, lines: tuple[WaitingSave, ...]) -> None:
        if isValid(self):
            self._show(SendRound(0, lines, self._state.problem))

    def _show(self, state: SendRound) -> None:
        self._state = state
        self._window.status.show_saves(status_words(state), status_tone(state))
        if self._sheet is not None and isValid(self._sheet):
            self._sheet.show_state(state)
        fresh = tuple(line for line in state.lines if line.state is not SaveState.WAITING and line.id not in self._told)
        self._told = {line.id for line in state.lines if line.state is not SaveState.WAITING}
        if fresh:
            self._news = news_words(fresh)
            self._window.notice.tell(self._news, "bad", _("Show"), self.open)
        elif not self._told and self._news and self._window.notice.text == self._news:
            self._window.notice.hide()  # it is settled

    def open(self) -> None:
        """Show what waits, was refused, or must be told."""
        sheet = OutboxSheet(self._window)
        sheet.send_requested.connect(self.server_is_back)
        sheet.retry_requested.connect(self._retry)
        sheet.reopen_requested.connect(self._reopen)
        sheet.told.connect(self._tell)
        sheet.show_state(self._state)
        self._sheet = sheet
        sheet.open_sheet()

    # what a person does about it

    def _retry(self, save_id: UUID) -> None:
        def done(_result: None) -> None:
            if isValid(self):
                self.send()

        self._tasks.run(lambda: self._services.retry_save(save_id), done, self._refused, Lane.JOURNAL)

    def _reopen(self, save_id: UUID) -> None:
        def done(draft: ContactDraft) -> None:
            if isValid(self):
                self._bring_to_front(draft)

        self._tasks.run(lambda: self._services.reopen_save(save_id), done, self._refused, Lane.JOURNAL)

    def _bring_to_front(self, draft: ContactDraft) -> None:
        if self._sheet is not None and isValid(self._sheet):
            self._sheet.close_sheet()
        self._window.show_page("contact")
        assert self._window.desk is not None
        self._window.desk.contacts.reopen(draft)
        self.send()

    def _tell(self, save_id: UUID) -> None:
        def done(_result: None) -> None:
            if isValid(self):
                self.send()

        self._tasks.run(lambda: self._services.save_told(save_id), done, self._refused, Lane.JOURNAL)

    def _refused(self, error: BaliewijsError) -> None:
        if isValid(self) and self._sheet is not None and isValid(self._sheet):
            self._sheet.banner.tell(sentence(error), "bad")
            self.send()
