"""The files that belong to an article, at its end."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.formatting import file_size
from knowledgebase.article import Attachment
from resources.translations import _
from ui.knowledge.attachment_files import kind_of
from ui.shared.icons import icon
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, boxed, fill, label
from ui.shared.widgets.flow_layout import Flow


class AttachmentRows(QWidget):
    """Name, kind, size and description of each.

    Signals:
        open_requested, save_requested: an Attachment.
    """

    open_requested = Signal(object)
    save_requested = Signal(object)

    def __init__(self, attachments: Iterable[Attachment]) -> None:
        super().__init__()
        fill(self, True, (0, 10, 0, 0), 6)
        box(self).addWidget(label(_("Attachments"), "strong"))
        for attachment in attachments:
            box(self).addWidget(self._row(attachment))

    def _row(self, attachment: Attachment) -> QWidget:
        made = boxed("clear", gap=0)
        flow = Flow(theme().px(4))
        flow.show_widgets([self._open(attachment), self._save(attachment)])
        box(made).addWidget(flow)
        if attachment.description:
            words = label(attachment.description, "muted", wrap=True)
            words.setContentsMargins(theme().px(30), 0, 0, 0)
            box(made).addWidget(words)
        return made

    def _open(self, attachment: Attachment) -> QPushButton:
        facts = " · ".join(part for part in (kind_of(attachment), file_size(attachment.size)) if part)
        made = _link(f"{attachment.name} ({facts})")
        size = theme().px(16)
        made.setIcon(icon("file-text", theme().colours.accent_text, size))
        made.setToolTip(_("Open this file"))
        made.setAccessibleDescription(attachment.description)
        made.clicked.connect(lambda: self.open_requested.emit(attachment))
        return made

    def _save(self, attachment: Attachment) -> QPushButton:
        made = _link(_("Save as …"))
        made.setAccessibleName(_("Save {file} as …").format(file=attachment.name))
        made.clicked.connect(lambda: self.save_requested.emit(attachment))
        return made


def _link(words: str) -> QPushButton:
    made = QPushButton(words.replace("&", "&&"))
    made.setProperty("role", "link")
    made.setAutoDefault(True)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made
