"""Opens and saves the attachments of an article."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from app.domain.errors import BaliewijsError, WorldError
from app.services.registry import Services
from knowledgebase.article import Attachment
from resources.translations import _
from ui.knowledge.attachment_files import AttachmentFiles, checked, safe_name
from ui.shared.tasks import Tasks


def show_file(file: Path) -> bool:
    """Open a file with the system's programme for it; False when there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


class AttachmentOpening(QObject):
    """Reads a file from the database when it is asked for; what is no allowed kind of file is not opened.

    Signals:
        saved: the Path that was written.
        failed: an error to show.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(
        self, services: Services, tasks: Tasks, parent: QObject, show: Callable[[Path], bool] = show_file
    ) -> None:
        super().__init__(parent)
        self._services, self._tasks, self._show = services, tasks, show
        self._files = AttachmentFiles()

    def open(self, attachment: Attachment) -> None:
        """Show it in the system's programme for it."""

        def shown(file: Path) -> None:
            if not self._show(file):
                self._fail(WorldError("attachment-not-opened"))

        self._tasks.run(lambda: self._files.put(attachment, self._read(attachment)), shown, self._fail)

    def ask_and_save(self, attachment: Attachment, window: QWidget) -> None:
        """Ask for a place and write it there; nothing happens when the question is cancelled."""
        name = safe_name(attachment.name)
        ending = Path(name).suffix
        dialog = QFileDialog(window, _("Save as"), name, f"*{ending}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending.removeprefix("."))
        dialog.fileSelected.connect(lambda file: self.save(attachment, Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, attachment: Attachment, file: Path) -> None:
        """Write it there."""

        def write() -> Path:
            content = self._read(attachment)
            try:
                file.write_bytes(content)
            except OSError as error:
                raise WorldError("file-not-written") from error
            return file

        self._tasks.run(write, self._saved, self._fail)

    def _read(self, attachment: Attachment) -> bytes:
        return checked(attachment, self._services.attachment(attachment.digest))

    def _saved(self, file: Path) -> None:
        if isValid(self):
            self.saved.emit(file)

    def _fail(self, error: BaliewijsError) -> None:
        if isValid(self):
            self.failed.emit(error)
