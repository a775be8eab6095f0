"""Telling the editors what is wrong or missing in an article."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import BaliewijsError, DomainError
from app.domain.feedback_text import FeedbackText
from app.error_sentences import sentence
from knowledgebase.article import Article, SectionKind
from resources.translations import _
from ui.shared.article_words import section_title
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import KeyButton, box, label
from ui.shared.widgets.fields import AreaField, ListField
from ui.shared.widgets.sheet import Sheet

_WHOLE = ""


class FeedbackSheet(Sheet):
    """Stays open until the report is stored.

    Signals:
        changed: the FeedbackText as it is typed now.
        sent: the FeedbackText.
    """

    changed = Signal(object)
    sent = Signal(object)

    def __init__(self, window: QWidget, article: Article, report: FeedbackText) -> None:
        super().__init__(window, _("What is not right?"), article.title, width=620)
        self._article_id = article.id
        sections = [(section.kind.value, section_title(section.kind, article.kind)) for section in article.sections]
        self._banner = Banner()
        self._section = ListField(_("In which part?"), [(_WHOLE, _("the whole article")), *sections])
        self._quote = AreaField(_("The words it is about, if any"), lines=2)
        self._text = AreaField(_("What is wrong, or what is missing?"), required=True, lines=5)
        for part in (self._banner, self._section, self._quote, self._text):
            box(self.body).addWidget(part)
        words = _("The editors see your name. You hear the answer here. Leave out names and numbers of customers.")
        box(self.body).addWidget(label(words, "muted", wrap=True))
        box(self.body).addStretch(1)
        cancel, self._send = KeyButton(_("Not now"), "Esc"), KeyButton(_("Tell the editors"), "Ctrl ↵", "primary")
        cancel.clicked.connect(self.close_sheet)
        self._send.clicked.connect(self._tell)
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), self._tell)
        self.set_buttons(cancel, None, self._send)
        self._section.set_value(report.section.value if report.section else _WHOLE)
        self._quote.set_value(report.quote)
        self._text.set_value(report.text)
        for field in (self._section, self._quote, self._text):
            field.changed.connect(lambda _value: self.changed.emit(self.report))

    def open_sheet(self) -> None:
        """The keyboard goes to what must be typed."""
        super().open_sheet()
        self.go_to(self._text)

    @property
    def report(self) -> FeedbackText:
        """As it is typed now."""
        section = SectionKind(self._section.value()) if self._section.value() else None
        return FeedbackText(self._article_id, section, self._quote.value(), self._text.value())

    def show_error(self, error: BaliewijsError) -> None:
        """It is not stored: why, at the text when it is about that."""
        self._send.setEnabled(True)
        if isinstance(error, DomainError) and error.field == "text":
            self._text.show_error(sentence(error))
            self.go_to(self._text)
        else:
            self._banner.tell(sentence(error), "bad", _("Try again"), self._tell)

    def _tell(self) -> None:
        if not self._send.isEnabled():
            return
        if not self.report.text.strip():
            self.show_error(DomainError("feedback-text-missing", field="text"))
            return
        self._banner.hide()
        self._text.show_error("")
        self._send.setEnabled(False)
        self.sent.emit(self.report)
