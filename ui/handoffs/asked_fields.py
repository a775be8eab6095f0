"""The fields for what the back office asks; short ones stand beside each other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from knowledgebase.article import Question
from ui.handoffs.question_field import is_short, question_field
from ui.shared.theme import theme
from ui.shared.widgets.basics import clear, row
from ui.shared.widgets.fields import Field


class AskedFields(QWidget):
    """Asks the questions of article, product and unit; Tab comes here from the field before.

    Signals:
        answer_changed: key and value.
    """

    answer_changed = Signal(str, str)

    def __init__(self, before: QWidget) -> None:
        super().__init__()
        self._before = before
        self.fields: dict[str, Field] = {}
        self._questions: tuple[Question, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(10))

    def show_questions(self, questions: tuple[Question, ...], papers: Sequence[str]) -> None:
        """Ask these; the same ones again leave what is typed and its cursor alone."""
        if questions == self._questions:
            return
        self._questions = questions
        clear(self._column)
        self.setVisible(bool(questions))
        self.fields = {f"answer:{question.key}": self._field(question, papers) for question in questions}
        waiting: Field | None = None
        for question, field in zip(questions, self.fields.values(), strict=True):
            if waiting is not None and is_short(question):
                self._add(waiting, field)
                waiting = None
                continue
            if waiting is not None:
                self._add(waiting)
            waiting = field
            if not is_short(question):
                self._add(field)
                waiting = None
        if waiting is not None:
            self._add(waiting)
        self._order_keys()

    def _order_keys(self) -> None:
        """Fields that were made later stand at the end of the order of Tab: bring them to where they are seen."""
        before = self._before
        for field in self.fields.values():
            for part in (field.editor, *field.editor.findChildren(QWidget)):
                here = part.window() is self.window()  # the list of a combo box is a window of its own
                if here and part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None:
                    QWidget.setTabOrder(before, part)
                    before = part

    def _field(self, question: Question, papers: Sequence[str]) -> Field:
        field = question_field(question, papers)
        field.changed.connect(lambda value: self.answer_changed.emit(question.key, value))
        field.setObjectName(question.kind.value)
        return field

    def _add(self, *fields: Field) -> None:
        if len(fields) == 1:
            self._column.addWidget(fields[0])
            return
        beside = row(*fields, gap=10)
        beside.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(beside)

    def show_answers(self, answers: Sequence[tuple[str, str]]) -> None:
        """Show what was typed, by key."""
        for key, value in answers:
            if field := self.fields.get(f"answer:{key}"):
                field.set_value(value)
