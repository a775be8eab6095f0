"""What is different in an article since the agent knew it."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from app.formatting import clock_time, long_date
from knowledgebase.article import Article
from knowledgebase.difference import PartDifference
from resources.translations import _
from ui.shared.names import Names
from ui.shared.widgets.basics import KeyButton, box, label
from ui.shared.widgets.difference_view import DifferenceView
from ui.shared.widgets.sheet import Sheet

_AROUND = 12  # words around each change


class ChangeSheet(Sheet):
    """Part by part: gone struck through, new underlined; `at` is when it was published, None when that is not known."""

    def __init__(
        self,
        window: QWidget,
        article: Article,
        note: str,
        at: datetime | None,
        differences: Sequence[PartDifference],
        names: Names,
    ) -> None:
        kicker = f"{long_date(at)}, {clock_time(at)}" if at else ""
        super().__init__(window, _("What is different in “{title}”").format(title=article.title), kicker, width=760)
        if note:
            box(self.body).addWidget(label(note, "strong", wrap=True))
        view = DifferenceView(_AROUND)
        view.show_differences(differences, names, article.kind)
        box(self.body).addWidget(view)
        box(self.body).addStretch(1)
        done = KeyButton(_("Close"), "Esc", "primary")
        done.clicked.connect(self.close_sheet)
        self.set_buttons(None, done)
