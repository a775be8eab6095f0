"""Stores the marks that are recorded in the sheet, one after another."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.errors import BaliewijsError
from app.services.registry import Services
from app.services.survey_actions import Survey
from ui.figures.mark_sheet import MarkSheet
from ui.shared.running import Run


def open_mark(window: QWidget, services: Services, run: Run, on_kept: Callable[[], None]) -> MarkSheet:
    """Ask for marks; after each that is stored `on_kept` is called."""
    sheet = MarkSheet(window)

    def kept(survey: Survey) -> None:
        if isValid(sheet):
            sheet.show_kept(survey)
        on_kept()

    def refused(error: BaliewijsError) -> None:
        if isValid(sheet):
            sheet.show_refused(error)

    sheet.kept.connect(lambda number, mark: run(lambda: services.put_mark(number, mark), kept, refused, ""))
    sheet.open_sheet()
    return sheet
