"""Fills the pages beside the contact: knowledge base and news; takes articles in and writes them out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.domain.errors import BaliewijsError
from app.error_sentences import sentence
from app.services.ports import ArticleLine
from app.services.registry import Services
from app.settings import TEXT_PERCENTS, Settings, Theme
from ui.knowledge.bulk_sheet import BulkSheet
from ui.shared.tasks import Tasks

if TYPE_CHECKING:  # files are read and written by libraries that load slowly: only who does so waits for them
    from ui.knowledge.export_sheet import ExportSheet
    from ui.knowledge.exporting import Exporting
    from ui.knowledge.import_sheet import ImportSheet
    from ui.knowledge.importing import Importing
    from ui.main_window import MainWindow
    from ui.privacy_desk import PrivacyDesk


class PagesDesk(QObject):
    """Loads what a page shows when it comes to the front.

    Signals:
        knowledge_changed: articles were taken in.
        failed: an error to show.
    """

    knowledge_changed = Signal()
    failed = Signal(object)

    def __init__(self, window: MainWindow, services: Services, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._tasks = tasks
        self._importing: Importing | None = None
        self._exporting: Exporting | None = None
        self.privacy: PrivacyDesk | None = None
        self._units = {unit.id: unit.name for unit in services.municipality.units}

    def show(self, key: str) -> None:
        """The page came to the front: read what it shows."""
        if key == "knowledge":
            self._tasks.run(self._services.articles, self._show_articles, self.failed.emit)
        elif key == "news":
            self._window.news_desk.presenter.refresh()
        elif key == "settings" and self.privacy is None:
            self.privacy = self._privacy()

    def _privacy(self) -> PrivacyDesk:
        from ui.privacy_desk import PrivacyDesk
        from ui.settings.page import SettingsPage

        page = self._window.stack.currentWidget()
        assert isinstance(page, SettingsPage)
        made = PrivacyDesk(self._window, self._services, self._tasks)
        made.serve(page)
        return made

    def _show_articles(self, articles: list[ArticleLine]) -> None:
        self._window.knowledge_page.articles.show_articles(articles, self._units)

    # several articles at once

    def open_bulk(self, ids: list[UUID]) -> BulkSheet:
        """Give these articles another owner or review date."""
        sheet = BulkSheet(self._window, len(ids), self._units)
        sheet.change_requested.connect(lambda owner, review_on: self._change_many(sheet, ids, owner, review_on))
        sheet.open_sheet()
        return sheet

    def _change_many(self, sheet: BulkSheet, ids: list[UUID], owner: str, review_on: date | None) -> None:
        def done(_count: int) -> None:
            if isValid(sheet):
                sheet.close_sheet()
            self.show("knowledge")
            self.knowledge_changed.emit()

        self._tasks.run(lambda: self._services.change_many(ids, owner or None, review_on), done, _to(sheet))

    # files

    def open_import(self) -> ImportSheet:
        """Begin taking in a file."""
        from ui.knowledge.import_sheet import ImportSheet
        from ui.knowledge.importing import Importing

        sheet = ImportSheet(self._window)
        self._importing = Importing(sheet, self._services, self._tasks)
        self._importing.imported.connect(self._taken_in)
        sheet.open_sheet()
        return sheet

    def _taken_in(self) -> None:
        self.show("knowledge")
        self.knowledge_changed.emit()

    def open_export(self) -> ExportSheet:
        """Begin writing articles to a file."""
        from ui.knowledge.export_sheet import ExportSheet
        from ui.knowledge.exporting import Exporting

        owners = sorted(self._units.items(), key=lambda unit: unit[1].casefold())
        sheet = ExportSheet(self._window, owners, self._services.export_name)
        self._exporting = Exporting(sheet, self._services, self._tasks)
        sheet.open_sheet()
        return sheet

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


def _to(sheet: BulkSheet) -> Callable[[BaliewijsError], None]:
    """What is refused is told in the sheet, unless that was closed meanwhile."""

    def show(error: BaliewijsError) -> None:
        if isValid(sheet):
            sheet.show_error(sentence(error))

    return show
