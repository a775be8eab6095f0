"""Fills the pages beside the contact: knowledge base, news, and the import."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.domain.bulletin import Bulletin
from app.domain.errors import BaliewijsError
from app.error_sentences import sentence
from app.services.ports import ArticleLine
from app.services.registry import Services
from app.settings import TEXT_PERCENTS, Settings, Theme
from resources.translations import _
from ui.settings.import_sheet import ImportSheet
from ui.shared.tasks import Lane, Tasks

if TYPE_CHECKING:
    from app.services.import_report import ImportReport
    from ui.main_window import MainWindow


class PagesDesk(QObject):
    """Loads what a page shows when it comes to the front.

    Signals:
        knowledge_changed: articles were taken in.
        failed: an error to show.
        import_progress: percentage, told from the working thread.
    """

    knowledge_changed = Signal()
    failed = Signal(object)
    import_progress = Signal(int)

    def __init__(self, window: "MainWindow", services: Services, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._tasks = tasks
        self._words = ""
        self._units = {unit.id: unit.name for unit in services.municipality.units}

    def show(self, key: str) -> None:
        """The page came to the front: read what it shows."""
        if key == "knowledge":
            self._tasks.run(self._services.articles, self._show_articles, self.failed.emit)
        elif key == "news":
            self.show_news()

    def show_news(self) -> None:
        """Read the bulletins again."""
        self._tasks.run(self._services.bulletins, self._show_bulletins, self.failed.emit)

    def mark_read(self, bulletin_id: UUID) -> None:
        """The agent opened a bulletin."""
        self._tasks.run(lambda: self._services.mark_read(bulletin_id), lambda _r: self.show_news(), self.failed.emit)

    def _show_articles(self, articles: list[ArticleLine]) -> None:
        self._window.knowledge_page.articles.show_articles(articles, self._units)

    def _show_bulletins(self, bulletins: list[Bulletin]) -> None:
        self._window.news_page.show_bulletins(bulletins)
        self._window.rail.show_count("news", sum(not bulletin.is_read for bulletin in bulletins))

    # import

    def open_import(self) -> ImportSheet:
        """Begin taking in a catalogue."""
        sheet = ImportSheet(self._window)
        sheet.file_chosen.connect(lambda file: self._preview(sheet, file))
        sheet.import_requested.connect(lambda file: self._import(sheet, file))
        link = self.import_progress.connect(lambda count: sheet.show_progress(self._words, count))
        sheet.closed.connect(lambda: self.import_progress.disconnect(link))
        sheet.open_sheet()
        return sheet

    def _preview(self, sheet: ImportSheet, file: Path) -> None:
        words = _("Reading …")
        sheet.show_progress(words, 0)
        self._words = words

        def done(report: "ImportReport") -> None:
            if isValid(sheet):
                sheet.show_preview(report.lines(), report.has_changes)

        self._tasks.run(
            lambda: self._services.preview_import(file, self.import_progress.emit), done, _to(sheet), Lane.BACKGROUND
        )

    def _import(self, sheet: ImportSheet, file: Path) -> None:
        words = _("Taking in …")
        sheet.show_progress(words, 0)
        self._words = words

        def done(report: "ImportReport") -> None:
            if isValid(sheet):
                sheet.show_done(report.lines())
            self.show("knowledge")
            self.knowledge_changed.emit()

        self._tasks.run(
            lambda: self._services.import_catalogue(file, self.import_progress.emit), done, _to(sheet), Lane.BACKGROUND
        )

    # settings

    def resize_text(self, settings: Settings, step: int, tell: Callable[[Settings], None]) -> None:
        """One step larger or smaller."""
        position = TEXT_PERCENTS.index(settings.text_percent) if settings.text_percent in TEXT_PERCENTS else 0
        wanted = TEXT_PERCENTS[max(0, min(position + step, len(TEXT_PERCENTS) - 1))]
        if wanted != settings.text_percent:
            tell(replace(settings, text_percent=wanted))

    def switch_theme(self, settings: Settings, is_dark: bool, tell: Callable[[Settings], None]) -> None:
        """Dark when it is light, and the other way round."""
        tell(replace(settings, theme=Theme.LIGHT if is_dark else Theme.DARK))


def _to(sheet: ImportSheet) -> Callable[[BaliewijsError], None]:
    """What is refused is told in the sheet, unless that was closed meanwhile."""

    def show(error: BaliewijsError) -> None:
        if isValid(sheet):
            sheet.show_error(sentence(error))

    return show
