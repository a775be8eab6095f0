"""Decides which news is shown and what becomes of what is written. Knows no Qt."""

from collections.abc import Callable, Sequence
from typing import Protocol
from uuid import UUID

from app.domain.bulletin import Bulletin, BulletinState
from app.domain.bulletin_text import BulletinText
from app.domain.errors import BaliewijsError
from app.services.news_actions import BulletinDetails
from app.services.ports import ArticleLine
from app.services.registry import Services
from ui.news.unstored import UnstoredNews
from ui.shared.running import Run
from ui.shared.unstored import Keeper


class NewsView(Protocol):
    """What the presenter asks of the screen."""

    def show_bulletins(self, bulletins: Sequence[Bulletin], is_all: bool, chosen: UUID | None) -> None:
        """Show the list, and the chosen one beside it."""

    def show_unread(self, count: int) -> None:
        """How many of today this person has not read."""

    def show_details(self, details: BulletinDetails) -> None:
        """What belongs to the open one."""

    def open_writing(
        self, before: Bulletin | None, articles: Sequence[ArticleLine], typed: BulletinText | None
    ) -> None:
        """Let somebody write a new one, or change `before`; `typed` is what they had typed for it already."""

    def show_came_back(self, count: int) -> None:
        """So many messages were typed and are not stored."""

    def show_written(self, bulletin: Bulletin, is_new: bool) -> None:
        """What was written is stored."""

    def show_ended(self, bulletin: Bulletin) -> None:
        """Staff see it no more."""

    def show_refused(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """What was written is not stored; it stays where it is."""

    def show_error(self, error: BaliewijsError) -> None:
        """Something else went wrong."""


class NewsPresenter:
    """Reads the list again after each change."""

    def __init__(self, view: NewsView, services: Services, run: Run, keeper: Keeper[BulletinText]) -> None:
        self._view, self._services, self._run = view, services, run
        self._unstored = UnstoredNews(keeper)
        self._bulletins: Sequence[Bulletin] = ()
        self._is_all = False
        self._open: UUID | None = None

    @property
    def bulletin(self) -> Bulletin | None:
        """The open one."""
        return next((bulletin for bulletin in self._bulletins if bulletin.id == self._open), None)

    # reading

    def refresh(self) -> None:
        """Read again what is shown."""
        is_all = self._is_all

        def read() -> tuple[list[Bulletin], list[Bulletin]]:
            today = self._services.bulletins()
            return today, self._services.all_bulletins() if is_all else today

        def show(found: tuple[list[Bulletin], list[Bulletin]]) -> None:
            today, shown = found
            self._view.show_unread(sum(not bulletin.is_read for bulletin in today))
            if is_all is self._is_all:
                self._show(shown)

        self._run(read, show, self._view.show_error, "news")

    def _show(self, bulletins: Sequence[Bulletin]) -> None:
        self._bulletins = bulletins
        self._view.show_bulletins(bulletins, self._is_all, self._open)
        self._read_details()

    def show_all(self, is_all: bool) -> None:
        """All of them, or those of today; the open one stays open when it is among them."""
        self._is_all = is_all
        self.refresh()

    def switch(self) -> None:
        """The other list."""
        self.show_all(not self._is_all)

    def open_bulletin(self, bulletin: Bulletin) -> None:
        """Show it; from now on it has been read, when it is shown to staff today."""
        self._open = bulletin.id
        self._view.show_bulletins(self._bulletins, self._is_all, self._open)
        is_running = bulletin.state_on(self._services.clock.today()) is BulletinState.RUNNING
        if bulletin.is_read or not is_running:
            self._read_details()
        else:
            self._run(
                lambda: self._services.mark_read(bulletin.id), lambda _done: self.refresh(), self._view.show_error, ""
            )

    def _read_details(self) -> None:
        bulletin = self.bulletin
        if bulletin is None:
            return

        def show(details: BulletinDetails) -> None:
            if self._open == bulletin.id:
                self._view.show_details(details)

        self._run(lambda: self._services.bulletin_details(bulletin), show, self._view.show_error, "news-details")

    # writing

    def write(self) -> None:
        """Begin a new bulletin."""
        self._begin(None)

    def change(self) -> None:
        """Change the open one."""
        if self.bulletin is not None:
            self._begin(self.bulletin)

    def write_on(self) -> None:
        """Go on with what was typed last and is not stored."""
        if self._unstored.texts:
            self._begin(self._unstored.texts[-1].before)

    def _begin(self, before: Bulletin | None) -> None:
        """What was typed for it is there again, with the message as it was then: a change since then is noticed."""

        def begin(articles: list[ArticleLine]) -> None:
            typed = self._unstored.typed_for(before)
            self._view.open_writing(typed.before if typed else before, articles, typed)

        self._run(self._services.articles, begin, self._view.show_error, "news-articles")

    # what is typed

    def restore(self, texts: Sequence[BulletinText]) -> None:
        """Bring back what was typed before the programme stopped."""
        self._unstored.restore(texts)
        self._view.show_came_back(len(self._unstored.texts))

    def take_over(self, before: "NewsPresenter") -> None:
        """Go on where another one was: the window was made again."""
        self._unstored.take_over(before._unstored)
        self._view.show_came_back(len(self._unstored.texts))

    def type(self, text: BulletinText, says_something: bool) -> None:
        """The fields say this now; when that is nothing but what they said at first, nothing can be lost."""
        if says_something:
            self._unstored.put(text)
        else:
            self._unstored.forget(text.id)

    def put_away(self, bulletin_id: UUID) -> None:
        """The sheet is closed: what was typed in it is stored, or thrown away on purpose."""
        self._unstored.forget(bulletin_id)
        self._view.show_came_back(len(self._unstored.texts))

    # storing

    def put(self, written: Bulletin, before: Bulletin | None, read_again: bool) -> None:
        """Store what was written."""

        def done(stored: Bulletin) -> None:
            self._open = stored.id
            self._is_all = self._is_all or not self._is_seen_today(stored)
            self._view.show_written(stored, before is None)
            self.refresh()

        def refused(error: BaliewijsError) -> None:
            self._view.show_refused(error, lambda: self.put(written, before, read_again))

        self._run(lambda: self._services.put_bulletin(written, before, read_again), done, refused, "")

    def _is_seen_today(self, bulletin: Bulletin) -> bool:
        """Whether it is in the list of today; in doubt the list of all shows what became of it."""
        agent = self._services.agent
        is_running = bulletin.state_on(self._services.clock.today()) is BulletinState.RUNNING
        return is_running and bulletin.is_for(agent.unit_id)

    def end(self) -> None:
        """Staff see the open one no more."""
        bulletin = self.bulletin
        if bulletin is None:
            return

        def done(ended: Bulletin) -> None:
            self._view.show_ended(ended)
            self.refresh()

        self._run(lambda: self._services.end_bulletin(bulletin.id), done, self._view.show_error, "")
