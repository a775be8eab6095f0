"""The questions that are asked before a hand-off, as their editor changes them."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from knowledgebase.article import Question, QuestionKind
from knowledgebase.slugs import free_slug
from resources.translations import _
from ui.shared.article_words import question_kind_name
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, card, fill, icon_button, label, row
from ui.shared.widgets.fields import ListField, TextField

Questions = tuple[Question, ...]


class QuestionsForm(QWidget):
    """One card for each question, in the order in which they are asked.

    Signals:
        changed: all Question as typed, a tuple.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        fill(self, True, (0, 0, 0, 0), 6)
        self._questions: Questions = ()
        self._cards: list[_QuestionCard] = []
        self._rows = QWidget(self)
        fill(self._rows, True, (0, 0, 0, 0), 6)
        add = QPushButton(_("+ Question"))
        add.setProperty("role", "link")
        add.setAutoDefault(True)
        add.clicked.connect(self._add)
        box(self).addWidget(label(_("Ask before handing off"), "label"))
        box(self).addWidget(self._rows)
        box(self).addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show these; the same ones in the same order keep their cursor."""
        self._questions = tuple(questions)
        self._fit_cards()
        for shown, question in zip(self._cards, self._questions, strict=True):
            shown.show_question(question)

    def _fit_cards(self) -> None:
        """One for each question; those that are there stay, as making them takes time."""
        while len(self._cards) > len(self._questions):
            gone = self._cards.pop()
            box(self._rows).removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place in range(len(self._cards), len(self._questions)):
            shown = _QuestionCard(is_first=place == 0)
            shown.changed.connect(lambda question, place=place: self._put(place, question))
            shown.gone.connect(lambda place=place: self._take_out(place))
            shown.up.connect(lambda place=place: self._swap(place))
            self._cards.append(shown)
            box(self._rows).addWidget(shown)

    def _put(self, place: int, question: Question) -> None:
        self._tell((*self._questions[:place], question, *self._questions[place + 1 :]))

    def _take_out(self, place: int) -> None:
        self._tell((*self._questions[:place], *self._questions[place + 1 :]))

    def _swap(self, place: int) -> None:
        if place > 0:
            before, this = self._questions[place - 1 : place + 1]
            self._tell((*self._questions[: place - 1], this, before, *self._questions[place + 1 :]))
            self._cards[place - 1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        keys = {question.key for question in self._questions}
        self._tell((*self._questions, Question(free_slug(_("question"), keys.__contains__), "")))
        self._cards[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, questions: Questions) -> None:
        self.show_questions(questions)
        self.changed.emit(questions)


class _QuestionCard(QWidget):
    """One question: how it is asked, how it is answered, and whether it must be.

    Signals:
        changed: the Question as typed.
        gone: it is wanted no more.
        up: it is to be asked earlier.
    """

    changed = Signal(object)
    gone = Signal()
    up = Signal()

    def __init__(self, is_first: bool) -> None:
        super().__init__()
        fill(self, True, (0, 0, 0, 0), 0)
        self._question = Question("", "")
        self._label = TextField(_("Question"))
        self._kind = ListField(_("Answer"), [(kind.value, question_kind_name(kind)) for kind in QuestionKind])
        self._kind.hide_label()
        self._choices = TextField(_("Choices, with commas between them"))
        self._required = QCheckBox(_("must be filled in"))
        self._label.changed.connect(lambda text: self._tell(replace(self._question, label=text)))
        self._kind.changed.connect(lambda kind: self._tell(replace(self._question, kind=QuestionKind(kind))))
        self._choices.changed.connect(lambda text: self._tell(replace(self._question, choices=_split(text))))
        self._required.toggled.connect(lambda on: self._tell(replace(self._question, required=on)))
        self._up, gone = icon_button("chevron-up", _("Ask earlier")), icon_button("trash-2", _("Take the question out"))
        self._up.clicked.connect(self.up)
        if is_first:
            self._up.hide()
        gone.clicked.connect(self.gone)
        self._kind.setFixedWidth(theme().px(150))
        made = card(gap=6)
        box(made).addWidget(self._label)
        box(made).addLayout(row(self._kind, self._required, self._up, gone, None))
        box(made).addWidget(self._choices)
        box(self).addWidget(made)
        self.setFocusProxy(self._label)

    def show_question(self, question: Question) -> None:
        """Show a question."""
        self._question = question
        self._label.set_value(question.label)
        self._kind.set_value(question.kind.value)
        if _split(self._choices.value()) != question.choices:
            self._choices.set_value(", ".join(question.choices))
        self._choices.setVisible(question.kind is QuestionKind.CHOICE)
        self._required.blockSignals(True)
        self._required.setChecked(question.required)
        self._required.blockSignals(False)

    def _tell(self, question: Question) -> None:
        self.show_question(question)
        self.changed.emit(question)


def _split(text: str) -> tuple[str, ...]:
    return tuple(choice for part in text.split(",") if (choice := part.strip()))
