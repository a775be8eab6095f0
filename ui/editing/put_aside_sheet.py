"""Putting a task of the editors aside: why nothing needs to be done."""

from PySide6.QtWidgets import QWidget

from app.domain.editor_tasks import EditorTask
from resources.translations import _
from ui.editing.text_sheet import TextSheet


class PutAsideSheet(TextSheet):
    """Asks why this task can go from the list."""

    field_name = "reason"

    def __init__(self, window: QWidget, task: EditorTask) -> None:
        super().__init__(window, _("Put aside"), task.title)
        self.ask(
            _("Why does nothing need to be done?"),
            _("Put aside"),
            _("The same finding does not come back in the list."),
        )
