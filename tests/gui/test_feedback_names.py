"""What an agent sees of the editors' work says its name to a screen reader too."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow, QWidget

from app.domain.errors import WorldError
from app.domain.feedback_text import FeedbackText
from app.services.editing_ports import Withdrawal
from knowledgebase.article import Attachment, Section, SectionKind
from knowledgebase.index import KnowledgeIndex
from tests.builders import an_article
from tests.gui.test_accessible_names import nameless, window
from tests.gui.test_article_changes import CHANGE
from tests.gui.test_feedback_sheet import an_answer
from ui.knowledge.answers_sheet import AnswersSheet
from ui.knowledge.article_view import ArticleView
from ui.knowledge.change_sheet import ChangeSheet
from ui.knowledge.feedback_sheet import FeedbackSheet
from ui.shared.names import Names

__all__ = ["window"]
ARTICLE = an_article(
    sections=(Section(SectionKind.COSTS, ":::details Korting\n\nVoor de derde.\n\n:::"),),
    attachments=(Attachment("a" * 64, "tarieven.pdf", "application/pdf", 1200, "Alle tarieven"),),
)


def article(window: QMainWindow) -> QWidget:
    view = ArticleView()
    window.setCentralWidget(view)
    view.show_article(ARTICLE, "", KnowledgeIndex(Path("none"), date.today).marks_for(""), CHANGE)
    return view


def withdrawn(window: QMainWindow) -> QWidget:
    view = article(window)
    assert isinstance(view, ArticleView)
    view.show_withdrawn(Withdrawal(datetime(2026, 11, 3, tzinfo=UTC), "Dubbel."))
    return view


def report(window: QMainWindow) -> QWidget:
    sheet = FeedbackSheet(window, ARTICLE, FeedbackText(ARTICLE.id))
    sheet.show_error(WorldError("database-away"))
    return sheet


def changes(window: QMainWindow) -> QWidget:
    return ChangeSheet(window, ARTICLE, "Langer", CHANGE.published_at, CHANGE.differences, Names())


@pytest.mark.parametrize(
    "make", [article, withdrawn, report, changes, lambda window: AnswersSheet(window, [an_answer()], Names())]
)
def test_everything_the_keyboard_can_reach_has_a_name(
    window: QMainWindow,
    make: Callable[[QMainWindow], QWidget],
) -> None:
    screen = make(window)
    screen.show()
    assert nameless(screen) == []
