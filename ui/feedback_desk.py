"""What an agent tells the editors about the open article, and what they answer."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.errors import BaliewijsError
from app.domain.organisation import Person
from app.error_sentences import sentence
from app.services.editing_ports import FeedbackLine
from app.services.registry import Services
from knowledgebase.article import Article
from resources.translations import _, plural
from ui.contact_page import ContactPage
from ui.knowledge.answers_sheet import AnswersSheet
from ui.knowledge.feedback_sheet import FeedbackSheet, Report
from ui.knowledge.presenter import KnowledgePresenter
from ui.shared.names import Names
from ui.shared.tasks import Lane, Tasks
from ui.shared.widgets.banner import Banner

_EVERY_MS = 60_000


class FeedbackDesk(QObject):
    """A report that could not be stored, or that was left, stands in the sheet again when it opens.

    Looks for answers now and every minute; nothing takes the keyboard, and an answer is told once.

    Signals:
        article_requested: id of the article that an answer is about.
    """

    article_requested = Signal(object)

    def __init__(
        self,
        window: QWidget,
        page: ContactPage,
        banner: Banner,
        knowledge: KnowledgePresenter,
        services: Services,
        tasks: Tasks,
        people: Sequence[Person],
    ) -> None:
        super().__init__(window)
        self._window, self._page, self._banner = window, page, banner
        self._knowledge, self._services, self._tasks = knowledge, services, tasks
        self._names = Names(people={person.id: person.name for person in people})
        self._typed: dict[UUID, Report] = {}
        self._told: set[UUID] = set()
        self._waiting: dict[UUID, FeedbackLine] = {}
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def take_over(self, before: "FeedbackDesk") -> None:
        """Go on where another one was: the window was made again."""
        self._typed = before._typed

    # telling

    def report(self) -> None:
        """Say what is not right in the open article: in the section that is read, about the words selected there."""
        article = self._knowledge.article
        if article is None:
            self._page.banner.tell(_("Open an article first. Then you can say what is not right in it."), "info")
            return
        section, quote = self._page.article.reading()
        typed = self._typed.get(article.id)
        if typed is None or (quote and not typed.quote):
            typed = Report(section, quote, typed.text if typed else "")
        self._open(article, typed)

    def _open(self, article: Article, report: Report) -> None:
        sheet = FeedbackSheet(self._window, article, report)
        sheet.sent.connect(lambda typed: self._send(sheet, article, typed))
        sheet.closed.connect(lambda: self._keep(article.id, sheet.report))
        sheet.open_sheet()

    def _keep(self, article_id: UUID, report: Report) -> None:
        if report.text.strip():
            self._typed[article_id] = report
        else:
            self._typed.pop(article_id, None)

    def _send(self, sheet: FeedbackSheet, article: Article, report: Report) -> None:
        def done(_result: object) -> None:
            if _is_open(sheet):
                sheet.close_sheet()
            if self._typed.get(article.id) == report:
                del self._typed[article.id]
            if isValid(self):
                words = _("Your report is with the editors; you hear the answer here.")
                self._page.banner.tell(words, "good")

        def failed(error: BaliewijsError) -> None:
            if _is_open(sheet):
                sheet.show_error(error)
            elif isValid(self):
                again = self._typed.get(article.id, report)
                self._page.banner.tell(sentence(error), "bad", _("Try again"), lambda: self._open(article, again))

        give = self._services.give_feedback
        self._tasks.run(lambda: give(article, report.section, report.quote, report.text), done, failed)

    # hearing

    def look(self) -> None:
        """See what was answered."""
        self._tasks.run(self._services.answers_to_me, self._show, _wait, Lane.BACKGROUND, "answers")

    def _show(self, lines: list[FeedbackLine]) -> None:
        fresh = [line for line in lines if line.feedback.id not in self._told]
        if not fresh or not isValid(self):
            return
        self._told.update(line.feedback.id for line in fresh)
        self._waiting.update((line.feedback.id, line) for line in fresh)
        self._banner.tell(_answered_words(list(self._waiting.values())), "info", _("Read"), self._read)

    def _read(self) -> None:
        """All that was not read yet, in one sheet."""
        lines, self._waiting = list(self._waiting.values()), {}
        sheet = AnswersSheet(self._window, lines, self._names)
        sheet.article_requested.connect(self.article_requested)
        sheet.open_sheet()
        ids, mark = [line.feedback.id for line in lines], self._services.mark_answers_seen
        self._tasks.run(lambda: mark(ids), lambda _done: None, _wait)


def _is_open(sheet: FeedbackSheet) -> bool:
    return isValid(sheet) and sheet.isVisible()


def _answered_words(lines: Sequence[FeedbackLine]) -> str:
    if len(lines) == 1:
        return _("The editors answered your report about “{title}”.").format(title=lines[0].title)
    return plural("The editors answered {count} report.", "The editors answered {count} reports.", len(lines))


def _wait(_error: BaliewijsError) -> None:
    """The database is away, which the status bar tells; what was answered is told the next time."""
