"""The files that belong to an article, each with words for who cannot see it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from app.formatting import file_size
from knowledgebase.article import Attachment
from resources.translations import _
from ui.shared.widgets.basics import box, card, clear, fill, icon_button, label, row
from ui.shared.widgets.fields import TextField

Attachments = tuple[Attachment, ...]


class AttachmentsForm(QWidget):
    """A file is added with the button, or dropped here.

    Signals:
        changed: all Attachment, a tuple.
        file_chosen: path of a file to add.
    """

    changed = Signal(object)
    file_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        fill(self, True, (0, 0, 0, 0), 6)
        self.setAcceptDrops(True)
        self._attachments: Attachments = ()
        self._fields: dict[str, TextField] = {}
        self._rows = QWidget(self)
        fill(self._rows, True, (0, 0, 0, 0), 6)
        self._add = QPushButton(_("+ File …"))
        self._add.setProperty("role", "link")
        self._add.setAutoDefault(True)
        self._add.clicked.connect(self._ask)
        box(self).addWidget(label(_("Attachments"), "label"))
        box(self).addWidget(self._rows)
        hint = label(_("You can also drop a file here."), "muted")
        line = row(self._add, hint, None)
        box(self).addLayout(line)

    def show_attachments(self, attachments: Sequence[Attachment]) -> None:
        """Show these; the same files keep their cursor."""
        before, self._attachments = self._attachments, tuple(attachments)
        if [each.digest for each in before] != [each.digest for each in self._attachments]:
            clear(box(self._rows))
            self._fields = {}
            for attachment in self._attachments:
                box(self._rows).addWidget(self._card(attachment))
        for attachment in self._attachments:
            self._fields[attachment.digest].set_value(attachment.description)

    def focus_last(self) -> None:
        """The file that was added last is described next."""
        if self._fields:
            list(self._fields.values())[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, attachment: Attachment) -> QWidget:
        made, digest = card(gap=4), attachment.digest
        gone = icon_button("trash-2", _("Take out: {words}").format(words=attachment.name))
        gone.clicked.connect(lambda: self._take_out(digest))
        name = label(attachment.name, "strong", wrap=True)
        line = row(name, label(file_size(attachment.size), "muted"), gone)
        line.setStretch(0, 1)
        field = TextField(_("What it shows, for who cannot see it"))
        field.editor.setAccessibleName(_("What {file} shows").format(file=attachment.name))
        field.changed.connect(lambda text: self._describe(digest, text))
        self._fields[digest] = field
        box(made).addLayout(line)
        box(made).addWidget(field)
        return made

    def _describe(self, digest: str, text: str) -> None:
        described = (replace(each, description=text) if each.digest == digest else each for each in self._attachments)
        self._tell(tuple(described))

    def _take_out(self, digest: str) -> None:
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(tuple(each for each in self._attachments if each.digest != digest))

    def _tell(self, attachments: Attachments) -> None:
        self.show_attachments(attachments)
        self.changed.emit(attachments)

    # choosing and dropping

    def _ask(self) -> None:
        dialog = QFileDialog(self.window(), _("Choose a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda file: self.file_chosen.emit(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of this computer are welcome."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add every dropped file."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.file_chosen.emit(Path(url.toLocalFile()))
        event.acceptProposedAction()
