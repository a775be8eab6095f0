"""Under the title: that an editor changed the article lately, what is said about it, and the way to what differs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.formatting import short_date
from app.services.editing_views import ArticleChangeNote
from resources.translations import _
from ui.shared.widgets.basics import box, chip, fill, label, row


class ChangeLine(QWidget):
    """For agents who knew the article as it was.

    Signals:
        difference_requested: show what is different.
    """

    difference_requested = Signal()

    def __init__(self, change: ArticleChangeNote) -> None:
        super().__init__()
        fill(self, True, (0, 0, 0, 0), 2)
        day = short_date(change.published_at)
        button = QPushButton(_("What is different?"))
        button.setProperty("role", "link")
        button.setAutoDefault(True)
        button.clicked.connect(self.difference_requested)
        box(self).addLayout(row(chip(_("changed {day}").format(day=day), "info"), button, None))
        if change.note:
            box(self).addWidget(label(change.note, wrap=True))
