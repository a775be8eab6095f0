"""Asking a customer for a mark: a line with the contacts that were drawn, and nothing with the others."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.draft import ContactDraft, SurveyDraft, SurveyWay
from app.domain.drafting import is_spoken
from app.domain.figures.surveys import MARKS
from resources.translations import _
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, fill, label
from ui.shared.widgets.fields import ListField
from ui.shared.widgets.flow_layout import Flow

_NO_MARK = "none"
_LETTERS = 4


class SurveyLine(QWidget):
    """The mark of a customer who is in conversation, or by e-mail of one who may be written to.

    Signals:
        chosen: the SurveyDraft, or None when nothing is told yet.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        fill(self, True, (2, 0, 2, 0), 4)
        marks = [(str(mark), str(mark)) for mark in MARKS]
        answers = [("", "–"), *marks, (_NO_MARK, _("none"))]
        self.mark = ListField(_("Mark of the customer"), answers).hide_label()
        self.mark.combo.setMinimumContentsLength(_LETTERS)
        self.mark.changed.connect(self._tell_mark)
        self.by_mail = self._button(_("Ask by e-mail"), SurveyWay.EMAIL)
        self.not_asked = self._button(_("Not asked"), SurveyWay.NOT_ASKED)
        question = _("Ask: which mark from 1 to 10 do you give our service?")
        box(self).addWidget(label(question, "muted", wrap=True))
        self._answers = Flow(theme().px(6))
        self._answers.show_widgets([self.mark, self.by_mail, self.not_asked])
        box(self).addWidget(self._answers)
        self.hide()

    def _button(self, words: str, way: SurveyWay) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("role", "choice")
        button.setCheckable(True)
        button.clicked.connect(lambda checked: self.chosen.emit(SurveyDraft(way) if checked else None))
        return button

    def show_draft(self, draft: ContactDraft | None) -> None:
        """Show what became of it in this contact; None when its customer is not asked."""
        self.setVisible(draft is not None)
        if draft is None:
            return
        way = draft.survey.way if draft.survey else None
        self.mark.setVisible(is_spoken(draft.channel))
        self.mark.set_value(_mark_of(draft.survey) if draft.survey and way is SurveyWay.SPOKEN else "")
        self.by_mail.setVisible(bool(draft.customer.mail_address))
        self.by_mail.setChecked(way is SurveyWay.EMAIL)
        self.not_asked.setChecked(way is SurveyWay.NOT_ASKED)

    def _tell_mark(self, value: str) -> None:
        mark = int(value) if value.isdecimal() else None
        self.chosen.emit(SurveyDraft(SurveyWay.SPOKEN, mark) if value else None)


def _mark_of(survey: SurveyDraft) -> str:
    return str(survey.mark) if survey.mark else _NO_MARK
