"""A guided conversation: one question at a time in large letters, the way here at the left."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from knowledgebase.article import FirstLine
from knowledgebase.scripts import MAX_CHOICES, ScriptRun
from resources.translations import _
from ui.contacts.choice_button import ChoiceButton
from ui.shared.theme import theme
from ui.shared.widgets.basics import KeyButton, box, boxed, card, clear, label, row, stack_when_narrow
from ui.shared.widgets.sheet import Sheet

_WIDTH = 860
_PATH = 120  # least width of the way here


class ConversationSheet(Sheet):
    """Number keys choose, Backspace goes back; at the end it says what will be filled in.

    Attributes:
        run: how far it came.
        offers: the buttons that can be pressed now, in the order of their numbers.

    Signals:
        moved: the ScriptRun as far as it came.
        held: the ScriptRun at its end, and the FirstLine that the agent chose, or None to decide later.
    """

    moved = Signal(object)
    held = Signal(object, object)

    def __init__(self, window: QWidget, title: str, run: ScriptRun) -> None:
        super().__init__(window, title, _("Guided conversation"), width=_WIDTH)
        self.run = run
        self.offers: list[ChoiceButton] = []
        self._path, self._now = boxed("clear", gap=6), boxed("clear", gap=8)
        self._path.setMinimumWidth(theme().px(_PATH))
        self._columns = row(self._path, self._now, gap=20)
        for place, (part, share) in enumerate(((self._path, 2), (self._now, 5))):
            self._columns.setStretch(place, share)
            self._columns.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        box(self.body).addLayout(self._columns)
        box(self.body).addStretch(1)
        self._back = KeyButton(_("Back"), "⌫")
        self._back.clicked.connect(self.go_back)
        later = KeyButton(_("Go on later"), "Esc")
        later.clicked.connect(self.close_sheet)
        self.set_buttons(later, None, self._back)
        self.on_key(("Backspace",), self.go_back)
        for number in range(1, MAX_CHOICES + 1):
            self.on_key((str(number),), partial(self._press, number - 1))
        self._show()

    def open_sheet(self) -> None:
        """The keyboard begins at the first choice."""
        super().open_sheet()
        self._take_keyboard()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has the way here below the question."""
        super().resizeEvent(event)
        stack_when_narrow(self._columns, self.width())
        if self._columns.direction() is QBoxLayout.Direction.TopToBottom:
            self._columns.setDirection(QBoxLayout.Direction.BottomToTop)

    # show

    def _show(self) -> None:
        clear(box(self._path))
        clear(box(self._now))
        self.offers = []
        self._show_path()
        step = self.run.step
        text = step.text if step else _("That was the last question.")
        asked = label(text, "big", wrap=True)
        _put(self._now, asked)
        if self.run.is_done:
            self._show_end()
        else:
            assert step is not None
            for place, choice in enumerate(step.choices):
                self._offer(choice.label, partial(self._choose, place))
        self._back.setVisible(bool(self.run.path))
        if self.isVisible():
            self._fit()  # at once: a question of which a part is missing flickers
            self._take_keyboard()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(asked, text))

    def _show_path(self) -> None:
        _put(self._path, label(_("So far"), "label"))
        for passed in self.run.path:
            question, answer = (
                label(passed.step.text, "muted", wrap=True),
                label(passed.choice.label, "strong", wrap=True),
            )
            for part in (question, answer):
                _put(self._path, part)
        if not self.run.path:
            _put(self._path, label(_("Nothing is chosen yet."), "muted", wrap=True))

    def _show_end(self) -> None:
        for words, end in _ends(self.run.outcome):
            self._offer(words, partial(self._end, end), end is not None and end is self.run.outcome)
        if self.run.lines:
            filled = card(gap=4)
            box(filled).addWidget(label(_("This comes in the note"), "label"))
            for line in self.run.lines:
                box(filled).addWidget(label(line, wrap=True))
            _put(self._now, filled)

    def _offer(self, words: str, action: Callable[[], None], is_main: bool = False) -> None:
        button = ChoiceButton(len(self.offers) + 1, words, is_main)
        button.clicked.connect(lambda: action())
        self.offers.append(button)
        _put(self._now, button)

    def _take_keyboard(self) -> None:
        if self.offers:
            self.go_to(self.offers[0])

    # tell

    def _press(self, place: int) -> None:
        if place < len(self.offers):
            self.offers[place].click()

    def _choose(self, place: int) -> None:
        self._move(self.run.choose(place))

    def go_back(self) -> None:
        """Ask the last question again."""
        self._move(self.run.back())

    def _move(self, run: ScriptRun) -> None:
        if run != self.run:
            self.run = run
            self._show()
            self.moved.emit(run)

    def _end(self, line: FirstLine | None) -> None:
        self.close_sheet()
        self.held.emit(self.run, line)


def _put(column: QWidget, part: QWidget) -> None:
    """Below what is there, in sight at once: the keyboard cannot go to what is not."""
    box(column).addWidget(part)
    part.show()


def _ends(outcome: FirstLine | None) -> list[tuple[str, FirstLine | None]]:
    """What the agent can do at the end; what the conversation says itself comes first."""
    lines = sorted(FirstLine, key=lambda line: line is not outcome)
    words = {
        FirstLine.ANSWER: _("Fill it in: answered directly"),
        FirstLine.HAND_OFF: _("Fill it in, then hand off"),
    }
    return [*((words[line], line) for line in lines), (_("Only fill it in"), None)]
