"""What the editors answered to this agent's reports."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from app.domain.article_feedback import ArticleFeedback
from app.formatting import clock_time, long_date
from app.services.editing_ports import FeedbackLine
from knowledgebase.article import ArticleKind
from resources.translations import _, plural
from ui.shared.article_words import section_title
from ui.shared.names import Names
from ui.shared.widgets.basics import KeyButton, box, card, label
from ui.shared.widgets.sheet import Sheet


class AnswersSheet(Sheet):
    """Question and answer of each, oldest first.

    Signals:
        article_requested: id of the article to read.
    """

    article_requested = Signal(object)

    def __init__(self, window: QWidget, lines: Sequence[FeedbackLine], names: Names) -> None:
        title = plural("The editors answered your report", "The editors answered {count} reports of yours", len(lines))
        super().__init__(window, title, width=680)
        for line in lines:
            box(self.body).addWidget(self._answer(line, names))
        box(self.body).addStretch(1)
        done = KeyButton(_("Close"), "Esc", "primary")
        done.clicked.connect(self.close_sheet)
        self.set_buttons(None, done)

    def _answer(self, line: FeedbackLine, names: Names) -> QFrame:
        made, feedback = card(gap=6), line.feedback
        link = QPushButton(line.title.replace("&", "&&"))
        link.setProperty("role", "link")
        link.setAutoDefault(True)
        link.setToolTip(_("Open this article"))
        link.clicked.connect(lambda: self._open(feedback.article_id))
        box(made).addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        box(made).addWidget(label(_told(feedback), "muted", wrap=True))
        if feedback.quote:
            box(made).addWidget(label(f"“{feedback.quote}”", "muted", wrap=True))
        box(made).addWidget(label(feedback.text, wrap=True))
        box(made).addWidget(label(_answered(feedback, names), "label", wrap=True))
        box(made).addWidget(label(feedback.answer, "strong", wrap=True))
        return made

    def _open(self, article_id: UUID) -> None:
        self.close_sheet()
        self.article_requested.emit(article_id)


def _told(feedback: ArticleFeedback) -> str:
    about = section_title(feedback.section, ArticleKind.PRODUCT) if feedback.section else _("the whole article")
    return _("You reported on {day}: {about}").format(day=long_date(feedback.given_at), about=about)


def _answered(feedback: ArticleFeedback, names: Names) -> str:
    assert feedback.answered_at is not None
    moment = f"{long_date(feedback.answered_at)}, {clock_time(feedback.answered_at)}"
    return _("Answer of {name}, {moment}").format(name=names.person(feedback.answered_by), moment=moment)
