"""One step of a guided conversation, as its editor changes it: what is asked, and the choices."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from knowledgebase.article import FirstLine, Question, ScriptChoice, ScriptStep
from knowledgebase.scripts import ANSWERING, MAX_CHOICES
from resources.translations import _
from ui.editing.script_words import step_name
from ui.shared.article_words import line_name
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, card, clear, fill, icon_button, label, row
from ui.shared.widgets.fields import AreaField, ListField, TextField
from ui.shared.widgets.flow_layout import Flow

NEW_STEP = "\n"  # no key of a step: "a new one"

Choices = tuple[ScriptChoice, ...]
Pairs = Sequence[tuple[str, str]]


class ScriptStepForm(QWidget):
    """Only what is typed changes.

    Signals:
        changed: the ScriptStep as typed.
        step_wanted: position of the choice that must lead to a new step.
    """

    changed = Signal(object)
    step_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        fill(self, True, (0, 0, 0, 0), 8)
        self._step = ScriptStep("", "")
        self._ways: Pairs = ()
        self._is_frozen = False
        self._rows: list[_ChoiceRow] = []
        self.text = AreaField(_("What the agent asks or says"), required=True, lines=3)
        self.text.changed.connect(lambda text: self._tell(replace(self._step, text=text)))
        self._question = ListField(_("Answers the question before a hand-off"), [])
        self._question.changed.connect(lambda key: self._tell(replace(self._step, question=key)))
        self._choices = QWidget()
        fill(self._choices, True, (0, 0, 0, 0), 6)
        self._add = QPushButton(_("+ Choice"))
        self._add.setProperty("role", "link")
        self._add.setAutoDefault(True)
        self._add.clicked.connect(self._add_choice)
        for part in (self.text, label(_("Choices"), "label"), self._choices):
            box(self).addWidget(part)
        box(self).addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        box(self).addWidget(self._question)

    # show

    def show_step(self, step: ScriptStep, script: Sequence[ScriptStep], questions: Sequence[Question]) -> None:
        """Show a step; the same one again keeps its cursor."""
        is_other = step.key != self._step.key
        self._step, self._ways = step, _ways(script)
        self.text.set_value(step.text)
        fitting = [(each.key, each.label) for each in questions if each.kind in ANSWERING]
        known = {key for key, _label in fitting}
        gone = [] if step.question in ("", *known) else [(step.question, _("a question that does not fit"))]
        self._question.set_choices([("", _("none")), *fitting, *gone])
        self._question.set_value(step.question)
        self._question.setVisible(bool(fitting or gone))
        if is_other or len(self._rows) != len(step.choices):
            self._make_rows()
        for shown, choice in zip(self._rows, step.choices, strict=True):
            shown.show_choice(choice, self._ways)
        self._add.setVisible(not self._is_frozen and len(step.choices) < MAX_CHOICES)

    def _make_rows(self) -> None:
        clear(box(self._choices))
        self._rows = [_ChoiceRow(place + 1) for place in range(len(self._step.choices))]
        for place, shown in enumerate(self._rows):
            shown.changed.connect(lambda choice, place=place: self._put(place, choice))
            shown.gone.connect(lambda place=place: self._take_out(place))
            shown.up.connect(lambda place=place: self._swap(place))
            shown.step_wanted.connect(lambda place=place: self.step_wanted.emit(place))
            shown.freeze(self._is_frozen)
            box(self._choices).addWidget(shown)
            shown.show()  # at once: the keyboard cannot go to what is not in sight

    def freeze(self, is_frozen: bool) -> None:
        """Only to be read."""
        self._is_frozen = is_frozen
        self.text.edit.setReadOnly(is_frozen)
        self._question.setEnabled(not is_frozen)
        self._add.setVisible(not is_frozen)
        for shown in self._rows:
            shown.freeze(is_frozen)

    # tell

    def _put(self, place: int, choice: ScriptChoice) -> None:
        choices = self._step.choices
        self._tell(replace(self._step, choices=(*choices[:place], choice, *choices[place + 1 :])))

    def _take_out(self, place: int) -> None:
        choices = self._step.choices
        self._tell(replace(self._step, choices=(*choices[:place], *choices[place + 1 :])))
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _swap(self, place: int) -> None:
        if place > 0:
            choices = self._step.choices
            before, this = choices[place - 1 : place + 1]
            self._tell(replace(self._step, choices=(*choices[: place - 1], this, before, *choices[place + 1 :])))
            self._rows[place - 1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_choice(self) -> None:
        self._tell(replace(self._step, choices=(*self._step.choices, ScriptChoice(""))))
        self._rows[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, step: ScriptStep) -> None:
        self._step = step
        self.changed.emit(step)


class _ChoiceRow(QWidget):
    """One choice: its words, and where it leads.

    Signals:
        changed: the ScriptChoice as typed.
        gone, up: it is wanted no more; it is to stand higher.
        step_wanted: it must lead to a new step.
    """

    changed = Signal(object)
    gone = Signal()
    up = Signal()
    step_wanted = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        fill(self, True, (0, 0, 0, 0), 0)
        self._choice = ScriptChoice("")
        self._label = TextField(_("Choice {number}").format(number=number), maximum=80)
        self._next, self._outcome = ListField(_("Then"), []), ListField(_("At the end"), _outcomes())
        self._label.changed.connect(lambda text: self._tell(replace(self._choice, label=text)))
        self._next.changed.connect(self._lead)
        self._outcome.changed.connect(
            lambda value: self._tell(replace(self._choice, outcome=FirstLine(value) if value else None))
        )
        self._next.setFixedWidth(theme().px(230))
        self._outcome.setFixedWidth(theme().px(180))
        up, gone = icon_button("chevron-up", _("Higher")), icon_button("trash-2", _("Take the choice out"))
        up.clicked.connect(self.up)
        gone.clicked.connect(self.gone)
        self._buttons = (up, gone)
        leads, made = Flow(theme().px(8)), card(gap=6)
        leads.show_widgets([self._next, self._outcome])
        line = row(self._label, up, gone, gap=2)
        for button in self._buttons:
            line.setAlignment(button, Qt.AlignmentFlag.AlignBottom)
        box(made).addLayout(line)
        box(made).addWidget(leads)
        box(self).addWidget(made)
        self.setFocusProxy(self._label)

    def show_choice(self, choice: ScriptChoice, ways: Pairs) -> None:
        """Show a choice; `ways` are the steps it can lead to."""
        self._choice = choice
        self._label.set_value(choice.label)
        known = {value for value, _words in ways}
        gone = [] if choice.next in ("", *known) else [(choice.next, _("a step that is gone"))]
        self._next.set_choices([("", _("end of the conversation")), *ways, *gone, (NEW_STEP, _("a new step …"))])
        self._next.set_value(choice.next)
        self._outcome.set_value(choice.outcome or "")
        self._outcome.setVisible(not choice.next)

    def freeze(self, is_frozen: bool) -> None:
        """Only to be read."""
        self._label.edit.setReadOnly(is_frozen)
        for part in (self._next, self._outcome, *self._buttons):
            part.setEnabled(not is_frozen)

    def _lead(self, key: str) -> None:
        if key == NEW_STEP:
            self._next.set_value(self._choice.next)
            self.step_wanted.emit()
        else:
            self._tell(replace(self._choice, next=key, outcome=None if key else self._choice.outcome))

    def _tell(self, choice: ScriptChoice) -> None:
        self._choice = choice
        self.changed.emit(choice)


def _ways(script: Sequence[ScriptStep]) -> Pairs:
    return [(step.key, step_name(position, step)) for position, step in enumerate(script)]


def _outcomes() -> Pairs:
    return [("", _("the agent decides")), *((line.value, line_name(line)) for line in FirstLine)]
