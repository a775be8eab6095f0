"""What editing needs while the window is open, whether its page is looked at or not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.article_draft import ArticleText
from app.domain.errors import BaliewijsError
from app.domain.not_direct_reason import NotDirectReason
from app.domain.organisation import Person
from app.error_sentences import sentence
from app.services.editing_views import Editing
from app.services.registry import Services
from resources.translations import _, plural
from ui.editing.actions import EditAction
from ui.knowledge.list_page import KnowledgePage
from ui.shared.draft_keeper import DraftKeeper
from ui.shared.paced import ask_seldom
from ui.shared.tasks import Lane, Tasks

if TYPE_CHECKING:  # these load while agents work already
    from ui.editing_screen import EditingScreen

PART = "editing"
_REFRESH_MS = 30_000
_REFRESH_LIVE_MS = 90_000  # who is present must be seen within two minutes, and who left without a word goes
_PUBLISH_MS = 60_000


class EditingDesk(QObject):
    """Publishes what is due, brings what is typed to disk, and makes the page when it is looked at for the first time.

    Attributes:
        keeper: brings what is typed to disk.

    Signals:
        knowledge_changed: agents find something else from now on.
        restored: how many articles came back that were typed and not saved.
        import_requested: a catalogue is to be taken in.
        links_progress: percentage of the web addresses that were tried.
    """

    knowledge_changed = Signal()
    restored = Signal(int)
    import_requested = Signal()
    links_progress = Signal(int)

    def __init__(
        self, window: QWidget, knowledge: KnowledgePage, services: Services, tasks: Tasks, people: Sequence[Person]
    ) -> None:
        super().__init__(window)
        self._window, self._knowledge, self._services, self._tasks = window, knowledge, services, tasks
        self._people = people
        self._screen: EditingScreen | None = None
        self.keeper = DraftKeeper[ArticleText](services.keep_article_text, services.forget_article_text, tasks, self)
        knowledge.add_part(PART, _("Editing"), lambda: self._made().page)
        self._refresh = QTimer(self, interval=_REFRESH_MS)
        self._refresh.timeout.connect(self.refresh)
        self._refresh.start()
        self._publish = QTimer(self, interval=_PUBLISH_MS)
        self._publish.timeout.connect(self.publish_due)
        self._publish.start()
        self.links_progress.connect(self._show_links_progress)

    def _made(self) -> EditingScreen:
        """The page with what works it, from the moment somebody looks at it."""
        if self._screen is None:
            from ui.editing.page import EditingPage
            from ui.editing_screen import EditingScreen

            page = EditingPage()
            self._screen = EditingScreen(self._window, page, self._services, self._tasks, self.keeper, self._people)
            self._screen.knowledge_changed.connect(self.knowledge_changed)
            page.bar.import_requested.connect(self.import_requested)
            page.bar.links_requested.connect(self.check_links)
            self.keeper.kept.connect(self._screen.show_kept)
            self.keeper.failed.connect(lambda error: page.banner.tell(sentence(error), "bad"))
            prepare = self._services.keeper.prepare_for_changes
            self._tasks.run(prepare, lambda _done: None, lambda _error: None, Lane.BACKGROUND)
        return self._screen

    def restore(self, texts: Sequence[ArticleText]) -> None:
        """Bring back what was typed before the programme stopped."""
        if texts:
            self._made().presenter.restore(texts)
            self._knowledge.show_part(PART)
            self.restored.emit(len(texts))

    def take_over(self, before: EditingDesk) -> None:
        """Go on where another one was: the window was made again."""
        if before._screen is not None:
            self._made().presenter.take_over(before._screen.presenter)

    def leave(self) -> None:
        """The window is closing: what is typed is saved."""
        if self._screen is not None:
            self._screen.presenter.leave()

    def edit(self, article_id: UUID) -> None:
        """Bring an article to the front to edit it."""
        self._knowledge.show_part(PART)
        self._made().presenter.open_article(article_id)

    def begin(self, editing: Editing) -> None:
        """Bring a new article to the front to write on in it."""
        self._knowledge.show_part(PART)
        self._made().presenter.begin(editing)

    def show_tasks_about(self, reason: NotDirectReason) -> None:
        """Bring to the front what editors can do when questions are not answered directly for this reason."""
        from ui.editing.rows import Waiting

        is_gap = reason is NotDirectReason.NO_ARTICLE
        self._knowledge.show_part(PART)
        self._made().page.bar.choose(Waiting.GAP if is_gap else Waiting.FEEDBACK)

    def rely_on_live(self) -> None:
        """Changes are told by the server: ask seldom. What is due came at midnight, and one of all seats is enough."""
        ask_seldom(self._refresh, _REFRESH_LIVE_MS)
        ask_seldom(self._publish)

    @property
    def open_id(self) -> UUID | None:
        """The article that is edited in sight."""
        if self._screen is None or not self._screen.page.isVisible():
            return None
        editing = self._screen.presenter.editing
        return editing.draft.id if editing else None

    def refresh(self) -> None:
        """Read again what is in sight."""
        if self._screen is not None and self._screen.page.isVisible():
            self._screen.presenter.refresh()

    # what goes on by itself

    def publish_due(self) -> None:
        """Publish what waits for a day that has come."""

        def done(count: int) -> None:
            if count and isValid(self):
                self.knowledge_changed.emit()
                self.refresh()

        self._tasks.run(self._services.publish_due, done, _again_later, Lane.BACKGROUND, "publish-due")

    def check_links(self) -> None:
        """Try every web address in the articles."""
        screen = self._made()
        banner = screen.page.banner
        self._show_links_progress(0)

        def done(count: int) -> None:
            if isValid(banner):
                words = plural("{count} link does not answer well.", "{count} links do not answer well.", count)
                banner.tell(words if count else _("All links answer."), "warn" if count else "good")
                screen.presenter.refresh()

        def failed(error: BaliewijsError) -> None:
            if isValid(banner):
                banner.tell(sentence(error), "bad", _("Try again"), self.check_links)

        progress = self._tasks.telling(self.links_progress.emit, self)  # the window may be made again meanwhile
        work = partial(self._services.check_links, progress)
        self._tasks.run(work, done, failed, Lane.WEB, "editor-links")

    def _show_links_progress(self, percent: int) -> None:
        banner = self._made().page.banner
        if not percent or not banner.isHidden():  # who closed it does not want to know
            words = _("Links are tried: {percent} %. You can go on.").format(percent=percent)
            banner.tell(words, "info")

    # wishes that come from keys

    def keys(self, elsewhere: Mapping[str, Callable[[], object]]) -> dict[str, Callable[[], object]]:
        """What the keys of the editors do, by their names; `elsewhere` is what they do on the page's other parts."""
        steps: dict[str, Callable[[EditingScreen], object]] = {
            "editing:save": lambda screen: screen.presenter.save(),
            "editing:search": lambda screen: screen.page.focus_search(),
            "editing:list": lambda screen: screen.page.focus_list(),
            "editing:text": lambda screen: screen.page.focus_text(),
            "editing:main": lambda screen: screen.do_main(),
            "editing:send_back": lambda screen: screen.do(EditAction.SEND_BACK),
            "editing:take_back": lambda screen: screen.do(EditAction.TAKE_BACK),
            "editing:compare": lambda screen: screen.do(EditAction.COMPARE),
            "editing:answer": lambda screen: screen.answer_first(),
            "editing:hints": lambda screen: screen.page.focus_hints(),
        }
        keys = {name: partial(self._act, step, elsewhere.get(name)) for name, step in steps.items()}
        return keys | {"editing:new": self.new_article, "editing:edit": self.edit_chosen}

    def _act(self, step: Callable[[EditingScreen], object], elsewhere: Callable[[], object] | None) -> None:
        if self._knowledge.part == PART:
            step(self._made())
        elif elsewhere is not None:
            elsewhere()

    def edit_chosen(self) -> None:
        """Edit what is chosen among all articles."""
        if self._knowledge.part == "articles":
            self._knowledge.articles.ask_edit()

    def new_article(self) -> None:
        """Begin an article."""
        self._knowledge.show_part(PART)
        self._made().presenter.new_article()


def _again_later(_error: BaliewijsError) -> None:
    """What is due is published when the database is there again."""
