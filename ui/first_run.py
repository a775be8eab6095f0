"""The questions of the first run, before there is anything to work with."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from ui.settings.wizard import FirstRunDialog


def open_first_run(
    language: str, again_in: Callable[[str], None], set_up: Callable[["FirstRunDialog"], None]
) -> "FirstRunDialog":
    """Ask in `language`; `again_in` another one asks anew, and `set_up` takes the answers."""
    from app.services.set_up import choices  # here: nearly every start does without
    from ui.settings.wizard import FirstRunDialog

    dialog = FirstRunDialog(choices(), language)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def again(other: str) -> None:
        dialog.blockSignals(True)
        dialog.close()
        again_in(other)

    dialog.language_chosen.connect(again)
    dialog.accepted.connect(lambda: set_up(dialog))
    dialog.rejected.connect(QApplication.quit)
    dialog.open()
    return dialog
