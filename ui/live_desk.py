"""What other seats change comes on screen by itself: only what is in sight is read again, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from app.domain.errors import BaliewijsError
from app.services.live_ports import Topic
from app.services.people_actions import Organisation
from app.services.registry import Opened
from resources.translations import _
from ui.shared.paced import Paced, ask_seldom
from ui.shared.tasks import Lane, Tasks
from ui.shared.widgets.sheet import Sheet

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_APART_MS = 1_000  # between two readings of the same; with what comes before it a change shows within two seconds
_COUNT_APART_MS = 5_000  # of work that is out of sight only a number is shown: on a busy day it may be this late
_STATUS_MS = 180_000  # the contacts of all seats: nobody tells of each, and what is finished here shows at once
_KEY = "live-{topic}"


class LiveDesk(QObject):
    """Listens as long as its window is there; on a database of this seat alone nobody tells anything.

    Signals:
        server_is_back: the server is there, or is there again after it was away.
        server_is_away: the server went away; it is looked for.
    """

    server_is_back = Signal()
    server_is_away = Signal()
    _changed = Signal(object, object)
    _connected = Signal()
    _lost = Signal()

    def __init__(self, window: MainWindow, opened: Opened, tasks: Tasks, show_articles: Callable[[], None]) -> None:
        """`show_articles` reads the list of all articles again."""
        super().__init__(window)
        self._window, self._services, self._tasks, self._show_articles = window, opened.services, tasks, show_articles
        self._organisation = Organisation(opened.services.municipality, opened.people)
        self._ids: dict[Topic, frozenset[str]] = {}
        self._listening = opened.listening
        if self._listening is None:
            return
        acts: dict[Topic, Callable[[frozenset[str]], None]] = {
            Topic.WORK: self._refresh_work,
            Topic.PRESENCE: self._refresh_presence,
            Topic.NEWS: self._refresh_news,
            Topic.ARTICLES: self._refresh_articles,
            Topic.ORGANISATION: self._refresh_organisation,
            Topic.EDITING: self._refresh_editing,
            Topic.ANSWERS: self._refresh_answers,
        }
        self._paced = {topic: Paced(partial(self._act, topic, act), _APART_MS, self) for topic, act in acts.items()}
        self._count = Paced(window.work_desk.presenter.read_count, _COUNT_APART_MS, self)
        self._changed.connect(self._note, Qt.ConnectionType.QueuedConnection)
        self._connected.connect(self._note_all, Qt.ConnectionType.QueuedConnection)
        self._lost.connect(self.server_is_away, Qt.ConnectionType.QueuedConnection)
        for desk in (window.work_desk, window.editing_desk, window.figures_desk):
            desk.rely_on_live()
        for asking in (window.feedback, window.reminders, window.mail):
            asking.rely_on_live()
        ask_seldom(window.status_timer, _STATUS_MS)
        window.closing.connect(self._listening.stop)
        self._listening.start(_Ears(self._changed.emit, self._connected.emit, self._lost.emit))

    # what is heard

    def _note(self, topic: Topic, ids: frozenset[str]) -> None:
        """Ids gather until they are acted upon; none at all is anything."""
        known = self._ids.get(topic, ids)
        self._ids[topic] = known | ids if known and ids else frozenset()
        self._paced[topic].want()

    def _note_all(self) -> None:
        self.server_is_back.emit()
        prepare = self._services.keeper.prepare_for_changes
        self._tasks.run(prepare, lambda _done: None, lambda _error: None, Lane.BACKGROUND)
        for topic in Topic:
            self._note(topic, frozenset())
        self._window.editing_desk.publish_due()

    def _act(self, topic: Topic, act: Callable[[frozenset[str]], None]) -> None:
        act(self._ids.pop(topic, frozenset()))

    # what is done about it

    def _refresh_work(self, ids: frozenset[str]) -> None:
        presenter = self._window.work_desk.presenter
        if not self._window.work_page.isVisible():
            self._count.want() if ids else presenter.read_count()
        elif _is_meant(presenter.details.row.item.id if presenter.details else None, ids):
            presenter.refresh()
        else:
            presenter.refresh_queue()

    def _refresh_presence(self, ids: frozenset[str]) -> None:
        work, editing = self._window.work_desk.presenter, self._window.editing_desk
        is_open = self._window.work_page.isVisible() and work.details is not None
        if is_open and work.details and _is_meant(work.details.row.item.id, ids):
            work.look_again()
        if _is_meant(editing.open_id, ids):
            editing.refresh()

    def _refresh_news(self, _ids: frozenset[str]) -> None:
        self._follow(Topic.NEWS, self._window.news_desk.presenter.refresh)

    def _refresh_articles(self, _ids: frozenset[str]) -> None:
        self._follow(Topic.ARTICLES, self._articles_changed)

    def _articles_changed(self) -> None:
        window = self._window
        if window.desk is not None:
            window.desk.refresh_search()
        window.refresh_status()
        if window.knowledge_page.articles.isVisible():
            self._show_articles()
        window.editing_desk.refresh()

    def _refresh_organisation(self, _ids: frozenset[str]) -> None:
        def show(found: Organisation) -> None:
            if isValid(self) and found != self._organisation:
                self._organisation = found
                self._use_or_offer(found)

        def failed(_error: BaliewijsError) -> None:
            """The line tells when the server is back, and then everything is read."""

        def read() -> None:
            self._tasks.run(self._services.organisation, show, failed, newest_of="live-organisation-read")

        self._follow(Topic.ORGANISATION, read)

    def _use_or_offer(self, organisation: Organisation) -> None:
        """Other people and units make the window anew: while somebody is at work they decide when."""
        use = partial(self._window.organisation_changed.emit, organisation)
        if self._is_at_work():
            words = _("People or units were changed at another workplace.")
            self._window.notice.tell(words, "info", _("Use them now"), use)
        else:
            use()

    def _is_at_work(self) -> bool:
        """Whether a contact runs, a sheet is open, or the keyboard is in a text that says something."""
        window, field = self._window, QApplication.focusWidget()
        runs = window.desk is not None and window.desk.contacts.current is not None
        has_sheet = any(sheet.isVisible() for sheet in window.findChildren(Sheet))
        return runs or has_sheet or (window.isAncestorOf(field or window) and _says_something(field))

    def _refresh_editing(self, _ids: frozenset[str]) -> None:
        self._window.editing_desk.refresh()

    def _refresh_answers(self, _ids: frozenset[str]) -> None:
        self._window.feedback.look()

    def _follow(self, topic: Topic, then: Callable[[], None]) -> None:
        """Bring this seat's own copy and index up to date, then read what is shown."""
        services = self._services

        def work() -> None:
            services.follow_server()
            if topic is Topic.ARTICLES and not services.is_joined:  # without a copy the index follows the server
                services.keeper.bring_up_to_date()

        def done(_result: object) -> None:
            if isValid(self):
                then()

        def failed(_error: BaliewijsError) -> None:
            """The line tells when the server is back, and then everything is read."""

        self._tasks.run(work, done, failed, Lane.BACKGROUND, _KEY.format(topic=topic))


class _Ears:
    """The Hearer: what is told in the thread of the listening comes to the window's thread."""

    def __init__(
        self,
        changed: Callable[[Topic, frozenset[str]], None],
        connected: Callable[[], None],
        lost: Callable[[], None],
    ) -> None:
        self.changed, self.connected, self.lost = changed, connected, lost


def _is_meant(open_id: UUID | None, ids: frozenset[str]) -> bool:
    """Whether what is open is among what changed; without ids anything may be."""
    return open_id is not None and (not ids or str(open_id) in ids)


def _says_something(field: QWidget | None) -> bool:
    if isinstance(field, QPlainTextEdit | QTextEdit):
        return bool(field.toPlainText())
    return isinstance(field, QLineEdit) and bool(field.text())
