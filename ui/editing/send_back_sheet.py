"""The second reader says what must be better."""

from PySide6.QtWidgets import QWidget

from resources.translations import _
from ui.editing.text_sheet import TextSheet


class SendBackSheet(TextSheet):
    """Asks what the writers must change."""

    def __init__(self, window: QWidget, title: str) -> None:
        super().__init__(window, _("Send back"), title)
        self.ask(
            _("What must be better?"), _("Send back"), _("The writers see this in the history, and can go on writing.")
        )
