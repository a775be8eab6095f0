"""Joins the news page with its presenter, and opens the sheets to write news and to end it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.bulletin import Bulletin
from app.domain.bulletin_text import BulletinText
from app.domain.errors import BaliewijsError
from app.domain.organisation import Person, UnitKind
from app.error_sentences import sentence
from app.services.news_actions import BulletinDetails
from app.services.ports import ArticleLine
from app.services.registry import Services
from resources.translations import _
from ui.news.end_sheet import EndSheet
from ui.news.page import NewsPage
from ui.news.presenter import NewsPresenter
from ui.shared.draft_keeper import DraftKeeper
from ui.shared.names import Names
from ui.shared.tasks import Tasks, run_for

if TYPE_CHECKING:
    from ui.news.write_sheet import WriteSheet


class NewsDesk(QObject):
    """What the news presenter sees as its screen.

    Attributes:
        keeper: brings what is typed to disk.

    Signals:
        counted: how many messages of today this person has not read.
    """

    counted = Signal(int)

    def __init__(
        self, window: QWidget, page: NewsPage, services: Services, tasks: Tasks, people: Sequence[Person]
    ) -> None:
        super().__init__(window)
        self._window, self._page, self._services = window, page, services
        self._people = {person.id: person.name for person in people}
        self._sheet: WriteSheet | None = None
        self.keeper = DraftKeeper[BulletinText](services.keep_bulletin_text, services.forget_bulletin_text, tasks, self)
        self.keeper.failed.connect(self.show_error)
        self.presenter = NewsPresenter(self, services, run_for(tasks, self, page), self.keeper)
        page.opened.connect(self.presenter.open_bulletin)
        page.all_wanted.connect(self.presenter.show_all)
        page.new_requested.connect(self.presenter.write)
        page.reader.change_requested.connect(self.presenter.change)
        page.reader.end_requested.connect(self.ask_end)

    def keys(self) -> dict[str, Callable[[], object]]:
        """What the keys of this page do."""
        return {
            "news:new": self.presenter.write,
            "news:change": self.presenter.change,
            "news:end": self.ask_end,
            "news:all": self.presenter.switch,
            "news:list": self._page.focus_list,
            "news:text": self._page.focus_text,
        }

    # the page

    @property
    def _names(self) -> Names:
        units = {unit.id: unit.name for unit in self._services.municipality.units}
        return Names(units, self._people, self._services.clock.today())

    def show_bulletins(self, bulletins: Sequence[Bulletin], is_all: bool, chosen: UUID | None) -> None:
        """Show the list, and the chosen one beside it."""
        self._page.show_bulletins(bulletins, self._names, is_all, chosen)

    def show_unread(self, count: int) -> None:
        """How many of today this person has not read."""
        self._page.show_unread(count)
        self.counted.emit(count)

    def show_details(self, details: BulletinDetails) -> None:
        """What belongs to the open one."""
        self._page.show_details(details)

    def show_error(self, error: BaliewijsError) -> None:
        """Something went wrong."""
        self._page.banner.tell(sentence(error), "bad")

    # writing

    def open_writing(
        self, before: Bulletin | None, articles: Sequence[ArticleLine], typed: BulletinText | None
    ) -> None:
        """Let somebody write a new one, or change `before`; `typed` is what they had typed for it already."""
        from ui.news.write_sheet import WriteSheet  # here: it brings the editor of articles with it

        units = self._services.municipality.units
        teams = [(unit.id, unit.name) for unit in units if unit.kind not in (UnitKind.LOCATION, UnitKind.EXTERNAL)]
        titles = [(line.slug, line.title) for line in articles]
        sheet = WriteSheet(self._window, before, self._services.clock.today(), teams, titles, typed)
        sheet.changed.connect(self.presenter.type)
        sheet.closed.connect(partial(self.presenter.put_away, sheet.typed.id))
        sheet.written.connect(lambda written, again: self.presenter.put(written, before, again))
        self._sheet = sheet
        sheet.open_sheet()

    def show_came_back(self, count: int) -> None:
        """So many messages were typed and are not stored."""
        self._page.show_came_back(count, self.presenter.write_on)

    @property
    def _open_sheet(self) -> WriteSheet | None:
        """The sheet that is being written in, unless it was closed meanwhile."""
        return self._sheet if self._sheet is not None and isValid(self._sheet) else None

    def show_written(self, bulletin: Bulletin, is_new: bool) -> None:
        """What was written is stored."""
        if (sheet := self._open_sheet) is not None:
            sheet.finish()
        words = _("“{title}” is published.") if is_new else _("“{title}” is changed.")
        self._page.banner.tell(words.format(title=bulletin.title), "good")

    def show_refused(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """What was written is not stored; it stays in the sheet."""
        if (sheet := self._open_sheet) is not None:
            sheet.show_refused(error, again)
        else:
            self.show_error(error)

    def ask_end(self) -> None:
        """End the open one, when that is meant."""
        bulletin = self.presenter.bulletin
        if bulletin is not None and self._page.reader.can_end:
            sheet = EndSheet(self._window, bulletin.title)
            sheet.confirmed.connect(self.presenter.end)
            sheet.open_sheet()

    def show_ended(self, bulletin: Bulletin) -> None:
        """Staff see it no more."""
        self._page.banner.tell(_("“{title}” is ended.").format(title=bulletin.title), "good")
