"""Writing a guided conversation: its steps at the left, the chosen one at the right, what is wrong below."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QListWidget, QPushButton, QWidget

from knowledgebase.article import Question, ScriptStep
from knowledgebase.scripts import script_problems
from knowledgebase.slugs import free_slug
from resources.translations import _
from ui.editing.script_step_form import ScriptStepForm
from ui.editing.script_words import problem_sentence, step_name
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, boxed, fill, icon_button, label, row

Script = tuple[ScriptStep, ...]

_SIDE_BY_SIDE = 520  # width at 100 % text from which the list stands beside the step
_LIST, _ROW = 200, 31
_NO_LIMIT = (1 << 24) - 1  # as Qt has it in QWIDGETSIZE_MAX


class ScriptEditor(QWidget):
    """The first step begins the conversation.

    Signals:
        changed: every ScriptStep as typed, a tuple.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        fill(self, True, (0, 0, 0, 0), 6)
        self._script: Script = ()
        self._questions: tuple[Question, ...] = ()
        self._at = 0
        self._is_frozen = False
        self.list, self.form = QListWidget(), ScriptStepForm()
        self.list.setAccessibleName(_("Steps of the conversation"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._choose)
        self.form.changed.connect(self._put)
        self.form.step_wanted.connect(self._lead_on)
        self._problems = label("", "error", wrap=True)
        self._explanation = label(
            _("Question by question for new agents. What they choose is filled in for them."), "muted", wrap=True
        )
        self._columns = QHBoxLayout()
        self._columns.setSpacing(theme().px(10))
        self._left = self._build_list()
        self._columns.addWidget(self._left, 0, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(self.form, 1, Qt.AlignmentFlag.AlignTop)
        box(self).addWidget(label(_("Guided conversation"), "heading"))
        box(self).addWidget(self._explanation)
        box(self).addLayout(self._columns)
        box(self).addWidget(self._problems)
        self._show()

    def _build_list(self) -> QWidget:
        left = boxed("clear", gap=4)
        self._add = QPushButton(_("+ Step"))
        self._add.setProperty("role", "link")
        self._add.setAutoDefault(True)
        self._add.clicked.connect(self._add_step)
        up, down = icon_button("chevron-up", _("Step higher")), icon_button("chevron-down", _("Step lower"))
        gone = icon_button("trash-2", _("Take the step out"))
        up.clicked.connect(lambda: self._move(-1))
        down.clicked.connect(lambda: self._move(1))
        gone.clicked.connect(self._take_out)
        self._moving = (up, down, gone)
        box(left).addWidget(self.list)
        box(left).addLayout(row(self._add, None, up, down, gone, gap=2))
        return left

    # show

    def set_script(self, steps: Sequence[ScriptStep], questions: Sequence[Question]) -> None:
        """Show these steps; `questions` are those of the article. The same ones again keep the cursor."""
        is_other = [step.key for step in steps] != [step.key for step in self._script]
        self._script, self._questions = tuple(steps), tuple(questions)
        if is_other:
            self._at = 0
        self._show()

    def script(self) -> Script:
        """The steps as typed."""
        return self._script

    def freeze(self, is_frozen: bool) -> None:
        """Only to be read."""
        self._is_frozen = is_frozen
        self.form.freeze(is_frozen)
        self._show()

    def _show(self) -> None:
        self._at = max(0, min(self._at, len(self._script) - 1))
        names = [step_name(position, step) for position, step in enumerate(self._script)]
        self.list.blockSignals(True)
        self._show_names(names)
        self.list.setCurrentRow(self._at if names else -1)
        self.list.blockSignals(False)
        for part in (self.list, self.form):
            part.setVisible(bool(names))
        self._add.setVisible(not self._is_frozen)
        for button in self._moving:
            button.setVisible(bool(names) and not self._is_frozen)
        if names:
            self.form.show_step(self._script[self._at], self._script, self._questions)
        problems = script_problems(self._script, self._questions)
        self._problems.setText("\n".join(problem_sentence(problem, self._script) for problem in problems))
        self._problems.setVisible(bool(problems))
        self._explanation.setVisible(not names)
        self._place()

    def _show_names(self, names: list[str]) -> None:
        while self.list.count() > len(names):
            self.list.takeItem(self.list.count() - 1)
        self.list.addItems(names[self.list.count() :])
        for place, name in enumerate(names):
            self.list.item(place).setText(name)
            self.list.item(place).setToolTip(self._script[place].text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow form has the list above the step."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        is_wide = self.width() >= theme().px(_SIDE_BY_SIDE)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
        self._left.setMinimumWidth(theme().px(_LIST) if is_wide else 0)
        self._left.setMaximumWidth(theme().px(_LIST) if is_wide else _NO_LIMIT)
        top, left = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignLeft
        self._columns.setAlignment(self._left, top | left if is_wide else top)
        lines = min(max(self.list.count(), 3), 12 if is_wide else 4)
        self.list.setFixedHeight(theme().px(_ROW * lines))

    # tell

    def _choose(self, position: int) -> None:
        if position >= 0:
            self._at = position
            self._show()

    def _put(self, step: ScriptStep) -> None:
        self._tell((*self._script[: self._at], step, *self._script[self._at + 1 :]))

    def _add_step(self) -> None:
        self._at = len(self._script)
        self._tell((*self._script, self._new_step()))
        self.form.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lead_on(self, place: int) -> None:
        """A new step, to which the choice at `place` leads."""
        new, step = self._new_step(), self._script[self._at]
        choice = replace(step.choices[place], next=new.key, outcome=None)
        changed = replace(step, choices=(*step.choices[:place], choice, *step.choices[place + 1 :]))
        script = (*self._script[: self._at], changed, *self._script[self._at + 1 :], new)
        self._at = len(script) - 1
        self._tell(script)
        self.form.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_step(self) -> ScriptStep:
        keys = {step.key for step in self._script}
        return ScriptStep(free_slug(_("step"), keys.__contains__), "")

    def _take_out(self) -> None:
        self._tell((*self._script[: self._at], *self._script[self._at + 1 :]))
        (self.list if self._script else self._add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, by: int) -> None:
        to = self._at + by
        if 0 <= to < len(self._script):
            script = list(self._script)
            script[self._at], script[to] = script[to], script[self._at]
            self._at = to
            self._tell(tuple(script))

    def _tell(self, script: Script) -> None:
        self._script = script
        self._show()
        self.changed.emit(script)
