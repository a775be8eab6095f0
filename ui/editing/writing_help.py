"""Looks at what is written, a moment after the last key, and tells what may help."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.errors import BaliewijsError
from app.services.registry import Services
from knowledgebase.article import Article, SectionKind
from knowledgebase.writing import Hint, ReadingLevel, hints_of, reading_level
from ui.shared.tasks import Lane, Tasks

_WAIT_MS = 600


class WritingHelp(QObject):
    """The newest text only; looking never keeps the writer waiting.

    Signals:
        found: the Article that was looked at, its Hint as a tuple, and the ReadingLevel of what customers read.
    """

    found = Signal(object, object, object)

    def __init__(self, services: Services, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._tasks = services, tasks
        self._article: Article | None = None
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._look)

    def look_at(self, article: Article, at_once: bool = False) -> None:
        """The text is this now; the same text again is not looked at again."""
        if article == self._article:
            return
        self._article = article
        if at_once:
            self._look()
        else:
            self._timer.start()

    def _look(self) -> None:
        article, context = self._article, self._services.writing_context
        if article is None:
            return

        def look() -> tuple[tuple[Hint, ...], ReadingLevel]:
            return hints_of(article, context()), reading_level(_for_customers(article))

        def show(result: tuple[tuple[Hint, ...], ReadingLevel]) -> None:
            self.found.emit(article, *result)

        self._tasks.run(look, show, _no_help, Lane.BACKGROUND, "editor-hints")


def _for_customers(article: Article) -> str:
    parts = (section.text for section in article.sections if section.kind is not SectionKind.INTERNAL)
    return "\n\n".join(parts)


def _no_help(_error: BaliewijsError) -> None:
    """Writing goes on without hints."""
