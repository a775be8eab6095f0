"""What an agent tells the editors about the open article, and what they answer."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.errors import BaliewijsError
from app.domain.feedback_text import FeedbackText
from app.domain.organisation import Person
from app.error_sentences import sentence
from app.services.editing_ports import FeedbackLine
from app.services.registry import Services
from knowledgebase.article import Article
from resources.translations import _, plural
from ui.contact_page import ContactPage
from ui.knowledge.answers_sheet import AnswersSheet
from ui.knowledge.feedback_sheet import FeedbackSheet
from ui.knowledge.presenter import KnowledgePresenter
from ui.shared.draft_keeper import DraftKeeper
from ui.shared.names import Names
from ui.shared.paced import ask_seldom
from ui.shared.tasks import Lane, Tasks
from ui.shared.widgets.banner import Banner

_EVERY_MS = 60_000


class FeedbackDesk(QObject):
    """A report that could not be stored, or that was left, stands in the sheet again when it opens.

    Looks for answers now and every minute; nothing takes the keyboard, and an answer is told once.

    Attributes:
        keeper: brings what is typed to disk.

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
        self._typed: dict[UUID, FeedbackText] = {}
        self.keeper = DraftKeeper[FeedbackText](services.keep_feedback_text, services.forget_feedback_text, tasks, self)
        self.keeper.failed.connect(lambda error: page.banner.tell(sentence(error), "bad"))
        self._told: set[UUID] = set()
        self._waiting: dict[UUID, FeedbackLine] = {}
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def take_over(self, before: "FeedbackDesk") -> None:
        """Go on where another one was: the window was made again."""
        for text in before._typed.values():
            self._keep(text)

    def restore(self, texts: Iterable[FeedbackText]) -> None:
        """Bring back what was typed before the programme stopped, and offer to go on with it."""
        self._typed |= {text.article_id: text for text in texts}
        if self._typed:
            count = len(self._typed)
            words = plural("A report that you wrote came back.", "{count} reports that you wrote came back.", count)
            self._banner.tell(words, "info", _("Write on"), self._write_on)

    def _write_on(self) -> None:
        """Go on with the report that was typed last."""
        if self._typed:
            text = list(self._typed.values())[-1]
            article = self._services.article
            self._tasks.run(
                lambda: article(text.article_id), lambda found: self._open(found, text), self._show_error, Lane.STORE
            )

    def _show_error(self, error: BaliewijsError) -> None:
        self._page.banner.tell(sentence(error), "bad")

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
            typed = FeedbackText(article.id, section, quote, typed.text if typed else "")
        self._open(article, typed)

    def _open(self, article: Article, report: FeedbackText) -> None:
        sheet = FeedbackSheet(self._window, article, report)
        sheet.sent.connect(lambda typed: self._send(sheet, article, typed))
        sheet.changed.connect(self._keep)
        sheet.closed.connect(lambda: self._keep(sheet.report))
        sheet.open_sheet()

    def _keep(self, report: FeedbackText) -> None:
        """Each change goes to the disk at once; without a text there is nothing to lose."""
        if not report.text.strip():
            self._forget(report.article_id)
        elif self._typed.get(report.article_id) != report:
            self._typed[report.article_id] = report
            self.keeper.keep(report)

    def _forget(self, article_id: UUID) -> None:
        if self._typed.pop(article_id, None) is not None:
            self.keeper.forget(article_id)

    def _send(self, sheet: FeedbackSheet, article: Article, report: FeedbackText) -> None:
        def done(_result: object) -> None:
            if _is_open(sheet):
                sheet.close_sheet()
            if self._typed.get(article.id) == report:
                self._forget(article.id)
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

    def rely_on_live(self) -> None:
        """Answers are told by the server: ask seldom."""
        ask_seldom(self._timer)

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
