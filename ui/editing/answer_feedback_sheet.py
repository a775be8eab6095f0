"""Answering what an agent told about an article."""

from PySide6.QtWidgets import QWidget

from app.domain.article_feedback import ArticleFeedback
from app.formatting import clock_time, long_date
from app.services.editing_ports import FeedbackLine
from knowledgebase.article import ArticleKind
from resources.translations import _
from ui.editing.text_sheet import TextSheet
from ui.shared.article_words import section_title
from ui.shared.names import Names
from ui.shared.widgets.basics import box, card, label


class AnswerFeedbackSheet(TextSheet):
    """Shows what was told, by whom and about what; says that the agent sees the answer."""

    def __init__(self, window: QWidget, line: FeedbackLine, names: Names) -> None:
        agent = names.person(line.feedback.person_id)
        super().__init__(window, _("Answer the report"), line.title, _told(line.feedback, agent))
        explanation = _("{name} sees this answer, with the title of the article.").format(name=agent)
        self.ask(_("Your answer"), _("Send answer"), explanation)


def _told(feedback: ArticleFeedback, agent: str) -> QWidget:
    made = card(gap=6)
    if feedback.quote:
        box(made).addWidget(label(f"“{feedback.quote}”", "muted", wrap=True))
    box(made).addWidget(label(feedback.text, "strong", wrap=True))
    box(made).addWidget(label(_whence(feedback, agent), "muted", wrap=True))
    return made


def _whence(feedback: ArticleFeedback, agent: str) -> str:
    """Who told it, when, and about which part of which version."""
    about = section_title(feedback.section, ArticleKind.PRODUCT) if feedback.section else _("the whole article")
    version = _("version {number}").format(number=feedback.version)
    return f"{agent} · {long_date(feedback.given_at)}, {clock_time(feedback.given_at)} · {about} · {version}"
